// Coming in: followers by the code of the room, a host by a link that is good once. Guessing is slow, and gives no answer that is worth
// more for being asked often.

import type { Badge, Badges, Tokens } from './badge.ts'
import { isLoopback } from './is-loopback.ts'
import { rate } from './rates.ts'
import { type Reply, refused } from './reply.ts'

export interface Entrance {
  join(badge: Badge | null, given: string, address: string): Reply
  /** `made` is told of the host's device. */
  lead(badge: Badge | null, token: string, address: string, made: (device: string) => void): Reply
}

/** Wrong codes of one address, and of all together. */
const GUESSES = 20
const ALL_GUESSES = 300

export function entranceOf(code: string, badges: Badges, links: Tokens, mostFollowers: number): Entrance {
  const guesses = rate(GUESSES, 0.5)
  const allGuesses = rate(ALL_GUESSES, 5)
  const joining = rate(60, 2)
  const joiningHere = rate(Math.max(60, mostFollowers), 50)
  return {
    join: (badge, given, address) => {
      // The right code helps nobody who has guessed too often. Where many addresses guess, only those that never did come in.
      const left = guesses.left(address)
      if (left < 1 || (left < GUESSES && allGuesses.left('all') < 1)) return refused(429, 'too many tries')
      if (given.toUpperCase().replace(/[^A-Z]/g, '') !== code) {
        guesses.take(address)
        allGuesses.take('all')
        return refused(403, 'that is not the code')
      }
      if (badge !== null) return { kind: 'done' }
      const isAllowed = (isLoopback(address) ? joiningHere : joining).take(address)
      if (!isAllowed) return refused(429, 'too many at once')
      return { kind: 'done', cookie: badges.issued({ device: badges.newDevice(), right: 'guest' }) }
    },
    lead: (badge, token, address, made) => {
      if (!guesses.take(`lead ${address}`)) return refused(429, 'too many tries')
      if (!links.spend(token)) return refused(403, 'that link is not valid, or was used')
      const device = badge?.device ?? badges.newDevice()
      made(device)
      return { kind: 'done', cookie: badges.issued({ device, right: 'host' }) }
    },
  }
}
