// The server of a session: pages from memory, one line down to each screen, commands up. No file is served.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ownHosts } from './addresses.ts'
import type { DeckPages } from './deck-pages.ts'
import { isLoopback } from './is-loopback.ts'
import { listen } from './listen.ts'
import { readJson } from './read-json.ts'
import { type Reply, refused, send } from './reply.ts'
import { type Room, type RoomOptions, roomOf } from './room.ts'

export interface ServerOptions extends RoomOptions {
  /** The next free one is taken; 0 for any. */
  readonly port: number
  /** Addresses of the local network to listen at, besides 127.0.0.1. */
  readonly lan: readonly string[]
}

export interface PresentServer {
  readonly port: number
  /** The code of the room. */
  readonly code: string
  /** Where followers go. */
  readonly joinUrl: string
  /** A link that makes whoever opens it first the host. */
  leaderUrl(): string
  /** Devices that follow now. */
  followers(): number
  update(pages: DeckPages): void
  /** Something for the leader to know; empty when it is over. */
  trouble(text: string): void
  stop(): Promise<void>
}

export type Serving =
  | { readonly kind: 'serving'; readonly server: PresentServer }
  | { readonly kind: 'refused'; readonly why: string }

/** Connections of one address: a room behind one router has less than this open at once. */
const SOCKETS = 400
/** Bytes of a command: a stroke is the longest. */
const LONGEST_BODY = 16_384

export async function presentServer(options: ServerOptions): Promise<Serving> {
  const { lan, mostFollowers } = options
  const room = roomOf(options)
  let hosts: ReadonlySet<string> = new Set()
  const make = () => {
    const server = createServer({ connectionsCheckingInterval: 5000 }, (request, response) => {
      response.on('error', () => {}) // its reader has gone
      replyTo(request, response, room, hosts)
        .then((reply) => send(reply, response, request.method === 'HEAD'))
        .catch((error: unknown) => {
          // A fault of ours: this request ends, the hour goes on, and the leader knows.
          room.screens.trouble(`lectern: ${error instanceof Error ? error.message : String(error)}`)
          if (response.headersSent) response.destroy()
          else send(refused(500, 'the server failed'), response, false)
        })
    })
    const sockets = new Map<string, number>()
    server.on('connection', (socket) => {
      const address = socket.remoteAddress ?? ''
      if (isLoopback(address)) return
      const open = (sockets.get(address) ?? 0) + 1
      if (open > SOCKETS) {
        socket.destroy()
        return
      }
      sockets.set(address, open)
      socket.on('close', () => sockets.set(address, (sockets.get(address) ?? 1) - 1))
    })
    server.headersTimeout = 10_000
    server.requestTimeout = 15_000
    server.keepAliveTimeout = 5000
    // The leader's own machine has a listener of its own where there is a network.
    server.maxConnections = 3 * mostFollowers + 200
    return server
  }
  const places = [...new Set(['127.0.0.1', ...lan])].map((address) => ({ address, server: make() }))
  const listening = await listen(places, options.port)
  if (listening.kind === 'refused') {
    room.screens.stop()
    return listening
  }
  const { port } = listening
  hosts = ownHosts(port, lan)
  const joinUrl = `http://${lan[0] ?? '127.0.0.1'}:${port}/`
  room.openAt(joinUrl)
  return {
    kind: 'serving',
    server: {
      port,
      code: room.code,
      joinUrl,
      leaderUrl: () => `http://127.0.0.1:${port}/lead#${room.freshToken()}`,
      followers: room.screens.followers,
      update: room.update,
      trouble: room.screens.trouble,
      stop: async () => {
        room.screens.stop()
        await Promise.all(places.map(({ server }) => closed(server)))
      },
    },
  }
}

/** Only requests that come from our own pages, at a name that is ours, are looked at. */
async function replyTo(
  request: IncomingMessage,
  response: ServerResponse,
  room: Room,
  hosts: ReadonlySet<string>,
): Promise<Reply> {
  const { method, headers } = request
  const host = (headers.host ?? '').toLowerCase()
  if (!hosts.has(host)) return refused(403, 'this server does not answer to that name')
  const [path = '/', query = ''] = (request.url ?? '/').split('?')
  const badge = room.badgeOf(headers.cookie)
  const address = request.socket.remoteAddress ?? ''
  if (method === 'GET' || method === 'HEAD') {
    // A link in a mail may lead here; a page elsewhere may not ask for anything.
    const site = headers['sec-fetch-site']
    const isNavigation = headers['sec-fetch-mode'] === 'navigate'
    if ((site === 'cross-site' || site === 'same-site') && !isNavigation) return refused(403, 'asked from another site')
    // A page is much to send.
    if (!room.isTrusted(badge) && !room.mayLook(address)) return refused(429, 'too-fast')
    return room.show(path, badge, new URLSearchParams(query).get('since'))
  }
  if (method !== 'POST') return refused(405, 'only GET and POST')
  if (headers.origin !== `http://${host}`) return refused(403, 'asked from another origin')
  if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) return refused(415, 'send JSON')
  // The leader is never locked out by what others do.
  if (!room.isTrusted(badge) && !room.isPatient(address)) return refused(429, 'too-fast')
  const body = await readJson(request, LONGEST_BODY)
  switch (body.kind) {
    case 'gone':
      return { kind: 'gone' }
    case 'too-large':
      return refused(413, 'too large')
    case 'malformed':
      return refused(400, 'not JSON')
    case 'json':
      return room.take(path, badge, body.value, { request, response, address })
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
