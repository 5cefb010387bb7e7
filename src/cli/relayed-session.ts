// The session of `present` at a broker, for those who are elsewhere.

import { createHmac } from 'node:crypto'
import process from 'node:process'
import { hostRelay } from '../host/relay/host-relay.ts'
import type { RelayAddress } from '../host/relay/relay-address.ts'
import type { LiveSession } from '../host/session/live-session.ts'

export interface RelayedSession {
  /** What `--follow` of a page has to be: without the leader's credentials. */
  readonly follow: string
  refresh(): void
  end(): Promise<void>
}

export interface RelayOrder {
  readonly session: LiveSession
  /** Of the session's folder. */
  readonly key: Uint8Array
  readonly build: () => string
  onTrouble(text: string): void
}

export function relayedSession(address: RelayAddress, { session, key, build, onTrouble }: RelayOrder): RelayedSession {
  const derived = (what: string) => createHmac('sha256', key).update(what).digest('hex')
  // The same after a restart, so that nobody is left behind.
  const room = address.room ?? derived('room').slice(0, 20)
  const relay = hostRelay({
    url: address.url,
    room,
    user: address.user || (process.env.LECTERN_RELAY_USER ?? ''),
    password: address.password || (process.env.LECTERN_RELAY_PASSWORD ?? ''),
    session,
    key: derived('relay'),
    build,
    onTrouble,
  })
  return { follow: `${address.url}#${room}`, refresh: relay.refresh, end: relay.end }
}
