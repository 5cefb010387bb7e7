// A follower's connection with a session through a broker. Down comes the newest state of the room; up goes one document with all that
// this device has said, again after each reconnection, since the session counts nothing twice.

import { type Mqtt, mqtt } from '../../base/mqtt.ts'
import type { FollowerCommand } from '../../session/command.ts'
import { MOST } from '../../session/decide.ts'
import { BETWEEN_QUESTIONS, fitted, type Mine, nothingSaid, withSaid } from '../../session/mine.ts'
import { questionsTopic, type RoomQuestions, type RoomState, stateTopic, upTopic } from '../../session/room.ts'
import type { Snapshot } from '../../session/snapshot.ts'
import type { Link, Said } from '../session/link.ts'
import { type DeviceShelf, deviceShelf } from './device-shelf.ts'
import { onWake } from './on-wake.ts'
import { readQuestions, readState } from './read-state.ts'

export interface RelayOptions {
  readonly url: string
  readonly room: string
  /** The browser's own where it is left out. */
  readonly Socket?: new (
    url: string,
    protocol: string,
  ) => WebSocket
  /** Where the device keeps its name and what it has said. */
  readonly shelf?: DeviceShelf
  /** Seconds; see `mqtt`. */
  readonly keepAlive?: number
}

/** Milliseconds in which what is said goes up as one. */
const TOGETHER = 250

export function relayLink({ url, room, Socket = WebSocket, keepAlive = 60, ...options }: RelayOptions): Link {
  const shelf = options.shelf ?? deviceShelf(room)
  const snapshotListeners: ((snapshot: Snapshot) => void)[] = []
  const connectionListeners: ((isConnected: boolean) => void)[] = []
  const waiting: (() => void)[] = []
  let mine: Mine = shelf.mine()
  let state: RoomState | null = null
  let listed: RoomQuestions | null = null
  /** All questions that were ever listed in this session: what was removed is known there too. */
  let known: ReadonlySet<string> = new Set()
  let isConnected = false
  /** Whether the room's state was heard on this connection: before that it is not known which session it is on. */
  let hasHeard = false
  let askedAt = Number.NEGATIVE_INFINITY
  let publishedAt = Number.NEGATIVE_INFINITY
  let planned: ReturnType<typeof setTimeout> | undefined
  let line: Mqtt | null = null
  const release = shelf.onClaim((isOurs) => {
    if (isOurs) begin()
    else pause()
  })
  if (shelf.isOurs()) begin()

  return {
    onSnapshot(listener) {
      snapshotListeners.push(listener)
      const now = snapshot()
      if (now !== null) listener(now)
    },
    onConnected(listener) {
      connectionListeners.push(listener)
      listener(isConnected)
    },
    say,
    before() {
      const { began, questions, votes, choices, done, pace } = shelf.mine()
      return {
        began,
        asked: questions.map(({ id }) => id),
        votes: votes.flatMap(({ question, on }) => (on ? [question] : [])),
        choices,
        done: done.flatMap(({ topic, on }) => (on ? [topic] : [])),
        pace: pace?.to ?? null,
        seat: seatOf(shelf.device),
        wish: null,
      }
    },
    close() {
      release()
      pause()
    },
  }

  /** Of several tabs of one browser the one that was looked at last is the device. @throws where the page may not connect */
  function begin(): void {
    if (line !== null) return
    mine = shelf.mine()
    line = mqtt({
      url,
      Socket,
      keepAlive,
      onWake,
      client: shelf.device,
      topics: [stateTopic(room), questionsTopic(room)],
      onMessage: (topic, text) => {
        if (topic === stateTopic(room)) take(text)
        if (topic === questionsTopic(room)) list(text)
      },
      onConnected: (isNow) => {
        isConnected = isNow
        hasHeard = false
        for (const listener of connectionListeners) listener(isNow)
      },
    })
  }

  function pause(): void {
    line?.close()
    line = null
    clearTimeout(planned)
    for (const settle of waiting.splice(0)) settle()
  }

  function take(text: string): void {
    const next = readState(text)
    if (next === null || (state !== null && next.began < state.began)) return
    const isFirst = !hasHeard
    hasHeard = true
    const isNews = state === null || isNewer(next, state)
    if (isNews) state = next
    if (mine.began !== next.began) {
      // What was said before anything was heard belongs to this session; what was said in another one is past.
      mine = mine.began === 0 ? { ...mine, began: next.began } : { ...nothingSaid, began: next.began }
      shelf.keep(mine)
    }
    if (isFirst) publish()
    if (isNews) tell()
  }

  function list(text: string): void {
    const next = readQuestions(text)
    if (next === null) return
    const before = listed?.began === next.began ? known : []
    known = new Set([...before, ...next.questions.map(({ id }) => id)])
    listed = next
    if (next.began === state?.began) tell()
  }

  function snapshot(): Snapshot | null {
    if (state === null) return null
    if (listed?.began !== state.began) return { ...state, questions: [] }
    return { ...state, questions: listed.questions, count: Math.max(state.count, listed.count) }
  }

  function tell(): void {
    const now = snapshot()
    if (now !== null) for (const listener of snapshotListeners) listener(now)
  }

  function say(command: FollowerCommand): Promise<Said> {
    const refusal = refusalOf(command, state, mine)
    if (refusal !== null) return Promise.resolve(refusal)
    const isQuestion = command.do === 'ask' && !mine.questions.some(({ id }) => id === command.id)
    if (isQuestion && performance.now() - askedAt < BETWEEN_QUESTIONS) return Promise.resolve('too-fast')
    const next = fitted(withSaid(mine, command), known)
    if (next === null) return Promise.resolve('too-many')
    if (isQuestion) askedAt = performance.now()
    mine = next
    shelf.keep(mine)
    if (!isUp()) return Promise.resolve('later')
    const wait = publishedAt + TOGETHER - performance.now()
    if (wait <= 0) return Promise.resolve(publish() ? 'done' : 'later')
    clearTimeout(planned)
    planned = setTimeout(publish, wait)
    return new Promise((resolve) => waiting.push(() => resolve(isUp() ? 'done' : 'later')))
  }

  function isUp(): boolean {
    return isConnected && hasHeard
  }

  function publish(): boolean {
    clearTimeout(planned)
    const isWorth = isUp() && !state?.isOver && hasSaid(mine)
    const isOut = isWorth && (line?.publish(upTopic(room, shelf.device), JSON.stringify(mine), true) ?? false)
    if (isOut) publishedAt = performance.now()
    for (const settle of waiting.splice(0)) settle()
    return isOut
  }
}

/** The clock goes on where nothing else happens, and a leader who comes back may have ended the session without an event. */
function isNewer(next: RoomState, state: RoomState): boolean {
  if (next.began !== state.began) return next.began > state.began
  return next.count > state.count || (next.count === state.count && next.now >= state.now)
}

/** What the session would refuse, as far as its snapshot tells. */
function refusalOf(command: FollowerCommand, state: RoomState | null, mine: Mine): Said | null {
  if (state?.isOver) return 'gone'
  switch (command.do) {
    case 'ask':
      return mine.questions.length + mine.withdrawn.length >= MOST.ofOne &&
        !mine.questions.some(({ id }) => id === command.id)
        ? 'too-many'
        : null
    case 'choose': {
      const topic = state?.topic ?? null
      const isOpen = topic?.id === command.topic && !topic.isClosed && topic.round === command.round
      return state === null || isOpen ? null : 'gone'
    }
    case 'done':
      return state === null || state.topic?.id === command.topic ? null : 'gone'
    case 'withdraw':
    case 'vote':
    case 'pace':
      return null
    // Nobody steers over a broker: what a leader does would have to go up there, too.
    case 'want':
      return 'gone'
  }
}

/** Nobody counts the devices of a broker: their names are random, and so are the groups. */
function seatOf(device: string): number {
  return Array.from(device).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7)
}

function hasSaid({ questions, withdrawn, votes, choices, done, pace }: Mine): boolean {
  return questions.length + withdrawn.length + votes.length + choices.length + done.length > 0 || pace !== null
}
