// What may be asked of a session, read from what came over the network: nothing else passes, and nothing is taken on trust.

import type { Happening, Pace, Position, QuestionMark, Steering, StrokeColour } from './event.ts'
import { LONGEST, typed, typedLines } from './typed.ts'

/** What anybody who follows may ask. */
export type FollowerCommand =
  | Extract<Happening, { do: 'ask' | 'withdraw' | 'vote' | 'choose' | 'done' | 'pace' }>
  | WantCommand

/** The number is given by the one who hosts the session, so that nobody can choose it. */
export interface WantCommand {
  readonly do: 'want'
  readonly as: Steering
  readonly name: string
}

/** What only the leader may ask; a remote of some of it. */
export type LeaderCommand =
  | Exclude<Happening, FollowerCommand | { do: 'want' | 'begin' | 'plan' | 'count' | 'move' }>
  | MoveCommand
  | ResultCommand
  | TakeCommand

export interface MoveCommand {
  readonly do: 'move'
  readonly to: Position
  /** Given where it was asked some time ago: it counts only if nobody has gone elsewhere since. */
  readonly from?: Position
  /** What lies over the slide stays, though it is a step onward: for one that takes another back. */
  readonly stays?: true
}

/** Shows what a poll of before came to, as far as it was shown, without a new vote. */
export interface ResultCommand {
  readonly do: 'result'
  readonly topic: string
}

/** The host takes the session back. */
export interface TakeCommand {
  readonly do: 'take'
}

export type Command = FollowerCommand | LeaderCommand

/** What a remote may do: what one does while standing in front of people. */
export const remoteMay: ReadonlySet<Command['do']> = new Set([
  'move',
  'black',
  'room',
  'freeze',
  'clock',
  'open',
  'time',
  'close',
  'again',
  'reveal',
  'result',
  'leave',
  'show',
  'mark',
  'memo',
])

/** Seconds. */
export const LONGEST_PHASE = 4 * 3600
/** The most numbers of a stroke. */
const MOST_POINTS = 2000

/** Null for anything that is no command, exactly. */
export function readCommand(given: unknown): Command | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null
  const it = given as Readonly<Record<string, unknown>>
  switch (it.do) {
    case 'ask': {
      const [id, text, name, slide] = [idOf(it.id), textOf(it.text), nameOf(it.name), idOf(it.slide, true)]
      return id === null || text === null || name === null || slide === null
        ? null
        : { do: 'ask', id, text, name, slide }
    }
    case 'withdraw': {
      const question = idOf(it.question)
      return question === null ? null : { do: 'withdraw', question }
    }
    case 'vote': {
      const question = idOf(it.question)
      return question === null || typeof it.on !== 'boolean' ? null : { do: 'vote', question, on: it.on }
    }
    case 'choose': {
      const [topic, round, option] = [idOf(it.topic), count(it.round, 20), count(it.option, 20)]
      return topic === null || round === null || option === null ? null : { do: 'choose', topic, round, option }
    }
    case 'done': {
      const topic = idOf(it.topic)
      return topic === null || typeof it.on !== 'boolean' ? null : { do: 'done', topic, on: it.on }
    }
    case 'pace':
      return it.to === null || paces.has(it.to as Pace) ? { do: 'pace', to: it.to as Pace | null } : null
    case 'want': {
      const name = nameOf(it.name)
      return name === null || !steerings.has(it.as as Steering) ? null : { do: 'want', as: it.as as Steering, name }
    }
    case 'move': {
      const [to, from] = [positionOf(it.to), it.from === undefined ? undefined : positionOf(it.from)]
      if (to === null || from === null || (it.stays !== undefined && it.stays !== true)) return null
      return { do: 'move', to, ...(from !== undefined && { from }), ...(it.stays === true && { stays: true }) }
    }
    case 'freeze':
    case 'black':
    case 'room':
      return typeof it.on === 'boolean' ? { do: it.do, on: it.on } : null
    case 'clock':
      return it.to === 'run' || it.to === 'pause' || it.to === 'reset' ? { do: 'clock', to: it.to } : null
    case 'mark': {
      const question = idOf(it.question)
      const isKept = it.answer === undefined || it.answer === null
      const answer = isKept ? null : linesOf(it.answer)
      if (question === null || (answer === null && !isKept) || !marks.has(it.as as QuestionMark)) return null
      return { do: 'mark', question, as: it.as as QuestionMark, answer }
    }
    case 'show': {
      const question = it.question === null ? null : idOf(it.question)
      return it.question !== null && question === null ? null : { do: 'show', question }
    }
    case 'open':
    case 'result': {
      const topic = idOf(it.topic)
      return topic === null ? null : { do: it.do, topic }
    }
    case 'time': {
      const [topic, phase, seconds] = [idOf(it.topic), count(it.phase, 10), count(it.seconds, LONGEST_PHASE + 1)]
      return topic === null || phase === null || seconds === null ? null : { do: 'time', topic, phase, seconds }
    }
    case 'reveal':
      return typeof it.right === 'boolean' ? { do: 'reveal', right: it.right } : null
    case 'close':
    case 'again':
    case 'leave':
    case 'end':
    case 'take':
      return { do: it.do }
    case 'stroke': {
      const [id, slide, points] = [idOf(it.id), idOf(it.slide), pointsOf(it.points)]
      if (id === null || slide === null || points === null || !colours.has(it.colour as StrokeColour)) return null
      return { do: 'stroke', id, slide, points, colour: it.colour as StrokeColour }
    }
    case 'unstroke': {
      const id = idOf(it.id)
      return id === null ? null : { do: 'unstroke', id }
    }
    case 'memo': {
      const [id, text, slide] = [idOf(it.id), linesOf(it.text), idOf(it.slide, true)]
      return id === null || text === null || slide === null ? null : { do: 'memo', id, text, slide }
    }
    case 'refuse':
    case 'ungrant': {
      const device = idOf(it.device)
      return device === null ? null : { do: it.do, device }
    }
    case 'grant': {
      const [device, name] = [idOf(it.device), nameOf(it.name)]
      if (device === null || name === null || !steerings.has(it.as as Steering)) return null
      return { do: 'grant', device, as: it.as as Steering, name }
    }
    default:
      return null
  }
}

const followerCommands: ReadonlySet<Command['do']> = new Set([
  'ask',
  'withdraw',
  'vote',
  'choose',
  'done',
  'pace',
  'want',
])

export function isFollowers(command: Command): command is FollowerCommand {
  return followerCommands.has(command.do)
}

const paces: ReadonlySet<Pace> = new Set(['slower', 'faster'])
const steerings: ReadonlySet<Steering> = new Set(['leader', 'remote'])
const marks: ReadonlySet<QuestionMark> = new Set(['open', 'parked', 'answered', 'removed'])
const colours: ReadonlySet<StrokeColour> = new Set(['red', 'blue', 'yellow'])

/** Ids of slides hold letters of the article's language. */
function idOf(given: unknown, mayBeEmpty = false): string | null {
  if (given === '' && mayBeEmpty) return ''
  return typeof given === 'string' && given.length <= 120 && /^[\p{L}\p{N}_.-]+$/u.test(given) ? given : null
}

function textOf(given: unknown): string | null {
  if (typeof given !== 'string') return null
  const text = typed(given, LONGEST.text)
  return text === '' ? null : text
}

function linesOf(given: unknown): string | null {
  return typeof given === 'string' ? typedLines(given, LONGEST.memo) : null
}

function nameOf(given: unknown): string | null {
  if (given === undefined) return ''
  return typeof given === 'string' ? typed(given, LONGEST.name) : null
}

/** A whole number from 0 to below `limit`. */
function count(given: unknown, limit: number): number | null {
  return typeof given === 'number' && Number.isInteger(given) && given >= 0 && given < limit ? given : null
}

function positionOf(given: unknown): Position | null {
  if (typeof given !== 'object' || given === null) return null
  const it = given as Readonly<Record<string, unknown>>
  const [slide, index, step] = [idOf(it.slide), count(it.index, 100_000), count(it.step, 1000)]
  return slide === null || index === null || step === null ? null : { slide, index, step }
}

function pointsOf(given: unknown): number[] | null {
  if (!Array.isArray(given) || given.length < 2 || given.length > MOST_POINTS || given.length % 2 === 1) return null
  const points = given.map((point) =>
    typeof point === 'number' && point >= -100 && point <= 1100 ? Math.round(point) : null,
  )
  return points.includes(null) ? null : (points as number[])
}
