// What the leader asks for counts at once, though the session hears of it later, and until then only.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Lead, leadOf } from '../src/client/session/lead.ts'
import { localDesk } from '../src/client/session/local-desk.ts'
import type { LeaderCommand } from '../src/session/command.ts'
import type { LeaderSnapshot } from '../src/session/snapshot.ts'
import { barePlan } from '../src/session/study-plan.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

const at = (index: number) => ({ slide: `s${index}`, index, step: 0 })
const move = (index: number): LeaderCommand => ({ do: 'move', to: at(index) })
const stroke = (id: string): LeaderCommand => ({ do: 'stroke', id, slide: 's0', points: [1, 2, 3, 4], colour: 'red' })
const black = (on: boolean): LeaderCommand => ({ do: 'black', on })

/** A session at the other end of a slow line: it hears, and is heard of, when the test says so. */
function slow() {
  const desk = localDesk(barePlan('A deck', 'en', []), at(0), false)
  let known = desk.now()
  let way: { readonly command: LeaderCommand; readonly settled: (isTaken: boolean) => void }[] = []
  const listeners: (() => void)[] = []
  const lead = leadOf({
    ...desk,
    now: () => known,
    onChange: (listener) => listeners.push(listener),
    ask: (command, settled = () => {}) => {
      way.push({ command, settled })
    },
  })
  const told = () => {
    known = desk.now()
    for (const listener of listeners) listener()
  }
  return {
    lead,
    /** The first `count` commands arrive, each with its snapshot, or with one for all. */
    arrive: (count = way.length, isOneSnapshot = false) => {
      const arrived = way.slice(0, count)
      way = way.slice(count)
      for (const { command, settled } of arrived) {
        desk.ask(command)
        settled(true)
        if (!isOneSnapshot) told()
      }
      if (isOneSnapshot) told()
    },
    /** They are off the way, and nothing comes of them that is seen here. */
    lose: (isTaken = false) => {
      const lost = way
      way = []
      for (const { settled } of lost) settled(isTaken)
    },
    /** Another one who steers. */
    elsewhere: (command: LeaderCommand) => {
      desk.ask(command)
      told()
    },
    session: () => desk.now(),
  }
}

const strokesOf = ({ strokes }: LeaderSnapshot) => strokes.map(({ id }) => id)
/** As a key does that turns something over. */
const press = (lead: Lead) => lead.ask(black(!lead.now().isBlack))

describe('before the session has heard of it', () => {
  test('two presses are two steps, and a key that turns over turns over twice', () => {
    const { lead, arrive, session } = slow()
    lead.ask(move(lead.now().position.index + 1))
    lead.ask(move(lead.now().position.index + 1))
    press(lead)
    expect(lead.now()).toMatchObject({ position: at(2), isBlack: true })
    press(lead)
    expect(lead.now().isBlack).toBe(false)
    arrive()
    expect(session()).toMatchObject({ position: at(2), isBlack: false })
    expect(lead.now()).toEqual(session())
  })

  test('all that was drawn is erased, and comes back', () => {
    const { lead, arrive, session } = slow()
    lead.ask(stroke('a'))
    arrive()
    lead.ask(stroke('b'))
    expect(strokesOf(lead.now())).toEqual(['a', 'b'])
    lead.ask(...strokesOf(lead.now()).map((id) => ({ do: 'unstroke', id }) as const))
    expect(strokesOf(lead.now())).toEqual([])
    expect(lead.undo()).toBe(true)
    expect(strokesOf(lead.now())).toEqual(['a', 'b'])
    arrive()
    expect(strokesOf(session())).toEqual(['a', 'b'])
  })
})

describe('what it has heard of counts no more', () => {
  test.each([false, true])('one snapshot for all: %s', (isOneSnapshot) => {
    const { lead, arrive, session, elsewhere } = slow()
    lead.ask(move(1))
    lead.ask(move(2))
    lead.ask(black(true))
    lead.ask(stroke('a'))
    arrive(undefined, isOneSnapshot)
    expect(lead.now()).toEqual(session())
    elsewhere(move(0))
    elsewhere(black(false))
    elsewhere({ do: 'unstroke', id: 'a' })
    expect(lead.now()).toEqual(session())
  })

  test('the first of two steps leaves the second', () => {
    const { lead, arrive } = slow()
    lead.ask(move(1))
    lead.ask(move(2))
    arrive(1)
    expect(lead.now().position).toEqual(at(2))
  })

  test('a step of another one takes the place of those on their way, and can be taken back', () => {
    const { lead, elsewhere, lose, arrive, session } = slow()
    lead.ask(move(1))
    lose()
    elsewhere(move(5))
    expect(lead.now().position).toEqual(at(5))
    expect(lead.undo()).toBe(true)
    arrive()
    expect(session().position).toEqual(at(0))
  })
})

test('what is on its way counts for as long as that takes', () => {
  const { lead, arrive, session } = slow()
  lead.ask(move(1))
  vi.advanceTimersByTime(60_000)
  lead.ask(move(lead.now().position.index + 1), black(true))
  vi.advanceTimersByTime(60_000)
  expect(lead.now()).toMatchObject({ position: at(2), isBlack: true })
  arrive()
  expect(session()).toMatchObject({ position: at(2), isBlack: true })
})

test('what has arrived, and is told by no snapshot, counts for two seconds, and then the view is drawn anew', () => {
  const { lead, lose } = slow()
  lead.ask(move(1), black(true), stroke('a'))
  lose(true)
  const drawn = vi.fn()
  lead.onChange(drawn)
  vi.advanceTimersByTime(1900)
  expect(lead.now()).toMatchObject({ position: at(1), isBlack: true })
  expect(drawn).not.toHaveBeenCalled()
  vi.advanceTimersByTime(200)
  expect(lead.now()).toMatchObject({ position: at(0), isBlack: false, strokes: [] })
  expect(drawn).toHaveBeenCalled()
})

test('what is refused counts no more, and the view is drawn anew', () => {
  const { lead, lose } = slow()
  const drawn = vi.fn()
  lead.onChange(drawn)
  lead.ask(move(1))
  expect(lead.now().position).toEqual(at(1))
  lose()
  expect(lead.now().position).toEqual(at(0))
  expect(drawn).toHaveBeenCalledTimes(1)
})

test('own steps are taken back one by one, and no step of its own twice', () => {
  const { lead, arrive, session } = slow()
  for (const index of [1, 2, 3]) lead.ask(move(index))
  arrive()
  for (const index of [2, 1, 0]) {
    expect(lead.undo()).toBe(true)
    arrive()
    expect(session().position).toEqual(at(index))
  }
  expect(lead.undo()).toBe(false)
})
