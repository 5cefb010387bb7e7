// A session that was not ended, and the server that starts again: whether it goes on, and with which time.

import type { Event } from './event.ts'
import { folded } from './fold.ts'

/** Milliseconds in which a session goes on as if nothing had been. */
const BREAK = 15 * 60_000
/** Milliseconds since anything happened, after which a session of another day is past. */
const PAST = 6 * 3_600_000

/** What is no reason to keep a folder: that somebody came, and looked. */
const NOTHING: ReadonlySet<Event['do']> = new Set([
  'begin',
  'plan',
  'count',
  'grant',
  'want',
  'refuse',
  'ungrant',
  'room',
])

/** An hour may begin before midnight and be interrupted after it. */
export function goesOn(events: readonly Event[], isOfToday: boolean, now: number): boolean {
  if (events.some((event) => event.do === 'end')) return false
  return isOfToday || now - lastOf(events) < PAST
}

/** What is written when the server stops before the session is over: nobody talks on without it. */
export function stopped(events: readonly Event[], now: number): readonly Event[] {
  const { clock: talk, isOver } = folded(events)
  return talk.since === null || isOver ? [] : [clock('pause', now)]
}

/** What is written when the server starts again: a short break was none, and the time of a long one is nobody's. */
export function resumed(events: readonly Event[], now: number): readonly Event[] {
  const last = events.at(-1)
  if (last === undefined) return []
  const isShort = now - lastOf(events) < BREAK
  const isStopped = last.do === 'clock' && last.to === 'pause' && last.by === HOST
  if (isShort) return isStopped ? [clock('run', now)] : []
  // Nor is anybody still at what was on then.
  const { topic, isOver } = folded(events)
  const leave: readonly Event[] = topic === null || isOver ? [] : [{ at: lastOf(events), by: HOST, do: 'leave' }]
  return [...stopped(events, lastOf(events)), ...leave]
}

export function isNothing(events: readonly Event[]): boolean {
  return events.every((event) => NOTHING.has(event.do))
}

const HOST = 'host'

function clock(to: 'run' | 'pause', at: number): Event {
  return { at, by: HOST, do: 'clock', to }
}

/** When something happened last; 0 where nothing has. */
function lastOf(events: readonly Event[]): number {
  return events.reduce((latest, { at }) => Math.max(latest, at), 0)
}
