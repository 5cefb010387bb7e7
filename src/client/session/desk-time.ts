import type { LeaderSnapshot } from '../../session/snapshot.ts'
import type { Desk } from './desk.ts'

/** The time by the clock of the one who sends the snapshots, whose clock may be another machine's; milliseconds since 1970. */
export function deskTime(desk: Desk): () => number {
  let sent = desk.now().now
  let arrived = performance.now()
  desk.onChange(() => {
    sent = desk.now().now
    arrived = performance.now()
  })
  return () => sent + performance.now() - arrived
}

/** What each section has taken, by then: a snapshot tells it up to its own time, and the clock has gone on since. */
export function spentNow({ spent, section, clock, now: sent }: LeaderSnapshot, now: number): LeaderSnapshot['spent'] {
  if (section === null || clock.since === null) return spent
  return { ...spent, [section]: (spent[section] ?? 0) + Math.max(0, now - sent) }
}
