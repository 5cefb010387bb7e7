// `--follow`: how a page is played that follows a session at a broker. The page is public, and so is all that it knows.

import { newRoom, relayAddress } from '../host/relay/relay-address.ts'
import type { Tool } from '../host/tool.ts'
import type { Served } from '../render/page.ts'
import { type Misused, misused } from './arguments.ts'

/** Null where the page is to follow nothing. */
export function followed(flags: ReadonlyMap<string, string>, tool: Tool): Served | null | Misused {
  const written = flags.get('follow')
  if (written === undefined) return null
  const address = relayAddress(written, flags.has('insecure-relay'))
  if ('wrong' in address) return misused(`--follow: ${address.wrong}`, address.hint)
  const { url, origin, room, user, password } = address
  if (user !== '' || password !== '')
    return misused(
      '--follow: the page is public, and user and password would stand in it',
      'leave them out: they are the leader’s',
    )
  // A new one at every build would leave those behind who have the page already.
  if (room === null)
    return misused('--follow needs a room', `write it behind the address, such as ${origin}/…#${newRoom()}`)
  const { script, css, scriptHash } = tool.study
  const island = JSON.stringify({ relay: { url, room } })
  return { role: 'follower', css, script, scriptHash, connect: origin, island }
}
