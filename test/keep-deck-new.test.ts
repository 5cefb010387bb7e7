// After a save a page asks for what is new to it: once for what it hears of, later where it could not be had, and never in a circle.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepDeckNew } from '../src/client/session/keep-deck-new.ts'
import type { Snapshot } from '../src/session/snapshot.ts'

let asked: string[]
/** What the server answers with; null where it does not. */
let newest: string | null
let reloads: number
let tell: (build: string) => Promise<void>

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  newest = 'one'
  reloads = 0
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('location', { pathname: '/', reload: () => reloads++ })
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return { ok: newest !== null, text: async () => newest }
  })
  let told = 'one'
  const listeners: (() => void)[] = []
  tell = async (build) => {
    told = build
    for (const listener of listeners) listener()
    await vi.advanceTimersByTimeAsync(1)
  }
  keepDeckNew(
    { now: () => ({ build: told }) as Snapshot, onChange: (listener) => listeners.push(listener) },
    { take: (text) => (text === 'foreign' ? null : text) },
    { slides: [], replace: () => {} },
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what it shows already is not asked for', async () => {
  await tell('one')
  expect(asked).toEqual([])
})

test('what is new is asked for by what it shows', async () => {
  newest = 'two'
  await tell('two')
  newest = 'three'
  await tell('three')
  expect(asked).toEqual(['/?since=one', '/?since=two'])
})

test('an answer that is newer than what was heard is no reason to ask again, before it is heard of or then', async () => {
  newest = 'three'
  await tell('two')
  await vi.advanceTimersByTimeAsync(60_000)
  await tell('three')
  expect(asked).toEqual(['/?since=one'])
  newest = 'two'
  await tell('two')
  expect(asked).toEqual(['/?since=one', '/?since=three'])
})

test('what could not be had is asked for again after a while, once, however often it is heard of', async () => {
  newest = null
  for (let times = 0; times < 5; times++) await tell('two')
  expect(asked).toHaveLength(5)
  await vi.advanceTimersByTimeAsync(4000)
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.length).toBeLessThanOrEqual(7)
  newest = 'two'
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked.length).toBeLessThanOrEqual(8)
})

test('a page of another Lectern is loaded again', async () => {
  newest = 'foreign'
  await tell('two')
  expect(reloads).toBe(1)
})
