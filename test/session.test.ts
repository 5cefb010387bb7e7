// The laws of a session: what happens in it, what may be asked of it, and what the screens are told.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Desk } from '../src/client/session/desk.ts'
import { phaseNow } from '../src/client/topic/phase-now.ts'
import { minutesMore, oneMinuteMore, onToNextPhase } from '../src/client/topic/time-change.ts'
import { standingOf } from '../src/session/advice.ts'
import { elapsed } from '../src/session/clock.ts'
import { type Command, isFollowers, type LeaderCommand } from '../src/session/command.ts'
import { decide } from '../src/session/decide.ts'
import type { Event, Happening } from '../src/session/event.ts'
import { fold, folded } from '../src/session/fold.ts'
import { eventsOf, lineOf } from '../src/session/log.ts'
import { emptySession, type Session, spentUntil } from '../src/session/session.ts'
import { shared } from '../src/session/share.ts'
import {
  barsOf,
  leaderSnapshotOf,
  listed,
  type OpenTopic,
  projectorSnapshotOf,
  snapshotOf,
} from '../src/session/snapshot.ts'
import { LONGEST, typed, typedLines } from '../src/session/typed.ts'
import { type Asked, asked, logs, plan, SECRETS, START } from './session/any.ts'

const RUNS = { numRuns: 400, seed: 3 }
const { count: _, ...nothing } = emptySession

/** What it is, whatever led to it. */
function state({ count, ...session }: Session) {
  return session
}

const begin: Event = { at: START, by: 'host', do: 'begin', deck: 'deck', plan }

/** Each command with the session before it. */
function stepsOf(commands: readonly Asked[]) {
  let at = START
  let session = folded([begin, { at, by: 'leader', do: 'grant', device: 'leader', as: 'leader', name: '' }])
  return commands.map(({ device, command, after }) => {
    at += after
    const before = session
    const decision = decide(before, command, { device, isHost: device === 'leader' }, at)
    if (decision.kind === 'events') session = folded(decision.events, before)
    return { before, after: session, command, device, decision, at }
  })
}

function sessionAfter(...happenings: readonly Happening[]): Session {
  return folded([
    begin,
    ...happenings.map((one, index): Event => ({ at: START + (index + 1) * 1000, by: 'leader', ...one })),
  ])
}

describe('one thing at a time lies over the slide', () => {
  const show = { do: 'show', question: 'k1' } as const
  const room = { do: 'room', on: true } as const
  const first = plan.topics.find(({ options }) => options.length > 0)?.id ?? ''
  const open = { do: 'open', topic: first } as const
  const on = (index: number, stays?: true): LeaderCommand => ({
    do: 'move',
    to: { slide: plan.sections[0]?.slides[index] ?? '', index, step: 0 },
    ...(stays && { stays }),
  })
  /** As the leader asks for it, with a question of a guest's in it. */
  const led = (...commands: readonly LeaderCommand[]) => {
    let session = sessionAfter(
      { do: 'grant', device: 'leader', as: 'leader', name: '' },
      { do: 'ask', id: 'k1', text: 'Why?', name: '', slide: '' },
    )
    for (const command of commands) {
      const decision = decide(session, command, { device: 'leader', isHost: true }, START + 60_000)
      if (decision.kind === 'events') session = folded(decision.events, session)
    }
    return session
  }

  test('a question that is answered or parked goes, and so does what was there before the next thing', () => {
    for (const as of ['answered', 'parked'] as const)
      expect(led(show, { do: 'mark', question: 'k1', as, answer: null }).shownQuestion).toBeNull()
    expect(led(show, { do: 'mark', question: 'k1', as: 'open', answer: 'x' }).shownQuestion).toBe('k1')
    expect(led(room, show, open)).toMatchObject({ isRoomShown: false, shownQuestion: null, topic: first })
    expect(led(room, open, show)).toMatchObject({ isRoomShown: false, shownQuestion: 'k1', topic: first })
    expect(led(room, { do: 'black', on: true }, { do: 'end' })).toMatchObject({ isRoomShown: false, isBlack: false })
  })

  test('going on to another slide takes it away, but not what people are at, nor while the screen is frozen', () => {
    const nothing = { isRoomShown: false, shownQuestion: null, topic: null }
    expect(led(on(0), open, { do: 'close' }, show, on(1))).toMatchObject(nothing)
    expect(led(on(0), room, on(1))).toMatchObject(nothing)
    expect(led(on(0), open, on(1)).topic).toBe(first)
    expect(led(on(0), room, { do: 'freeze', on: true }, on(1)).isRoomShown).toBe(true)
    expect(led(on(1), room, on(0)).isRoomShown).toBe(true)
    expect(led(on(0), room, on(1, true)).isRoomShown).toBe(true)
  })

  test('a result is shown once more as far as it was, and nobody can vote in between', () => {
    const voted = led(open, { do: 'close' }, { do: 'reveal', right: true }, { do: 'leave' })
    const decision = decide(voted, { do: 'result', topic: first }, { device: 'leader', isHost: true }, START + 70_000)
    const events = decision.kind === 'events' ? decision.events : []
    expect(events.map((event) => event.do)).toEqual(['open', 'close', 'reveal'])
    const state = folded(events, voted).topics[first]
    expect(state).toMatchObject({ isRevealed: true, isRightShown: true })
    expect(state?.closedAt).not.toBeNull()
    expect(led({ do: 'result', topic: first }).topic).toBeNull()
  })

  test('a log of before, in which a vote went on behind other slides, folds as it did', () => {
    const session = sessionAfter(
      open,
      { do: 'close' },
      on(1) as Happening,
      { do: 'again' },
      {
        do: 'choose',
        topic: first,
        round: 1,
        option: 0,
      },
    )
    expect(session.topics[first]?.rounds).toHaveLength(2)
  })
})

describe('a question that is taken away', () => {
  const live = { now: START, build: '', followers: 0 }
  const asked = { do: 'ask', id: 'k1', text: 'Why?', name: '', slide: '' } as const
  const leader = { device: 'leader', isHost: true }
  const asker = { device: 'asker', isHost: false }
  /** With a leader, a question of the asker's that is on all screens, and what is asked after it. */
  const sessionWith = (...more: readonly (readonly [typeof leader, Command])[]): Session => {
    let session = sessionAfter({ do: 'grant', device: 'leader', as: 'leader', name: '' })
    for (const [who, command] of [[asker, asked], [leader, { do: 'show', question: 'k1' }], ...more] as const) {
      const decision = decide(session, command, who, START + 60_000)
      if (decision.kind === 'events') session = folded(decision.events, session)
    }
    return session
  }
  const refusal = (session: Session, who: typeof leader, command: Command) => {
    const decision = decide(session, command, who, START + 70_000)
    return decision.kind === 'refused' ? decision.why : decision.events.map((event) => event.do)
  }
  const remove = { do: 'mark', question: 'k1', as: 'removed', answer: null } as const
  const withdraw = { do: 'withdraw', question: 'k1' } as const

  test('by the leader is on the leader’s own screens only, and can be put back', () => {
    const session = sessionWith([leader, remove])
    expect(session.shownQuestion).toBeNull()
    expect(snapshotOf(session, live).questions).toEqual([])
    expect(projectorSnapshotOf(session, live).questions).toEqual([])
    expect(leaderSnapshotOf(session, live).questions).toMatchObject([{ id: 'k1', state: 'removed' }])
    expect(refusal(session, asker, { do: 'vote', question: 'k1', on: false })).toBe('gone')
    expect(refusal(session, leader, { do: 'show', question: 'k1' })).toBe('gone')
    const back = sessionWith([leader, remove], [leader, { ...remove, as: 'open' }])
    expect(snapshotOf(back, live).questions).toMatchObject([{ id: 'k1', state: 'open' }])
  })

  test('by whoever asked is on no screen, and stays away', () => {
    const session = sessionWith([asker, withdraw])
    expect(session.shownQuestion).toBeNull()
    for (const snapshot of [snapshotOf(session, live), leaderSnapshotOf(session, live)])
      expect([snapshot.questions, JSON.stringify(snapshot).includes('Why?')]).toEqual([[], false])
    expect(leaderSnapshotOf(session, live).open).toBe(0)
    expect(refusal(session, leader, { ...remove, as: 'open' })).toBe('gone')
    expect(refusal(session, leader, { do: 'show', question: 'k1' })).toBe('gone')
    expect(refusal(session, asker, withdraw)).toEqual([])
    expect(refusal(session, asker, asked)).toEqual([])
  })

  test('stays in reach however many were removed before it', () => {
    const ids = Array.from({ length: 12 }, (_, at) => `spam${at}`)
    const many = ids.map((id): Happening => ({ ...asked, id }))
    const removals = ids.map((question): Happening => ({ ...remove, question }))
    const session = sessionAfter(asked, ...many, ...removals, remove)
    const { questions } = leaderSnapshotOf(session, live)
    expect(questions).toHaveLength(10)
    expect(questions.at(-1)?.id).toBe('k1')
  })

  test('is not one that the leader has answered', () => {
    const answered = { ...remove, as: 'answered', answer: 'Because.' } as const
    expect(refusal(sessionWith([leader, answered]), asker, withdraw)).toBe('gone')
    expect(refusal(sessionWith([leader, answered], [leader, { ...remove, as: 'open' }]), asker, withdraw)).toBe('gone')
  })

  test('by anybody else is not', () => {
    const session = sessionWith()
    for (const who of [leader, { device: 'other', isHost: false }]) expect(refusal(session, who, withdraw)).toBe('gone')
    expect(refusal(session, { device: 'other', isHost: false }, remove)).toBe('not-leading')
    const forged = folded([{ at: START, by: 'other', ...withdraw }], session)
    expect(snapshotOf(forged, live).questions).toHaveLength(1)
  })
})

test('of very many questions the newest can be voted for too, and the leader knows how many there are', () => {
  const asked = Array.from({ length: 200 }, (_, at): Happening[] => [
    { do: 'ask', id: `q${at}`, text: `question ${at}`, name: '', slide: '' },
    ...(at < 150 ? [{ do: 'vote', question: `q${at}`, on: true } as const] : []),
  ]).flat()
  const session = folded([
    begin,
    ...asked.map((one, index): Event => ({ at: START + index, by: one.do === 'vote' ? 'voter' : `d${index}`, ...one })),
  ])
  const ids = listed(session).map(({ id }) => id)
  expect(ids).toHaveLength(60)
  expect(ids).toContain('q199')
  expect(ids.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, at) => `q${at}`))
  expect(leaderSnapshotOf(session, { now: START, build: '', followers: 0 }).open).toBe(200)
})

test('where there is room for all questions, all are listed', () => {
  const asked = Array.from({ length: 60 }, (_, at): Happening[] => [
    { do: 'ask', id: `q${at}`, text: `question ${at}`, name: '', slide: '' },
    ...(at < 7 ? [{ do: 'mark', question: `q${at}`, as: 'answered', answer: 'so' } as const] : []),
  ]).flat()
  expect(listed(sessionAfter(...asked))).toHaveLength(60)
})

describe('fold', () => {
  test('is total: any event may follow any other, and a log in two pieces folds to the same', () => {
    fc.assert(
      fc.property(logs, fc.nat(60), (events, cut) => {
        const whole = folded(events)
        expect(whole.count).toBe(events.length)
        expect(folded(events.slice(cut), folded(events.slice(0, cut)))).toEqual(whole)
      }),
      RUNS,
    )
  })

  test('counts the time of all sections to the time of the clock, but for slides of no section', () => {
    fc.assert(
      fc.property(logs, fc.nat(100_000), (events, later) => {
        const known = events.filter((event) => event.do !== 'move' || event.to.slide !== 'elsewhere')
        const session = folded(known)
        const now = (events.at(-1)?.at ?? START) + 200_000 + later
        const spent = Object.values(spentUntil(session, now)).reduce((sum, time) => sum + time, 0)
        expect(spent).toBe(elapsed(session.clock, now))
      }),
      RUNS,
    )
  })

  test('begins once', () => {
    const session = sessionAfter({ do: 'move', to: { slide: 's1', index: 1, step: 0 } })
    expect(state(fold(session, { ...begin, at: START + 9000 }))).toEqual(state(session))
  })

  test('ends a topic when the next one is opened, and when the session ends', () => {
    const session = sessionAfter({ do: 'open', topic: 'poll' }, { do: 'open', topic: 'talk' }, { do: 'end' })
    expect(session.topics.poll?.closedAt).toBe(START + 2000)
    expect(session.topics.talk?.closedAt).toBe(START + 3000)
    expect(session.topic).toBeNull()
  })

  test('keeps the place and the time of a memo that is written anew', () => {
    const memo = { do: 'memo', slide: 's0' } as const
    const session = sessionAfter(
      { ...memo, id: 'a', text: '1' },
      { ...memo, id: 'b', text: '2' },
      { ...memo, id: 'a', text: '3' },
    )
    expect(session.memos.map(({ text, at }) => [text, at - START])).toEqual([
      ['3', 1000],
      ['2', 2000],
    ])
  })
})

describe('decide', () => {
  test('never gives an event that changes nothing', () => {
    fc.assert(
      fc.property(asked, (commands) => {
        for (const { before, decision } of stepsOf(commands)) {
          if (decision.kind === 'refused') continue
          let session = before
          for (const event of decision.events) {
            const next = fold(session, event)
            expect(state(next), JSON.stringify(event)).not.toEqual(state(session))
            session = next
          }
        }
      }),
      RUNS,
    )
  })

  test('counts a command that comes twice once', () => {
    fc.assert(
      fc.property(asked, (commands) => {
        for (const { after: session, command, device, decision, at } of stepsOf(commands)) {
          if (decision.kind === 'refused') continue
          const again = decide(session, command, { device, isHost: device === 'leader' }, at + 500)
          expect(again.kind === 'refused' ? [] : again.events, command.do).toEqual([])
        }
      }),
      RUNS,
    )
  })

  test('lets a follower change neither place, curtain, freeze and clock nor what is shown', () => {
    fc.assert(
      fc.property(asked, (commands) => {
        for (const { before, after: session, command, device } of stepsOf(commands)) {
          if (before.leader === device || before.remotes.includes(device) || command.do === 'take') continue
          expect(isFollowers(command) || session === before).toBe(true)
          for (const name of [
            'position',
            'shown',
            'isBlack',
            'isFrozen',
            'clock',
            'topic',
            'shownQuestion',
            'leader',
            'isOver',
          ] as const)
            expect(session[name], `${command.do} ${name}`).toEqual(before[name])
        }
      }),
      RUNS,
    )
  })

  test('does not let a second tap begin a time box anew, or a round that nobody voted in', () => {
    const leader = { device: 'leader', isHost: false }
    const running = sessionAfter(
      { do: 'grant', device: 'leader', as: 'leader', name: '' },
      { do: 'open', topic: 'poll' },
    )
    expect(decide(running, { do: 'open', topic: 'poll' }, leader, START + 9000)).toEqual({ kind: 'events', events: [] })
    expect(decide(running, { do: 'again' }, leader, START + 9000)).toEqual({ kind: 'events', events: [] })
  })

  test('a time box is made longer, and led on to its next phase', () => {
    const leader = { device: 'leader', isHost: false }
    const opened = sessionAfter(
      { do: 'grant', device: 'leader', as: 'leader', name: '' },
      { do: 'open', topic: 'talk' },
    )
    const from = START + 2000
    const live = (now: number) => ({ now, build: 'x', followers: 0 })
    const boxOf = (session: Session) => snapshotOf(session, live(from)).topic as OpenTopic
    const withAsked = (session: Session, command: LeaderCommand | null) => {
      const decision = decide(session, command ?? { do: 'leave' }, leader, from)
      return decision.kind === 'events' ? folded(decision.events, session) : session
    }
    const planned = boxOf(opened).phases.map(({ seconds }) => seconds)
    expect(planned).toEqual([60, 120, 120])
    // A minute more of the phase that runs; the others begin later.
    const longer = withAsked(opened, oneMinuteMore(boxOf(opened), from + 30_000))
    expect(boxOf(longer).phases.map(({ seconds }) => seconds)).toEqual([120, 120, 120])
    expect(phaseNow(boxOf(longer), from + 100_000)).toMatchObject({ index: 0, left: 20_000 })
    // Two taps before an answer are two minutes.
    const taps: LeaderCommand[] = []
    const desk = {
      now: () => ({ topic: boxOf(opened) }),
      time: () => from,
      onChange: () => {},
      ask: (one: LeaderCommand) => taps.push(one),
    }
    const tap = minutesMore(desk as unknown as Desk)
    tap()
    tap()
    expect(taps.map((one) => (one.do === 'time' ? one.seconds : null))).toEqual([120, 180])
    // The next phase begins at once, with all of its time.
    const onward = withAsked(longer, onToNextPhase(boxOf(longer), from + 70_400))
    expect(phaseNow(boxOf(onward), from + 70_400)).toMatchObject({ index: 1, name: 'pair', left: 119_600 })
    // What is over gets a minute from now on, and the last phase has none behind it.
    const over = from + 1_000_000
    expect(phaseNow(boxOf(onward), over)?.isOver).toBe(true)
    expect(onToNextPhase(boxOf(onward), over)).toBeNull()
    const again = withAsked(onward, oneMinuteMore(boxOf(onward), over))
    expect(phaseNow(boxOf(again), over)).toMatchObject({ index: 2, left: 60_000, isOver: false })
    // Another round, or the topic opened anew, has the times of the plan.
    const anew = withAsked(withAsked(again, { do: 'close' }), { do: 'again' })
    expect(boxOf(anew).phases.map(({ seconds }) => seconds)).toEqual(planned)
    const remote = { device: 'a', isHost: false }
    expect(decide(opened, oneMinuteMore(boxOf(opened), from), remote, from)).toEqual({
      kind: 'refused',
      why: 'not-leading',
    })
    expect(decide(withAsked(opened, { do: 'close' }), oneMinuteMore(boxOf(opened), from), leader, from)).toEqual({
      kind: 'refused',
      why: 'gone',
    })
  })

  test('lets memos be changed and taken away when there are as many as there may be', () => {
    const leader = { device: 'leader', isHost: false }
    const many = Array.from(
      { length: 500 },
      (_, index): Happening => ({ do: 'memo', id: `m${index}`, text: 'x', slide: '' }),
    )
    const full = sessionAfter({ do: 'grant', device: 'leader', as: 'leader', name: '' }, ...many)
    const memo = { do: 'memo', slide: '' } as const
    expect(decide(full, { ...memo, id: 'new', text: 'y' }, leader, START)).toEqual({ kind: 'refused', why: 'too-many' })
    expect(decide(full, { ...memo, id: 'm1', text: 'y' }, leader, START)).toMatchObject({ events: [{ text: 'y' }] })
    expect(decide(full, { ...memo, id: 'm1', text: '' }, leader, START)).toMatchObject({ events: [{ text: '' }] })
  })
})

describe('snapshots', () => {
  test('tell followers and the projector nothing of the leader’s: answers, times of the plan, memos, topics to come', () => {
    fc.assert(
      fc.property(logs, (events) => {
        const session = folded(events)
        const live = { now: events.at(-1)?.at ?? START, build: 'b', followers: 3 }
        for (const snapshot of [snapshotOf(session, live), projectorSnapshotOf(session, live)]) {
          const told = JSON.stringify(snapshot)
          for (const secret of [...SECRETS, '123457', '630864', '754321', 'isRight']) expect(told).not.toContain(secret)
          const isToldRight = session.topic !== null && session.topics[session.topic]?.isRightShown === true
          if (!isToldRight) expect(snapshot.topic?.right ?? null).toBeNull()
        }
        expect(() => leaderSnapshotOf(session, live)).not.toThrow()
      }),
      RUNS,
    )
  })

  test('count no vote for an option that is not there', () => {
    expect(barsOf({ options: [{ text: 'a', isRight: true }] }, { rounds: [{ x: 0, y: 5 }] })).toEqual([[1]])
  })

  test('list the question that is shown, however many have more votes', () => {
    const questions = Array.from({ length: 80 }, (_, index) => ({
      id: `q${index}`,
      at: index,
      by: 'a',
      text: 'x',
      name: '',
      slide: '',
      voters: index < 79 ? ['a', 'b'] : ['a'],
      state: 'open' as const,
      markedAt: index,
      answer: '',
    }))
    expect(listed({ questions, shownQuestion: null })).toHaveLength(60)
    expect(listed({ questions, shownQuestion: 'q79' }).at(-1)?.id).toBe('q79')
  })
})

describe('shared', () => {
  test('gives whole parts that sum to the total, none below the least, and more to who weighs more', () => {
    const weights = fc.array(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e6, noNaN: true })), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(weights, fc.nat(3), fc.nat(5000), (given, least, more) => {
        const total = least * given.length + more
        const parts = shared(total, given, least)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
        expect(parts.every((part) => Number.isInteger(part) && part >= least)).toBe(true)
        for (const [i, one] of given.entries())
          for (const [j, other] of given.entries())
            if (one > other) expect(parts[i] ?? 0).toBeGreaterThanOrEqual((parts[j] ?? 0) - 1)
      }),
      { ...RUNS, numRuns: 2000 },
    )
  })

  test('refuses what cannot be shared', () => {
    expect(() => shared(3, [1, 1], 2)).toThrow(RangeError)
    for (const weight of [-1, Number.NaN, Infinity]) expect(() => shared(10, [1, weight], 1)).toThrow(RangeError)
  })
})

test('the clock does not run backwards where that of the machine is set back', () => {
  expect(elapsed({ since: START, before: 5 }, START - 60_000)).toBe(5)
})

test('advice to shorten a section never makes it longer', () => {
  const short = { ...plan, seconds: 90, sections: plan.sections.map((section) => ({ ...section, seconds: 45 })) }
  const standing = standingOf(short, 'one', { one: 400_000 }, [])
  expect(standing?.behind).toBe(355_000)
  expect(standing?.shorten).toBeNull()
})

describe('the log', () => {
  const text = (events: readonly Event[]) => events.map(lineOf).join('')

  test('is read back as it was written, an event a line', () => {
    fc.assert(
      fc.property(logs, (events) => {
        const written = text(events)
        expect(eventsOf(written)).toEqual({ events, broken: [] })
        expect(written.split('\n')).toHaveLength(events.length + 1)
        expect(text(eventsOf(written).events)).toBe(written)
      }),
      RUNS,
    )
  })

  test('holds the fields of an event in one order, whatever their order was', () => {
    const turned = { to: { step: 0, index: 1, slide: 's' }, do: 'move', by: 'x', at: 5 } as const
    expect(lineOf(turned)).toBe('{"at":5,"by":"x","do":"move","to":{"slide":"s","index":1,"step":0}}\n')
    expect(lineOf({ at: 5, by: 'x', do: 'stroke', id: 'a', slide: 's', points: [-0, 1], colour: 'red' })).toContain(
      '[0,1]',
    )
  })

  test('is no place for what would not be read back', () => {
    expect(() => lineOf({ ...begin, at: Number.NaN })).toThrow(TypeError)
    expect(() => lineOf({ at: 1, by: 'x', do: 'dance' } as unknown as Event)).toThrow(TypeError)
  })

  test('gives all its whole lines, wherever it is cut', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (events, at) => {
        const named = [
          ...events,
          { at: START, by: 'a', do: 'ask', id: 'z', text: '为什么？🙂', name: '', slide: '' } as const,
        ]
        const bytes = Buffer.from(text(named))
        const cut = bytes.subarray(0, at % (bytes.length + 1))
        const whole = cut.toString('latin1').split('\n').length - 1
        const read = eventsOf(cut.toString('utf8'))
        expect(read.events).toEqual(named.slice(0, whole))
        expect(read.broken).toEqual(cut.length === 0 || cut.at(-1) === 10 ? [] : [whole + 1])
      }),
      { ...RUNS, numRuns: 1000 },
    )
  })

  test('leaves out a line that is no event, and names it', () => {
    const good = lineOf({ at: 1, by: 'x', do: 'end' })
    const bad = [
      '',
      'no',
      'null',
      '[]',
      '{"at":1,"by":"x","do":"constructor"}',
      '{"at":1,"by":"x","do":"toString"}',
      '{"at":-1,"by":"x","do":"end"}',
      '{"at":1,"do":"end"}',
      '{"at":1,"by":"x","do":"move","to":{"slide":"a","index":0.5,"step":0}}',
      '{"at":1,"by":"x","do":"mark","question":"q","as":"liked","answer":""}',
      '{"at":1,"by":"x","do":"freeze","on":1}',
    ]
    const read = eventsOf(good + bad.map((line) => `${line}\n`).join('') + good)
    expect(read.events).toHaveLength(2)
    expect(read.broken).toEqual(bad.map((_, index) => index + 2))
  })

  test('is read whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.json()), (any, lines) => {
        expect(() => eventsOf(any)).not.toThrow()
        expect(() => folded(eventsOf(`${lines.join('\n')}\n`).events)).not.toThrow()
      }),
      RUNS,
    )
  })
})

describe('typed text', () => {
  const any = fc.string({ unit: 'binary', maxLength: 400 })

  test('is one line, not too long, without controls and direction marks', () => {
    fc.assert(
      fc.property(any, (given) => {
        const text = typed(given, LONGEST.text)
        expect(Array.from(text).length).toBeLessThanOrEqual(LONGEST.text)
        expect(text).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]|^\s|\s$/u)
        expect(typedLines(given, LONGEST.memo)).not.toMatch(/[\r\u2028\u2029]|\n{3}/)
      }),
      { ...RUNS, numRuns: 1500 },
    )
  })

  test('is nothing where nobody would see anything', () => {
    for (const given of ['\u200d', '\u3164', '\u2800', '\u200c\ufe0f', ' \u115f ']) expect(typed(given, 40)).toBe('')
    expect(typed('👩‍💻', 40)).toBe('👩‍💻')
  })
})

test('an empty session is what is left of nothing', () => {
  expect(state(folded([]))).toEqual(nothing)
})
