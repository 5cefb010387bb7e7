// Moments and lengths of time as text, without the clock, the zone or the language of the machine.

import type { Day } from './record-words.ts'

const MINUTE = 60_000

/** Of a moment in milliseconds since 1970, where clocks are `zone` minutes ahead of UTC. */
export function dayOf(at: number, zone: number): Day {
  const local = new Date(at + zone * MINUTE)
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

/** `2026-11-26` */
export function dateText(at: number, zone: number): string {
  const { year, month, day } = dayOf(at, zone)
  return [String(year).padStart(4, '0'), two(month), two(day)].join('-')
}

/** `09:05` */
export function hourText(at: number, zone: number): string {
  const local = new Date(at + zone * MINUTE)
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`
}

/** `UTC`, `UTC+8`, `UTC−3:30` */
export function zoneText(zone: number): string {
  if (zone === 0) return 'UTC'
  const minutes = Math.abs(zone)
  const rest = minutes % 60 === 0 ? '' : `:${two(minutes % 60)}`
  return `UTC${zone < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`
}

/** Of whole seconds: `0:07`, `62:40`; hours are not told apart, so that a column of them can be compared. */
export function lengthText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}

/** `+1:10`, `−0:30`, `0:00` */
export function differenceText(seconds: number): string {
  return `${seconds === 0 ? '' : seconds < 0 ? '−' : '+'}${lengthText(Math.abs(seconds))}`
}

/** Whole seconds of each length in milliseconds, rounded so that they sum to what the sum is rounded to. */
export function wholeSeconds(lengths: readonly number[]): number[] {
  let sum = 0
  return lengths.map((length) => {
    const before = Math.round(sum / 1000)
    sum += length
    return Math.round(sum / 1000) - before
  })
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
