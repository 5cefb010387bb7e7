// Places of a deck, step by step: a slide counts as many of them as it has steps.

import type { Position } from '../session/event.ts'
import { stepsOf } from './steps.ts'

type Slides = readonly HTMLElement[]

/** The place one step on; where the deck ends it is the same. */
export function placeAfter(slides: Slides, { index, step }: Position): Position {
  const slide = slides[index]
  if (slide !== undefined && step < stepsOf(slide)) return placeAt(slides, index, step + 1)
  return index + 1 < slides.length ? placeAt(slides, index + 1, 0) : placeAt(slides, index, step)
}

/** The place one step back: a slide is come back to as it was left, with all of its steps. */
export function placeBefore(slides: Slides, { index, step }: Position): Position {
  if (step > 0) return placeAt(slides, index, step - 1)
  const before = slides[index - 1]
  return before === undefined ? placeAt(slides, index, 0) : placeAt(slides, index - 1, stepsOf(before))
}

/** The place nearest to these numbers. */
export function placeAt(slides: Slides, index: number, step: number): Position {
  const near = Math.max(0, Math.min(index, slides.length - 1))
  const slide = slides[near]
  return { slide: slide?.id ?? '', index: near, step: slide === undefined ? 0 : Math.min(step, stepsOf(slide)) }
}

/** The place in this deck: by the id of the slide, else by its number, since a session may know another edition of the deck. */
export function placeOf(slides: Slides, position: Position): Position {
  const found = slides.findIndex(({ id }) => id === position.slide)
  return placeAt(slides, found < 0 ? position.index : found, position.step)
}
