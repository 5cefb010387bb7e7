// What two windows of one deck say to each other.

import { isFollowers, type LeaderCommand, readCommand } from '../../../session/command.ts'
import type { Stroke } from '../../../session/event.ts'
import { readPlan } from '../../../session/fields.ts'
import { isStroke, readLeaderSnapshot } from '../../../session/read-snapshot.ts'
import { isNumber, isText, listOf, orNull, shaped } from '../../../session/shape.ts'
import type { LeaderSnapshot } from '../../../session/snapshot.ts'
import type { StudyPlan } from '../../../session/study-plan.ts'
import type { Point } from '../projection.ts'

export type PeerMessage = ToDesk | FromDesk | ToScreen

/** From the window without the session to the one that has it. */
export type ToDesk =
  | { readonly say: 'hello' }
  | { readonly say: 'ask'; readonly command: LeaderCommand }
  | { readonly say: 'drawings' }
  /** Asks for a sign of life. */
  | { readonly say: 'ping' }

export type FromDesk =
  | { readonly say: 'plan'; readonly plan: StudyPlan }
  | { readonly say: 'snapshot'; readonly snapshot: LeaderSnapshot }
  | { readonly say: 'drawn'; readonly strokes: readonly Stroke[] }
  | { readonly say: 'trouble'; readonly text: string }
  | { readonly say: 'pong' }

/** What is no part of the session; it goes both ways. */
export type ToScreen =
  | { readonly say: 'point'; readonly at: Point | null }
  | { readonly say: 'scheme'; readonly to: 'light' | 'dark' }
  /** Enlarges the figure of the slide, or makes it small again. */
  | { readonly say: 'zoom' }

/** Null for anything that is no message, exactly. */
export function readPeerMessage(given: unknown): PeerMessage | null {
  if (typeof given !== 'object' || given === null) return null
  const it = given as Readonly<Record<string, unknown>>
  switch (it.say) {
    case 'hello':
    case 'drawings':
    case 'ping':
    case 'pong':
    case 'zoom':
      return { say: it.say }
    case 'ask': {
      const command = readCommand(it.command)
      return command === null || isFollowers(command) ? null : { say: 'ask', command }
    }
    case 'plan': {
      const plan = readPlan(it.plan)
      return plan === null ? null : { say: 'plan', plan }
    }
    case 'snapshot': {
      const snapshot = readLeaderSnapshot(it.snapshot)
      return snapshot === null ? null : { say: 'snapshot', snapshot }
    }
    case 'drawn':
      return areStrokes(it.strokes) ? { say: 'drawn', strokes: it.strokes } : null
    case 'trouble':
      return isText(it.text) ? { say: 'trouble', text: it.text } : null
    case 'point':
      return isPointOrNull(it.at) ? { say: 'point', at: it.at } : null
    case 'scheme':
      return it.to === 'light' || it.to === 'dark' ? { say: 'scheme', to: it.to } : null
    default:
      return null
  }
}

const areStrokes = listOf(isStroke)
const isPointOrNull = orNull(shaped<Point>({ x: isNumber, y: isNumber }))
