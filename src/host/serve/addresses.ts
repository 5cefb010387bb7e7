// Where a server can be reached.

import { networkInterfaces } from 'node:os'

export interface LanAddress {
  /** Of the network interface, such as `en0`. */
  readonly network: string
  /** IPv4: it is what people can type. */
  readonly address: string
}

/** The addresses of this machine in networks that others are in; those of a home or an office first. */
export function lanAddresses(interfaces = networkInterfaces()): readonly LanAddress[] {
  const found = Object.entries(interfaces).flatMap(([network, addresses = []]) =>
    addresses.flatMap(({ family, internal, address }) =>
      family === 'IPv4' && !internal && !address.startsWith('169.254.') ? [{ network, address }] : [],
    ),
  )
  return found.sort((a, b) => rank(a) - rank(b))
}

/** Bridges of virtual machines and tunnels look like networks, but nobody's phone is in them. */
function rank({ network, address }: LanAddress): number {
  if (/^(?:docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|zt|tailscale)/i.test(network)) return 3
  if (/^192\.168\./.test(address)) return 0
  return /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address) ? 1 : 2
}

/** The values of the header `Host` that a server answers to: a name that only points here, by DNS, is not among them. */
export function ownHosts(port: number, addresses: readonly string[]): ReadonlySet<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]', ...addresses]
  return new Set(names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])))
}
