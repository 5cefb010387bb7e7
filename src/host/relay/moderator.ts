// What followers say over a broker, before the session hears of it: its size and shape, how much of it at a time, and under which name.
// Knows nothing of connections. Of each device only the newest document waits, so that nobody can fill the memory by talking.

import { createHash, createHmac } from 'node:crypto'
import { type Decision, MOST } from '../../session/decide.ts'
import { BETWEEN_QUESTIONS, commandsOf, LARGEST_MINE, type Mine, readMine } from '../../session/mine.ts'
import type { Asked, LiveSession } from '../session/live-session.ts'

export interface Moderator {
  /** `isRetained`: it stood at the broker before this line was there. */
  hear(device: string, text: string, isRetained: boolean): Heard
  /** Passes on what is due; gives the milliseconds until more is, and null where nothing waits. @throws Error as `LiveSession.ask` */
  run(): number | null
  /** The names of all that were heard, as the broker has them. */
  devices(): readonly string[]
}

export type Heard = 'waits' | 'known' | 'wrong' | 'too-many'

export interface ModeratorOptions {
  readonly session: LiveSession
  readonly room: string
  /** Makes a device's name in the session; with another key all devices are other ones. */
  readonly key: string
  /** Milliseconds that pass evenly, whatever happens to the clock on the wall; those of the process where it is not given. */
  readonly passed?: () => number
  /** Devices that are remembered; about 300 bytes each. */
  readonly most?: number
}

/** What a device changes it pays with waiting, in milliseconds: five things a second. */
const PAUSE = 200
/** Questions that one run passes on, from all devices together: people have to read them. */
const QUESTIONS = 2
/** Commands of a run. */
const COMMANDS = 20_000
/** Bytes of all documents that wait. */
const WAITING = 64_000_000

interface Device {
  /** Its name in the session. */
  readonly by: string
  /** Of the newest document. */
  hash: string
  /** The newest document where it was not passed on as a whole. */
  text: string | null
  /** Whether that stood at the broker before. */
  isOld: boolean
  /** The count of the last word on the pace; null before one was heard. */
  tap: number | null
  nextAt: number
  nextQuestionAt: number
  /** Questions that the session did not take. */
  refused: readonly string[]
}

export function moderator({
  session,
  room,
  key,
  passed = () => performance.now(),
  most = 150_000,
}: ModeratorOptions): Moderator {
  const known = new Map<string, Device>()
  const waiting = new Set<Device>()
  let bytes = 0
  return {
    hear(name, text, isRetained) {
      const size = Buffer.byteLength(text)
      if (size > LARGEST_MINE) return 'wrong'
      const device = known.get(name)
      const hash = createHash('sha1').update(text).digest('base64')
      if (device?.hash === hash) return 'known'
      if ((device === undefined && known.size >= most) || bytes + size > WAITING) return 'too-many'
      const heard = device ?? newDevice(name)
      known.set(name, heard)
      bytes += size - Buffer.byteLength(heard.text ?? '')
      Object.assign(heard, { hash, text, isOld: isRetained })
      waiting.add(heard)
      return 'waits'
    },
    run,
    devices: () => [...known.keys()],
  }

  function newDevice(name: string): Device {
    const by = `relay-${createHmac('sha256', key).update(`${room}/${name}`).digest('base64url').slice(0, 16)}`
    return { by, hash: '', text: null, isOld: false, tap: null, nextAt: 0, nextQuestionAt: 0, refused: [] }
  }

  function run(): number | null {
    const now = passed()
    const turns = turnsAt(now)
    const decisions = session.askAll(turns.flatMap(({ asked }) => asked))
    let at = 0
    for (const turn of turns) {
      settle(turn, decisions.slice(at, at + turn.asked.length), now)
      at += turn.asked.length
    }
    let next = Number.POSITIVE_INFINITY
    for (const { nextAt } of waiting) next = Math.min(next, nextAt)
    return waiting.size === 0 ? null : Math.max(0, next - now)
  }

  /** What the devices whose turn it is ask for. */
  function turnsAt(now: number): Turn[] {
    const { began, questions } = session.now()
    const there = new Set(questions.map(({ id }) => id))
    const turns: Turn[] = []
    let commands = 0
    let asking = 0
    for (const device of waiting) {
      if (commands > COMMANDS) break
      if (device.nextAt > now) continue
      const mine = mineIn(device.text)
      let isWhole = true
      // What was said in another session of this room is past.
      const said = mine?.began === began ? commandsOf(mine) : []
      const passed = said.filter((command) => {
        if (command.do === 'pace') return isNewPace(device, mine)
        if (command.do !== 'ask') return true
        if (there.has(command.id) || device.refused.includes(command.id)) return false
        const isTurn = now >= device.nextQuestionAt && asking < QUESTIONS
        if (!isTurn) isWhole = false
        else {
          asking++
          device.nextQuestionAt = now + BETWEEN_QUESTIONS
        }
        return isTurn
      })
      commands += passed.length
      const asker = { device: device.by, isHost: false }
      turns.push({ device, mine, isWhole, asked: passed.map((command) => ({ command, asker })) })
    }
    return turns
  }

  function settle({ device, mine, isWhole, asked }: Turn, decisions: readonly Decision[], now: number): void {
    const changes = decisions.filter((one) => one.kind === 'events' && one.events.length > 0).length
    const refused = asked.flatMap(({ command }, index) =>
      command.do === 'ask' && decisions[index]?.kind === 'refused' ? [command.id] : [],
    )
    if (refused.length > 0) device.refused = [...device.refused, ...refused].slice(-2 * MOST.ofOne)
    device.tap = mine?.pace?.tap ?? device.tap ?? 0
    device.nextAt = now + changes * PAUSE
    if (!isWhole) {
      device.nextAt = Math.max(device.nextAt, device.nextQuestionAt)
      return
    }
    waiting.delete(device)
    bytes -= Buffer.byteLength(device.text ?? '')
    device.text = null
  }
}

interface Turn {
  readonly device: Device
  /** Null for what is no document of what somebody said. */
  readonly mine: Mine | null
  readonly asked: readonly Asked[]
  /** Whether nothing of it has to wait for another turn. */
  readonly isWhole: boolean
}

/** A word on the pace that was said before this line was there has faded, or was heard by an earlier one. */
function isNewPace({ tap, isOld }: Device, mine: Mine | null): boolean {
  return tap === null ? !isOld : mine?.pace?.tap !== tap
}

function mineIn(text: string | null): Mine | null {
  try {
    return readMine(JSON.parse(text ?? 'null'))
  } catch {
    return null
  }
}
