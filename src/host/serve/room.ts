// Who may see and ask what: pages by the badge of a device, commands by who leads. Whatever comes in is somebody else's.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { once } from '../../base/once.ts'
import type { Audience } from '../../compile.ts'
import { type Command, isFollowers, readCommand } from '../../session/command.ts'
import type { Session } from '../../session/session.ts'
import type { LiveSession } from '../session/live-session.ts'
import { type Badge, badgesOf, roomCode, tokens } from './badge.ts'
import { beforeOf } from './before-of.ts'
import type { Builds, DeckPages, PageKind } from './deck-pages.ts'
import { editionsOf } from './editions.ts'
import { entranceOf } from './entrance.ts'
import { isLoopback } from './is-loopback.ts'
import { qrCode } from './qr-code.ts'
import { rate } from './rates.ts'
import { type Reply, refused } from './reply.ts'
import { type Screens, screensOf } from './screens.ts'
import { ISLAND, type ServedPage, servedPage } from './served-page.ts'

export interface RoomOptions {
  readonly session: LiveSession
  /** 32 bytes that nobody else knows; the same after a restart, so that everybody stays who they were. */
  readonly key: Uint8Array
  readonly pages: DeckPages
  /** The most followers at once. */
  readonly mostFollowers: number
  readonly clock: () => number
}

export interface Room {
  readonly code: string
  readonly screens: Screens
  /** A token that makes whoever shows it first the host. */
  freshToken(): string
  badgeOf(cookies: string | undefined): Badge | null
  /** Whether requests of this device are never held back by what others do. */
  isTrusted(badge: Badge | null): boolean
  /** Whether one more request from this address may be looked at. */
  isPatient(address: string): boolean
  /** The same for pages, which are larger. */
  mayLook(address: string): boolean
  /** `since` is the build of the deck that a screen shows already: then it is sent what is new. */
  show(path: string, badge: Badge | null, since: string | null): Reply
  take(path: string, badge: Badge | null, value: unknown, exchange: Exchange): Reply
  /** Where followers go, as it stands in the pages. */
  openAt(joinUrl: string): void
  update(pages: DeckPages): void
}

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly address: string
}

export function roomOf({ session, key, pages: firstPages, mostFollowers, clock }: RoomOptions): Room {
  const badges = badgesOf(key)
  const code = roomCode(key)
  const links = tokens()
  const cut = new Map<PageKind, ServedPage>()
  /** A host who does not lead at the moment still sees what the leader sees. */
  const hosts = new Set<string>()
  const seats = new Map<string, number>()
  const seatOf = (device: string) => once(seats, device, () => seats.size)
  let pages = firstPages
  let room = { joinUrl: '', code, qr: qrCode('') }

  const mayLead = (now: Session, device: string) =>
    now.leader === device || now.remotes.includes(device) || hosts.has(device)
  const screens = screensOf(session, clock, buildsOf(pages), mayLead)
  const editions = editionsOf(pages.editions)

  const byDevice = rate(20, 5)
  const byLeader = rate(200, 100)
  const asking = rate(3, 1 / 3)
  // A whole room may stand behind one address.
  const byAddress = rate(Math.max(400, 3 * mostFollowers), Math.max(150, mostFollowers / 2))
  const askingFrom = rate(15, 1)
  const looking = rate(Math.max(120, mostFollowers), 20)
  const entrance = entranceOf(code, badges, links, mostFollowers)

  function page(kind: PageKind, badge: Badge | null): Reply {
    let served = cut.get(kind)
    if (served === undefined) {
      served = servedPage(pages.page(kind, ISLAND))
      cut.set(kind, served)
    }
    const first =
      kind === 'leader' ? session.now().position : screens.stateFor(kind === 'projector' ? kind : 'follower').shown
    const parts = served.filled(JSON.stringify(islandOf(kind, badge)), first.slide)
    return { kind: 'page', status: kind === 'closed' ? 403 : 200, parts }
  }

  function host(device: string): void {
    hosts.add(device)
    if (session.now().leader === null) session.ask({ do: 'take' }, { device, isHost: true })
  }

  /** What a page has to know before its line is open. */
  function islandOf(kind: PageKind, badge: Badge | null): Readonly<Record<string, unknown>> {
    const device = badge?.device ?? ''
    switch (kind) {
      case 'leader': {
        const isHost = badge?.right === 'host'
        return { device, isHost, room, plan: session.now().plan, snapshot: screens.stateFor('leader') }
      }
      case 'projector':
        return { device, room, snapshot: screens.stateFor('projector') }
      case 'public-projector':
        return { device, room, snapshot: screens.stateFor('follower') }
      case 'follower':
        return {
          device,
          snapshot: screens.stateFor('follower'),
          before: beforeOf(session.now(), device, seatOf(device), clock()),
        }
      case 'remote':
        return { device, before: beforeOf(session.now(), device, seatOf(device), clock()) }
      case 'join':
      case 'lead':
      case 'closed':
        return { device }
    }
  }

  /** A room is full; or an address has more of it than a room behind one router would, so that no one can shut the others out. */
  function isFull(address: string): boolean {
    const limit = isLoopback(address) ? mostFollowers : Math.max(20, Math.ceil(mostFollowers / 5))
    return screens.followers() >= mostFollowers || screens.followers(address) >= limit
  }

  function open(badge: Badge, value: unknown, { response, address }: Exchange): Reply {
    const screen = fieldOf(value, 'as')
    if (screen !== 'leader' && screen !== 'projector' && screen !== 'follower') return refused(400, 'no such screen')
    // A projector is told of strokes and of slides that are the leader's own.
    if (screen !== 'follower' && !mayLead(session.now(), badge.device)) return refused(403, 'only the leader')
    if (screen === 'follower' && isFull(address)) return refused(503, 'the room is full')
    screens.open(screen, badge.device, address, response)
    return { kind: 'open' }
  }

  function command(badge: Badge, value: unknown, isLeaders: boolean, address: string): Reply {
    const read = readCommand(value)
    if (read === null || isFollowers(read) === isLeaders) return refused(400, 'no such command')
    if (isLeaders && !mayLead(session.now(), badge.device)) return refused(403, 'not-leading')
    const isAllowed = isLeaders ? byLeader.take(badge.device) : isSlow(read, badge.device, address)
    if (!isAllowed) return refused(429, 'too-fast')
    const decision = session.ask(read, { device: badge.device, isHost: badge.right === 'host' })
    if (decision.kind === 'events') return { kind: 'done' }
    return refused(decision.why === 'not-leading' ? 403 : 409, decision.why)
  }

  function isSlow(read: Command, device: string, address: string): boolean {
    if (!byDevice.take(device)) return false
    if (read.do !== 'ask') return true
    return asking.take(device) && (isLoopback(address) || askingFrom.take(address))
  }

  return {
    code,
    screens,
    freshToken: links.fresh,
    badgeOf: (cookies) => {
      const badge = badges.read(cookies)
      if (badge?.right === 'host') hosts.add(badge.device)
      return badge
    },
    isTrusted: (badge) => badge !== null && mayLead(session.now(), badge.device),
    isPatient: (address) => byAddress.take(address),
    mayLook: (address) => looking.take(address),
    show: (path, badge, since) => {
      const now = session.now()
      const isLeading = badge !== null && mayLead(now, badge.device)
      const kind = kindOf(path, badge !== null, isLeading)
      if (kind !== null) {
        const audience = audienceOf(kind)
        if (since === null || audience === null) return page(kind, badge)
        return { kind: 'edition', bytes: editions.since(audience, since) }
      }
      switch (path) {
        case '/api/drawings':
          return isLeading ? { kind: 'json', text: JSON.stringify(now.strokes) } : refused(403, 'only the leader')
        case '/favicon.ico':
          return { kind: 'nothing' }
        default:
          return refused(404, 'there is no such page')
      }
    },
    take: (path, badge, value, exchange) => {
      const { address } = exchange
      if (path === '/api/join') return entrance.join(badge, fieldOf(value, 'code'), address)
      if (path === '/api/lead') return entrance.lead(badge, fieldOf(value, 'token'), address, host)
      if (badge === null) return refused(401, 'join first')
      switch (path) {
        case '/api/stream':
          return open(badge, value, exchange)
        case '/api/say':
          return command(badge, value, false, address)
        case '/api/do':
          return command(badge, value, true, address)
        case '/api/point': {
          const at = pointOf(value)
          if (at === undefined) return refused(400, 'not a point')
          const { leader, remotes } = session.now()
          if (leader !== badge.device && !remotes.includes(badge.device)) return refused(403, 'not-leading')
          if (!byLeader.take(`point ${badge.device}`)) return refused(429, 'too-fast')
          screens.point(at)
          return { kind: 'done' }
        }
        default:
          return refused(404, 'there is nothing of that name')
      }
    },
    openAt: (url) => {
      room = { joinUrl: url, code, qr: qrCode(`${url}#${code}`) }
    },
    update: (changed) => {
      const builds = buildsOf(pages)
      const newer = buildsOf(changed)
      if (newer.leader === builds.leader && newer.public === builds.public) return
      pages = changed
      cut.clear()
      editions.publish(changed.editions)
      screens.changeBuilds(newer)
    },
  }
}

function buildsOf({ editions }: DeckPages): Builds {
  return { leader: editions.leader.build, public: editions.public.build }
}

/** The page that a device gets at a path; null where there is none. */
function kindOf(path: string, hasBadge: boolean, isLeading: boolean): PageKind | null {
  switch (path) {
    case '/':
      return hasBadge ? 'follower' : 'join'
    case '/lead':
      return 'lead'
    case '/speaker':
      return isLeading ? 'leader' : 'closed'
    case '/remote':
      return isLeading ? 'leader' : hasBadge ? 'remote' : 'join'
    case '/projector':
      return isLeading ? 'projector' : hasBadge ? 'public-projector' : 'join'
    default:
      return null
  }
}

/** Whose deck is in a page; null where none is. */
function audienceOf(kind: PageKind): Audience | null {
  switch (kind) {
    case 'leader':
    case 'projector':
      return 'leader'
    case 'follower':
    case 'public-projector':
      return 'public'
    default:
      return null
  }
}

/** A short text field of what was sent; empty where there is none. */
function fieldOf(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return ''
  const field = (value as Readonly<Record<string, unknown>>)[name]
  return typeof field === 'string' && field.length < 200 ? field : ''
}

/** `{ at: { x, y } }`, in thousandths of the slide, or `{ at: null }`; undefined for anything else. */
function pointOf(value: unknown): { readonly x: number; readonly y: number } | null | undefined {
  if (typeof value !== 'object' || value === null || !('at' in value)) return undefined
  if (value.at === null) return null
  if (typeof value.at !== 'object') return undefined
  const { x, y } = value.at as Readonly<Record<string, unknown>>
  if (typeof x !== 'number' || typeof y !== 'number' || !(Math.abs(x) <= 2000) || !(Math.abs(y) <= 2000))
    return undefined
  return { x: Math.round(x), y: Math.round(y) }
}
