// A session whose server stops and starts again: which one goes on, what its clock has counted, and what is left of it.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { recordedSession } from '../src/cli/recorded-session.ts'
import { lockFolder } from '../src/host/session/lock-folder.ts'
import { elapsed } from '../src/session/clock.ts'
import type { Event } from '../src/session/event.ts'
import { folded } from '../src/session/fold.ts'
import { goesOn, resumed, stopped } from '../src/session/going-on.ts'
import { eventsOf, lineOf } from '../src/session/log.ts'
import { barePlan } from '../src/session/study-plan.ts'

const MINUTE = 60_000
const NOON = Date.UTC(2026, 10, 26, 12)
const plan = barePlan('Talk', 'en', ['a', 'b', 'c'])
const to = (index: number) => ({ slide: 'abc'[index] ?? '', index, step: 0 })
const begin: Event = { at: NOON, by: 'host', do: 'begin', deck: 'talk', plan }
const move = (at: number, index = 1): Event => ({ at, by: 'leader', do: 'move', to: to(index) })
const minutes = (events: readonly Event[], now: number) => elapsed(folded(events).clock, now) / MINUTE

describe('the clock', () => {
  const talk = [begin, move(NOON + MINUTE)]

  test('stands while nothing is served, and goes on after a short break', () => {
    const off = [...talk, ...stopped(talk, NOON + 11 * MINUTE)]
    const on = [...off, ...resumed(off, NOON + 15 * MINUTE)]
    expect(minutes(on, NOON + 20 * MINUTE)).toBe(15)
  })

  test('stands after a long one, until the leader says otherwise', () => {
    const off = [...talk, ...stopped(talk, NOON + 11 * MINUTE)]
    const evening = NOON + 7 * 60 * MINUTE
    expect(resumed(off, evening)).toEqual([])
    expect(minutes(off, evening)).toBe(10)
  })

  test('has counted nothing of the hours after a crash, and goes on as if nothing had been right after one', () => {
    const later = [...talk, move(NOON + 6 * MINUTE, 2)]
    const evening = NOON + 7 * 60 * MINUTE
    expect(minutes([...later, ...resumed(later, evening)], evening)).toBe(5)
    expect(resumed(later, NOON + 8 * MINUTE)).toEqual([])
  })

  test('of a topic that was on stops with it', () => {
    const discussed: Event[] = [...talk, { at: NOON + 2 * MINUTE, by: 'leader', do: 'open', topic: 't' }]
    const off = [...discussed, ...stopped(discussed, NOON + 5 * MINUTE)]
    const evening = NOON + 7 * 60 * MINUTE
    expect(resumed(off, evening)).toEqual([{ at: NOON + 5 * MINUTE, by: 'host', do: 'leave' }])
    expect(resumed(off, NOON + 6 * MINUTE).map((event) => event.do)).toEqual(['clock'])
    expect(resumed(discussed, evening).map((event) => event.do)).toEqual(['clock', 'leave'])
  })

  test('that the leader has paused stays paused', () => {
    const paused: Event[] = [...talk, { at: NOON + 2 * MINUTE, by: 'leader', do: 'clock', to: 'pause' }]
    expect([stopped(paused, NOON + 3 * MINUTE), resumed(paused, NOON + 4 * MINUTE)]).toEqual([[], []])
  })
})

test('a session goes on over midnight, on its day, and never after its end', () => {
  const night = NOON + 11.9 * 60 * MINUTE
  const late = [begin, move(night)]
  expect(goesOn(late, false, night + 20 * MINUTE)).toBe(true)
  expect(goesOn(late, false, night + 8 * 60 * MINUTE)).toBe(false)
  expect(goesOn([begin], true, night)).toBe(true)
  expect(goesOn([...late, { at: night, by: 'leader', do: 'end' }], true, night)).toBe(false)
})

describe('on the disk', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lectern-going-'))
    vi.useFakeTimers({ now: NOON, toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
    rmSync(folder, { recursive: true })
  })
  const open = () => {
    const recorded = recordedSession({
      article: path.join(folder, 'talk.md'),
      deck: 'talk',
      plan,
      isNew: false,
      isRehearsal: false,
      isKept: true,
      onTrouble: () => {},
    })
    if (recorded.kind === 'refused' || recorded.path === null) throw new Error('it was refused')
    recorded.session.ask({ do: 'take' }, leader)
    return { ...recorded, path: recorded.path }
  }
  const leader = { device: 'leader', isHost: true }

  test('the time between two servers of a session is none of its own', () => {
    const first = open()
    first.session.ask({ do: 'move', to: to(1) }, leader)
    vi.setSystemTime(NOON + 10 * MINUTE)
    first.close()
    vi.setSystemTime(NOON + 7 * 60 * MINUTE)
    const second = open()
    expect(second.path).toBe(first.path)
    expect(elapsed(second.session.now().clock, Date.now())).toBe(10 * MINUTE)
    second.close()
  })

  test('a folder that was there before stays, whatever happens in it', () => {
    const before = path.join(folder, 'sessions', '2026-11-26-talk')
    mkdirSync(before, { recursive: true })
    writeFileSync(path.join(before, 'events.jsonl'), lineOf(begin))
    writeFileSync(path.join(before, 'record.md'), 'kept')
    const recorded = open()
    expect(recorded.path).toBe(before)
    recorded.close()
    expect(readFileSync(path.join(before, 'record.md'), 'utf8')).toBe('kept')
  })

  test('a session that is past is not touched, though its server still holds it', () => {
    const yesterday = path.join(folder, 'sessions', '2026-11-25-talk')
    mkdirSync(yesterday, { recursive: true })
    const day = 24 * 60 * MINUTE
    writeFileSync(path.join(yesterday, 'events.jsonl'), lineOf({ ...begin, at: NOON - day }))
    const lock = lockFolder(yesterday)
    const recorded = open()
    expect(path.basename(recorded.path)).toBe('2026-11-26-talk')
    recorded.session.ask({ do: 'move', to: to(1) }, leader)
    recorded.close()
    expect(readdirSync(yesterday).filter((name) => name === 'session.key')).toEqual([])
    if (lock.kind !== 'held') lock.release()
  })

  test('an hour whose clock was reset at its end is kept, and one that nobody began is not', () => {
    const first = open()
    first.session.ask({ do: 'move', to: to(1) }, leader)
    first.session.ask({ do: 'clock', to: 'reset' }, leader)
    first.close()
    expect(eventsOf(readFileSync(path.join(first.path, 'events.jsonl'), 'utf8')).events.length).toBeGreaterThan(3)
    rmSync(first.path, { recursive: true })
    const second = open()
    second.close()
    expect(existsSync(second.path)).toBe(false)
  })
})
