// Tells the screens of a session what is new: at once, and then only as often as all of them can be told.

import type { ServerResponse } from 'node:http'
import type { Session } from '../../session/session.ts'
import {
  type LeaderSnapshot,
  leaderSnapshotOf,
  type ProjectorSnapshot,
  projectorSnapshotOf,
  type Snapshot,
  snapshotOf,
} from '../../session/snapshot.ts'
import type { LiveSession } from '../session/live-session.ts'
import type { Builds } from './deck-pages.ts'
import { eventOf, type Screen, type State, streams } from './streams.ts'

export interface Screens {
  /** What a screen of this kind is to know now. */
  stateFor(screen: Screen): Snapshot | ProjectorSnapshot | LeaderSnapshot
  open(screen: Screen, device: string, address: string, response: ServerResponse): void
  /** Devices that follow; from one address, where it is given. */
  followers(address?: string): number
  /** Another deck is there. */
  changeBuilds(builds: Builds): void
  point(at: { readonly x: number; readonly y: number } | null): void
  /** Something for the leader to know; empty when it is over. */
  trouble(text: string): void
  stop(): void
}

/** Milliseconds between two states, at least. */
const GAP = 40
/** Milliseconds that telling one follower may take, on the whole. */
const A_FOLLOWER = 1 / 8
/** Milliseconds between two looks at what fades. */
const FADE = 15_000
const KINDS: readonly Screen[] = ['leader', 'projector', 'follower']

/** `mayLead` says whether a device may see what the leader sees: lines of those who may not any longer are closed. */
export function screensOf(
  session: LiveSession,
  clock: () => number,
  firstBuilds: Builds,
  mayLead: (now: Session, device: string) => boolean,
): Screens {
  let builds = firstBuilds
  let trouble = ''
  const stands = new Map<Screen, { readonly essence: string; readonly number: number }>()
  const toldAt = new Map<Screen, number>()
  const due = new Map<Screen, NodeJS.Timeout>()

  const stateFor = (screen: Screen): Snapshot | ProjectorSnapshot | LeaderSnapshot => {
    const build = screen === 'follower' ? builds.public : builds.leader
    const live = { now: clock(), build, followers: lines.count('follower') }
    switch (screen) {
      case 'leader':
        return leaderSnapshotOf(session.now(), live)
      case 'projector':
        return projectorSnapshotOf(session.now(), live)
      case 'follower':
        return snapshotOf(session.now(), live)
    }
  }
  /** What would change nothing on a screen has the same number. */
  const stateNow = (screen: Screen): State => {
    const state = stateFor(screen)
    const essence = JSON.stringify({ ...state, now: 0, count: 0 })
    let stood = stands.get(screen)
    if (stood?.essence !== essence) {
      stood = { essence, number: (stood?.number ?? 0) + 1 }
      stands.set(screen, stood)
    }
    return { number: stood.number, message: eventOf(null, JSON.stringify(state)) }
  }
  /** The state, and to the leader what is no part of it: it may have changed while the line was down. */
  const newest = (screen: Screen): State => {
    const state = stateNow(screen)
    if (screen !== 'leader') return state
    const plan = eventOf('plan', JSON.stringify(session.now().plan))
    return { ...state, message: Buffer.concat([state.message, plan, eventOf('trouble', JSON.stringify(trouble))]) }
  }
  const lines = streams(newest, (screen) => {
    tellSoon('leader')
    // Who pointed has gone, and the dot with them.
    if (screen === 'leader' && lines.count('leader') === 0) lines.tell('projector', eventOf('point', 'null'))
  })
  const tell = (screen: Screen) => {
    if (lines.count(screen) > 0 && lines.show(screen, stateNow(screen))) toldAt.set(screen, performance.now())
  }
  const tellSoon = (screen: Screen) => {
    if (due.has(screen)) return
    const gap = screen === 'follower' ? Math.max(GAP, lines.count('follower') * A_FOLLOWER) : GAP
    const wait = Math.max(0, (toldAt.get(screen) ?? 0) + gap - performance.now())
    const speak = () => {
      due.delete(screen)
      tell(screen)
    }
    due.set(screen, setTimeout(speak, wait))
  }
  let { plan } = session.now()
  session.onChange((now) => {
    if (now.plan !== plan) {
      plan = now.plan
      lines.tell('leader', eventOf('plan', JSON.stringify(plan)))
    }
    for (const screen of KINDS) tellSoon(screen)
    lines.close(({ screen, device }) => screen !== 'follower' && !mayLead(now, device), eventOf('gone', '{}'))
  })
  /** A word on the pace fades although nothing happens. */
  const fading = setInterval(() => {
    if (Object.keys(session.now().pace).length > 0) tellSoon('leader')
  }, FADE)
  fading.unref()
  const counting = setInterval(() => {
    const followers = lines.count('follower')
    if (followers > session.now().mostFollowers) session.happen({ do: 'count', followers })
  }, 2000)
  counting.unref()

  return {
    stateFor,
    open: lines.open,
    followers: (address) => lines.count('follower', address),
    changeBuilds: (changed) => {
      builds = changed
      for (const screen of KINDS) tell(screen)
    },
    point: (at) => lines.tell('projector', eventOf('point', JSON.stringify(at))),
    trouble: (text) => {
      if (text === trouble) return
      trouble = text
      lines.tell('leader', eventOf('trouble', JSON.stringify(text)))
    },
    stop: () => {
      clearInterval(counting)
      clearInterval(fading)
      for (const timer of due.values()) clearTimeout(timer)
      lines.stop()
    },
  }
}
