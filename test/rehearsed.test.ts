// Measured times make the times of the next plan, and change nothing of the sidecar but these.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesIn, rehearsedTimes, withTimes } from '../src/plan/study/rehearsed.ts'
import { timeText } from '../src/plan/study/time-text.ts'
import { barePlan, type StudyPlan } from '../src/session/study-plan.ts'

function planOf(...seconds: readonly number[]): StudyPlan {
  const sections = seconds.map((time, index) => ({ id: `s${index}`, title: `S ${index}`, seconds: time, slides: [] }))
  return { ...barePlan('T', 'en', []), sections, seconds: seconds.reduce((sum, time) => sum + time, 0) }
}

const spentOf = (...minutes: readonly number[]) =>
  Object.fromEntries(minutes.map((time, index) => [`s${index}`, time * 60_000]))
const times = (plan: StudyPlan, total: number, ...minutes: readonly number[]) =>
  rehearsedTimes(plan, spentOf(...minutes), total).map(({ next }) => next)

test('times are what was measured, scaled to the length of the hour', () => {
  expect(times(planOf(600, 600), 1200, 5, 15)).toEqual([300, 900])
  expect(times(planOf(600, 600), 1200, 10, 30)).toEqual([300, 900])
  expect(times(planOf(600, 600), 2400, 5, 15)).toEqual([600, 1800])
})

test('a section that was not reached keeps its share', () => {
  expect(times(planOf(300, 300, 600), 1200, 2, 8)).toEqual([120, 480, 600])
})

test('they are halves of a minute, sum to the hour exactly, and follow what was measured', () => {
  const minutes = fc.array(
    fc.tuple(fc.nat(1800), fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 40, noNaN: true }))),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 240 }), (given, hour) => {
      const next = times(
        planOf(...given.map(([planned]) => planned)),
        hour * 60,
        ...given.map(([, measured]) => measured),
      )
      expect(next.reduce((sum, time) => sum + time, 0)).toBe(hour * 60)
      expect(next.every((time) => time % 30 === 0 && time >= (hour * 2 >= given.length ? 30 : 0))).toBe(true)
      for (const [i, [, one]] of given.entries())
        for (const [j, [, other]] of given.entries())
          if (one > other && other > 0) expect(next[i] ?? 0).toBeGreaterThanOrEqual((next[j] ?? 0) - 30)
    }),
    { numRuns: 1500, seed: 9 },
  )
})

const next = [
  { title: 'One', next: 270 },
  { title: 'Two', next: 600 },
]

test.each([
  ['# One {time=5m}\n# Two {time=5m}\n', '# One {time=4m30s}\n# Two {time=10m}\n'],
  ['# One {#a time="5 min" .b}\n## Two {time=90s} ##\n', '# One {#a time=4m30s .b}\n## Two {time=10m} ##\n'],
  ['# One\n\n<!-- time: 5 -->\n\n# Two\n<!--time:1-->\n', '# One\n\n<!-- time: 4.5 -->\n\n# Two\n<!--time:10-->\n'],
  ['# One\n# Two ##\n', '# One {time=4m30s}\n# Two {time=10m} ##\n'],
  ['One {time=1m}\n===\n\nTwo\n---\n', 'One {time=4m30s}\n===\n\nTwo {time=10m}\n---\n'],
  ['# One\r\n\r\n# Two {time=1m}\r\n', '# One {time=4m30s}\r\n\r\n# Two {time=10m}\r\n'],
  ['# *One*\n\n# Part › Two {time=1m}\n', '# *One* {time=4m30s}\n\n# Part › Two {time=10m}\n'],
  ['# Two {time=1m}\n\n# One\n', '# Two {time=10m}\n\n# One {time=4m30s}\n'],
  ['# One {id=x}\n# Two {lifetime=3}\n', '# One {id=x} {time=4m30s}\n# Two {lifetime=3} {time=10m}\n'],
])('a heading gets its time where its mark is: %j', (before, after) => {
  expect(withTimes(before, next)).toBe(after)
})

test('a section without a heading gets one, before the next that has one', () => {
  expect(withTimes('### Two\n\ntext\n', next)).toBe('### One {time=4m30s}\n\n### Two {time=10m}\n\ntext\n')
  expect(withTimes('# One\n\ntext', next)).toBe('# One {time=4m30s}\n\ntext\n\n# Two {time=10m}\n')
  expect(withTimes('', next)).toBe('## One {time=4m30s}\n\n## Two {time=10m}\n')
  expect(withTimes('\ufeff# Two\r\n', next)).toBe('\ufeff# One {time=4m30s}\r\n\r\n# Two {time=10m}\r\n')
})

test('code, comments, questions and what stands under other headings stay', () => {
  const sidecar = [
    '---\nminutes: 10\n# Two {time=9m}\n---',
    '```\n# One {time=9m}\n<!-- time: 9 -->\n```',
    '<!--\n# Two {time=9m}\n-->',
    '> [!question] Why? {time=9m}',
    '# Other {time=9m}',
    '# One',
    '```\n<!-- time: 9 -->\n```',
    '> [!question] Why not? {time=9m}',
    '# Two {time=1m}',
    '',
  ].join('\n\n')
  const after = sidecar.replace('# One\n\n```', '# One {time=4m30s}\n\n```').replace('{time=1m}', '{time=10m}')
  expect(withTimes(sidecar, next)).toBe(after)
})

test('done twice it changes nothing more', () => {
  for (const sidecar of ['', '# Two\n', 'words\n', '# Two\n# One\n']) {
    const once = withTimes(sidecar, next)
    expect(withTimes(once, next)).toBe(once)
  }
})

test('equal titles are told apart by their order', () => {
  const twice = [
    { title: 'Sum', next: 60 },
    { title: 'Other', next: 120 },
    { title: 'Sum', next: 180 },
  ]
  expect(withTimes('# Sum\n# Other\n# Sum\n', twice)).toBe('# Sum {time=1m}\n# Other {time=2m}\n# Sum {time=3m}\n')
})

test('a time is written as it is read, and minutes are read in each kind of front matter', () => {
  expect([30, 60, 270, 5400, 0].map(timeText)).toEqual(['30s', '1m', '4m30s', '90m', '0s'])
  expect(minutesIn('---\nminutes: 45 # all\n---\n')).toBe(45)
  expect(minutesIn('+++\nminutes = 50\n+++\n')).toBe(50)
  expect(minutesIn('# minutes: 45\n')).toBeNull()
  expect(minutesIn('---\ntitle: x\n---\nminutes: 45\n')).toBeNull()
})
