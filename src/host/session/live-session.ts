// A session while it is on: commands come in, their events are written down, and then everybody who listens is told.

import type { Command } from '../../session/command.ts'
import { type Asker, type Decision, decide } from '../../session/decide.ts'
import type { Event, Happening } from '../../session/event.ts'
import { fold, folded } from '../../session/fold.ts'
import { ownOfRun } from '../../session/owned.ts'
import type { Session } from '../../session/session.ts'

export interface LiveSession {
  now(): Session
  /** What comes of a command is in the log when this returns. @throws Error where the log cannot be written */
  ask(command: Command, asker: Asker): Decision
  /** Many at once, one after the other, written down together. @throws Error as `ask` */
  askAll(asked: readonly Asked[]): readonly Decision[]
  /** Something that happens by itself. */
  happen(happening: Happening): void
  /** Called after each change, once it is written. */
  onChange(listener: (session: Session) => void): void
}

export interface Asked {
  readonly command: Command
  readonly asker: Asker
}

/** Writes events down, and comes back when they are in the hands of the system. @throws Error where that fails */
export type Append = (events: readonly Event[]) => void

export function liveSession(from: Session, append: Append, clock: () => number): LiveSession {
  let session = from
  const listeners: ((session: Session) => void)[] = []
  /** The log comes first: where it cannot be written, nothing has happened. */
  const take = (events: readonly Event[], next = folded(events, session)) => {
    if (events.length === 0) return
    append(events)
    session = next
    for (const listener of listeners) listener(session)
  }
  return {
    now: () => session,
    ask: (command, asker) => {
      const decision = decide(session, command, asker, clock())
      if (decision.kind === 'events') take(decision.events)
      return decision
    },
    askAll: (asked) => {
      const at = clock()
      const own = ownOfRun()
      const events: Event[] = []
      let next = session
      const decisions = asked.map(({ command, asker }) => {
        const decision = decide(next, command, asker, at, own)
        const made = decision.kind === 'events' ? decision.events : []
        for (const event of made) next = fold(next, event, own)
        events.push(...made)
        return decision
      })
      take(events, next)
      return decisions
    },
    happen: (happening) => take([{ at: clock(), by: 'host', ...happening }]),
    onChange: (listener) => listeners.push(listener),
  }
}
