// Where a session is to be at a broker, read from what somebody wrote: `wss://broker/path#ROOM`.

import { randomBytes } from 'node:crypto'
import { isRoom } from '../../session/room.ts'

export interface RelayAddress {
  /** Without room and credentials. */
  readonly url: string
  /** As a source of a content security policy. */
  readonly origin: string
  /** Null where none was written. */
  readonly room: string | null
  /** Empty where none was written. */
  readonly user: string
  readonly password: string
}

/** What is wrong, without a word of what was written: there may be a password in it. */
export interface NoAddress {
  readonly wrong: string
  readonly hint: string
}

export function relayAddress(written: string, mayBeOpen: boolean): RelayAddress | NoAddress {
  const example = 'write wss://broker.example/mqtt#ROOM'
  const url = URL.canParse(written) ? new URL(written) : null
  if (url === null || (url.protocol !== 'wss:' && url.protocol !== 'ws:'))
    return { wrong: 'this is no address of a broker over WebSocket', hint: example }
  if (url.protocol === 'ws:' && !isLoopback(url.hostname) && !mayBeOpen)
    return {
      wrong: 'over ws:// everybody on the way can read and change what is said, and the password with it',
      hint: 'use wss://, or allow it with --insecure-relay',
    }
  const room = url.hash.slice(1)
  if (room !== '' && !isRoom(room))
    return { wrong: 'the name of a room has letters and digits only, at most 64', hint: example }
  const [user, password] = [decoded(url.username), decoded(url.password)]
  if (user === null || password === null)
    return {
      wrong: 'user and password are not well written in the address',
      hint: 'write % as %25, : as %3A, @ as %40',
    }
  return {
    url: `${url.protocol}//${url.host}${url.pathname}${url.search}`,
    origin: `${url.protocol}//${url.host}`,
    room: room === '' ? null : room,
    user,
    password,
  }
}

/** 80 random bits as sixteen letters and digits, none of which is taken for another one. */
export function newRoom(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  let bits = BigInt(`0x${randomBytes(10).toString('hex')}`)
  return Array.from({ length: 16 }, () => {
    const letter = letters[Number(bits & 31n)]
    bits >>= 5n
    return letter
  }).join('')
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

function decoded(written: string): string | null {
  try {
    return decodeURIComponent(written)
  } catch {
    return null
  }
}
