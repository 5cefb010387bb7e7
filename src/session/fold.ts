// What a session becomes by what happens in it. Pure, and total: an event that makes no sense changes nothing.

import { paused, started, untouched } from './clock.ts'
import type { Event, Position } from './event.ts'
import { own } from './own.ts'
import { type Owned, ownNothing, ownOfRun } from './owned.ts'
import { emptySession, phasesNow, type Question, type Session, spentUntil, type TopicState } from './session.ts'
import type { StudyPlan } from './study-plan.ts'

/** The oldest give way: whoever asked long ago may have left. */
const MOST_WISHES = 20

export function folded(events: readonly Event[], from: Session = emptySession): Session {
  const ours = ownOfRun()
  return events.reduce((session, event) => fold(session, event, ours), from)
}

/** Of a run of events with an `ours` of it, the last session only may be kept. */
export function fold(session: Session, event: Event, ours: Owned = ownNothing): Session {
  return { ...changed(session, event, ours), count: session.count + 1 }
}

function changed(session: Session, event: Event, ours: Owned): Session {
  const { at, by } = event
  switch (event.do) {
    case 'begin': {
      // A session begins once: whoever goes on with it may say so again.
      if (session.began !== 0) return session
      const first = { slide: event.plan.sections[0]?.slides[0] ?? '', index: 0, step: 0 }
      return { ...session, deck: event.deck, plan: event.plan, began: at, position: first, shown: first }
    }
    case 'plan':
      // What was planned after the end was not what was led.
      if (session.isOver) return session
      // The time so far belongs to the sections as they were.
      return planned(timed(session, at), event.plan, at)
    case 'move':
      return moved(session, event.to, at)
    case 'freeze':
      return { ...session, isFrozen: event.on, shown: session.position }
    case 'black':
      return { ...session, isBlack: event.on }
    case 'room':
      return { ...session, isRoomShown: event.on }
    case 'clock':
      return clocked(session, event.to, at)
    case 'ask': {
      if (session.questions.some(({ id }) => id === event.id)) return session
      const { id, text, name, slide } = event
      const asked: Question = { id, at, by, text, name, slide, voters: [by], state: 'open', markedAt: at, answer: '' }
      return { ...session, questions: [...session.questions, asked] }
    }
    case 'vote':
      return withQuestion(session, event.question, (question) => ({
        ...question,
        voters: ours.list(question.voters, by, event.on),
      }))
    case 'withdraw':
      return withQuestion(session, event.question, (question) =>
        question.by === by ? { ...question, state: 'withdrawn' } : question,
      )
    case 'mark':
      return withQuestion(session, event.question, (question) =>
        question.state === 'withdrawn'
          ? question
          : { ...question, state: event.as, markedAt: at, answer: event.answer ?? question.answer },
      )
    case 'show':
      return { ...session, shownQuestion: event.question }
    case 'open': {
      const still = session.topic === event.topic ? session : withTopic(session, session.topic, closed(at))
      const before = own(still.topics, event.topic)
      const opened: TopicState = {
        openedAt: before?.openedAt ?? at,
        closedAt: null,
        since: at,
        rounds: before?.rounds ?? [{}],
        done: before?.done ?? [],
        seconds: null,
        isRevealed: false,
        isRightShown: false,
      }
      return { ...still, topic: event.topic, topics: { ...still.topics, [event.topic]: opened } }
    }
    case 'time': {
      const planned = session.plan.topics.find(({ id }) => id === event.topic)
      if (planned === undefined) return session
      return withTopic(session, event.topic, (topic) => {
        const phases = phasesNow(planned, topic).map(({ seconds }) => seconds)
        return event.phase < phases.length ? { ...topic, seconds: phases.with(event.phase, event.seconds) } : topic
      })
    }
    case 'close':
      return withTopic(session, session.topic, closed(at))
    case 'again':
      return withTopic(session, session.topic, (topic) => ({
        ...topic,
        closedAt: null,
        since: at,
        seconds: null,
        rounds: [...topic.rounds, {}],
        isRevealed: false,
        isRightShown: false,
      }))
    case 'reveal':
      return withTopic(session, session.topic, (topic) => ({
        ...topic,
        closedAt: topic.closedAt ?? at,
        isRevealed: true,
        isRightShown: event.right,
      }))
    case 'leave':
      return { ...withTopic(session, session.topic, closed(at)), topic: null }
    case 'choose':
      return withTopic(session, event.topic, (topic) => {
        const round = topic.rounds[event.round]
        if (round === undefined) return topic
        return { ...topic, rounds: topic.rounds.with(event.round, ours.with(round, by, event.option)) }
      })
    case 'done':
      return withTopic(session, event.topic, (topic) => ({
        ...topic,
        done: ours.list(topic.done, by, event.on),
      }))
    case 'pace':
      return { ...session, pace: ours.with(session.pace, by, event.to === null ? undefined : { to: event.to, at }) }
    case 'stroke': {
      const { id, slide, points, colour } = event
      return { ...session, strokes: [...session.strokes, { id, slide, points, colour }] }
    }
    case 'unstroke':
      return { ...session, strokes: session.strokes.filter(({ id }) => id !== event.id) }
    case 'memo': {
      const { id, text, slide } = event
      if (text === '') return { ...session, memos: session.memos.filter((memo) => memo.id !== id) }
      if (!session.memos.some((memo) => memo.id === id))
        return { ...session, memos: [...session.memos, { id, at, text, slide }] }
      // One that is written anew keeps its place and its time.
      return { ...session, memos: session.memos.map((memo) => (memo.id === id ? { ...memo, text, slide } : memo)) }
    }
    case 'want': {
      const { as, name, number } = event
      const wish = { device: by, as, name, number }
      // Each stays where it is: the leader may be about to press the button beside it.
      if (session.wishes.some(({ device }) => device === by))
        return { ...session, wishes: session.wishes.map((one) => (one.device === by ? wish : one)) }
      return { ...session, wishes: [...session.wishes, wish].slice(-MOST_WISHES) }
    }
    case 'refuse':
      return { ...session, wishes: session.wishes.filter(({ device }) => device !== event.device) }
    case 'grant': {
      const wishes = session.wishes.filter(({ device }) => device !== event.device)
      if (event.as === 'remote')
        return { ...session, wishes, remotes: [...new Set([...session.remotes, event.device])] }
      // The remotes were the old leader's.
      return { ...session, wishes, leader: event.device, leaderName: event.name, remotes: [] }
    }
    case 'ungrant':
      return { ...session, remotes: session.remotes.filter((device) => device !== event.device) }
    case 'count':
      return { ...session, mostFollowers: Math.max(session.mostFollowers, event.followers) }
    case 'end': {
      const still = withTopic(clocked(session, 'pause', at), session.topic, closed(at))
      return { ...still, topic: null, shownQuestion: null, isOver: true }
    }
  }
}

/** A topic that the plan does not have any more is put away, and who stands on a slide that is gone stands on that of its number. */
function planned(session: Session, plan: StudyPlan, at: number): Session {
  const slides = plan.sections.flatMap((section) => section.slides)
  const placed = (place: Position): Position => {
    const found = slides.indexOf(place.slide)
    if (slides.length === 0) return place
    if (found >= 0) return { ...place, index: found }
    const index = Math.min(place.index, slides.length - 1)
    return { slide: slides[index] ?? '', index, step: 0 }
  }
  const isGone = session.topic !== null && !plan.topics.some(({ id }) => id === session.topic)
  const left = isGone ? { ...withTopic(session, session.topic, closed(at)), topic: null } : session
  return { ...left, plan, position: placed(session.position), shown: placed(session.shown) }
}

function moved(session: Session, to: Position, at: number): Session {
  const isAdvance =
    to.index > session.position.index || (to.index === session.position.index && to.step > session.position.step)
  // The clock starts at the first advance, and goes on only where somebody says so after a pause.
  const { since, before } = session.clock
  const begun = isAdvance && since === null && before === 0 ? clocked(session, 'run', at) : timed(session, at)
  return { ...begun, position: to, shown: session.isFrozen ? session.shown : to }
}

function clocked(session: Session, to: 'run' | 'pause' | 'reset', at: number): Session {
  const still = timed(session, at)
  switch (to) {
    case 'run':
      return { ...still, clock: started(still.clock, still.spentAt) }
    case 'pause':
      return { ...still, clock: paused(still.clock, still.spentAt) }
    case 'reset':
      return { ...still, clock: untouched, spent: {} }
  }
}

/** With the time up to now counted to the section in which it passed. */
function timed(session: Session, at: number): Session {
  // The clock of a machine may be set back: no time is counted twice.
  const until = Math.max(at, session.spentAt)
  return { ...session, spent: spentUntil(session, until), spentAt: until }
}

function closed(at: number): (topic: TopicState) => TopicState {
  return (topic) => ({ ...topic, closedAt: topic.closedAt ?? at })
}

function withQuestion(session: Session, id: string, change: (question: Question) => Question): Session {
  return { ...session, questions: session.questions.map((one) => (one.id === id ? change(one) : one)) }
}

function withTopic(session: Session, id: string | null, change: (topic: TopicState) => TopicState): Session {
  const topic = id === null ? undefined : own(session.topics, id)
  if (id === null || topic === undefined) return session
  return { ...session, topics: { ...session.topics, [id]: change(topic) } }
}
