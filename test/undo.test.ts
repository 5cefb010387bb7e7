// What the leader did can be taken back; what cannot be taken back is left alone. What was drawn can be kept as a picture.

import { describe, expect, test } from 'vitest'
import type { LeaderCommand } from '../src/session/command.ts'
import { decide } from '../src/session/decide.ts'
import { readPlan } from '../src/session/fields.ts'
import { folded } from '../src/session/fold.ts'
import { inverseOf } from '../src/session/inverse-of.ts'
import { readLeaderSnapshot, readProjectorSnapshot, readSnapshot } from '../src/session/read-snapshot.ts'
import type { Session } from '../src/session/session.ts'
import { leaderSnapshotOf, projectorSnapshotOf, snapshotOf } from '../src/session/snapshot.ts'
import { strokePath } from '../src/session/stroke-path.ts'
import { strokesSvg } from '../src/session/strokes-svg.ts'
import type { StudyPlan, Topic } from '../src/session/study-plan.ts'

const topic = (id: string): Topic => ({
  id,
  section: 's1',
  slide: null,
  text: `What of ${id}?`,
  mode: 'discussion',
  options: [
    { text: 'this', isRight: true },
    { text: 'that', isRight: false },
  ],
  parts: [],
  seconds: 300,
  answer: '',
  from: 'article',
})
const plan: StudyPlan = {
  title: 'A deck',
  lang: 'en',
  seconds: 600,
  sections: [{ id: 's1', title: 'One', seconds: 600, slides: ['a', 'b', 'c'] }],
  topics: [topic('q1'), topic('q2')],
  cards: [{ front: 'f', back: 'b', path: ['One'] }],
}
const live = (now: number) => ({ now, build: 'x', followers: 2 })

/** A session with something of everything in it. */
function busy(): Session {
  const by = 'self'
  return folded([
    { at: 0, by, do: 'begin', deck: 'd', plan },
    { at: 0, by, do: 'grant', device: 'self', as: 'leader', name: '' },
    { at: 1000, by, do: 'move', to: { slide: 'b', index: 1, step: 0 } },
    { at: 2000, by: 'p', do: 'ask', id: 'k1', text: 'Why?', name: '', slide: 'b' },
    { at: 2100, by, do: 'mark', question: 'k1', as: 'parked', answer: 'later' },
    { at: 2300, by, do: 'stroke', id: 'l1', slide: 'b', points: [1, 2, 3, 4], colour: 'red' },
    { at: 2400, by, do: 'memo', id: 'm1', text: 'Look it up', slide: 'b' },
    { at: 2500, by, do: 'open', topic: 'q1' },
    { at: 2550, by, do: 'time', topic: 'q1', phase: 0, seconds: 420 },
    { at: 2560, by, do: 'show', question: 'k1' },
    { at: 2600, by: 'p', do: 'choose', topic: 'q1', round: 0, option: 1 },
    { at: 2700, by: 'p', do: 'want', as: 'remote', name: 'Ann', number: 12 },
  ])
}

function asked(session: Session, command: LeaderCommand, at: number): Session {
  const decision = decide(session, command, { device: 'self', isHost: true }, at)
  return decision.kind === 'refused' ? session : folded(decision.events, session)
}

/** All that a screen shows, without when and how often something changed. */
function seen(session: Session): unknown {
  const { count: _, now: __, spent: ___, topic, clock, ...rest } = leaderSnapshotOf(session, live(9000))
  return { ...rest, runs: clock.since !== null, topic: topic === null ? null : { ...topic, since: 0 } }
}

const frozenAhead = asked(asked(busy(), { do: 'freeze', on: true }, 3000), { do: 'move', to: at('c', 2) }, 3100)
const frozenBehind = asked(asked(busy(), { do: 'freeze', on: true }, 3000), { do: 'move', to: at('a', 0) }, 3100)
const covered = asked(
  asked(asked(busy(), { do: 'close' }, 3000), { do: 'reveal', right: true }, 3100),
  { do: 'room', on: true },
  3200,
)
const revealed = asked(asked(busy(), { do: 'close' }, 3000), { do: 'reveal', right: true }, 3100)

function at(slide: string, index: number, step = 0) {
  return { slide, index, step }
}

describe('a command is undone', () => {
  const cases: readonly (readonly [string, Session, LeaderCommand])[] = [
    ['a move', busy(), { do: 'move', to: at('c', 2) }],
    ['a move that uncovers the slide', covered, { do: 'move', to: at('c', 2) }],
    ['a shown question that is answered', busy(), { do: 'mark', question: 'k1', as: 'answered', answer: null }],
    ['a step back from what lies over the slide', busy(), { do: 'move', to: at('a', 0) }],
    ['a screen let go while the leader looked back', frozenBehind, { do: 'freeze', on: false }],
    ['a step', busy(), { do: 'move', to: at('b', 1, 1) }],
    ['a black screen', busy(), { do: 'black', on: true }],
    ['a frozen screen', busy(), { do: 'freeze', on: true }],
    ['a screen let go while the leader was ahead', frozenAhead, { do: 'freeze', on: false }],
    ['a pause', busy(), { do: 'clock', to: 'pause' }],
    ['a stroke', busy(), { do: 'stroke', id: 'l2', slide: 'b', points: [5, 6], colour: 'blue' }],
    ['a stroke taken away', busy(), { do: 'unstroke', id: 'l1' }],
    ['a mark', busy(), { do: 'mark', question: 'k1', as: 'answered', answer: null }],
    ['a mark with an answer', busy(), { do: 'mark', question: 'k1', as: 'answered', answer: 'By the tide.' }],
    ['a shown question removed', busy(), { do: 'mark', question: 'k1', as: 'removed', answer: null }],
    ['a shown question taken away', busy(), { do: 'show', question: null }],
    ['a memo', busy(), { do: 'memo', id: 'm2', text: 'new', slide: 'b' }],
    ['a memo written anew', busy(), { do: 'memo', id: 'm1', text: 'other', slide: 'b' }],
    ['a topic put away', busy(), { do: 'leave' }],
    ['a time box made longer', busy(), { do: 'time', topic: 'q1', phase: 0, seconds: 360 }],
    ['a poll closed', busy(), { do: 'close' }],
    ['a revealed poll put away', revealed, { do: 'leave' }],
    ['bars shown of an open poll', busy(), { do: 'reveal', right: false }],
    ['a right option taken off', revealed, { do: 'reveal', right: false }],
    ['a remote let in', busy(), { do: 'grant', device: 'p', as: 'remote', name: 'Ann' }],
  ]
  test.each(cases)('%s', (name, before, command) => {
    const undoing = inverseOf(command, leaderSnapshotOf(before, live(9000)))
    expect(undoing.length).toBeGreaterThan(0)
    const done = asked(before, command, 4000)
    const undone = undoing.reduce((session, one) => asked(session, one, 4100), done)
    const [wanted, got] = [seen(before), seen(undone)] as [Record<string, unknown>, Record<string, unknown>]
    // A memo that is written again is the newest; a wish that was granted is no wish any more.
    if (name === 'a memo written anew') {
      expect((got.memos as { text: string }[]).map(({ text }) => text)).toEqual(['Look it up'])
      return
    }
    if (name === 'a remote let in') expect(got.remotes).toEqual([])
    else expect(got).toEqual(wanted)
  })

  test('a topic that took the place of another one gives it back', () => {
    const before = busy()
    const undoing = inverseOf({ do: 'open', topic: 'q2' }, leaderSnapshotOf(before, live(9000)))
    const done = asked(before, { do: 'open', topic: 'q2' }, 4000)
    const undone = undoing.reduce((session, one) => asked(session, one, 4100), done)
    expect(undone.topic).toBe('q1')
    expect(undone.topics.q1?.rounds).toEqual(before.topics.q1?.rounds)
  })
})

describe('nothing is undone', () => {
  const nothing: readonly LeaderCommand[] = [
    { do: 'move', to: at('b', 1) },
    { do: 'black', on: false },
    { do: 'freeze', on: false },
    { do: 'clock', to: 'run' },
    { do: 'clock', to: 'reset' },
    { do: 'show', question: 'k1' },
    { do: 'unstroke', id: 'nobody' },
    { do: 'mark', question: 'nobody', as: 'open', answer: '' },
    { do: 'time', topic: 'q1', phase: 0, seconds: 420 },
    { do: 'time', topic: 'q2', phase: 0, seconds: 60 },
    { do: 'again' },
    { do: 'refuse', device: 'p' },
    { do: 'ungrant', device: 'p' },
    { do: 'take' },
    { do: 'end' },
  ]
  test.each(nothing.map((command) => [JSON.stringify(command), command] as const))('by %s', (_, command) => {
    expect(inverseOf(command, leaderSnapshotOf(busy(), live(9000)))).toEqual([])
  })
})

describe('what comes from elsewhere is read strictly', () => {
  const leaders = leaderSnapshotOf(busy(), live(9000))
  const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

  test('a snapshot comes through as it is', () => {
    expect(readLeaderSnapshot(wire(leaders))).toEqual(leaders)
    const projectors = projectorSnapshotOf(busy(), live(9000))
    expect(readProjectorSnapshot(wire(projectors))).toEqual(projectors)
    const followers = snapshotOf(busy(), live(9000))
    expect(readSnapshot(wire(followers))).toEqual(followers)
    expect(readPlan(wire(plan))).toEqual(plan)
  })

  test('a snapshot without one of its fields, or with one of another kind, is none', () => {
    for (const field of Object.keys(leaders)) {
      const { [field as keyof typeof leaders]: _, ...rest } = leaders
      expect(readLeaderSnapshot(wire(rest)), `without ${field}`).toBeNull()
      expect(readLeaderSnapshot({ ...wire(leaders), [field]: Symbol('none') }), `wrong ${field}`).toBeNull()
    }
    for (const field of Object.keys(plan)) expect(readPlan({ ...wire(plan), [field]: undefined }), field).toBeNull()
  })

  test('what is no object is no snapshot and no plan', () => {
    for (const given of [null, undefined, 1, 'x', [], [leaders], () => leaders])
      expect([readSnapshot(given), readProjectorSnapshot(given), readLeaderSnapshot(given), readPlan(given)]).toEqual([
        null,
        null,
        null,
        null,
      ])
  })

  test('what is wrong deep inside is found', () => {
    const bad = wire(leaders) as unknown as { strokes: { points: unknown[] }[] }
    bad.strokes[0]?.points.push('<b>')
    expect(readLeaderSnapshot(bad)).toBeNull()
  })
})

describe('drawings', () => {
  const size = { width: 1280, height: 720 }

  test('a stroke runs through its points, in pixels of the slide; a point is a dot', () => {
    expect(strokePath({ points: [0, 0, 500, 1000] }, size)).toBe('M0 0L640 720')
    expect(strokePath({ points: [500, 500] }, size)).toBe('M640 360h0.1')
  })

  test('the picture holds every slide with its number, title and strokes, and no text of it is markup', () => {
    const stroke = { id: 'x', slide: 'a', points: [0, 0, 10, 10], colour: 'blue' } as const
    const svg = strokesSvg(
      [
        { number: '3', title: '<script>1 & "2"</script>', strokes: [stroke, stroke] },
        { number: '7', title: '第七页\u0000', strokes: [stroke] },
      ],
      size,
    )
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('\u0000')
    expect(svg.match(/<path /g)).toHaveLength(3)
    expect(svg).toContain('>3</tspan>')
    expect(svg).toContain('第七页')
    expect(svg).toContain('viewBox="0 0 1344 1648"')
  })
})
