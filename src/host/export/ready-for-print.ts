// Runs in the page, sent there as text.

export interface Bookmark {
  readonly title: string
  /** Opens a part of the deck: what follows is below it. */
  readonly opensPart: boolean
  /** Stands beside the parts, not in one. */
  readonly standsAlone: boolean
}

/**
 * Takes off what hides slides from a printer and from the tags, points links at the slides themselves, and reads the
 * titles. The player leaves `hidden` and `aria-hidden` on every slide but one; its links begin with `#/`, which names
 * no element.
 */
export function readyForPrint(): readonly Bookmark[] {
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
    drawing?.setAttribute('aria-label', formula.querySelector('annotation')?.textContent ?? '')
  }
  return [...document.querySelectorAll('.slides > section')].map((slide, index) => {
    slide.removeAttribute('hidden')
    slide.removeAttribute('aria-hidden')
    const layout = slide.getAttribute('data-layout') ?? ''
    const heading = slide.querySelector('h1, h2.title, h2')?.cloneNode(true) as Element | undefined
    for (const formula of heading?.querySelectorAll('.formula') ?? [])
      formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '')
    const title = (heading?.textContent ?? '').replace(/\s+/g, ' ').trim()
    return {
      title: title || slide.getAttribute('aria-label') || String(index + 1),
      opensPart: layout === 'section',
      standsAlone: ['title', 'agenda', 'closing'].includes(layout),
    }
  })
}
