// How long each section of an hour lasts. Seconds throughout.

import { shared } from '../../session/share.ts'

export interface Stretch {
  /** What it takes to say. */
  readonly told: number
  /** What its questions and activities take. */
  readonly boxes: number
  /** What its leader wrote; null where nothing is written. */
  readonly asked: number | null
}

export interface Hour {
  readonly seconds: readonly number[]
  /** `scaled` where what was asked for is not what there is. */
  readonly kind: 'as-asked' | 'scaled'
}

/** Sections begin on a whole minute where that goes, or on a half. */
const UNITS = [60, 30, 1] as const
/** Of the time for reading, what it takes to begin and to end. */
const BEGINNING = 0.03
const ENDING = 0.04

/** Sums to `total` exactly. */
export function hourOf(total: number, stretches: readonly Stretch[]): Hour {
  const open = stretches.filter(({ asked }) => asked === null)
  const rest = total - stretches.reduce((sum, { asked }) => sum + (asked ?? 0), 0)
  const boxes = open.reduce((sum, one) => sum + one.boxes, 0)
  const spare = rest - boxes
  const isMet = open.length === 0 ? rest === 0 : spare >= open.length
  const told = stretches.reduce((sum, one) => sum + one.told, 0)
  const weights = stretches.map(
    (one, at) => one.told + (at === 0 ? BEGINNING * told : 0) + (at === stretches.length - 1 ? ENDING * told : 0),
  )
  if (!isMet) {
    const wanted = stretches.map((one, at) => one.asked ?? one.boxes + Math.max(60, weights[at] ?? 0))
    return { seconds: inUnits(total, wanted), kind: 'scaled' }
  }
  const parts = inUnits(
    spare,
    weights.filter((_, at) => stretches[at]?.asked === null),
  )
  let next = 0
  return { seconds: stretches.map(({ asked, boxes: own }) => asked ?? own + (parts[next++] ?? 0)), kind: 'as-asked' }
}

/** Whole minutes where there is one for each, else halves, else seconds. */
function inUnits(total: number, weights: readonly number[]): readonly number[] {
  const unit = UNITS.find((one) => total % one === 0 && total / one >= weights.length)
  if (unit === undefined) return shared(total, weights, 0)
  return shared(total / unit, weights, 1).map((part) => part * unit)
}
