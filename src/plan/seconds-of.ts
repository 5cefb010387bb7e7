// How long a slide takes the one who presents it.

import { loadOf } from '../base/text.ts'
import type { Told } from './told.ts'

/** Load that is said in a minute: Han characters, or words × 1.6. */
const SAID_IN_A_MINUTE = 240
/** What a slide takes although nothing is said: to look at it, s. */
const LOOK = 5
const FIGURE = 15

/** How long it takes to say all of a slide. */
export function secondsOf(told: readonly Told[]): number {
  const said = told.filter(({ kind }) => kind === 'text' || kind === 'heading' || kind === 'note')
  const load = said.reduce((all, { text }) => all + loadOf(text), 0)
  const figures = told.filter(({ kind }) => kind === 'figure' || kind === 'table' || kind === 'code').length
  return Math.round(LOOK + (load / SAID_IN_A_MINUTE) * 60 + FIGURE * figures)
}
