// Which phase of a time box it is, and how long it still lasts.

import type { OpenTopic } from '../../session/snapshot.ts'
import type { Phase } from '../../session/study-plan.ts'

export interface PhaseNow {
  readonly name: Phase['name']
  /** Counts from 0. */
  readonly index: number
  /** Milliseconds left of it, and of all of it. */
  readonly left: number
  readonly of: number
  readonly isOver: boolean
}

/** Null for a topic without a time box. */
export function phaseNow({ phases, since }: Pick<OpenTopic, 'phases' | 'since'>, now: number): PhaseNow | null {
  if (phases.reduce((sum, { seconds }) => sum + seconds, 0) === 0) return null
  let passed = Math.max(0, now - since)
  for (const [index, { name, seconds }] of phases.entries()) {
    const of = seconds * 1000
    if (passed < of) return { name, index, left: of - passed, of, isOver: false }
    passed -= of
  }
  const last = phases.length - 1
  return { name: phases[last]?.name ?? null, index: last, left: 0, of: 1, isOver: true }
}
