// A figure over the whole window: by a click on it, or by a key for the first one of the slide.

import { element } from './element.ts'
import type { Words } from './words.ts'

export interface Zoom {
  isOpen(): boolean
  close(): void
  /** The first figure of a slide; closes where one is open. */
  toggle(slide: HTMLElement): void
}

const FIGURES = 'figure[data-figure="drawn"]'

/** `mayOpen` says no where a click means something else, as in the overview. */
export function zoomIn(root: HTMLElement, words: Words, mayOpen: () => boolean): Zoom {
  const dialog = element(document, 'dialog', { class: 'zoom', 'aria-label': words.figure, tabindex: '-1' })
  document.body.append(dialog)
  const close = () => dialog.close()
  dialog.addEventListener('click', close)
  dialog.addEventListener('close', () => dialog.replaceChildren())
  const open = (figure: Element) => {
    const copies = [...figure.children]
      .filter((child) => child.localName !== 'figcaption')
      .map((child) => child.cloneNode(true) as HTMLElement)
    const [first] = copies
    if (first === undefined) return
    // Rows of pictures keep their shape; a picture alone has its own.
    const { width, height } = figure.querySelector('img, svg, .rows-of-pictures')?.getBoundingClientRect() ?? {
      width: 1,
      height: 1,
    }
    dialog.style.setProperty('--ratio', String(width / height))
    dialog.replaceChildren(...copies)
    dialog.showModal()
    dialog.focus()
  }
  root.addEventListener('click', ({ target }) => {
    const figure = target instanceof Element && target.closest('a') === null ? target.closest(FIGURES) : null
    // Who marks the words of a drawing does not ask for it to grow.
    if (figure !== null && mayOpen() && String(getSelection()) === '') open(figure)
  })
  return {
    isOpen: () => dialog.open,
    close,
    toggle: (slide) => {
      if (dialog.open) return close()
      const figure = slide.querySelector(FIGURES)
      if (figure !== null) open(figure)
    },
  }
}
