// Runs in the page, sent there as text.

import type { Bookmark } from '../pdf/outline-tree.ts'

export interface PrintWish {
  /** A page for each step of a slide, instead of one that shows them all. */
  readonly steps: boolean
  /** Stands before the text alternative of a formula, so that it is told from a figure's. */
  readonly formulaMark: string
}

export interface ReadyPages {
  /** How many there are. */
  readonly slides: number
  /** One for each slide that has a title. */
  readonly bookmarks: readonly Bookmark[]
  /** One a page: the number of the slide and, where it has steps, of the step. */
  readonly labels: readonly string[]
}

/**
 * Takes off what hides slides from a printer and from the tags, points links at the slides themselves, and reads the
 * titles. The player leaves `hidden` and `aria-hidden` on every slide but one; its links begin with `#/`, which names
 * no element. What stands at the foot of every slide is not read aloud.
 */
export function readyForPrint({ steps, formulaMark }: PrintWish): ReadyPages {
  document.querySelector('[role="application"]')?.removeAttribute('role')
  for (const link of document.querySelectorAll('a[href^="#/"]')) {
    link.setAttribute('href', `#${link.getAttribute('href')?.slice(2)}`)
  }
  for (const fragment of document.querySelectorAll('.fragment')) fragment.classList.add('visible')
  // On paper MathML is not there to be read aloud: the drawing says itself.
  for (const formula of document.querySelectorAll('.formula')) {
    const drawing = formula.querySelector('svg')
    drawing?.removeAttribute('aria-hidden')
    drawing?.setAttribute('role', 'img')
    drawing?.setAttribute('aria-label', formulaMark + (formula.querySelector('annotation')?.textContent ?? ''))
  }
  for (const foot of document.querySelectorAll('.slides > section > .foot')) foot.setAttribute('aria-hidden', 'true')
  // The browser gives no tag to a cell without a word, and the cells beside it would be read under the wrong headers.
  for (const cell of document.querySelectorAll('.slides td:empty, .slides th:empty')) cell.append('\u00a0')
  const bookmarks: Bookmark[] = []
  const labels: string[] = []
  const slides = [...document.querySelectorAll('.slides > section')]
  for (const [index, slide] of slides.entries()) {
    slide.removeAttribute('hidden')
    slide.removeAttribute('aria-hidden')
    const heading = slide.querySelector('h1, h2.title, h2')?.cloneNode(true) as Element | undefined
    for (const formula of heading?.querySelectorAll('.formula') ?? [])
      formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '')
    const title = (heading?.textContent ?? '').replace(/\s+/g, ' ').trim()
    const depth = Number(slide.getAttribute('data-depth') ?? 1)
    if (title !== '') bookmarks.push({ title, page: labels.length, depth })
    const pages = steps ? stepped(slide) : 1
    for (let page = 1; page <= pages; page++) labels.push(pages === 1 ? String(index + 1) : `${index + 1}.${page}`)
  }
  return { slides: slides.length, bookmarks, labels }

  /** Puts copies of a slide after it, each a step further, and answers how many there are then. */
  function stepped(slide: Element): number {
    const counts = [...slide.querySelectorAll('pre[data-steps]')].map((code) => Number(code.getAttribute('data-steps')))
    const pages = 1 + counts.reduce((sum, count) => sum + count - 1, 0)
    if (pages === 1) return 1
    const copies = Array.from({ length: pages - 1 }, () => slide.cloneNode(true) as Element)
    slide.after(...copies)
    for (const copy of copies) for (const named of [copy, ...copy.querySelectorAll('[id]')]) named.removeAttribute('id')
    for (const [page, one] of [slide, ...copies].entries()) {
      let left = page
      for (const [index, code] of [...one.querySelectorAll('pre[data-steps]')].entries()) {
        const done = Math.min(left, (counts[index] ?? 1) - 1)
        left -= done
        code.classList.add('stepping')
        for (const line of code.querySelectorAll('.line'))
          line.classList.toggle('now', (line.getAttribute('data-in') ?? '').split(' ').includes(String(done + 1)))
      }
    }
    return pages
  }
}
