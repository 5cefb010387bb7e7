// What the screens are told: a snapshot each time, so that coming late, coming back and a lost message are one case.
// The followers' holds no notes, answers, times of the plan or topics that were not opened.

import type { Clock } from './clock.ts'
import type { Position, QuestionMark, Stroke } from './event.ts'
import { own } from './own.ts'
import {
  isListed,
  type Memo,
  phasesNow,
  type Session,
  sectionNow,
  spentUntil,
  type TopicState,
  type Wish,
} from './session.ts'
import type { Option, Phase, Topic, TopicMode } from './study-plan.ts'

/** What all may know. Times are milliseconds since 1970 by the clock of the sender, whose `now` comes with them. */
export interface Snapshot {
  /** When the session began: another one is another session. */
  readonly began: number
  /** Of the session; a greater one is newer. */
  readonly count: number
  readonly now: number
  /** Which deck this is about: other than before, and the screen fetches it. */
  readonly build: string
  readonly shown: Position
  readonly isBlack: boolean
  readonly isRoomShown: boolean
  readonly topic: OpenTopic | null
  readonly questions: readonly ListedQuestion[]
  readonly shownQuestion: string | null
  readonly isOver: boolean
}

export interface OpenTopic {
  readonly id: string
  readonly text: string
  readonly mode: TopicMode
  readonly options: readonly string[]
  readonly parts: readonly string[]
  readonly phases: readonly Phase[]
  /** When the present round began. */
  readonly since: number
  readonly isClosed: boolean
  /** Counts from 0. */
  readonly round: number
  /** How many chose in this round. */
  readonly chosen: number
  readonly done: number
  /** Of each round, how many chose each option; null while it is hidden. */
  readonly bars: readonly (readonly number[])[] | null
  /** The right options; null while they are hidden. */
  readonly right: readonly number[] | null
}

export interface ListedQuestion {
  readonly id: string
  readonly text: string
  readonly name: string
  readonly votes: number
  readonly state: QuestionMark
}

/** What the projector draws besides. */
export interface ProjectorSnapshot extends Snapshot {
  readonly strokes: readonly Stroke[]
}

/** What the leader and the remotes see besides. */
export interface LeaderSnapshot extends ProjectorSnapshot {
  readonly position: Position
  readonly isFrozen: boolean
  readonly clock: Clock
  /** Milliseconds by section id, up to `now`. */
  readonly spent: Readonly<Record<string, number>>
  readonly section: string | null
  readonly followers: number
  /** How many questions are open, listed or not. */
  readonly open: number
  readonly slower: number
  readonly faster: number
  /** Bars of the topic that is on, hidden or not. */
  readonly bars: readonly (readonly number[])[]
  readonly answer: string
  readonly options: readonly Option[]
  /** Topics that were on, by id. */
  readonly past: readonly string[]
  readonly answers: Readonly<Record<string, string>>
  readonly memos: readonly Memo[]
  readonly wishes: readonly Wish[]
  readonly leader: string | null
  readonly leaderName: string
  readonly remotes: readonly string[]
}

/** Milliseconds in which a word on the pace fades. */
export const FADING = 300_000
/** The most questions of a snapshot: those with the most votes, and the newest open ones, or nobody could vote for them. */
const LISTED = 60
const NEWEST = 10
/** Questions that the leader has removed, the last ones: to be put back. */
const REMOVED = 10

export interface Live {
  readonly now: number
  readonly build: string
  readonly followers: number
}

export function snapshotOf(session: Session, { now, build }: Live): Snapshot {
  const { began, isBlack, isRoomShown, shownQuestion, isOver, count } = session
  return {
    began,
    count,
    now,
    build,
    shown: publicPlace(session),
    isBlack,
    isRoomShown,
    topic: openTopic(session),
    questions: listed(session),
    shownQuestion,
    isOver,
  }
}

export function projectorSnapshotOf(session: Session, live: Live): ProjectorSnapshot {
  const { strokes, shown } = session
  return { ...snapshotOf(session, live), shown, strokes: strokes.filter(({ slide }) => slide === shown.slide) }
}

export function leaderSnapshotOf(session: Session, live: Live): LeaderSnapshot {
  const { position, isFrozen, clock, strokes, memos, wishes, leader, leaderName, remotes, questions } = session
  const { topic, state } = topicOn(session)
  const paces = Object.values(session.pace).filter(({ at }) => live.now - at < FADING)
  return {
    ...snapshotOf(session, live),
    questions: [...listed(session), ...removedOf(session)],
    shown: session.shown,
    strokes: strokes.filter(({ slide }) => slide === position.slide || slide === session.shown.slide),
    position,
    isFrozen,
    clock,
    spent: spentUntil(session, live.now),
    section: sectionNow(session),
    followers: live.followers,
    open: questions.filter(({ state }) => state === 'open').length,
    slower: paces.filter(({ to }) => to === 'slower').length,
    faster: paces.filter(({ to }) => to === 'faster').length,
    bars: topic === null || state === null ? [] : barsOf(topic, state),
    answer: topic?.answer ?? '',
    options: topic?.options ?? [],
    past: Object.keys(session.topics),
    answers: Object.fromEntries(questions.flatMap(({ id, answer }) => (answer === '' ? [] : [[id, answer]]))),
    memos,
    wishes,
    leader,
    leaderName,
    remotes,
  }
}

/**
 * Only slides that the plan has and that are nobody's topic are told to all, since ids are made of words: on any other one the others stay
 * on the last slide before it that they have.
 */
function publicPlace({ plan, shown }: Session): Position {
  const topics = new Set(plan.topics.map(({ slide }) => slide))
  const slides = plan.sections.flatMap((section) => section.slides)
  const open = slides.filter((slide) => !topics.has(slide))
  const index = open.indexOf(shown.slide)
  if (index >= 0) return { slide: shown.slide, index, step: shown.step }
  const at = slides.indexOf(shown.slide)
  const before = slides.slice(0, at < 0 ? shown.index + 1 : at).findLast((slide) => !topics.has(slide))
  return before === undefined
    ? { slide: '', index: 0, step: 0 }
    : { slide: before, index: open.indexOf(before), step: 1000 }
}

function topicOn({ plan, topic, topics }: Session): { topic: Topic | null; state: TopicState | null } {
  const found = topic === null ? undefined : plan.topics.find(({ id }) => id === topic)
  return { topic: found ?? null, state: (topic === null ? undefined : own(topics, topic)) ?? null }
}

function openTopic(session: Session): OpenTopic | null {
  const { topic, state } = topicOn(session)
  if (topic === null || state === null) return null
  const { id, text, mode, options, parts } = topic
  return {
    id,
    text,
    mode,
    options: options.map((option) => option.text),
    parts,
    phases: phasesNow(topic, state),
    since: state.since,
    isClosed: state.closedAt !== null,
    round: state.rounds.length - 1,
    chosen: Object.keys(state.rounds.at(-1) ?? {}).length,
    done: state.done.length,
    bars: state.isRevealed ? barsOf(topic, state) : null,
    right: state.isRightShown ? rightOf(topic) : null,
  }
}

export function rightOf({ options }: Pick<Topic, 'options'>): number[] {
  return options.flatMap(({ isRight }, index) => (isRight ? [index] : []))
}

/** Of each round, how many chose each option. */
export function barsOf({ options }: Pick<Topic, 'options'>, { rounds }: Pick<TopicState, 'rounds'>): number[][] {
  return rounds.map((round) => {
    const bars = options.map(() => 0)
    // An option that a changed article no longer has counts for nothing.
    for (const option of Object.values(round)) if (option < bars.length) bars[option] = (bars[option] ?? 0) + 1
    return bars
  })
}

/** By votes, the older one first; what is answered or parked comes last. */
export function listed({ questions, shownQuestion }: Pick<Session, 'questions' | 'shownQuestion'>): ListedQuestion[] {
  const rank = { open: 0, parked: 1, answered: 2 }
  const all = questions
    .filter(isListed)
    .map(({ id, text, name, voters, state, at }) => ({ id, text, name, votes: voters.length, state, at }))
    .sort((a, b) => rank[a.state] - rank[b.state] || b.votes - a.votes || a.at - b.at)
  const rest = all.slice(LISTED - NEWEST)
  const newest = rest.filter(({ state }) => state === 'open').sort((a, b) => b.at - a.at)
  const more = [...new Set([...newest.slice(0, NEWEST), ...rest])].slice(0, NEWEST)
  const listed = new Set([...all.slice(0, LISTED - NEWEST), ...more])
  // The one that all look at is always among them.
  return all
    .filter((question) => listed.has(question) || question.id === shownQuestion)
    .map(({ at: _, ...question }) => question)
}

function removedOf({ questions }: Session): ListedQuestion[] {
  return questions
    .filter(({ state }) => state === 'removed')
    .sort((a, b) => a.markedAt - b.markedAt)
    .slice(-REMOVED)
    .map(({ id, text, name, voters }) => ({ id, text, name, votes: voters.length, state: 'removed' }))
}
