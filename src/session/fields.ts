// What a line of the log may hold, event by event. The fields of an event are written in the order in which they stand here.

import type { Event, Happening, Pace, Position, QuestionMark, Steering, StrokeColour } from './event.ts'
import type { Card, Option, PlannedSection, StudyPlan, Topic, TopicMode } from './study-plan.ts'

/** Stands for a value that is none of its kind. */
export const WRONG: unique symbol = Symbol('wrong')
type Read<Value> = (given: unknown) => Value | typeof WRONG

type Fields<Of> = { readonly [Name in keyof Of]-?: Read<Of[Name]> }
type Does = Happening['do']
type Of<Kind extends Does> = Omit<Extract<Happening, { do: Kind }>, 'do'>

/** The event of a line with its fields in order and nothing else; `WRONG` for what is no event. */
export function readEvent(given: unknown): Event | typeof WRONG {
  const named = object({ at: moment, by: text, do: kind })(given)
  if (named === WRONG) return WRONG
  const rest = object(fields[named.do] as Fields<object>)(given)
  return rest === WRONG ? WRONG : ({ ...named, ...rest } as Event)
}

function object<Value extends object>(of: Fields<Value>): Read<Value> {
  const readers = Object.entries(of) as [string, Read<unknown>][]
  return (given) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return WRONG
    const read: Record<string, unknown> = {}
    for (const [name, reader] of readers) {
      const value = reader(Object.hasOwn(given, name) ? (given as Record<string, unknown>)[name] : undefined)
      if (value === WRONG) return WRONG
      if (value !== undefined) read[name] = value
    }
    return read as Value
  }
}

function list<Value>(of: Read<Value>): Read<readonly Value[]> {
  return (given) => {
    if (!Array.isArray(given)) return WRONG
    const read = given.map(of)
    return read.includes(WRONG) ? WRONG : (read as Value[])
  }
}

function oneOf<Value extends string>(values: Readonly<Record<Value, true>>): Read<Value> {
  return (given) => (typeof given === 'string' && Object.hasOwn(values, given) ? (given as Value) : WRONG)
}

function orNull<Value>(of: Read<Value>): Read<Value | null> {
  return (given) => (given === null ? null : of(given))
}

function maybe<Value>(of: Read<Value>): Read<Value | undefined> {
  return (given) => (given === undefined ? undefined : of(given))
}

function text(given: unknown): string | typeof WRONG {
  return typeof given === 'string' ? given : WRONG
}

function flag(given: unknown): boolean | typeof WRONG {
  return typeof given === 'boolean' ? given : WRONG
}

/** JSON has no other numbers than these. */
function number(given: unknown): number | typeof WRONG {
  return typeof given === 'number' && Number.isFinite(given) ? given : WRONG
}

function whole(given: unknown): number | typeof WRONG {
  return Number.isSafeInteger(given) ? (given as number) : WRONG
}

function count(given: unknown): number | typeof WRONG {
  return whole(given) === WRONG || (given as number) < 0 ? WRONG : (given as number)
}

/** Milliseconds that a calendar has. */
function moment(given: unknown): number | typeof WRONG {
  return count(given) === WRONG || (given as number) > 8.64e15 ? WRONG : (given as number)
}

const position = object<Position>({ slide: text, index: count, step: count })
const mark = oneOf<QuestionMark>({ open: true, parked: true, answered: true, removed: true })
const pace = oneOf<Pace>({ slower: true, faster: true })
const steering = oneOf<Steering>({ leader: true, remote: true })
const colour = oneOf<StrokeColour>({ red: true, blue: true, yellow: true })
const mode = oneOf<TopicMode>({ discussion: true, 'think-pair-share': true, jigsaw: true, activity: true })
const option = object<Option>({ text, isRight: flag })

const plan: Read<StudyPlan> = object<StudyPlan>({
  title: text,
  lang: text,
  seconds: number,
  sections: list(object<PlannedSection>({ id: text, title: text, seconds: number, slides: list(text) })),
  topics: list(
    object<Topic>({
      id: text,
      section: text,
      slide: orNull(text),
      text,
      mode,
      options: list(option),
      parts: list(text),
      seconds: number,
      answer: text,
      from: oneOf<Topic['from']>({ article: true, leader: true, carried: true }),
    }),
  ),
  cards: list(object<Card>({ front: text, back: text, path: list(text) })),
})

/** Null for anything that is no plan, exactly. */
export function readPlan(given: unknown): StudyPlan | null {
  const read = plan(given)
  return read === WRONG ? null : read
}

const fields: { readonly [Kind in Does]: Fields<Of<Kind>> } = {
  begin: { deck: text, zone: maybe(whole) as Read<number>, plan },
  plan: { plan },
  move: { to: position },
  freeze: { on: flag },
  black: { on: flag },
  room: { on: flag },
  clock: { to: oneOf({ run: true, pause: true, reset: true }) },
  ask: { id: text, text, name: text, slide: text },
  vote: { question: text, on: flag },
  withdraw: { question: text },
  mark: { question: text, as: mark, answer: orNull(text) },
  show: { question: orNull(text) },
  open: { topic: text },
  time: { topic: text, phase: count, seconds: count },
  close: {},
  again: {},
  reveal: { right: flag },
  leave: {},
  choose: { topic: text, round: count, option: count },
  done: { topic: text, on: flag },
  pace: { to: orNull(pace) },
  stroke: { id: text, slide: text, points: list(number), colour },
  unstroke: { id: text },
  memo: { id: text, text, slide: text },
  want: { as: steering, name: text, number: whole },
  refuse: { device: text },
  grant: { device: text, as: steering, name: text },
  ungrant: { device: text },
  count: { followers: count },
  end: {},
}

const kind: Read<Does> = (given) =>
  typeof given === 'string' && Object.hasOwn(fields, given) ? (given as Does) : WRONG
