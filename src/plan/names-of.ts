// What the slides of a deck are called.

import { slideNames } from '../session/slide-names.ts'
import type { Deck, Slide } from './deck.ts'

/** In the order of the slides: `12`, or `12+` for one that opens a topic. */
export function namesOf({ slides }: Pick<Deck, 'slides'>): readonly string[] {
  return slideNames(slides, opensTopic)
}

/** Only the leader's deck has such slides. */
export function opensTopic(slide: Slide): boolean {
  return 'topic' in slide && slide.topic !== undefined
}
