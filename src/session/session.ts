// What a session is at one moment. Everything in it comes from events; nothing of it says who a device belongs to.

import { type Clock, untouched } from './clock.ts'
import type { Pace, Position, QuestionMark, QuestionState, Steering, Stroke } from './event.ts'
import { own } from './own.ts'
import { barePlan, type Phase, phasesOf, type StudyPlan, sectionOf, type Topic } from './study-plan.ts'

export interface Session {
  readonly deck: string
  readonly plan: StudyPlan
  /** When it began, in milliseconds since 1970; 0 before. */
  readonly began: number
  /** How many events made it. */
  readonly count: number
  /** Where the leader is. */
  readonly position: Position
  /** Where the others are; it stands still while the screen is frozen. */
  readonly shown: Position
  readonly isFrozen: boolean
  readonly isBlack: boolean
  /** The way into the room stands on the projector. */
  readonly isRoomShown: boolean
  readonly clock: Clock
  /** What each section took up to `spentAt`, in milliseconds of the clock, by the section's id. */
  readonly spent: Readonly<Record<string, number>>
  readonly spentAt: number
  /** In the order in which they were asked. */
  readonly questions: readonly Question[]
  /** The id of the question on all screens. */
  readonly shownQuestion: string | null
  /** What came of each topic that was opened, by its id. */
  readonly topics: Readonly<Record<string, TopicState>>
  /** The topic that is on now. */
  readonly topic: string | null
  readonly pace: Readonly<Record<string, { readonly to: Pace; readonly at: number }>>
  readonly strokes: readonly Stroke[]
  readonly memos: readonly Memo[]
  readonly leader: string | null
  readonly leaderName: string
  readonly remotes: readonly string[]
  readonly wishes: readonly Wish[]
  readonly mostFollowers: number
  readonly isOver: boolean
}

export interface Question {
  readonly id: string
  readonly at: number
  readonly by: string
  readonly text: string
  /** Empty for who did not say. */
  readonly name: string
  /** The slide that it was asked on. */
  readonly slide: string
  readonly voters: readonly string[]
  readonly state: QuestionMark | 'withdrawn'
  /** When the leader last marked it; when it was asked, before. */
  readonly markedAt: number
  /** What the leader wrote down as an answer. */
  readonly answer: string
}

/** Whether all may see it: neither the leader nor whoever asked has taken it away. */
export function isListed(question: Question): question is Question & { readonly state: QuestionState } {
  return question.state !== 'removed' && question.state !== 'withdrawn'
}

export interface TopicState {
  readonly openedAt: number
  /** When its time box or its last round was ended; null while it runs. */
  readonly closedAt: number | null
  /** When the present round began. */
  readonly since: number
  /** The votes of each round: what each device chose. */
  readonly rounds: readonly Readonly<Record<string, number>>[]
  readonly done: readonly string[]
  /** How long each phase lasts, in seconds, where the leader has changed it; null as planned. */
  readonly seconds: readonly number[] | null
  readonly isRevealed: boolean
  readonly isRightShown: boolean
}

export interface Memo {
  readonly id: string
  readonly at: number
  readonly text: string
  readonly slide: string
}

export interface Wish {
  readonly device: string
  readonly as: Steering
  readonly name: string
  readonly number: number
}

const start: Position = { slide: '', index: 0, step: 0 }

export const emptySession: Session = {
  deck: '',
  plan: barePlan('', 'en', []),
  began: 0,
  count: 0,
  position: start,
  shown: start,
  isFrozen: false,
  isBlack: false,
  isRoomShown: false,
  clock: untouched,
  spent: {},
  spentAt: 0,
  questions: [],
  shownQuestion: null,
  topics: {},
  topic: null,
  pace: {},
  strokes: [],
  memos: [],
  leader: null,
  leaderName: '',
  remotes: [],
  wishes: [],
  mostFollowers: 0,
  isOver: false,
}

/** The phases of a topic's time box as they are now; a changed article may have given it others. */
export function phasesNow(topic: Topic, { seconds }: Pick<TopicState, 'seconds'>): readonly Phase[] {
  const planned = phasesOf(topic)
  if (seconds === null || seconds.length !== planned.length) return planned
  return planned.map((phase, index) => ({ ...phase, seconds: seconds[index] ?? phase.seconds }))
}

/** What each section has taken until now, in milliseconds. */
export function spentUntil(session: Session, now: number): Readonly<Record<string, number>> {
  const { clock, spent, spentAt } = session
  if (clock.since === null) return spent
  const section = sectionNow(session)
  if (section === null) return spent
  const since = Math.max(clock.since, spentAt)
  return { ...spent, [section]: (own(spent, section) ?? 0) + Math.max(0, now - since) }
}

/** The section in which time runs: that of the leader's slide; a slide that the plan does not know belongs to none. */
export function sectionNow({ plan, position }: Session): string | null {
  return sectionOf(plan, position.slide)?.id ?? null
}
