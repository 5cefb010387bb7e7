// The desk of a leader whose session lives on the server.

import type { LeaderCommand } from '../../session/command.ts'
import type { Position, Stroke } from '../../session/event.ts'
import type { LeaderSnapshot } from '../../session/snapshot.ts'
import type { StudyPlan } from '../../session/study-plan.ts'
import { postJson } from '../post-json.ts'
import type { Desk, Point } from './desk.ts'
import { lineTo } from './line.ts'
import { send } from './send.ts'
import { senderTime } from './sender-time.ts'

export interface ServerDesk extends Desk {
  /** Called when this screen may not see the session any longer. */
  onGone(listener: () => void): void
}

export interface DeskWords {
  readonly lost: string
  readonly refused: string
}

/** Milliseconds between two places of the laser. */
const LASER = 33
/** Milliseconds after which a step that could not be sent may be in the way of another one who steers. */
const LATE = 2000

interface Waiting {
  readonly command: LeaderCommand
  /** Where the session is, or will be, before it. */
  readonly from: Position
  readonly at: number
  readonly settled: (isTaken: boolean) => void
}

export function serverDesk(first: LeaderSnapshot, firstPlan: StudyPlan, words: DeskWords): ServerDesk {
  const line = lineTo('leader')
  const changes: (() => void)[] = []
  const points: ((at: Point | null) => void)[] = []
  const troubles: ((text: string) => void)[] = []
  const leavers: (() => void)[] = []
  let now = first
  const clock = senderTime(first.now)
  let plan = firstPlan
  let waiting: readonly Waiting[] = []
  /** Where the last step that arrived has led, until a snapshot tells. */
  let arrived: Position | null = null
  let isSending = false
  let told = ''
  let isLost = false
  /** Somebody else led when something was asked here. */
  let isRefused = false
  let again = 0

  let said = ''
  const tellTrouble = () => {
    const all = [isLost ? words.lost : '', isRefused ? words.refused : '', told].filter((one) => one !== '').join('\n')
    // An alert that is said again is read aloud again.
    if (all !== said) for (const listener of troubles) listener(all)
    said = all
  }
  const take = (newest: LeaderSnapshot) => {
    if (newest.leader !== now.leader) isRefused = false
    now = newest
    arrived = null
    clock.hear(newest.now)
    tellTrouble()
  }
  line.onEvent(({ name, text }) => {
    switch (name) {
      case '':
        take(JSON.parse(text) as LeaderSnapshot)
        for (const listener of changes) listener()
        return
      case 'plan':
        plan = JSON.parse(text) as StudyPlan
        for (const listener of changes) listener()
        return
      case 'trouble':
        told = JSON.parse(text) as string
        tellTrouble()
        return
      case 'gone':
        for (const listener of leavers) listener()
    }
  })
  line.onConnected((isConnected) => {
    isLost = !isConnected
    tellTrouble()
    if (isConnected) void sendWaiting()
  })
  /** One after the other: two moves must not overtake each other. */
  const sendWaiting = async () => {
    if (isSending) return
    isSending = true
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const { command, from, at, settled } = next
      const isLate = command.do === 'move' && performance.now() - at > LATE
      const said = await send('/api/do', isLate ? { ...command, from } : command)
      if (said === 'later' || said === 'too-fast') {
        window.clearTimeout(again)
        again = window.setTimeout(() => void sendWaiting(), said === 'later' ? 1000 : 200)
        break
      }
      waiting = waiting.slice(1)
      if (said === 'done' && command.do === 'move') arrived = command.to
      settled(said === 'done')
      if (said !== 'not-leading') continue
      isRefused = true
      tellTrouble()
    }
    isSending = false
  }
  /** The newest place is sent, at once or as soon as it may be. */
  let pointedAt = 0
  let newest: Point | null = null
  let pointing = 0
  const sendPoint = () => {
    pointing = 0
    pointedAt = performance.now()
    void postJson('/api/point', { at: newest }).catch(() => {})
  }
  const point = (at: Point | null) => {
    // The window beside this one hears it from here, another machine from the server.
    for (const listener of points) listener(at)
    newest = at
    if (pointing === 0) pointing = window.setTimeout(sendPoint, Math.max(0, pointedAt + LASER - performance.now()))
  }
  return {
    plan: () => plan,
    now: () => now,
    time: clock.time,
    onChange: (listener) => changes.push(listener),
    ask: (command, settled = () => {}) => {
      // Of two moves that wait only the last one matters; the first of all is on its way.
      const last = waiting.length > 1 ? waiting.at(-1) : undefined
      const replaced = command.do === 'move' && last?.command.do === 'move' ? last : null
      const before = waiting.flatMap((one) => (one.command.do === 'move' ? [one.command.to] : []))
      const from = replaced?.from ?? before.at(-1) ?? arrived ?? now.position
      waiting = [
        ...(replaced === null ? waiting : waiting.slice(0, -1)),
        { command, from, at: performance.now(), settled },
      ]
      replaced?.settled(false)
      void sendWaiting()
    },
    point,
    onPoint: (listener) => points.push(listener),
    drawings: async () => {
      const answer = await fetch('/api/drawings', { cache: 'no-store' }).catch(() => null)
      return answer?.ok === true ? ((await answer.json()) as readonly Stroke[]) : now.strokes
    },
    onTrouble: (listener) => troubles.push(listener),
    onGone: (listener) => leavers.push(listener),
  }
}
