// A session that lives in this window: for who presents from a file.

import { decide } from '../../session/decide.ts'
import type { Position } from '../../session/event.ts'
import { folded } from '../../session/fold.ts'
import type { Session } from '../../session/session.ts'
import { leaderSnapshotOf } from '../../session/snapshot.ts'
import type { StudyPlan } from '../../session/study-plan.ts'
import type { Desk, Point } from './desk.ts'

/** Begins at `at`: how the deck came to be there was no part of the talk, and no advance. */
export function localDesk(plan: StudyPlan, at: Position, isBlack: boolean): Desk {
  let session: Session = {
    ...folded([
      { at: Date.now(), by: SELF, do: 'begin', deck: '', plan },
      { at: Date.now(), by: SELF, do: 'grant', device: SELF, as: 'leader', name: '' },
    ]),
    position: at,
    shown: at,
    isBlack,
  }
  const listeners: (() => void)[] = []
  const pointed: ((at: Point | null) => void)[] = []
  return {
    plan: () => session.plan,
    now: () => leaderSnapshotOf(session, { now: Date.now(), build: '', followers: 0 }),
    time: () => Date.now(),
    onChange: (listener) => listeners.push(listener),
    ask: (command, settled) => {
      const decision = decide(session, command, { device: SELF, isHost: true }, Date.now())
      if (decision.kind === 'events' && decision.events.length > 0) {
        session = folded(decision.events, session)
        for (const listener of listeners) listener()
      }
      settled?.(decision.kind === 'events')
    },
    point: (to) => {
      for (const listener of pointed) listener(to)
    },
    onPoint: (listener) => pointed.push(listener),
    drawings: async () => session.strokes,
    // Nothing comes between a window and itself.
    onTrouble: () => {},
  }
}

const SELF = 'self'
