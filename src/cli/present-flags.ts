// What is asked of `present` by its flags.

import { type RelayAddress, relayAddress } from '../host/relay/relay-address.ts'
import { type LanAddress, lanAddresses } from '../host/serve/addresses.ts'
import { type Misused, misused } from './arguments.ts'
import { minutesOfFlags } from './minutes-of-flags.ts'

export interface PresentFlags {
  readonly kind: 'flags'
  readonly port: number
  readonly mostFollowers: number
  /** Of the hour; null where the sidecar says it. */
  readonly minutes: number | null
  /** To listen in, besides this machine. */
  readonly networks: readonly LanAddress[]
  readonly relay: RelayAddress | null
}

const PORT = 8417
const FOLLOWERS = 300

export function presentFlags(flags: ReadonlyMap<string, string>): PresentFlags | Misused {
  const port = numberOf(flags, 'port', PORT, 65_535)
  if (typeof port === 'object') return port
  const mostFollowers = numberOf(flags, 'followers', FOLLOWERS, 20_000)
  if (typeof mostFollowers === 'object') return mostFollowers
  const minutes = minutesOfFlags(flags)
  if (typeof minutes === 'object' && minutes !== null) return minutes
  const networks = networksOf(flags)
  if ('kind' in networks) return networks
  const relay = relayOf(flags)
  if (relay !== null && 'kind' in relay) return relay
  return { kind: 'flags', port, mostFollowers, minutes, networks, relay }
}

/** A whole number from 0, or what is wrong with it. */
function numberOf(flags: ReadonlyMap<string, string>, name: string, otherwise: number, most: number): number | Misused {
  const written = flags.get(name)
  if (written === undefined) return otherwise
  const number = Number(written)
  return /^\d+$/.test(written) && number <= most
    ? number
    : misused(`--${name} must be a number up to ${most}`, `write --${name} ${otherwise}`)
}

function networksOf(flags: ReadonlyMap<string, string>): readonly LanAddress[] | Misused {
  const name = flags.get('network')
  if (!flags.has('lan') && name === undefined) return []
  const found = lanAddresses()
  if (found.length === 0) return misused('this machine is in no local network', 'join one, or leave --lan out')
  const [best] = found
  const wanted = name === undefined ? best : found.find(({ network, address }) => network === name || address === name)
  if (wanted !== undefined) return [wanted]
  const names = found.map(({ network, address }) => `${network} (${address})`)
  return misused(`there is no network "${name}"`, `there is ${names.join(', ')}`)
}

/** Null where none was asked for. */
function relayOf(flags: ReadonlyMap<string, string>): RelayAddress | null | Misused {
  const written = flags.get('relay')
  if (written === undefined) return null
  const address = relayAddress(written, flags.has('insecure-relay'))
  return 'wrong' in address ? misused(`--relay: ${address.wrong}`, address.hint) : address
}
