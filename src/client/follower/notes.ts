// A follower's own notes, slide by slide: they stay on the device, and can be taken home as a file.

import { download } from '../download.ts'
import { element } from '../element.ts'
import type { Player } from '../player.ts'
import { titleOf } from '../title-of.ts'
import { type Sheet, sheet } from './sheet.ts'
import type { FollowerWords } from './words.ts'

export function notesSheet(player: Player, words: FollowerWords): Sheet {
  const kept = keptNotes(`lectern-notes ${document.title}`)
  const label = element(document, 'div', { class: 'sheet-label', id: 'notes-slide' })
  const text = element(document, 'textarea', { rows: '6', 'aria-labelledby': 'notes-slide' })
  const take = element(document, 'button', { type: 'button', class: 'plain' }, words.download)
  const hint = element(document, 'p', { class: 'sheet-hint' }, words.notesHint)
  const slideNow = () => player.slides[player.current()]
  text.addEventListener('input', () => kept.keep(slideNow()?.id ?? '', text.value))
  take.addEventListener('click', () => {
    const parts = player.slides.flatMap((slide, index) => {
      const note = kept.of(slide.id)
      return note === '' ? [] : [`## ${index + 1}. ${titleOf(slide)}\n\n${note}`]
    })
    download(`# ${document.title}\n\n${parts.join('\n\n')}\n`, 'text/markdown', 'notes.md')
  })
  const made = sheet(words.notes, words.close, label, text, hint, take)
  return {
    ...made,
    open: () => {
      const slide = slideNow()
      label.textContent = `${player.current() + 1}. ${slide === undefined ? '' : titleOf(slide)}`
      text.value = kept.of(slide?.id ?? '')
      made.open()
      text.focus()
    },
  }
}

interface KeptNotes {
  of(slide: string): string
  keep(slide: string, note: string): void
}

/** On the device where it lets us; else as long as the page is open. */
function keptNotes(name: string): KeptNotes {
  const notes = new Map<string, string>(Object.entries(stored(name)))
  return {
    of: (slide) => notes.get(slide) ?? '',
    keep: (slide, note) => {
      if (note === '') notes.delete(slide)
      else notes.set(slide, note)
      try {
        localStorage.setItem(name, JSON.stringify(Object.fromEntries(notes)))
      } catch {
        // A private window may have no place for it.
      }
    },
  }
}

function stored(name: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '{}') as Readonly<Record<string, string>>
  } catch {
    return {}
  }
}
