// How much of a stretch of atoms is shown.

import type { Ground } from './ground.ts'

/** The share of its letters; 1 where it has none. */
export function shareShown(first: number, end: number, { visible, lengths }: Ground, without = 0): number {
  let shown = 0
  let all = 0
  for (let at = first; at < end; at++) {
    all += lengths[at] ?? 0
    if (visible[at]) shown += lengths[at] ?? 0
  }
  return all === 0 ? 1 : (shown - without) / all
}
