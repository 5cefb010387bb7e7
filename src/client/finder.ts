// Finds a slide by words of its title, of what it shows and of what is only said: a field, and a list under it.

import { element } from './element.ts'
import { numberOf } from './slide-numbers.ts'
import { sourceText } from './speaker/source-text.ts'
import { titleOf } from './title-of.ts'
import type { Words } from './words.ts'

export interface Finder {
  isOpen(): boolean
  close(): void
  toggle(): void
}

interface Entry {
  readonly index: number
  readonly number: string
  readonly title: string
  readonly text: string
}

/** More nobody reads. */
const MOST = 12
/** Around what was found, in characters. */
const AROUND = 28

export function finderOf(slides: () => readonly HTMLElement[], words: Words, show: (index: number) => void): Finder {
  const list = element(document, 'ul', { id: 'finder-list', role: 'listbox', 'aria-label': words.overview })
  const field = element(document, 'input', {
    type: 'search',
    role: 'combobox',
    'aria-label': words.find,
    'aria-controls': 'finder-list',
    'aria-expanded': 'true',
    'aria-autocomplete': 'list',
    placeholder: words.find,
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const dialog = element(document, 'dialog', { class: 'finder', 'aria-label': words.find }, field, list)
  document.body.append(dialog)
  let entries: readonly Entry[] = []
  let at = 0

  const close = () => {
    dialog.close()
    // A hidden field keeps the focus until the next frame, and a key that is pressed before it would be taken for writing.
    field.blur()
  }
  const choose = (index: number) => {
    close()
    show(index)
  }
  const mark = (to: number) => {
    const options = [...list.children]
    if (options.length === 0) return field.removeAttribute('aria-activedescendant')
    at = (to + options.length) % options.length
    for (const [place, option] of options.entries()) option.setAttribute('aria-selected', String(place === at))
    field.setAttribute('aria-activedescendant', options[at]?.id ?? '')
    options[at]?.scrollIntoView({ block: 'nearest' })
  }
  const search = () => {
    const found = foundIn(entries, field.value)
    list.replaceChildren(
      ...found.map(({ index, number, title, text }) => {
        const around = snippet(text, field.value)
        const option = element(
          document,
          'li',
          { role: 'option', id: `finder-${index}` },
          element(document, 'b', {}, number),
          element(document, 'span', {}, title || around),
          ...(around === '' || title === '' ? [] : [element(document, 'small', {}, around)]),
        )
        option.addEventListener('click', () => choose(index))
        return option
      }),
    )
    mark(0)
  }
  field.addEventListener('input', search)
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown') mark(at + 1)
    else if (event.key === 'ArrowUp') mark(at - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter') {
      const id = list.children[at]?.id
      if (id !== undefined) choose(Number(id.replace('finder-', '')))
    } else return
    event.preventDefault()
  })
  dialog.addEventListener('click', (event) => event.target === dialog && close())

  return {
    isOpen: () => dialog.open,
    close,
    toggle: () => {
      if (dialog.open) return close()
      entries = slides().map((slide, index, all) => ({
        index,
        number: numberOf(all, index),
        title: titleOf(slide),
        text: textOf(slide),
      }))
      field.value = ''
      search()
      dialog.showModal()
      field.focus()
    },
  }
}

function textOf(slide: HTMLElement): string {
  return sourceText(slide)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
}

/** The same for wide and narrow forms, for large and small letters. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** A number is that of a slide; of words all must be there. Those in titles come first. */
function foundIn(entries: readonly Entry[], asked: string): readonly Entry[] {
  const wanted = folded(asked).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return entries.slice(0, MOST)
  const asNumber = asked.trim()
  const has = (text: string) => wanted.every((word) => folded(text).includes(word))
  const inTitles = entries.filter(({ number, title }) => number === asNumber || has(title))
  const inTexts = entries.filter((entry) => !inTitles.includes(entry) && has(`${entry.title} ${entry.text}`))
  return [...inTitles, ...inTexts].slice(0, MOST)
}

function snippet(text: string, asked: string): string {
  const [word] = folded(asked).split(/\s+/).filter(Boolean)
  const place = word === undefined ? -1 : folded(text).indexOf(word)
  if (place < 0) return ''
  const start = Math.max(0, place - AROUND)
  return `${start > 0 ? '… ' : ''}${text.slice(start, place + (word?.length ?? 0) + AROUND).trim()} …`
}
