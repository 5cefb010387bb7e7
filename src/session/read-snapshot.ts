// Snapshots that came from another window or over a line: nothing else passes.

import type { Clock } from './clock.ts'
import type { Position, Stroke } from './event.ts'
import type { Memo, Wish } from './session.ts'
import { type Is, isCount, isFlag, isNumber, isText, listOf, oneOf, orNull, shaped, tableOf } from './shape.ts'
import type { LeaderSnapshot, ListedQuestion, OpenTopic, ProjectorSnapshot, Snapshot } from './snapshot.ts'
import type { Option, Phase } from './study-plan.ts'

/** Null for anything that is no snapshot of a leader, exactly. */
export function readLeaderSnapshot(given: unknown): LeaderSnapshot | null {
  return isLeaderSnapshot(given) ? given : null
}

export function readProjectorSnapshot(given: unknown): ProjectorSnapshot | null {
  return isProjectorSnapshot(given) ? given : null
}

export function readSnapshot(given: unknown): Snapshot | null {
  return isSnapshot(given) ? given : null
}

const isPosition: Is<Position> = shaped<Position>({ slide: isText, index: isCount, step: isCount })

export const isStroke: Is<Stroke> = shaped<Stroke>({
  id: isText,
  slide: isText,
  points: listOf(isNumber),
  colour: oneOf('red', 'blue', 'yellow'),
})

const isPhase: Is<Phase> = shaped<Phase>({
  name: orNull(oneOf('think', 'pair', 'share', 'read', 'experts', 'teach')),
  seconds: isNumber,
})

const bars = listOf(listOf(isCount))

const isOpenTopic: Is<OpenTopic> = shaped<OpenTopic>({
  id: isText,
  text: isText,
  mode: oneOf('discussion', 'think-pair-share', 'jigsaw', 'activity'),
  options: listOf(isText),
  parts: listOf(isText),
  phases: listOf(isPhase),
  since: isNumber,
  isClosed: isFlag,
  round: isCount,
  chosen: isCount,
  done: isCount,
  bars: orNull(bars),
  right: orNull(listOf(isCount)),
})

const isQuestion: Is<ListedQuestion> = shaped<ListedQuestion>({
  id: isText,
  text: isText,
  name: isText,
  votes: isCount,
  state: oneOf('open', 'parked', 'answered', 'removed'),
})

const ofSnapshot = {
  began: isNumber,
  count: isCount,
  now: isNumber,
  build: isText,
  shown: isPosition,
  isBlack: isFlag,
  isRoomShown: isFlag,
  topic: orNull(isOpenTopic),
  questions: listOf(isQuestion),
  shownQuestion: orNull(isText),
  isOver: isFlag,
}
const ofProjector = { ...ofSnapshot, strokes: listOf(isStroke) }

const isSnapshot: Is<Snapshot> = shaped<Snapshot>(ofSnapshot)
const isProjectorSnapshot: Is<ProjectorSnapshot> = shaped<ProjectorSnapshot>(ofProjector)

const isLeaderSnapshot: Is<LeaderSnapshot> = shaped<LeaderSnapshot>({
  ...ofProjector,
  position: isPosition,
  isFrozen: isFlag,
  clock: shaped<Clock>({ since: orNull(isNumber), before: isNumber }),
  spent: tableOf(isNumber),
  section: orNull(isText),
  followers: isCount,
  open: isCount,
  slower: isCount,
  faster: isCount,
  bars,
  answer: isText,
  options: listOf(shaped<Option>({ text: isText, isRight: isFlag })),
  past: listOf(isText),
  answers: tableOf(isText),
  memos: listOf(shaped<Memo>({ id: isText, at: isNumber, text: isText, slide: isText })),
  wishes: listOf(shaped<Wish>({ device: isText, as: oneOf('leader', 'remote'), name: isText, number: isCount })),
  leader: orNull(isText),
  leaderName: isText,
  remotes: listOf(isText),
})
