// The time by the clock of the one who sends the snapshots, whose clock may be another machine's.

import type { LeaderSnapshot } from '../../session/snapshot.ts'

export interface SenderTime {
  /** `now` of a snapshot as it arrives. One that is handed on once more, for whatever reason, tells nothing new. */
  hear(now: number): void
  /** Milliseconds since 1970. */
  time(): number
}

export function senderTime(first: number): SenderTime {
  let sent = first
  let arrived = performance.now()
  return {
    hear: (now) => {
      if (now === sent) return
      sent = now
      arrived = performance.now()
    },
    time: () => sent + performance.now() - arrived,
  }
}

/** What each section has taken, by then: a snapshot tells it up to its own time, and the clock has gone on since. */
export function spentNow({ spent, section, clock, now: sent }: LeaderSnapshot, now: number): LeaderSnapshot['spent'] {
  if (section === null || clock.since === null) return spent
  return { ...spent, [section]: (spent[section] ?? 0) + Math.max(0, now - sent) }
}
