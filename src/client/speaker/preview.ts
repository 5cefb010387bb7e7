import { element } from '../element.ts'
import type { Player } from '../player.ts'
import { titleOf } from '../title-of.ts'

export interface Preview {
  readonly box: HTMLElement
  /** Shows a copy of a slide, or nothing after the last one. */
  show(slide: HTMLElement | undefined): void
}

/** A slide in small, as the theme draws it. */
export function preview(view: Window & typeof globalThis, size: Player['size'], empty: string): Preview {
  const slides = element(view.document, 'div', { class: 'slides' })
  const reveal = element(view.document, 'div', { class: 'reveal', inert: '', 'aria-hidden': 'true' }, slides)
  const box = element(view.document, 'div', { class: 'preview', role: 'img' }, reveal)
  box.style.aspectRatio = `${size.width} / ${size.height}`
  const fit = () => box.style.setProperty('--preview-scale', String(box.clientWidth / size.width))
  new view.ResizeObserver(fit).observe(box)
  return {
    box,
    show: (slide) => {
      box.setAttribute('aria-label', slide === undefined ? empty : titleOf(slide) || slide.id)
      box.dataset.empty = slide === undefined ? empty : ''
      slides.replaceChildren(...(slide === undefined ? [] : [copyOf(slide, view.document)]))
    },
  }
}

function copyOf(slide: HTMLElement, owner: Document): HTMLElement {
  const copy = owner.importNode(slide, true)
  for (const trace of ['hidden', 'aria-hidden', 'inert', 'style']) copy.removeAttribute(trace)
  copy.className = 'present'
  for (const aside of copy.querySelectorAll('aside.source, aside.leader')) aside.remove()
  return copy
}
