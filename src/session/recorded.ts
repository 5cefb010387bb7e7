// What a record says of a session, before anyone knows in which form: read from the log and from nothing else. Knows no device but as
// somebody who counts once.

import type { Event, QuestionState } from './event.ts'
import { fold } from './fold.ts'
import { own } from './own.ts'
import { type Owned, ownNothing, ownOfRun } from './owned.ts'
import { emptySession, isListed, type Session, type TopicState } from './session.ts'
import { barsOf } from './snapshot.ts'
import { type StudyPlan, sectionOf, type Topic } from './study-plan.ts'

/** Times in milliseconds; moments in milliseconds since 1970. */
export interface Recorded {
  readonly deck: string
  readonly plan: StudyPlan
  /** By how many minutes the clocks there were ahead of UTC. */
  readonly zone: number
  readonly began: number
  readonly ended: number
  /** By the clock of the session. */
  readonly elapsed: number
  /** How long the clock stood between its first start and the end. */
  readonly paused: number
  /** When the clock was last set back to nothing; null where it never was. */
  readonly resetAt: number | null
  /** Those of the plan in their order; then those that a change of the article took away, if time was spent on them. */
  readonly sections: readonly RecordedSection[]
  /** What passed on slides of no section. */
  readonly elsewhere: number
  /** One after the other; a name may be empty. */
  readonly leaders: readonly { readonly name: string; readonly from: number }[]
  readonly mostFollowers: number
  /** Most votes first, then as they were asked. */
  readonly questions: readonly RecordedQuestion[]
  /** As they were opened. */
  readonly topics: readonly RecordedTopic[]
  /** Topics that nobody opened, in the order of the plan. */
  readonly unopened: readonly PlacedTopic[]
  /** In the order of the deck, then of time. */
  readonly memos: readonly RecordedMemo[]
}

export interface RecordedSection {
  readonly title: string
  /** Null for a section that the plan no longer has. */
  readonly planned: number | null
  readonly spent: number
  /** How many asked for this at least once while it was on. */
  readonly slower: number
  readonly faster: number
}

export interface RecordedQuestion {
  readonly at: number
  readonly text: string
  readonly name: string
  readonly votes: number
  readonly state: QuestionState
  readonly answer: string
  /** The title of the section that it was asked in; empty where there is none. */
  readonly section: string
  readonly wasShown: boolean
}

export interface PlacedTopic {
  readonly topic: Topic
  /** The title of its section. */
  readonly section: string
}

export interface RecordedTopic extends PlacedTopic {
  readonly openedAt: number
  /** How long it was open, all times together; a poll, with what lies between its rounds, for as long as it was on. */
  readonly taken: number
  /** Of a poll, the rounds in which somebody voted: how many chose each option. */
  readonly rounds: readonly (readonly number[])[]
  /** Among those who voted in the first and in the last of several rounds. */
  readonly turned: { readonly both: number; readonly toRight: number; readonly toWrong: number } | null
  readonly done: number
}

export interface RecordedMemo {
  readonly at: number
  readonly text: string
  readonly section: string
}

/** One after the other; nobody else has the sessions in between, so a vote is not a copy of all votes before it. */
function seenIn(events: readonly Event[]): Seen {
  const ours = ownOfRun()
  return events.reduce((seen, event) => see(seen, event, ours), unseen)
}

export function recordedOf(events: readonly Event[]): Recorded {
  const seen = seenIn(events)
  const { session, last } = seen
  // A topic that was left open, and a clock that still ran, ended with the last thing that happened.
  const { session: still, taken } = see(seen, { at: last, by: '', do: 'end' }, ownNothing)
  const { plan } = still
  const elapsed = still.clock.before
  const ended = seen.endedAt ?? last
  const sections = sectionsOf(still, seen)
  const counted = sections.reduce((sum, { spent }) => sum + spent, 0)
  const placed = (topic: Topic): PlacedTopic => ({
    topic,
    section: own(seen.sectionTitles, topic.section) ?? '',
  })
  const titleOn = (slide: string) => own(seen.slideTitles, slide) ?? ''
  const order = plan.sections.flatMap(({ slides }) => slides)
  const rank = (slide: string) => (order.includes(slide) ? order.indexOf(slide) : order.length)
  return {
    deck: session.deck,
    plan,
    zone: seen.zone,
    began: session.began,
    ended,
    elapsed,
    paused: seen.startedAt === null ? 0 : Math.max(0, ended - seen.startedAt - elapsed),
    resetAt: seen.resetAt,
    sections,
    elsewhere: Math.max(0, elapsed - counted),
    leaders: seen.leaders.map(({ name, from }) => ({ name, from })),
    mostFollowers: session.mostFollowers,
    questions: session.questions
      .filter(isListed)
      .map(({ id, at, text, name, voters, state, answer, slide }) => ({
        at,
        text,
        name,
        votes: voters.length,
        state,
        answer,
        section: titleOn(slide),
        wasShown: seen.shown.includes(id),
      }))
      .sort((a, b) => b.votes - a.votes),
    topics: Object.entries(still.topics)
      .flatMap(([id, state]): RecordedTopic[] => {
        const topic = own(seen.topics, id)
        if (topic === undefined) return []
        return [{ ...placed(topic), openedAt: state.openedAt, taken: own(taken, id) ?? 0, ...votesOf(topic, state) }]
      })
      .sort((a, b) => a.openedAt - b.openedAt),
    unopened: plan.topics.filter(({ id }) => own(still.topics, id) === undefined).map(placed),
    memos: [...session.memos]
      .sort((a, b) => rank(a.slide) - rank(b.slide) || a.at - b.at)
      .map(({ at, text, slide }) => ({ at, text, section: titleOn(slide) })),
  }
}

/** What is gathered on the way, since the session itself forgets it. */
interface Seen {
  readonly session: Session
  readonly zone: number
  /** When something happened last. */
  readonly last: number
  readonly endedAt: number | null
  /** When the clock first began to run, since it was last set back. */
  readonly startedAt: number | null
  readonly resetAt: number | null
  readonly leaders: readonly { readonly name: string; readonly device: string; readonly from: number }[]
  /** Of all plans that there were, the latest word. */
  readonly sectionTitles: Readonly<Record<string, string>>
  readonly slideTitles: Readonly<Record<string, string>>
  readonly topics: Readonly<Record<string, Topic>>
  /** Ids of questions that were on the screens. */
  readonly shown: readonly string[]
  /** Since when the topic that is on has been open, and what each was before. */
  readonly openSince: number | null
  readonly taken: Readonly<Record<string, number>>
  /** Devices, by section, that asked for this. */
  readonly slower: Readonly<Record<string, readonly string[]>>
  readonly faster: Readonly<Record<string, readonly string[]>>
}

const unseen: Seen = {
  session: emptySession,
  zone: 0,
  last: 0,
  endedAt: null,
  startedAt: null,
  resetAt: null,
  leaders: [],
  sectionTitles: {},
  slideTitles: {},
  topics: {},
  shown: [],
  openSince: null,
  taken: {},
  slower: {},
  faster: {},
}

function see(seen: Seen, event: Event, ours: Owned): Seen {
  const before = seen.session
  const session = fold(before, event, ours)
  const last = Math.max(seen.last, event.at)
  const { clock } = session
  const timed = timeTopic(seen, session, event.at)
  const next: Seen = {
    ...timed,
    session,
    last,
    startedAt: seen.startedAt ?? clock.since,
    endedAt: session.isOver ? (seen.endedAt ?? event.at) : null,
  }
  switch (event.do) {
    case 'begin':
      return before.began === 0 ? withPlan({ ...next, zone: event.zone ?? 0 }, event.plan) : next
    case 'plan':
      return before.isOver ? next : withPlan(next, event.plan)
    case 'clock':
      return event.to === 'reset' && before.clock !== session.clock && wasUsed(before)
        ? { ...next, resetAt: event.at, startedAt: null }
        : next
    case 'grant': {
      const now = seen.leaders.at(-1)
      if (event.as !== 'leader' || (now?.device === event.device && now.name === event.name)) return next
      return { ...next, leaders: [...seen.leaders, { name: event.name, device: event.device, from: event.at }] }
    }
    case 'show':
      return event.question === null ? next : { ...next, shown: [...seen.shown, event.question] }
    case 'pace': {
      if (event.to === null) return next
      const section = sectionOf(session.plan, session.shown.slide)?.id
      if (section === undefined) return next
      const so = own(next[event.to], section) ?? []
      return { ...next, [event.to]: { ...next[event.to], [section]: [...new Set([...so, event.by])] } }
    }
    case 'move':
    case 'freeze':
    case 'black':
    case 'room':
    case 'ask':
    case 'withdraw':
    case 'vote':
    case 'mark':
    case 'open':
    case 'time':
    case 'close':
    case 'again':
    case 'reveal':
    case 'leave':
    case 'choose':
    case 'done':
    case 'stroke':
    case 'unstroke':
    case 'memo':
    case 'want':
    case 'refuse':
    case 'ungrant':
    case 'count':
    case 'end':
      return next
  }
}

function wasUsed({ clock }: Session): boolean {
  return clock.since !== null || clock.before > 0
}

/** Counts the time for which a topic is open, round by round. */
function timeTopic(seen: Seen, session: Session, at: number): Seen {
  const { topic: was } = seen.session
  const { topic } = session
  const isPoll = (id: string) => (own(seen.topics, id)?.options.length ?? 0) > 0
  const runs = ({ topics }: Session, id: string) => isPoll(id) || own(topics, id)?.closedAt === null
  const isOpen = topic !== null && runs(session, topic)
  const wasOpen = was !== null && runs(seen.session, was)
  if (topic === was && isOpen === wasOpen) return seen
  const taken =
    wasOpen && seen.openSince !== null
      ? { ...seen.taken, [was]: (own(seen.taken, was) ?? 0) + Math.max(0, at - seen.openSince) }
      : seen.taken
  return { ...seen, taken, openSince: isOpen ? at : null }
}

function withPlan(seen: Seen, plan: StudyPlan): Seen {
  const { sections, topics } = plan
  const named = sections.map(({ id, title }) => [id, title] as const)
  const placed = sections.flatMap(({ title, slides }) => slides.map((slide) => [slide, title] as const))
  return {
    ...seen,
    sectionTitles: { ...seen.sectionTitles, ...Object.fromEntries(named) },
    slideTitles: { ...seen.slideTitles, ...Object.fromEntries(placed) },
    topics: { ...seen.topics, ...Object.fromEntries(topics.map((topic) => [topic.id, topic])) },
  }
}

function sectionsOf({ plan, spent }: Session, { sectionTitles, slower, faster }: Seen): RecordedSection[] {
  const row = (id: string, title: string, planned: number | null): RecordedSection => ({
    title,
    planned,
    spent: own(spent, id) ?? 0,
    slower: own(slower, id)?.length ?? 0,
    faster: own(faster, id)?.length ?? 0,
  })
  const gone = Object.keys(spent).filter((id) => !plan.sections.some((section) => section.id === id))
  return [
    ...plan.sections.map(({ id, title, seconds }) => row(id, title, seconds * 1000)),
    ...gone.map((id) => row(id, own(sectionTitles, id) ?? '', null)),
  ]
}

function votesOf(topic: Topic, state: TopicState): Pick<RecordedTopic, 'rounds' | 'turned' | 'done'> {
  const voted = state.rounds.filter((round) => Object.keys(round).length > 0)
  return {
    rounds: topic.options.length === 0 ? [] : barsOf(topic, { rounds: voted }),
    turned: turnedOf(topic, voted),
    done: state.done.length,
  }
}

function turnedOf({ options }: Topic, rounds: TopicState['rounds']): RecordedTopic['turned'] {
  const [first, last] = [rounds[0], rounds.at(-1)]
  if (first === undefined || last === undefined || first === last || !options.some(({ isRight }) => isRight))
    return null
  const isRight = (option: number) => options[option]?.isRight ?? false
  const both = Object.entries(first).flatMap(([device, option]) => {
    const then = own(last, device)
    return then === undefined ? [] : [{ before: isRight(option), after: isRight(then) }]
  })
  return {
    both: both.length,
    toRight: both.filter(({ before, after }) => !before && after).length,
    toWrong: both.filter(({ before, after }) => before && !after).length,
  }
}
