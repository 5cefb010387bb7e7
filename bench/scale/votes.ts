// What the leader's machine has to take when everybody votes within a minute: as it was, one by one; in runs; and through a broker.

import { fork } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { connectPacket, publishPacket } from '../../src/base/mqtt-packets.ts'
import { hostRelay } from '../../src/host/relay/host-relay.ts'
import { moderator } from '../../src/host/relay/moderator.ts'
import type { LiveSession } from '../../src/host/session/live-session.ts'
import type { Event } from '../../src/session/event.ts'
import { nothingSaid, withSaid } from '../../src/session/mine.ts'
import { upTopic } from '../../src/session/room.ts'
import { startBroker } from '../../test/relay/broker.ts'
import { leader, talk } from './talk.ts'

export interface VotesMeasured {
  readonly votes: number
  /** Votes, and the milliseconds of all of them, one event at a time. */
  readonly oneByOne: readonly (readonly [votes: number, milliseconds: number])[]
  /** In as many runs as there are in a minute; milliseconds. */
  readonly inRuns: {
    readonly runs: number
    readonly cpu: number
    readonly longest: number
    readonly bytesOfLog: number
  }
  /** Through Mosquitto, as fast as it goes; milliseconds. */
  readonly throughBroker: { readonly took: number; readonly cpu: number; readonly counted: number }
  /** A leader who starts again finds all documents at the broker. */
  readonly again: { readonly took: number; readonly cpu: number; readonly events: number }
}

const ROOM = 'VOTES'
/** A run each tenth of a second, for a minute. */
const RUNS = 600

const nameOf = (device: number) => `Voter${String(device).padStart(17, '0')}`
const counted = (session: LiveSession) => Object.keys(session.now().topics.poll?.rounds[0] ?? {}).length

function vote(session: LiveSession, device: number): string {
  const { began } = session.now()
  const choice = { do: 'choose', topic: 'poll', round: 0, option: device % 4 } as const
  return JSON.stringify(withSaid({ ...nothingSaid, began }, choice))
}

function voting(append?: (events: readonly Event[]) => void): LiveSession {
  const session = talk(0, append)
  session.ask({ do: 'open', topic: 'poll' }, leader)
  return session
}

const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

export async function measureVotes(votes: number, script: string): Promise<VotesMeasured> {
  const oneByOne = [2000, 4000, 8000].map((count) => {
    const session = voting()
    const began = performance.now()
    for (let device = 0; device < count; device++)
      session.ask(
        { do: 'choose', topic: 'poll', round: 0, option: device % 4 },
        { device: nameOf(device), isHost: false },
      )
    return [count, performance.now() - began] as const
  })
  return { votes, oneByOne, inRuns: inRuns(votes), ...(await throughBroker(votes, script)) }
}

function inRuns(votes: number): VotesMeasured['inRuns'] {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-votes-'))
  const log = openSync(path.join(folder, 'events.jsonl'), 'a')
  let bytesOfLog = 0
  const session = voting((events) => {
    bytesOfLog += writeSync(log, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
  })
  const held = moderator({ session, room: ROOM, key: 'of the bench' })
  const texts = Array.from({ length: votes }, (_, device) => vote(session, device))
  const before = cpu()
  let longest = 0
  for (let run = 0, device = 0; run < RUNS; run++) {
    for (; device < ((run + 1) * votes) / RUNS; device++) held.hear(nameOf(device), texts[device] ?? '', false)
    const began = performance.now()
    held.run()
    longest = Math.max(longest, performance.now() - began)
  }
  const used = cpu() - before
  closeSync(log)
  rmSync(folder, { recursive: true })
  if (counted(session) !== votes) throw new Error(`${counted(session)} of ${votes} votes were counted`)
  return { runs: RUNS, cpu: used, longest, bytesOfLog }
}

async function throughBroker(votes: number, script: string): Promise<Pick<VotesMeasured, 'throughBroker' | 'again'>> {
  // As many as there are devices may have to wait for the leader.
  const broker = await startBroker({ isOpen: true, queue: 0 })
  const session = voting()
  const lead = (live: LiveSession) =>
    new Promise<ReturnType<typeof hostRelay>>((resolve) => {
      const options = { url: broker.url, room: ROOM, user: '', password: '', key: 'of the bench', build: () => 'bench' }
      const relay = hostRelay({
        ...options,
        session: live,
        onTrouble: (text) => text !== '' && console.error(text),
        onConnected: (isNow) => isNow && setTimeout(() => resolve(relay)),
      })
    })
  const first = await lead(session)
  const writer = fork(script, ['--role', 'votes', String(broker.port), String(votes), String(session.now().began)])
  const before = cpu()
  const began = performance.now()
  await until(() => counted(session) === votes)
  const measured = { took: performance.now() - began, cpu: cpu() - before, counted: counted(session) }
  writer.kill()
  const { count } = session.now()
  const beforeAgain = cpu()
  const beganAgain = performance.now()
  const second = await lead(session)
  await until(() => second.devices() === votes)
  const again = {
    took: performance.now() - beganAgain,
    cpu: cpu() - beforeAgain,
    events: session.now().count - count,
  }
  void first
  await second.end()
  await broker.remove()
  return { throughBroker: measured, again }
}

/** The process that votes: all devices over one plain line, since who may write is not what is measured here. */
export function voters(port: number, votes: number, began: number): void {
  const session = { now: () => ({ began }) } as unknown as LiveSession
  const socket = connect(port, '127.0.0.1', () => {
    socket.write(connectPacket('BenchOfVotes', 0, '', ''))
    let device = 0
    const go = () => {
      while (device < votes)
        if (!socket.write(publishPacket(upTopic(ROOM, nameOf(device)), vote(session, device++), true))) {
          socket.once('drain', go)
          return
        }
    }
    go()
  })
}

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 180_000
  while (!isSo()) {
    if (Date.now() > end) throw new Error('the votes did not come')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
