// All that one device has said in a session, as one small document that replaces itself: late, repeated and lost messages are one case.

import { type FollowerCommand, isFollowers, readCommand } from './command.ts'
import { MOST } from './decide.ts'
import type { Pace } from './event.ts'

/** Of each list the oldest comes first, and nothing is in it twice. */
export interface Mine {
  /** Which session it was said in, by when that began; 0 before the device has heard of one. */
  readonly began: number
  readonly questions: readonly AskedQuestion[]
  /** Questions that it has taken back. */
  readonly withdrawn: readonly { readonly question: string }[]
  readonly votes: readonly { readonly question: string; readonly on: boolean }[]
  readonly choices: readonly { readonly topic: string; readonly round: number; readonly option: number }[]
  readonly done: readonly { readonly topic: string; readonly on: boolean }[]
  readonly pace: SaidPace | null
}

export interface AskedQuestion {
  readonly id: string
  readonly text: string
  readonly name: string
  readonly slide: string
}

export interface SaidPace {
  readonly to: Pace | null
  /** Counts what was said of it: a word on the pace fades, so the same one counts anew when it is said anew. */
  readonly tap: number
}

export const nothingSaid: Mine = {
  began: 0,
  questions: [],
  withdrawn: [],
  votes: [],
  choices: [],
  done: [],
  pace: null,
}

/** Milliseconds between two questions of a device. */
export const BETWEEN_QUESTIONS = 3000
/** Bytes of the document. */
export const LARGEST_MINE = 8000
/** A snapshot lists as many questions; of topics one is on at a time. */
const VOTES = 60
const TOPICS = 20

/** With one thing more. Over a broker nobody asks to steer: nothing but this document goes up. */
export function withSaid(mine: Mine, command: FollowerCommand): Mine {
  switch (command.do) {
    case 'ask': {
      const { id, text, name, slide } = command
      if (mine.withdrawn.some(({ question }) => question === id)) return mine
      return { ...mine, questions: latest(mine.questions, { id, text, name, slide }, same('id'), MOST.ofOne) }
    }
    case 'withdraw': {
      const { question } = command
      const questions = mine.questions.filter(({ id }) => id !== question)
      return { ...mine, questions, withdrawn: latest(mine.withdrawn, { question }, same('question'), MOST.ofOne) }
    }
    case 'vote': {
      const { question, on } = command
      return { ...mine, votes: latest(mine.votes, { question, on }, same('question'), VOTES) }
    }
    case 'choose': {
      const { topic, round, option } = command
      return { ...mine, choices: latest(mine.choices, { topic, round, option }, same('topic'), TOPICS) }
    }
    case 'done': {
      const { topic, on } = command
      return { ...mine, done: latest(mine.done, { topic, on }, same('topic'), TOPICS) }
    }
    case 'pace':
      return { ...mine, pace: { to: command.to, tap: (mine.pace?.tap ?? 0) + 1 } }
    case 'want':
      return mine
  }
}

/**
 * Small enough to be sent: where it is too large, without questions that the session is known to have, and then without the oldest
 * votes. Null where it is too large all the same.
 */
export function fitted(mine: Mine, known: ReadonlySet<string>): Mine | null {
  if (bytesOf(mine) <= LARGEST_MINE) return mine
  const open = { ...mine, questions: mine.questions.filter(({ id }) => !known.has(id)) }
  for (let votes = open.votes.length; votes >= 0; votes--) {
    const small = { ...open, votes: open.votes.slice(open.votes.length - votes) }
    if (bytesOf(small) <= LARGEST_MINE) return small
  }
  return null
}

/** What it asks of a session. What the session knows already comes to nothing there, but for the pace, which has its own count. */
export function commandsOf({ questions, withdrawn, votes, choices, done, pace }: Mine): FollowerCommand[] {
  return [
    ...questions.map((question) => ({ do: 'ask' as const, ...question })),
    ...withdrawn.map((one) => ({ do: 'withdraw' as const, ...one })),
    ...votes.map((vote) => ({ do: 'vote' as const, ...vote })),
    ...choices.map((choice) => ({ do: 'choose' as const, ...choice })),
    ...done.map((one) => ({ do: 'done' as const, ...one })),
    ...(pace === null ? [] : [{ do: 'pace' as const, to: pace.to }]),
  ]
}

/** Reads what came over the network; null for anything that is no such document, exactly. */
export function readMine(given: unknown): Mine | null {
  if (typeof given !== 'object' || given === null) return null
  const it = given as Readonly<Record<string, unknown>>
  if (typeof it.began !== 'number' || !Number.isSafeInteger(it.began) || it.began < 0) return null
  const pace = paceOf(it.pace)
  const lists = [
    commandsIn(it.questions, 'ask', MOST.ofOne),
    // A page that was loaded before there was such a thing has none.
    commandsIn(it.withdrawn ?? [], 'withdraw', MOST.ofOne),
    commandsIn(it.votes, 'vote', VOTES),
    commandsIn(it.choices, 'choose', TOPICS),
    commandsIn(it.done, 'done', TOPICS),
  ]
  if (pace === undefined || lists.includes(null)) return null
  const said = lists.flatMap((list) => list ?? []).reduce(withSaid, { ...nothingSaid, began: it.began })
  return { ...said, pace }
}

function commandsIn(given: unknown, kind: FollowerCommand['do'], most: number): FollowerCommand[] | null {
  if (!Array.isArray(given) || given.length > most) return null
  const read = given.map((one) => readCommand({ ...one, do: kind }))
  const own = read.filter((command) => command !== null).filter(isFollowers)
  return own.length === read.length ? own : null
}

/** Undefined for what is none. */
function paceOf(given: unknown): SaidPace | null | undefined {
  if (given === null) return null
  if (typeof given !== 'object') return undefined
  const { to, tap } = given as Readonly<Record<string, unknown>>
  const command = readCommand({ do: 'pace', to })
  return command?.do !== 'pace' || typeof tap !== 'number' || !Number.isSafeInteger(tap) || tap < 0
    ? undefined
    : { to: command.to, tap }
}

function latest<T>(list: readonly T[], one: T, isSame: (a: T, b: T) => boolean, most: number): readonly T[] {
  return [...list.filter((other) => !isSame(other, one)), one].slice(-most)
}

function same<Key extends string>(key: Key) {
  return (a: Readonly<Record<Key, unknown>>, b: Readonly<Record<Key, unknown>>) => a[key] === b[key]
}

function bytesOf(mine: Mine): number {
  return new TextEncoder().encode(JSON.stringify(mine)).length
}
