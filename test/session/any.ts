// Any event and any command, sensible or not, about a small plan.

import fc, { type Arbitrary } from 'fast-check'
import type { Command } from '../../src/session/command.ts'
import type { Event, Happening } from '../../src/session/event.ts'
import type { StudyPlan } from '../../src/session/study-plan.ts'

/** What no follower may ever be told. */
export const SECRETS = [
  'secret-answer',
  'secret-memo',
  'secret-title',
  'secret-card',
  'secret-unopened',
  'secret-written',
]

export const plan: StudyPlan = {
  title: 'secret-title of the hour',
  lang: 'en',
  seconds: 754321,
  sections: [
    { id: 'one', title: 'secret-title one', seconds: 123457, slides: ['s0', 's1'] },
    { id: 'constructor', title: 'secret-title two', seconds: 630864, slides: ['s2'] },
  ],
  topics: [
    {
      id: 'poll',
      section: 'one',
      slide: 's1',
      text: 'Which?',
      mode: 'discussion',
      options: [
        { text: 'This', isRight: true },
        { text: 'That', isRight: false },
      ],
      parts: [],
      seconds: 120,
      answer: 'secret-answer',
      from: 'leader',
    },
    {
      id: 'talk',
      section: 'constructor',
      slide: null,
      text: 'Why?',
      mode: 'think-pair-share',
      options: [],
      parts: [],
      seconds: 300,
      answer: 'secret-answer',
      from: 'article',
    },
    {
      id: 'never',
      section: 'constructor',
      slide: null,
      text: 'secret-unopened',
      mode: 'jigsaw',
      options: [],
      parts: ['secret-unopened'],
      seconds: 300,
      answer: 'secret-answer',
      from: 'carried',
    },
  ],
  cards: [{ front: 'secret-card', back: 'secret-card', path: ['secret-title'] }],
}

export const devices = ['leader', 'second', 'a', 'b', 'c'] as const
const device: Arbitrary<string> = fc.constantFrom(...devices)
/** Names that a record of JavaScript has by itself are among them. */
const question = fc.constantFrom('q1', 'q2', 'q3', '__proto__')
const topic = fc.constantFrom('poll', 'talk', 'constructor', '__proto__', 'hasOwnProperty')
const text = fc.constantFrom('Why so?', 'And then?')
const position = fc.record({
  slide: fc.constantFrom('s0', 's1', 's2', 'elsewhere'),
  index: fc.nat(3),
  step: fc.nat(2),
})
const steering = fc.constantFrom('leader' as const, 'remote' as const)
const said = fc.constantFrom('secret-written', 'secret-written twice', '')

const happening: Arbitrary<Happening> = fc.oneof(
  fc.record({ do: fc.constant('move' as const), to: position }),
  fc.record({ do: fc.constantFrom('freeze' as const, 'black' as const), on: fc.boolean() }),
  fc.record({
    do: fc.constant('clock' as const),
    to: fc.constantFrom('run' as const, 'pause' as const, 'reset' as const),
  }),
  fc.record({
    do: fc.constant('ask' as const),
    id: question,
    text,
    name: fc.constantFrom('', 'Bo'),
    slide: fc.constantFrom('s0', ''),
  }),
  fc.record({ do: fc.constant('withdraw' as const), question }),
  fc.record({ do: fc.constant('vote' as const), question, on: fc.boolean() }),
  fc.record({
    do: fc.constant('mark' as const),
    question,
    as: fc.constantFrom('open' as const, 'parked' as const, 'answered' as const, 'removed' as const),
    answer: said,
  }),
  fc.record({ do: fc.constant('show' as const), question: fc.option(question) }),
  fc.record({ do: fc.constant('open' as const), topic }),
  fc.record({ do: fc.constantFrom('close' as const, 'again' as const, 'leave' as const) }),
  fc.record({ do: fc.constant('time' as const), topic, phase: fc.nat(3), seconds: fc.constantFrom(0, 90, 240) }),
  fc.record({ do: fc.constant('reveal' as const), right: fc.boolean() }),
  fc.record({ do: fc.constant('choose' as const), topic, round: fc.nat(2), option: fc.nat(3) }),
  fc.record({ do: fc.constant('done' as const), topic, on: fc.boolean() }),
  fc.record({ do: fc.constant('pace' as const), to: fc.option(fc.constantFrom('slower' as const, 'faster' as const)) }),
  fc.record({
    do: fc.constant('stroke' as const),
    id: question,
    slide: fc.constantFrom('s0', 's1'),
    points: fc.constant([0, 0, 10, 10]),
    colour: fc.constantFrom('red' as const, 'blue' as const),
  }),
  fc.record({ do: fc.constant('unstroke' as const), id: question }),
  fc.record({
    do: fc.constant('memo' as const),
    id: question,
    text: fc.constantFrom('secret-memo', 'secret-memo two', ''),
    slide: fc.constantFrom('s0', ''),
  }),
  fc.record({ do: fc.constant('refuse' as const), device }),
  fc.record({ do: fc.constant('grant' as const), device, as: steering, name: fc.constant('') }),
  fc.record({ do: fc.constant('ungrant' as const), device }),
)

/** What may stand in a log; `end` is rare, since little happens after it. */
const written: Arbitrary<Happening> = fc.oneof(
  { weight: 60, arbitrary: happening },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('want' as const),
      as: steering,
      name: fc.constantFrom('', 'Bo'),
      number: fc.nat(99),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('count' as const), followers: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'plan' as const, plan }) },
  { weight: 1, arbitrary: fc.constant({ do: 'begin' as const, deck: 'deck', plan, zone: 60 }) },
  { weight: 1, arbitrary: fc.constant({ do: 'end' as const }) },
)

export const START = 1_700_000_000_000

/** Begun, and then anything, with a clock that now and then goes back. */
export const logs: Arbitrary<readonly Event[]> = fc
  .array(fc.tuple(fc.integer({ min: -5000, max: 90_000 }), device, written), { maxLength: 60 })
  .map((steps) => {
    let at = START
    const rest = steps.map(([by, who, what]): Event => {
      at += by
      return { at, by: who, ...what }
    })
    return [{ at: START, by: 'host', do: 'begin', deck: 'deck', plan, zone: 60 }, ...rest]
  })

const command: Arbitrary<Command> = fc.oneof(
  { weight: 40, arbitrary: happening as Arbitrary<Command> },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('want' as const), as: steering, name: fc.constantFrom('', 'Bo') }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'take' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'end' as const }) },
)

export interface Asked {
  readonly device: string
  readonly command: Command
  /** Milliseconds since the one before. */
  readonly after: number
}

/** Commands of a leader, mostly, and of others. */
export const asked: Arbitrary<readonly Asked[]> = fc.array(
  fc.record({
    device: fc.oneof({ weight: 2, arbitrary: fc.constant('leader') }, { weight: 1, arbitrary: device }),
    command,
    after: fc.nat(40_000),
  }),
  { maxLength: 60 },
)
