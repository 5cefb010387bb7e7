// A slide before it has a link and its source text.

import type { Theme } from '../measure/theme.ts'
import type { Box, SlideBase } from './deck.ts'

export type Bare<S> = Omit<S, 'id' | 'depth' | 'source' | 'leader'>

/** What slides without a head have. */
export const PLAIN: Omit<Bare<SlideBase>, 'region'> = { kicker: [], title: null, notes: null, step: 0 }

export function wholeSlide({ slide }: Theme): Box {
  return { x: 0, y: 0, ...slide }
}
