// A newer edition of the deck takes the place of the one that is shown, without loading the page again: only what changed is changed.

import { prepareSteps } from './steps.ts'

/** Where the slides are: a player, or the material of a speaker view. */
export interface Shelf {
  readonly slides: readonly HTMLElement[]
  replace(slides: readonly HTMLElement[]): void
}

export interface NewDeck {
  /**
   * Takes over a newer edition, as `render/edition.ts` writes it, and gives its build; slides that did not change stay the very same
   * elements. Null where it does not go with this page, whose script and markup belong together: then nothing is changed, and the page
   * has to be loaded again.
   */
  take(text: string, shelf: Shelf): string | null
}

/** Has to be called before a view puts words of its own around the title. */
export function newDeck(): NewDeck {
  const page = document.documentElement
  let { title } = document
  return {
    take: (text, shelf) => {
      const newer = new DOMParser().parseFromString(text, 'text/html')
      const { lectern, build } = newer.documentElement.dataset
      if (build === undefined || lectern !== page.dataset.lectern) return null
      const slides = slidesOf(newer, shelf.slides)
      if (slides === null) return null
      const older = title
      title = newer.title
      document.title = document.title.replace(older, () => title)
      takeAttributes(newer.documentElement, page)
      for (const style of newer.querySelectorAll<HTMLElement>('style[data-part]')) takeStyle(style)
      takeShapes(newer)
      shelf.replace(slides)
      return build
    },
  }
}

/** The attributes of the root that are this window's, whatever a page says. */
const OWN: ReadonlySet<string> = new Set(['class', 'style', 'data-scheme', 'data-role', 'data-build'])

function takeAttributes(from: HTMLElement, to: HTMLElement): void {
  for (const { name } of [...to.attributes]) if (!OWN.has(name) && !from.hasAttribute(name)) to.removeAttribute(name)
  for (const { name, value } of from.attributes)
    if (!OWN.has(name) && to.getAttribute(name) !== value) to.setAttribute(name, value)
}

function takeStyle(style: HTMLElement): void {
  const own = document.querySelector(`style[data-part="${style.dataset.part}"]`)
  // A style that is written again is read again, and fonts flicker.
  if (own !== null && own.textContent !== style.textContent) own.textContent = style.textContent
}

/** The shapes of formulas, pictures that stand on several slides, the author's mark. */
function takeShapes(newer: Document): void {
  if (isKept(newer.body)) return
  for (const shape of document.querySelectorAll('body > svg.glyphs')) shape.remove()
  const shapes = [...newer.querySelectorAll('body > svg.glyphs')]
  document.body.prepend(...shapes.map((shape) => document.adoptNode(shape)))
}

/** The slides of the newer edition, in its order; those of which only the place is in it are the very same elements. Null where one is missing. */
function slidesOf(newer: Document, old: readonly HTMLElement[]): readonly HTMLElement[] | null {
  const byId = new Map(old.map((slide) => [slide.id, slide]))
  const slides: HTMLElement[] = []
  for (const slide of newer.querySelectorAll<HTMLElement>('.slides > section')) {
    const own = isKept(slide) ? byId.get(slide.id) : document.adoptNode(slide)
    if (own === undefined) return null
    if (own === slide) prepareSteps(slide)
    slides.push(own)
  }
  return slides
}

/** Only its place is in the edition: it is what it was. */
function isKept(part: HTMLElement): boolean {
  return 'kept' in part.dataset
}
