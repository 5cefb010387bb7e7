// The time by another machine's clock: what is told once more tells nothing new.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { senderTime } from '../src/client/session/sender-time.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 5_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

test('goes on between snapshots, and not back when the last one is handed on again', () => {
  const clock = senderTime(1_000_000)
  vi.advanceTimersByTime(120_000)
  expect(clock.time()).toBe(1_120_000)
  clock.hear(1_000_000)
  expect(clock.time()).toBe(1_120_000)
  clock.hear(1_119_000)
  expect(clock.time()).toBe(1_119_000)
  vi.advanceTimersByTime(500)
  expect(clock.time()).toBe(1_119_500)
})
