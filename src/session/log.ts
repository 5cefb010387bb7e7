// The log of a session as text: one event a line, as JSON.

import type { Event } from './event.ts'
import { readEvent, WRONG } from './fields.ts'

export interface ReadLog {
  readonly events: readonly Event[]
  /** The numbers, from 1, of lines that are no events; a last one without its end is torn, and is one of them. */
  readonly broken: readonly number[]
}

/** @throws TypeError for what would not be read back */
export function lineOf(event: Event): string {
  const ordered = readEvent(event)
  if (ordered === WRONG) throw new TypeError(`this is no event: ${event.do}`)
  return `${JSON.stringify(ordered)}\n`
}

export function eventsOf(text: string): ReadLog {
  const lines = text.split('\n')
  const torn = lines.pop() ?? ''
  const events: Event[] = []
  const broken: number[] = []
  for (const [index, line] of lines.entries()) {
    const event = eventOf(line)
    if (event === WRONG) broken.push(index + 1)
    else events.push(event)
  }
  if (torn !== '') broken.push(lines.length + 1)
  return { events, broken }
}

function eventOf(line: string): Event | typeof WRONG {
  try {
    return readEvent(JSON.parse(line))
  } catch {
    return WRONG // no JSON: JavaScript has no way to ask before
  }
}
