// Where slides end: the cheapest way through all atoms, exactly.

import type { Arrangement, Weighed } from './arrangement.ts'

export interface SearchSpace {
  readonly count: number
  /** The cost of a break before each atom. */
  readonly before: Float64Array
  /** No slide costs less. */
  readonly least: number
  /** The best slide of `[first, end)`; null where there is none, `'too-much'` where no longer stretch can be one either. */
  readonly slide: (first: number, end: number) => Weighed | null | 'too-much'
}

export interface Stretch {
  readonly first: number
  readonly end: number
  readonly arrangement: Arrangement
}

/** No slide holds more atoms, shown or said. */
const LONGEST = 240

/** Ways that differ by less are equal, whatever was added up before them; the one with the longer last slide is taken. */
const TIE = 1e-6

/** Null where there is no way through. `slideCost` is what each slide costs by itself. */
export function search({ count, before, least, slide }: SearchSpace, slideCost: number): readonly Stretch[] | null {
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(count + 1).fill(-1)
  const chosen: (Arrangement | null)[] = Array.from({ length: count + 1 }, () => null)
  best[0] = 0
  for (let first = 0; first < count; first++) {
    const here = best[first] ?? Number.POSITIVE_INFINITY
    if (!Number.isFinite(here)) continue
    for (let end = first + 1; end <= Math.min(count, first + LONGEST); end++) {
      const breakCost = end === count ? 0 : (before[end] ?? 0)
      const without = here + slideCost + (breakCost === Number.NEGATIVE_INFINITY ? 0 : breakCost)
      const toBeat = (best[end] ?? Number.POSITIVE_INFINITY) - TIE
      if (breakCost !== Number.POSITIVE_INFINITY && without + least < toBeat) {
        const weighed = slide(first, end)
        if (weighed === 'too-much') break
        if (weighed !== null) {
          const total = without + weighed.cost
          if (total < toBeat) {
            best[end] = total
            from[end] = first
            chosen[end] = weighed.arrangement
          }
        }
      }
      if (breakCost === Number.NEGATIVE_INFINITY) break
    }
  }
  const stretches: Stretch[] = []
  for (let end = count; end > 0; ) {
    const first = from[end] ?? -1
    const arrangement = chosen[end]
    if (first < 0 || arrangement == null) return null
    stretches.unshift({ first, end, arrangement })
    end = first
  }
  return stretches
}
