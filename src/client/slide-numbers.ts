// Slides of a page by the numbers that everybody calls them by.

import { slideNames } from '../session/slide-names.ts'

type Slides = readonly HTMLElement[]

const opensTopic = (slide: HTMLElement) => slide.dataset.topic !== undefined

/** How many slides have a number of their own. */
export function numberedOf(slides: Slides): number {
  return slides.filter((slide) => !opensTopic(slide)).length
}

/** `12`, or `12+` for one that only the leader has; `index` counts from 0. */
export function numberOf(slides: Slides, index: number): string {
  return slideNames(slides, opensTopic)[index] ?? ''
}

/** The index of the slide that is called so; the nearest there is. */
export function indexOfNumber(slides: Slides, number: number): number {
  const wanted = Math.min(Math.max(1, number), numberedOf(slides))
  return Math.max(0, slideNames(slides, opensTopic).indexOf(String(wanted)))
}
