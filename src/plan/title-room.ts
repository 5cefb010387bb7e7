// How wide a title may be.

import type { Theme } from '../measure/theme.ts'

/** Room for `(12/45)` behind a title, in its own size; for `#12 (12/45)` where several sections have it. */
const COUNT = 3.25
const REPEATED_COUNT = 5

/** Beside the number that a title may get where its section goes on; px. */
export function titleRoom(theme: Theme, isRepeated: boolean): number {
  const wider = theme.face === 'system' ? 1.2 : 1
  const count = Math.ceil((isRepeated ? REPEATED_COUNT : COUNT) * theme.title.size * wider)
  return theme.slide.width - 2 * theme.margin - count
}
