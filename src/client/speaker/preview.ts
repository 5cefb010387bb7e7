import type { Position } from '../../session/event.ts'
import { element } from '../element.ts'
import { type Ink, inkOf } from '../projector/ink.ts'
import { setStep } from '../steps.ts'
import { titleOf } from '../title-of.ts'
import type { Material } from './material.ts'

export interface Preview {
  readonly box: HTMLElement
  /** Over the slide; drawn anew where the slides have another size. */
  ink(): Ink
  /** Shows a copy of a slide at a step, or nothing after the last one. */
  show(place: Position | null): void
}

/** A slide in small, as the theme draws it. */
export function preview(material: Material, empty: string): Preview {
  const slides = element(document, 'div', { class: 'slides' })
  const reveal = element(document, 'div', { class: 'reveal', inert: '', 'aria-hidden': 'true' }, slides)
  const box = element(document, 'div', { class: 'preview', role: 'img' }, reveal)
  let ink = inkOf(material.size)
  let shown: HTMLElement | null = null
  let copy: HTMLElement | null = null
  const rescale = () => {
    box.style.aspectRatio = `${material.size.width} / ${material.size.height}`
    box.style.setProperty('--preview-scale', String(box.clientWidth / material.size.width))
  }
  new ResizeObserver(rescale).observe(box)
  rescale()
  material.onReplace(() => {
    shown = null
    ink = inkOf(material.size)
    rescale()
  })
  return {
    box,
    ink: () => ink,
    show: (place) => {
      const slide = place === null ? null : (material.slides[place.index] ?? null)
      box.setAttribute('aria-label', slide === null ? empty : titleOf(slide) || slide.id)
      box.dataset.empty = slide === null ? empty : ''
      if (slide !== shown || copy === null) {
        copy = slide === null ? null : copyOf(slide)
        slides.replaceChildren(...(copy === null ? [] : [copy]), ink.layer)
        shown = slide
      }
      if (copy !== null && place !== null) setStep(copy, place.step)
    },
  }
}

function copyOf(slide: HTMLElement): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement
  copy.className = 'present'
  for (const aside of copy.querySelectorAll('aside.source, aside.leader')) aside.remove()
  return copy
}
