// How long the talk has lasted. Times in milliseconds, given from outside.

export interface Clock {
  /** When it last began to run, or null while it stands. */
  readonly since: number | null
  /** What had passed before that. */
  readonly before: number
}

export const untouched: Clock = { since: null, before: 0 }

export function elapsed(clock: Clock, now: number): number {
  // The clock of a machine may be set back.
  return clock.before + (clock.since === null ? 0 : Math.max(0, now - clock.since))
}

export function started(clock: Clock, now: number): Clock {
  return clock.since === null ? { since: now, before: clock.before } : clock
}

export function paused(clock: Clock, now: number): Clock {
  return { since: null, before: elapsed(clock, now) }
}

/** `0:07`, `12:34`, `1:02:03`. */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const two = (number: number) => String(number).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`
}
