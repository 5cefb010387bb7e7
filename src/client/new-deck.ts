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

/** Has to be called before anything plays the slides: what a player writes into them would count as a change. */
export function newDeck(root: HTMLElement): NewDeck {
  const page = document.documentElement
  let title = document.title
  /** Each slide's markup as it was written. */
  let written: ReadonlyMap<HTMLElement, string> = new Map(slidesIn(root).map((slide) => [slide, markupOf(slide)]))
  return {
    take: (text, shelf) => {
      const newer = new DOMParser().parseFromString(text, 'text/html')
      const { lectern, build } = newer.documentElement.dataset
      if (build === undefined || lectern !== page.dataset.lectern) return null
      const edition = slidesOf(newer, shelf.slides, written)
      if (edition === null) return null
      // A view may have put words of its own around the title.
      const older = title
      title = newer.title
      document.title = document.title.replace(older, () => title)
      takeAttributes(newer.documentElement, page)
      for (const style of newer.querySelectorAll<HTMLElement>('style[data-part]')) takeStyle(style)
      takeShapes(newer)
      for (const slide of edition.keys()) if (!written.has(slide)) prepareSteps(slide)
      written = edition
      shelf.replace([...edition.keys()])
      return build
    },
  }
}

function slidesIn(page: ParentNode): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('.slides > section')]
}

/** Without the places in the source, which move with every word before them and are shown nowhere. */
function markupOf(slide: HTMLElement): string {
  return slide.outerHTML.replace(/<[^>]+>/g, (tag) => tag.replace(/ data-(?:from|to|line)="\d+"/g, ''))
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
  const own = [...document.querySelectorAll('body > svg.glyphs')]
  const theirs = [...newer.querySelectorAll('body > svg.glyphs')]
  const markup = (shapes: readonly Element[]) => shapes.map((shape) => shape.outerHTML).join('')
  if (markup(own) === markup(theirs)) return
  for (const shape of own) shape.remove()
  document.body.prepend(...theirs.map((shape) => document.adoptNode(shape)))
}

/** The slides of the newer edition with their markup, in its order: those that are there already, as they are. Null where one is missing. */
function slidesOf(
  newer: Document,
  old: readonly HTMLElement[],
  written: ReadonlyMap<HTMLElement, string>,
): ReadonlyMap<HTMLElement, string> | null {
  const byId = new Map(old.map((slide) => [slide.id, slide]))
  const slides = new Map<HTMLElement, string>()
  for (const slide of slidesIn(newer)) {
    const own = byId.get(slide.id)
    const ownMarkup = own === undefined ? undefined : written.get(own)
    const markup = isKept(slide) ? ownMarkup : markupOf(slide)
    if (markup === undefined) return null
    if (own !== undefined && ownMarkup === markup) slides.set(own, markup)
    else slides.set(document.adoptNode(slide), markup)
  }
  return slides
}

/** Only its place is in the edition: it is what it was. */
function isKept(part: HTMLElement): boolean {
  return 'kept' in part.dataset
}
