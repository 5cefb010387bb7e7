// The length of the hour, where it was asked for.

import { type Misused, misused } from './arguments.ts'

const SHORTEST = 5
const LONGEST = 480

/** Null where it was not. */
export function minutesOfFlags(flags: ReadonlyMap<string, string>): number | null | Misused {
  const written = flags.get('minutes')
  if (written === undefined) return null
  const minutes = /^\d{1,4}$/.test(written) ? Number(written) : 0
  if (minutes >= SHORTEST && minutes <= LONGEST) return minutes
  return misused(`--minutes must be a whole number from ${SHORTEST} to ${LONGEST}`, 'write --minutes 60')
}
