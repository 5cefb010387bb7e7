// What the previews are made of: the slides of the page, taken out of it, so that no id stands twice in the document.

import { type SlideSize, slideSize } from '../slide-size.ts'
import { prepareSteps } from '../steps.ts'

export interface Material {
  readonly slides: readonly HTMLElement[]
  readonly size: SlideSize
  /** A newer deck has come. */
  replace(slides: readonly HTMLElement[]): void
  onReplace(listener: () => void): void
}

export function materialOf(root: HTMLElement): Material {
  prepareSteps(root)
  let slides: readonly HTMLElement[] = [...root.querySelectorAll<HTMLElement>('.slides > section')]
  let size = slideSize()
  root.remove()
  const listeners: (() => void)[] = []
  return {
    get slides() {
      return slides
    },
    get size() {
      return size
    },
    replace: (newer) => {
      slides = newer
      size = slideSize()
      for (const listener of listeners) listener()
    },
    onReplace: (listener) => listeners.push(listener),
  }
}
