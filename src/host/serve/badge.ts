// The cookie that tells the server which device it hears: a random name and a right, signed, so that nobody can make one up.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** `host` has shown the token of the one who started the session; `guest` has shown the code of the room. */
export type Right = 'guest' | 'host'

export interface Badge {
  /** What stands in the log: says nothing of whose it is. */
  readonly device: string
  readonly right: Right
}

export interface Badges {
  /** The header `Set-Cookie` of a badge. */
  issued(badge: Badge): string
  /** The badge in a header `Cookie`; null where there is none, or none of ours. */
  read(header: string | undefined): Badge | null
  /** A name that no device has. */
  newDevice(): string
}

/** A day: a session is an evening. */
const AGE = 86_400

export function badgesOf(key: Uint8Array): Badges {
  const sign = (text: string) => createHmac('sha256', key).update(text).digest().subarray(0, 16)
  // Other sessions on this machine have other names, since cookies do not tell ports apart.
  const cookie = `lectern-${sign('cookie').toString('hex').slice(0, 8)}`
  const signed = ({ device, right }: Badge) => `${device}.${right}.${sign(`${device}.${right}`).toString('base64url')}`
  return {
    issued: (badge) => `${cookie}=${signed(badge)}; Path=/; Max-Age=${AGE}; HttpOnly; SameSite=Strict`,
    read: (header) => {
      for (const pair of (header ?? '').split(';')) {
        const [name, value = ''] = pair.trim().split('=')
        if (name !== cookie) continue
        const [, device, right, signature = ''] = /^([a-z0-9]{12})\.(guest|host)\.([\w-]{22})$/.exec(value) ?? []
        if (device === undefined || right === undefined) return null
        const given = Buffer.from(signature, 'base64url')
        const own = sign(`${device}.${right}`)
        if (given.length !== own.length || !timingSafeEqual(given, own)) return null
        return { device, right: right as Right }
      }
      return null
    },
    newDevice: () => Array.from(randomBytes(12), (byte) => LETTERS[byte % LETTERS.length]).join(''),
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/** The code of the room: four letters that cannot be mistaken for each other and spell nothing; the same after a restart. */
export function roomCode(key: Uint8Array): string {
  const bytes = createHmac('sha256', key).update('code').digest()
  return Array.from(bytes.subarray(0, 4), (byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('')
}

const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'

/** A token that can be used once. */
export interface Tokens {
  /** 128 bits, in letters for a URL. */
  fresh(): string
  /** Whether it is one, and it has not been used; after that it has. */
  spend(token: string): boolean
}

export function tokens(): Tokens {
  let open: Buffer[] = []
  return {
    fresh: () => {
      const token = randomBytes(16)
      // Old links that nobody used do not pile up.
      open = [...open.slice(-4), token]
      return token.toString('base64url')
    },
    spend: (written) => {
      const given = Buffer.from(written, 'base64url')
      if (given.length !== 16) return false
      // All of them are looked at, whichever it is.
      const matches = open.map((token) => timingSafeEqual(token, given))
      if (!matches.includes(true)) return false
      open = open.filter((_, index) => !matches[index])
      return true
    },
  }
}
