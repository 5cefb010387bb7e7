// What makes a time box longer, or ends one of its phases early.

import { type LeaderCommand, LONGEST_PHASE } from '../../session/command.ts'
import type { OpenTopic } from '../../session/snapshot.ts'
import type { Desk } from '../session/desk.ts'
import { phaseNow } from './phase-now.ts'

type TimeCommand = Extract<LeaderCommand, { do: 'time' }>

/** The present phase gets a minute more; one that is over a minute from now on, and a topic without a time box one of a minute. */
export function oneMinuteMore(topic: OpenTopic, now: number): TimeCommand {
  const phase = phaseIndex(topic, now)
  const lasted = Math.floor(lastedOf(topic, phase, now))
  const seconds = Math.min(LONGEST_PHASE, Math.max(topic.phases[phase]?.seconds ?? 0, lasted) + 60)
  return { do: 'time', topic: topic.id, phase, seconds }
}

/** A minute more for the topic that is on; one that is asked for before the last one was heard of is added to it. */
export function minutesMore(desk: Desk): () => void {
  let asked: TimeCommand | null = null
  desk.onChange(() => {
    asked = null
  })
  return () => {
    const { topic } = desk.now()
    if (topic === null) return
    const before = asked
    const phases = topic.phases.map((phase, index) =>
      before?.topic === topic.id && before.phase === index ? { ...phase, seconds: before.seconds } : phase,
    )
    asked = oneMinuteMore({ ...topic, phases }, desk.time())
    desk.ask(asked)
  }
}

/** Ends the present phase, so that the next one begins; null where there is none. */
export function onToNextPhase(topic: OpenTopic, now: number): TimeCommand | null {
  const phase = phaseIndex(topic, now)
  if (phase >= topic.phases.length - 1) return null
  // Rounded down, so that the next one begins now and not within a second.
  return { do: 'time', topic: topic.id, phase, seconds: Math.floor(lastedOf(topic, phase, now)) }
}

function phaseIndex(topic: OpenTopic, now: number): number {
  return phaseNow(topic, now)?.index ?? 0
}

/** Seconds since a phase began. */
function lastedOf({ phases, since }: OpenTopic, phase: number, now: number): number {
  const before = phases.slice(0, phase).reduce((sum, { seconds }) => sum + seconds, 0)
  return Math.max(0, (now - since) / 1000 - before)
}
