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

test('an answer that is newer than what was heard is no reason to ask without end', async () => {
  newest = 'three'
  await tell('two')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(asked.length).toBeLessThan(15)
  await tell('three')
  const { length } = asked
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(length)
})

test('what became again what it was before the news of it came is shown in the end', async () => {
  newest = 'three'
  await tell('two')
  newest = 'two'
  await vi.advanceTimersByTimeAsync(4001)
  expect(asked).toEqual(['/?since=one', '/?since=three'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(2)
})

test('what could not be had is asked for again after a while, however often it is heard of meanwhile', async () => {
  newest = null
  for (let times = 0; times < 5; times++) await tell('two')
  expect(asked).toEqual(['/?since=one'])
  newest = 'two'
  await vi.advanceTimersByTimeAsync(4001)
  expect(asked).toEqual(['/?since=one', '/?since=one'])
  newest = 'three'
  await tell('three')
  expect(asked).toEqual(['/?since=one', '/?since=one', '/?since=two'])
})

test('an answer that never comes is not waited for for ever', async () => {
  const answer = vi.fn(
    (_: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_, fail) => {
        signal.addEventListener('abort', () => fail(new Error('aborted')))
      }),
  )
  vi.stubGlobal('fetch', answer)
  await tell('two')
  await vi.advanceTimersByTimeAsync(35_000)
  expect(answer).toHaveBeenCalledTimes(2)
})

test('a page of another Lectern is loaded again', async () => {
  newest = 'foreign'
  await tell('two')
  expect(reloads).toBe(1)
})
