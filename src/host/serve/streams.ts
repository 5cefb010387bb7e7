// The open lines down to the screens. Each gets the newest state, never a queue: who is slow misses what was in between.

import type { ServerResponse } from 'node:http'
import { lineHeaders } from './reply.ts'

/** What a screen is there for: it decides what it is told. */
export type Screen = 'leader' | 'projector' | 'follower'

export interface Stream {
  readonly screen: Screen
  readonly device: string
  readonly address: string
  readonly response: ServerResponse
  /** Since when it has had no room, in milliseconds of this process; null where it has. What filled it was taken all the same. */
  fullSince: number | null
  /** Whether something was new while it had no room. */
  hasMissed: boolean
  /** The number of the state that it was sent last. */
  knows: number
}

/** What a screen has to know. */
export interface State {
  /** Another one for whatever differs on a screen. */
  readonly number: number
  readonly message: Buffer
}

export interface Streams {
  /** Opens a line and sends what it has to know first. The oldest of a device that has too many is closed. */
  open(screen: Screen, device: string, address: string, response: ServerResponse): void
  /** Sends a state to those of one kind that have another one, and says whether there were any. */
  show(screen: Screen, state: State): boolean
  /** Sends a message to all screens of one kind. Whoever is slow gets all that is newest instead, once there is room. */
  tell(screen: Screen, message: Buffer): void
  /** Ends lines that may not be open any longer, with a last message. */
  close(isOver: (stream: Stream) => boolean, last: Buffer): void
  /** How many devices have a line of this kind; from one address, where it is given. */
  count(screen: Screen, address?: string): number
  stop(): void
}

/** Windows of one device: a reload overlaps with what was there before. */
const LINES_OF_ONE = 4
/** Milliseconds between signs of life. */
const BEAT = 2500
/** Milliseconds after which a line that takes nothing is given up. */
const PATIENCE = 30_000
/** Milliseconds in which a last message has to go out. */
const LAST = 2000

const beat = Buffer.from(':\n\n')
const elsewhere = eventOf('elsewhere', '{}')

/** `newest` makes all that a screen of one kind has to know; `changed` is called when lines come and go. */
export function streams(newest: (screen: Screen) => State, changed: (screen: Screen) => void): Streams {
  const kinds: Readonly<Record<Screen, Set<Stream>>> = { leader: new Set(), projector: new Set(), follower: new Set() }
  const devices = new Map<string, readonly Stream[]>()
  const all = () => [...kinds.leader, ...kinds.projector, ...kinds.follower]

  const send = (stream: Stream, message: Buffer) => {
    if (stream.fullSince !== null) stream.hasMissed = true
    else if (!stream.response.write(message)) stream.fullSince = performance.now()
  }
  const show = (stream: Stream, { number, message }: State) => {
    if (stream.fullSince === null) stream.knows = number
    send(stream, message)
  }
  /** From then on nothing is written to it: its end may still be waiting behind what it never took. */
  const forget = (stream: Stream) => {
    if (!kinds[stream.screen].delete(stream)) return
    const left = devices.get(stream.device)?.filter((one) => one !== stream) ?? []
    if (left.length === 0) devices.delete(stream.device)
    else devices.set(stream.device, left)
    changed(stream.screen)
  }
  const end = (stream: Stream, last: Buffer) => {
    forget(stream)
    stream.response.end(last)
    setTimeout(() => stream.response.destroy(), LAST).unref()
  }
  const timer = setInterval(() => {
    const now = performance.now()
    for (const stream of all()) {
      if (stream.fullSince === null) send(stream, beat)
      else if (now - stream.fullSince > PATIENCE) stream.response.destroy()
    }
  }, BEAT)
  timer.unref()

  return {
    open: (screen, device, address, response) => {
      const [oldest] = devices.get(device) ?? []
      if (oldest !== undefined && (devices.get(device)?.length ?? 0) >= LINES_OF_ONE) end(oldest, elsewhere)
      const fresh = { fullSince: null, hasMissed: false, knows: 0 }
      const stream: Stream = { screen, device, address, response, ...fresh }
      devices.set(device, [...(devices.get(device) ?? []), stream])
      kinds[screen].add(stream)
      response.on('drain', () => {
        stream.fullSince = null
        if (!stream.hasMissed) return
        stream.hasMissed = false
        show(stream, newest(screen))
      })
      response.on('close', () => forget(stream))
      // What cannot be written any more is no fault: its reader has gone.
      response.on('error', () => forget(stream))
      response.writeHead(200, lineHeaders)
      show(stream, newest(screen))
      changed(screen)
    },
    show: (screen, state) => {
      const behind = [...kinds[screen]].filter(({ knows }) => knows !== state.number)
      for (const stream of behind) show(stream, state)
      return behind.length > 0
    },
    tell: (screen, message) => {
      for (const stream of kinds[screen]) send(stream, message)
    },
    close: (isOver, last) => {
      for (const stream of all()) if (isOver(stream)) end(stream, last)
    },
    count: (screen, address) => {
      const own = [...kinds[screen]].filter((stream) => address === undefined || stream.address === address)
      return new Set(own.map(({ device }) => device)).size
    },
    stop: () => {
      clearInterval(timer)
      for (const stream of all()) stream.response.destroy()
    },
  }
}

/** One event of a stream; `name` null for the state. The text holds no line end, being JSON. */
export function eventOf(name: string | null, json: string): Buffer {
  return Buffer.from(`${name === null ? '' : `event: ${name}\n`}data: ${json}\n\n`)
}
