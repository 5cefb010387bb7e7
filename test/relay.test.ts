// Laws of a session that goes through a broker: nothing is lost, nothing counts twice, and nobody writes where another one should.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import puppeteer, { type Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Mqtt, type MqttTrouble, mqtt } from '../src/base/mqtt.ts'
import {
  connectPacket,
  packetReader,
  pingPacket,
  published,
  publishPacket,
  subscribePacket,
} from '../src/base/mqtt-packets.ts'
import type { DeviceShelf } from '../src/client/relay/device-shelf.ts'
import { relayLink } from '../src/client/relay/relay-link.ts'
import { findBrowser } from '../src/host/find-browser.ts'
import { hostRelay } from '../src/host/relay/host-relay.ts'
import { moderator } from '../src/host/relay/moderator.ts'
import { newRoom, relayAddress } from '../src/host/relay/relay-address.ts'
import { Socket } from '../src/host/relay/socket.ts'
import { type LiveSession, liveSession } from '../src/host/session/live-session.ts'
import type { FollowerCommand } from '../src/session/command.ts'
import type { Event } from '../src/session/event.ts'
import { fold, folded } from '../src/session/fold.ts'
import { commandsOf, fitted, LARGEST_MINE, type Mine, nothingSaid, readMine, withSaid } from '../src/session/mine.ts'
import { isDeviceName, isRoom, questionsTopic, stateTopic, upTopic } from '../src/session/room.ts'
import { isListed } from '../src/session/session.ts'
import type { Snapshot } from '../src/session/snapshot.ts'
import { barePlan, type StudyPlan } from '../src/session/study-plan.ts'
import { type Broker, PASSWORD, startBroker, whyNoBroker } from './relay/broker.ts'

const root = path.join(import.meta.dirname, '..')
if (whyNoBroker !== '') console.warn(`skipped: ${whyNoBroker}`)

const found = await findBrowser({ env: process.env, platform: process.platform })
const cli = path.join(root, 'dist/tool/cli.js')

const plan: StudyPlan = {
  ...barePlan('A talk', 'en', ['one', 'two', 'three']),
  topics: [
    {
      id: 'poll',
      section: 'all',
      slide: null,
      text: 'Which?',
      mode: 'discussion',
      options: ['This', 'That', 'Neither'].map((text, index) => ({ text, isRight: index === 1 })),
      parts: [],
      seconds: 60,
      answer: 'known to the leader alone',
      from: 'leader',
    },
  ],
}
const leader = { device: 'leader', isHost: true }
const to = (slide: string, index: number) => ({ do: 'move' as const, to: { slide, index, step: 0 } })

/** A session that has begun, with a log that can be read again. */
function begun(log: Event[] = [], clock: () => number = Date.now): LiveSession {
  const session = liveSession(folded(log), (events) => void log.push(...events), clock)
  if (log.length === 0) session.happen({ do: 'begin', deck: 'talk', plan })
  session.ask({ do: 'take' }, leader)
  return session
}

const ask = (id: string, text = `What is ${id}?`): FollowerCommand => ({ do: 'ask', id, text, name: '', slide: 'one' })
const anything = fc.oneof(
  fc.record({
    do: fc.constant('ask' as const),
    id: fc.oneof(fc.stringMatching(/^[a-c]$/), fc.stringMatching(/^[a-z]{1,3}$/)),
    text: fc.string({ minLength: 1 }),
  }),
  fc.record({ do: fc.constant('withdraw' as const), question: fc.stringMatching(/^[a-c]$/) }),
  fc.record({ do: fc.constant('vote' as const), question: fc.stringMatching(/^[a-z]{1,3}$/), on: fc.boolean() }),
  fc.record({ do: fc.constant('choose' as const), topic: fc.constant('poll'), round: fc.nat(3), option: fc.nat(4) }),
  fc.record({ do: fc.constant('done' as const), topic: fc.constantFrom('poll', 'other'), on: fc.boolean() }),
  fc.record({ do: fc.constant('pace' as const), to: fc.constantFrom('slower' as const, 'faster' as const, null) }),
)
const commands = fc
  .array(anything)
  .map((list) => list.map((one) => (one.do === 'ask' ? { ...one, name: '', slide: '' } : one) as FollowerCommand))
  // Nobody takes back what was not asked.
  .map((list) =>
    list.filter(
      (one, at) =>
        one.do !== 'withdraw' || list.slice(0, at).some((other) => other.do === 'ask' && other.id === one.question),
    ),
  )

async function until(isSo: () => boolean, what: string, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`it did not come: ${what}`)
    await pause(10)
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('packets', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ufeffmark', '', '雨'.repeat(50)))
  /** What of a text can be sent at all: half of a pair of surrogates cannot. */
  const sendable = (written: string) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(written))

  test('come out as they went in, wherever they are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), fc.array(fc.nat(400)), (messages, cuts) => {
        const bytes = Buffer.concat(messages.map(([topic, payload]) => publishPacket(topic, payload, true)))
        const read = packetReader()
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length]
        const packets = places.slice(1).flatMap((end, index) => read(bytes.subarray(places[index], end)) ?? [])
        expect(packets.map(published)).toEqual(
          messages.map(([topic, payload]) => ({ topic: sendable(topic), text: sendable(payload) })),
        )
      }),
    )
  })

  test('come out whole at every single cut', () => {
    const bytes = Buffer.concat([publishPacket('a/b', 'é雨😀', false), pingPacket, subscribePacket(1, ['a/+'])])
    for (let cut = 0; cut <= bytes.length; cut++) {
      const read = packetReader()
      const packets = [...(read(bytes.subarray(0, cut)) ?? []), ...(read(bytes.subarray(cut)) ?? [])]
      expect(packets.map(({ head }) => head)).toEqual([0x30, 0xc0, 0x82])
    }
  })

  test.each([0, 1, 127, 128, 16_383, 16_384, 1_000_000])('tell their length at its borders: %d bytes', (size) => {
    const payload = 'x'.repeat(Math.max(0, size - 3))
    const packet = publishPacket('t', payload, false)
    expect(packet.length).toBe(1 + (size <= 127 ? 1 : size <= 16_383 ? 2 : 3) + Math.max(3, size))
    expect(packetReader()(packet)?.map(published)).toEqual([{ topic: 't', text: payload }])
  })

  test('that say too great a length, or never end it, are no packets', () => {
    expect(packetReader()(Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0x7f))).toBeNull()
    expect(packetReader()(Uint8Array.of(0x30, 0x80, 0x80, 0x80, 0x80, 1))).toBeNull()
  })

  test('of any bytes whatever make no reader fail', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const packet of packetReader()(bytes) ?? []) published(packet)
      }),
    )
  })

  test('begin a connection with a clean session, and name a user only where there is one', () => {
    expect([...connectPacket('ab', 60, '', '')]).toEqual([0x10, 14, 0, 4, 77, 81, 84, 84, 4, 2, 0, 60, 0, 2, 97, 98])
    expect(connectPacket('ab', 60, 'u', 'p')[9]).toBe(0xc2)
  })
})

test('the client alone weighs at most 3 kB', () => {
  const esbuild = path.join(root, 'node_modules/.bin/esbuild')
  const built = execFileSync(esbuild, ['src/base/mqtt.ts', '--bundle', '--minify', '--format=esm'], { cwd: root })
  expect(built.length).toBeGreaterThan(1000)
  expect(built.length).toBeLessThanOrEqual(3000)
})

describe('what a device has said', () => {
  const say = (list: readonly FollowerCommand[], from: Mine = nothingSaid) => list.reduce(withSaid, from)

  test('is read as it was written', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const mine = readMine(JSON.parse(JSON.stringify(say(list))))
        // Texts are made harmless on the way, and one of nothing but controls is none.
        if (list.some((one) => one.do === 'ask' && !/^[\x21-\x7e]+$/.test(one.text))) return
        expect(mine).toEqual(say(list))
      }),
    )
  })

  test('is the same however often it is said, but for the pace, which counts', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const steady = list.filter((one) => one.do !== 'pace')
        const once = say(steady)
        expect(say(commandsOf(once), once)).toEqual(once)
      }),
    )
  })

  test('makes the same session as the commands themselves, and nothing more when it comes again', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const direct = begun()
        const relayed = begun()
        for (const session of [direct, relayed]) session.ask({ do: 'open', topic: 'poll' }, leader)
        const device = { device: 'relay-x', isHost: false }
        for (const command of list) direct.ask(command, device)
        const mine = say(list.filter((one) => one.do !== 'pace'))
        relayed.askAll(commandsOf(mine).map((command) => ({ command, asker: device })))
        const { questions, topics } = relayed.now()
        expect(
          questions
            .filter(isListed)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(
          direct
            .now()
            .questions.filter(isListed)
            .map(({ id }) => id)
            .sort()
            .slice(0, 20),
        )
        expect(topics.poll?.done).toEqual(direct.now().topics.poll?.done)
        const { count } = relayed.now()
        relayed.askAll(commandsOf(mine).map((command) => ({ command, asker: device })))
        expect(relayed.now().count).toBe(count)
      }),
    )
  })

  test('stays below its size: what the session knows goes first, then the oldest votes, and what is too much is refused', () => {
    const long = (index: number) => ask(`q${index}`, '雨'.repeat(280))
    const mine = say(Array.from({ length: 12 }, (_, index) => long(index)))
    expect(fitted(mine, new Set())).toBeNull()
    const known = new Set(Array.from({ length: 6 }, (_, index) => `q${index}`))
    const small = fitted(mine, known)
    expect(small?.questions.map(({ id }) => id)).toEqual(['q6', 'q7', 'q8', 'q9', 'q10', 'q11'])
    expect(Buffer.byteLength(JSON.stringify(small))).toBeLessThanOrEqual(LARGEST_MINE)
    const voted = Array.from({ length: 60 }, (_, at) => ({
      do: 'vote' as const,
      question: `${at}`.repeat(50),
      on: true,
    }))
    expect(fitted(say(voted, small ?? nothingSaid), known)?.votes.at(-1)?.question).toBe('59'.repeat(50))
  })

  test.each([
    null,
    [],
    'x',
    {},
    { ...nothingSaid, began: -1 },
    { ...nothingSaid, questions: [{ id: 'a b', text: 'x', name: '', slide: '' }] },
    { ...nothingSaid, questions: [null] },
    { ...nothingSaid, withdrawn: ['q'] },
    { ...nothingSaid, votes: Array.from({ length: 61 }, (_, at) => ({ question: `q${at}`, on: true })) },
    { ...nothingSaid, choices: [{ topic: 'poll', round: 0, option: 0.5 }] },
    { ...nothingSaid, pace: { to: 'slower', tap: -1 } },
    { ...nothingSaid, pace: { to: 'stop', tap: 1 } },
  ])('is nothing where it is not exactly that: %j', (given) => {
    expect(readMine(given)).toBeNull()
  })

  test('cannot be a word of the leader', () => {
    const mine = readMine({ ...nothingSaid, votes: [{ question: 'q', on: true, do: 'end' }] })
    expect(mine && commandsOf(mine)).toEqual([{ do: 'vote', question: 'q', on: true }])
  })
})

describe('many events at once', () => {
  const event = fc
    .tuple(anything, fc.constantFrom('a', 'b', 'c'))
    .map(([one, by]) => ({ at: 0, by, name: '', slide: '', ...one }) as unknown as Event)
  const opened = folded([
    { at: 0, by: 'host', do: 'begin', deck: 'talk', plan },
    { at: 0, by: 'host', do: 'open', topic: 'poll' },
  ])

  test('make the session that they make one by one, and leave the one before as it was', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const before = events.slice(0, 20).reduce((session, one) => fold(session, one), opened)
        const text = JSON.stringify(before)
        const oneByOne = events.reduce((session, one) => fold(session, one), before)
        expect(folded(frozen(events), frozen(before))).toEqual(oneByOne)
        expect(JSON.stringify(before)).toBe(text)
      }),
    )
  })

  test('are decided as one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(commands, fc.constantFrom('a', 'b')), { maxLength: 5 }), (groups) => {
        const asked = groups.flatMap(([list, device]) =>
          list.map((command) => ({ command, asker: { device, isHost: false } })),
        )
        const one = liveSession(
          opened,
          () => {},
          () => 1000,
        )
        const all = liveSession(
          opened,
          () => {},
          () => 1000,
        )
        const kinds = asked.map(({ command, asker }) => one.ask(command, asker))
        expect(all.askAll(asked)).toEqual(kinds)
        expect(all.now()).toEqual(one.now())
      }),
    )
  })

  test('that cannot be written down have not happened', () => {
    const session = liveSession(
      opened,
      () => {
        throw new Error('the disk is full')
      },
      () => 1000,
    )
    const asked = [{ command: ask('q'), asker: { device: 'a', isHost: false } }]
    expect(() => session.askAll(asked)).toThrow('the disk is full')
    expect(session.now()).toBe(opened)
  })

  /** A fold that changes what it was given fails here. */
  function frozen<T>(value: T): T {
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) frozen(inner)
    return Object.freeze(value)
  }
})

describe('the moderator', () => {
  let now = 1_000_000
  const name = (index: number) => `Device${String(index).padStart(20, '0')}`
  const written = (session: LiveSession, mine: Mine) => JSON.stringify({ ...mine, began: session.now().began })
  const of = (session: LiveSession, most?: number) =>
    moderator({ session, room: 'ROOM', key: 'secret', passed: () => now, ...(most !== undefined && { most }) })

  test('passes on one question in three seconds of a device, and each of them in the end', () => {
    const session = begun()
    const held = of(session)
    held.hear(name(1), written(session, [ask('a'), ask('b'), ask('c')].reduce(withSaid, nothingSaid)), false)
    const seen: number[] = []
    for (let wait = held.run(); wait !== null; wait = held.run()) {
      seen.push(session.now().questions.length)
      expect(wait).toBe(3000)
      now += wait
    }
    expect(seen).toEqual([1, 2])
    expect(session.now().questions.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  test('takes back what was asked, also what waits, and asks it no more after a new start', () => {
    const log: Event[] = []
    const session = begun(log, () => now)
    const held = of(session)
    let mine = [ask('a'), ask('b'), ask('c')].reduce(withSaid, nothingSaid)
    held.hear(name(1), written(session, mine), false)
    held.run()
    // The first one is asked, the second one waits.
    mine = [{ do: 'withdraw', question: 'a' } as const, { do: 'withdraw', question: 'b' } as const].reduce(
      withSaid,
      mine,
    )
    held.hear(name(1), written(session, mine), false)
    for (let wait = held.run(); wait !== null; wait = held.run()) now += wait
    const kept = (one: LiveSession) => one.now().questions.filter(isListed)
    expect(kept(session).map(({ id }) => id)).toEqual(['c'])
    expect(session.now().questions.map(({ id }) => id)).toEqual(['a', 'c'])
    const { count } = session.now()
    const again = begun(log, () => now)
    const after = of(again)
    after.hear(name(1), written(session, mine), true)
    for (let wait = after.run(); wait !== null; wait = after.run()) now += wait
    expect(kept(again).map(({ id }) => id)).toEqual(['c'])
    expect(again.now().count).toBe(count)
    // Nobody takes back what another one asked.
    after.hear(name(2), written(session, withSaid(nothingSaid, { do: 'withdraw', question: 'c' })), false)
    after.run()
    expect(kept(again)).toHaveLength(1)
  })

  test('passes on the newest where a device says more than it may', () => {
    const session = begun()
    session.ask({ do: 'open', topic: 'poll' }, leader)
    const held = of(session)
    let mine: Mine = nothingSaid
    const choose = (option: number) => {
      mine = withSaid(mine, { do: 'choose', topic: 'poll', round: 0, option })
      held.hear(name(1), written(session, mine), false)
    }
    choose(0)
    held.run()
    const { count } = session.now()
    for (const option of [1, 2, 1, 0, 2]) {
      choose(option)
      held.run()
    }
    expect(session.now().count).toBe(count)
    now += 200
    expect(held.run()).toBeNull()
    expect(Object.values(session.now().topics.poll?.rounds[0] ?? {})).toEqual([2])
    expect(session.now().count).toBe(count + 1)
  })

  test('hears the same document once, and after a new start counts nothing twice', () => {
    const session = begun([], () => now)
    const mine = [ask('a'), { do: 'pace', to: 'slower' } as const].reduce(withSaid, nothingSaid)
    const held = of(session)
    expect(held.hear(name(1), written(session, mine), false)).toBe('waits')
    held.run()
    expect(held.hear(name(1), written(session, mine), false)).toBe('known')
    const { count } = session.now()
    now += 60_000
    const again = of(session)
    expect(again.hear(name(1), written(session, mine), true)).toBe('waits')
    again.run()
    expect(session.now().count).toBe(count)
    again.hear(name(1), written(session, withSaid(mine, { do: 'pace', to: 'slower' })), false)
    now += 1000
    again.run()
    expect(session.now().count).toBe(count + 1)
  })

  test('gives a device a name that is neither its own nor one of this network, and another one with another key', () => {
    const session = begun()
    const held = of(session)
    held.hear('leader00000000000000000000', written(session, withSaid(nothingSaid, ask('a'))), false)
    held.run()
    const by = session.now().questions[0]?.by ?? ''
    expect(by).toMatch(/^relay-[\w-]{16}$/)
    const other = moderator({ session, room: 'ROOM', key: 'other', passed: () => now })
    other.hear('leader00000000000000000000', written(session, withSaid(nothingSaid, ask('b'))), false)
    other.run()
    expect(session.now().questions[1]?.by).not.toBe(by)
  })

  test('refuses what is too large, and devices beyond those it can remember', () => {
    const session = begun()
    const held = of(session, 2)
    expect(held.hear(name(1), 'x'.repeat(8001), false)).toBe('wrong')
    expect(held.hear(name(1), '{}', false)).toBe('waits')
    expect(held.hear(name(2), 'no JSON', false)).toBe('waits')
    expect(held.hear(name(3), '{}', false)).toBe('too-many')
    expect(held.run()).toBeNull()
  })

  test('passes nothing on that was said in another session of the room', () => {
    const session = begun()
    const held = of(session)
    held.hear(name(1), JSON.stringify({ ...withSaid(nothingSaid, ask('a')), began: 5 }), true)
    expect(held.run()).toBeNull()
    expect(session.now().questions).toEqual([])
  })

  test('keeps what waits where it cannot be written down', () => {
    const session = begun()
    const log = { isFull: true }
    const full = liveSession(
      session.now(),
      () => {
        if (log.isFull) throw new Error('the disk is full')
      },
      Date.now,
    )
    const held = of(full)
    held.hear(name(1), written(full, withSaid(nothingSaid, ask('a'))), false)
    expect(() => held.run()).toThrow('the disk is full')
    log.isFull = false
    now += 3000
    held.run()
    expect(full.now().questions).toHaveLength(1)
  })
})

describe('an address', () => {
  test('is taken apart, and its credentials stand in nothing that is printed or sent', () => {
    expect(relayAddress('wss://leader:a%40b@broker.example:8084/mqtt#Room7', false)).toEqual({
      url: 'wss://broker.example:8084/mqtt',
      origin: 'wss://broker.example:8084',
      room: 'Room7',
      user: 'leader',
      password: 'a@b',
    })
  })

  test.each(['ws://broker.example/', 'ws://leader:secret@192.168.1.2:8083/mqtt#ROOM', 'ws://127.0.0.1.example/'])(
    'in the open is refused with the reason: %s',
    (written) => {
      const read = relayAddress(written, false)
      expect(read).toHaveProperty('wrong', expect.stringMatching(/everybody on the way can read/))
      expect(JSON.stringify(read)).not.toContain('secret')
      expect(relayAddress(written, true)).toHaveProperty('url')
    },
  )

  test.each(['ws://127.0.0.1:9001/mqtt', 'ws://localhost:9001', 'ws://[::1]:9001'])(
    'of this machine may be open: %s',
    (written) => {
      expect(relayAddress(written, false)).toHaveProperty('url')
    },
  )

  test.each([
    '',
    'broker',
    'https://broker.example',
    'wss://b.example/#a/b',
    'wss://b.example/#+',
    'wss://a:%ff@b.example',
  ])('that is none says so: %s', (written) => {
    expect(relayAddress(written, false)).toHaveProperty('wrong')
  })

  test('without a room gets one that nobody guesses', () => {
    const rooms = new Set(Array.from({ length: 1000 }, newRoom))
    expect(rooms.size).toBe(1000)
    for (const room of rooms) expect(isRoom(room) && room.length === 16).toBe(true)
  })
})

describe.skipIf(whyNoBroker !== '')('at a real broker', () => {
  const room = 'SEEDLING7'
  let broker: Broker
  const open: (() => unknown)[] = []
  beforeAll(async () => {
    broker = await startBroker()
  })
  afterEach(async () => {
    for (const close of open.splice(0)) await close()
  })
  afterAll(() => broker?.remove())

  let devices = 0
  /** A device with a memory of its own. */
  function shelf(): DeviceShelf {
    const device = `Follower${String(++devices).padStart(14, '0')}`
    let kept: Mine = nothingSaid
    return {
      device,
      mine: () => kept,
      keep: (mine) => {
        kept = mine
      },
      isOurs: () => true,
      onClaim: () => () => {},
    }
  }

  function follow(own = shelf(), name = room, url = broker.url) {
    const link = relayLink({ url, room: name, Socket, shelf: own, keepAlive: 6 })
    const seen: Snapshot[] = []
    const states: boolean[] = []
    link.onSnapshot((snapshot) => seen.push(snapshot))
    link.onConnected((isNow) => states.push(isNow))
    open.push(() => link.close())
    return { link, seen, states, slide: () => seen.at(-1)?.shown.slide, device: own.device }
  }

  function lead(session: LiveSession, { password = PASSWORD, user = 'leader', name = room, url = broker.url } = {}) {
    const troubles: string[] = []
    const key = 'of the session'
    const onTrouble = (text: string) => troubles.push(text)
    const relay = hostRelay({
      url,
      room: name,
      user,
      password,
      session,
      key,
      build: () => 'b1',
      onTrouble,
      keepAlive: 6,
    })
    open.push(() => relay.end())
    return { relay, troubles }
  }

  function plain(client: string, topics: readonly string[], user = '', password = '', url = broker.url) {
    const got: [string, string, boolean][] = []
    const troubles: MqttTrouble[] = []
    let isConnected = false
    const line: Mqtt = mqtt({
      url,
      Socket,
      client,
      user,
      password,
      topics,
      keepAlive: 6,
      onMessage: (topic, text, isRetained) => got.push([topic, text, isRetained]),
      onConnected: (isNow) => {
        isConnected = isNow
      },
      onTrouble: (trouble) => troubles.push(trouble),
    })
    open.push(() => line.close())
    return { line, got, troubles, isConnected: () => isConnected }
  }

  test('texts of all kinds and sizes come through as they are', async () => {
    const one = plain('Reader00000000000000000001', ['lectern/T/#'], 'leader', PASSWORD)
    await until(() => one.isConnected(), 'the connection')
    const texts = ['', 'é雨😀', '\ufeffmark', '\u0000', 'x'.repeat(120), 'y'.repeat(16_500), '雨'.repeat(40_000)]
    for (const text of texts) one.line.publish('lectern/T/état', text, false)
    await until(() => one.got.length === texts.length, 'all of them')
    expect(one.got).toEqual(texts.map((text) => ['lectern/T/état', text, false]))
  })

  test('a state reaches followers, and those who come late have it at once', async () => {
    const session = begun()
    lead(session, { name: 'LATE' })
    const early = follow(shelf(), 'LATE')
    await until(() => early.slide() === 'one', 'the first slide')
    session.ask(to('two', 1), leader)
    await until(() => early.slide() === 'two', 'the second slide')
    const late = follow(shelf(), 'LATE')
    await until(() => late.seen.length > 0, 'what stands there')
    expect(late.seen[0]?.shown.slide).toBe('two')
    expect(JSON.stringify(late.seen)).not.toContain('known to the leader alone')
  })

  test('what is said reaches the session once, and is answered', async () => {
    const session = begun()
    const { relay, troubles } = lead(session, { name: 'SAID' })
    const one = follow(shelf(), 'SAID')
    await until(() => one.seen.length > 0, 'the state')
    expect(await one.link.say(ask('q1'))).toBe('done')
    expect(await one.link.say(ask('q2'))).toBe('too-fast')
    await until(() => one.seen.at(-1)?.questions.length === 1, 'the question in the state')
    expect(await one.link.say({ do: 'vote', question: 'q1', on: false })).toBe('done')
    expect(await one.link.say({ do: 'choose', topic: 'poll', round: 0, option: 1 })).toBe('gone')
    session.ask({ do: 'open', topic: 'poll' }, leader)
    await until(() => one.seen.at(-1)?.topic !== null, 'the poll')
    expect(await one.link.say({ do: 'choose', topic: 'poll', round: 0, option: 1 })).toBe('done')
    await until(() => one.seen.at(-1)?.topic?.chosen === 1, 'the count')
    expect(await one.link.say({ do: 'want', as: 'leader', name: 'me' })).toBe('gone')
    expect(session.now().questions[0]?.voters).toEqual([])
    expect(await one.link.say({ do: 'withdraw', question: 'q1' })).toBe('done')
    await until(() => one.seen.at(-1)?.questions.length === 0, 'a list without the question')
    expect(session.now().leader).toBe('leader')
    expect(relay.devices()).toBe(1)
    expect(troubles).toEqual([])
  })

  test('with the access list of the page a follower writes in its own place only, and reads no other', async () => {
    const session = begun()
    lead(session, { name: 'LIST' })
    const [mine, other] = ['Mallory0000000000000000001', 'Alice000000000000000000001']
    const mallory = plain(mine, ['#', 'lectern/#', upTopic('LIST', '+'), stateTopic('LIST')])
    const watching = plain('Watcher0000000000000000001', ['lectern/LIST/#'], 'leader', PASSWORD)
    await until(() => mallory.isConnected() && watching.isConnected(), 'both connections')
    const alice = plain(other, ['nothing'])
    await until(() => alice.isConnected(), 'the third')
    const forged = JSON.stringify({ began: 1, count: 1e9, now: 1e15, shown: { slide: 'forged' }, questions: [] })
    mallory.line.publish(stateTopic('LIST'), forged, true)
    mallory.line.publish(questionsTopic('LIST'), forged, true)
    mallory.line.publish(upTopic('LIST', other), 'forged', true)
    mallory.line.publish('lectern/LIST/up', 'forged', true)
    mallory.line.publish('other/topic', 'forged', true)
    alice.line.publish(upTopic('LIST', other), 'of Alice', true)
    mallory.line.publish(upTopic('LIST', mine), 'of Mallory', true)
    await until(() => watching.got.some(([, text]) => text === 'of Mallory'), 'what may be written')
    await until(() => watching.got.some(([, text]) => text === 'of Alice'), 'what may be written')
    await pause(200)
    expect(watching.got.filter(([, text]) => text === 'forged' || text === forged)).toEqual([])
    // What followers of other rooms may read is not kept from those who ask for everything: the page says so.
    expect(mallory.got.filter(([topic]) => !/^lectern\/\w+\/state(\/questions)?$/.test(topic))).toEqual([])
    expect(mallory.got.length).toBeGreaterThan(0)
  })

  test.each(['+', '#', 'a/../Alice000000000000000000001'])(
    'a client that names itself %s writes in no place of others',
    async (name) => {
      const watching = plain('Watcher0000000000000000002', ['lectern/WILD/#'], 'leader', PASSWORD)
      await until(() => watching.isConnected(), 'the connection')
      const wild = plain(name, ['nothing'])
      await pause(300)
      wild.line.publish(upTopic('WILD', 'Alice000000000000000000001'), 'forged', false)
      wild.line.publish(stateTopic('WILD'), 'forged', false)
      watching.line.publish('lectern/WILD/end', 'end', false)
      await until(() => watching.got.some(([, text]) => text === 'end'), 'the end')
      expect(watching.got.filter(([, text]) => text === 'forged')).toEqual([])
    },
  )

  test('a broker that is killed and comes back empty gets everything again, and nothing is lost or doubled', async () => {
    const own = await startBroker()
    open.push(() => own.remove())
    const session = begun()
    lead(session, { url: own.url, name: 'KILL' })
    const one = follow(shelf(), 'KILL', own.url)
    const two = follow(shelf(), 'KILL', own.url)
    await until(() => one.seen.length > 0 && two.seen.length > 0, 'the state')
    expect(await one.link.say(ask('before'))).toBe('done')
    await until(() => session.now().questions.length === 1, 'the first question')
    await own.kill()
    await until(() => one.states.at(-1) === false && two.states.at(-1) === false, 'the loss')
    expect(await two.link.say(ask('while'))).toBe('later')
    session.ask(to('three', 2), leader)
    await own.start()
    await until(() => one.slide() === 'three' && two.slide() === 'three', 'the state after it', 20_000)
    await until(() => session.now().questions.length === 2, 'the second question', 20_000)
    await pause(500)
    expect(session.now().questions.map(({ id, voters }) => [id, voters.length])).toEqual([
      ['before', 1],
      ['while', 1],
    ])
    const late = follow(shelf(), 'KILL', own.url)
    await until(() => late.seen.at(-1)?.questions.length === 2, 'the state for who comes late')
  }, 60_000)

  test('a leader who starts again with the log of the session goes on, and what was said meanwhile is heard', async () => {
    const log: Event[] = []
    const session = begun(log)
    const first = mqttLeader(session, 'AGAIN')
    const one = follow(shelf(), 'AGAIN')
    await until(() => one.seen.length > 0, 'the state')
    await one.link.say(ask('before'))
    await until(() => session.now().questions.length === 1, 'the question')
    first.kill()
    expect(await one.link.say({ do: 'pace', to: 'slower' })).toBe('done')
    const resumed = begun(log)
    expect(resumed.now().questions).toHaveLength(1)
    const { troubles } = lead(resumed, { name: 'AGAIN' })
    resumed.ask(to('two', 1), leader)
    await until(() => one.slide() === 'two', 'the next slide')
    expect(await one.link.say({ do: 'vote', question: 'before', on: false })).toBe('done')
    await until(() => resumed.now().questions[0]?.voters.length === 0, 'the vote')
    expect(resumed.now().questions).toHaveLength(1)
    expect(troubles).toEqual([])
  })

  /** One that breaks down without a word. */
  function mqttLeader(session: LiveSession, name: string): { kill(): void } {
    let isDead = false
    const quiet: LiveSession = { ...session, askAll: (asked) => (isDead ? [] : session.askAll(asked)) }
    const { relay } = lead(quiet, { name })
    return {
      kill() {
        isDead = true
        open.splice(open.length - 1, 1)
        // Its line is dropped by the next one only; what it hears comes to nothing.
        void relay
      },
    }
  }

  test('a new session of the same room begins with nothing of the old one', async () => {
    const one = follow(shelf(), 'NEXT')
    const session = begun()
    const { relay } = lead(session, { name: 'NEXT' })
    await until(() => one.seen.length > 0, 'the state')
    await one.link.say(ask('old'))
    await until(() => session.now().questions.length === 1, 'the question')
    await relay.end()
    await until(() => one.seen.at(-1)?.isOver === true, 'the end')
    expect(await one.link.say(ask('too-late'))).toBe('gone')
    await pause(5)
    const next = begun()
    lead(next, { name: 'NEXT' })
    await until(() => one.seen.at(-1)?.isOver === false, 'the next one')
    await pause(300)
    expect(next.now().questions).toEqual([])
    expect(await one.link.say({ do: 'pace', to: 'faster' })).toBe('done')
    await until(() => Object.keys(next.now().pace).length === 1, 'what is said in it')
  })

  test('after the end nothing of the followers stands at the broker', async () => {
    const session = begun()
    const { relay } = lead(session, { name: 'END' })
    const one = follow(shelf(), 'END')
    await until(() => one.seen.length > 0, 'the state')
    await one.link.say(ask('q'))
    await until(() => session.now().questions.length === 1, 'the question')
    await relay.end()
    one.link.close()
    const late = plain('Watcher0000000000000000003', ['lectern/END/#'], 'leader', PASSWORD)
    await until(() => late.got.length > 0, 'the state')
    await pause(200)
    expect(late.got.map(([topic]) => topic)).toEqual([stateTopic('END'), questionsTopic('END')])
    expect(JSON.parse(late.got[0]?.[1] ?? '')).toMatchObject({ isOver: true })
  })

  test('a thousand changes go out as few states, and the newest is the last', async () => {
    const session = begun()
    lead(session, { name: 'MANY' })
    const one = follow(shelf(), 'MANY')
    await until(() => one.seen.length > 0, 'the state')
    const before = one.seen.length
    const began = Date.now()
    for (let step = 1; step <= 1000; step++) {
      session.ask({ do: 'move', to: { slide: 'two', index: 1, step: step % 999 } }, leader)
      if (step % 50 === 0) await pause(5)
    }
    const lasted = Date.now() - began
    await until(() => one.seen.at(-1)?.shown.step === 1, 'the last step')
    expect(one.seen.length - before).toBeLessThanOrEqual(lasted / 50 + 3)
  })

  test('what is dropped on its way to the leader is heard when the leader asks for it again', async () => {
    const session = begun()
    const between = await proxy()
    let isConnected = false
    const relay = hostRelay({
      url: between.url,
      room: 'DROP',
      user: 'leader',
      password: PASSWORD,
      key: 'of the session',
      session,
      build: () => 'b1',
      onTrouble: () => {},
      onConnected: (isNow) => {
        isConnected = isNow
      },
      askedAgain: 1500,
    })
    open.push(() => relay.end())
    await until(() => isConnected, 'the leader')
    const one = follow(shelf(), 'DROP')
    await until(() => one.seen.length > 0, 'the state')
    between.setDeaf(true)
    expect(await one.link.say(ask('q'))).toBe('done')
    await pause(300)
    between.setDeaf(false)
    expect(session.now().questions).toEqual([])
    await until(() => session.now().questions.length === 1, 'the question')
  })

  test('a slide is sent without the questions, and votes on them without the slide, once a second', async () => {
    const session = begun()
    lead(session, { name: 'APART' })
    const watching = plain('Watcher0000000000000000004', ['lectern/APART/state/#'])
    await until(() => watching.got.length === 2, 'both')
    session.ask(ask('q') as never, { device: 'one', isHost: false })
    await until(() => watching.got.length === 3, 'the question')
    session.ask(to('two', 1), leader)
    await until(() => watching.got.length === 4, 'the slide')
    for (let voter = 0; voter < 20; voter++) {
      session.ask({ do: 'vote', question: 'q', on: true }, { device: `voter${voter}`, isHost: false })
      await pause(20)
    }
    await until(() => watching.got.some(([, text]) => text.includes('"votes":21')), 'the votes')
    expect(watching.got.slice(2).map(([topic]) => topic)).toEqual([
      questionsTopic('APART'),
      stateTopic('APART'),
      questionsTopic('APART'),
    ])
    expect(watching.got[3]?.[1]).not.toContain('What is q?')
  })

  test('what the leader removes goes from a long list at once', async () => {
    const session = begun()
    const long = Array.from({ length: 40 }, (_, at) => ask(`q${at}`, '雨'.repeat(280)))
    for (const [at, one] of long.entries()) session.ask(one as never, { device: `asker${at}`, isHost: false })
    lead(session, { name: 'REMOVED' })
    const one = follow(shelf(), 'REMOVED')
    await until(() => one.seen.at(-1)?.questions.length === 40, 'the list')
    session.ask({ do: 'mark', question: 'q3', as: 'removed', answer: null }, leader)
    await until(() => one.seen.at(-1)?.questions.length === 39, 'the list without it', 3000)
  })

  test('a wrong password is said in words, and never printed', async () => {
    const { troubles } = lead(begun(), { password: 'wrong-password', name: 'BAD' })
    await until(() => troubles.length > 0, 'the trouble')
    expect(troubles[0]).toMatch(/refuses the user leader: name or password is wrong/)
    expect(troubles.join()).not.toContain('wrong-password')
  })

  test('a user who may not write is told so, though the broker says nothing', async () => {
    const { troubles } = lead(begun(), { user: 'reader', name: 'MUTE' })
    await until(() => troubles.length > 0, 'the trouble')
    expect(troubles[0]).toMatch(
      /drops what the leader publishes: the user reader needs write and read access to lectern\/MUTE\/state/,
    )
  })

  test('two leaders of one room are told of each other', async () => {
    const session = begun()
    const one = lead(session, { name: 'TWO' })
    await pause(300)
    const two = lead(begun(), { name: 'TWO' })
    await until(() => one.troubles.length > 0, 'the trouble')
    expect(one.troubles[0]).toMatch(/Another leader/)
    void two
  })

  test('an address where nothing listens, or something else does, is said in words', async () => {
    const nothing = lead(begun(), { url: 'ws://127.0.0.1:9/', name: 'NONE' })
    await until(() => nothing.troubles.length > 0, 'the trouble')
    expect(nothing.troubles[0]).toBe('Nothing listens at the address of the broker.')
    const other = lead(begun(), { url: `wss://127.0.0.1:${new URL(broker.url).port}/mqtt`, name: 'NONE' })
    await until(() => other.troubles.length > 0, 'the trouble')
    expect(other.troubles[0]).toMatch(/does not answer by TLS/)
  })

  /** A way to the broker that can lose what goes over it. */
  async function proxy() {
    const target = Number(new URL(broker.url).port)
    let isDeaf = false
    const server = createServer((inward) => {
      const outward = connect(target, '127.0.0.1')
      const wasDeaf = isDeaf
      inward.on('data', (bytes) => outward.write(bytes))
      outward.on('data', (bytes) => {
        if (!isDeaf || wasDeaf) inward.write(bytes)
      })
      for (const [one, other] of [
        [inward, outward],
        [outward, inward],
      ] as const) {
        one.on('error', () => other.destroy())
        one.on('close', () => other.destroy())
      }
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    open.push(() => server.close())
    const { port } = server.address() as { port: number }
    return {
      url: `ws://127.0.0.1:${port}/mqtt`,
      /** Nothing more comes out of the lines that there are; new ones are sound. */
      setDeaf: (isSo: boolean) => {
        isDeaf = isSo
      },
    }
  }

  test('a line that died without a word is noticed and made anew', async () => {
    const session = begun()
    lead(session, { name: 'STUCK' })
    const between = await proxy()
    const one = follow(shelf(), 'STUCK', between.url)
    await until(() => one.seen.length > 0, 'the state')
    between.setDeaf(true)
    session.ask(to('two', 1), leader)
    await until(() => one.slide() === 'two', 'the state by a new line', 15_000)
    expect(one.states).toEqual([false, true, false, true])
  }, 30_000)
})

describe('a page that follows', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lectern-follow-'))
    writeFileSync(path.join(folder, 'talk.md'), '# Talk\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const build = (...flags: readonly string[]) =>
    spawnSync(process.execPath, [cli, 'build', 'talk.md', '--to', 'html', ...flags], { cwd: folder, encoding: 'utf8' })
  const page = () => readFileSync(path.join(folder, 'dist/talk/index.html'), 'utf8')

  test('knows the broker and the room, and may connect to that broker alone', () => {
    expect(build('--follow', 'wss://broker.example:8084/mqtt#ROOM7')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('Put dist/talk/index.html on a web server'),
    })
    expect(page()).toContain('{"relay":{"url":"wss://broker.example:8084/mqtt","room":"ROOM7"}}')
    expect(page()).toMatch(
      /content="default-src 'none';[^"]* connect-src wss:\/\/broker\.example:8084; base-uri 'none'/,
    )
    expect(build('--follow', 'wss://broker.example:8084/mqtt#ROOM7').status).toBe(0)
  })

  test('is like any other page where it follows nothing', () => {
    expect(build()).toMatchObject({ status: 0 })
    expect(page()).not.toMatch(/connect-src|data-part="session"/)
  })

  test.each([
    ['wss://leader:secret@broker.example/#ROOM7', 'the page is public'],
    ['wss://broker.example/mqtt', 'needs a room'],
    ['wss://broker.example/mqtt#no/room', 'letters and digits'],
    ['ws://broker.example/mqtt#ROOM7', 'everybody on the way'],
    ['broker.example', 'no address of a broker'],
  ])('is not built for %s', (written, why) => {
    const { status, stderr } = build('--follow', written)
    expect(status).toBe(2)
    expect(stderr).toContain(why)
    expect(stderr).not.toContain('secret')
  })

  test.skipIf(whyNoBroker !== '' || found.kind === 'not-found')(
    'shows in a browser what the leader shows',
    async () => {
      const broker = await startBroker()
      expect(build('--follow', `${broker.url}#BROWSER`).status).toBe(0)
      const session = begun()
      const ids = [...page().matchAll(/<section id="([^"]+)"/g)].map(([, id = '']) => id)
      // A slide that no plan has is told to nobody.
      session.happen({ do: 'plan', plan: barePlan('Talk', 'en', ids) })
      const relay = hostRelay({
        url: broker.url,
        room: 'BROWSER',
        user: 'leader',
        password: PASSWORD,
        session,
        key: 'of the session',
        build: () => 'b1',
        onTrouble: () => {},
      })
      let browser: Browser | null = null
      try {
        browser = await puppeteer.launch({
          executablePath: found.kind === 'not-found' ? '' : found.path,
          env: { ...process.env, ...(found.kind === 'found' && found.env) },
          headless: 'shell' as never,
          args: ['--no-sandbox', '--disable-dev-shm-usage'],
        })
        const tab = await browser.newPage()
        const said: string[] = []
        tab.on('console', (message) => said.push(message.text()))
        tab.on('pageerror', (error) => said.push(String(error)))
        await tab.goto(`file://${path.join(folder, 'dist/talk/index.html')}`)
        for (const [index, slide] of ids.entries()) {
          session.ask({ do: 'move', to: { slide, index, step: 0 } }, leader)
          await tab.waitForFunction((id) => document.getElementById(id)?.checkVisibility(), { timeout: 5000 }, slide)
        }
        expect(said).toEqual([])
      } finally {
        await browser?.close()
        await relay.end()
        await broker.remove()
      }
    },
  )
})

test('names of devices and rooms are one level of a topic each', () => {
  for (const name of ['a/b', '+', '#', '', '$SYS', 'a b', 'é'.repeat(22), 'x'.repeat(65)]) {
    expect(isRoom(name)).toBe(false)
    expect(isDeviceName(name)).toBe(false)
  }
})

test('no address of a broker, user or password stands in a source or a page as one to use', () => {
  expect(readFileSync(path.join(root, 'docs/relay.md'), 'utf8')).not.toMatch(/wss?:\/\/(?!broker\.example)[\w-]+\.\w+/)
})
