// A picture of the network, fetched because the user asked for it: limited in size, in time and in how often it may be sent on, and
// never from an address that is not public.

import { createHash } from 'node:crypto'
import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { BlockList, isIP } from 'node:net'
import { memoryOf } from './memory.ts'

export type Fetched =
  | { readonly kind: 'fetched'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly why: string }

export interface FetchLimits {
  readonly bytes: number
  readonly milliseconds: number
  readonly redirects: number
  /** For tests, which have no other address than their own. */
  readonly isAllowed: (address: string) => boolean
}

const LIMITS: FetchLimits = { bytes: 20_000_000, milliseconds: 15_000, redirects: 5, isAllowed: isPublic }

const memory = memoryOf({ name: 'fetched', kept: 200, isWhole: (bytes) => bytes.length > 0 })

/** What was fetched once is not fetched again. */
export async function fetchFigure(url: string, limits: FetchLimits = LIMITS): Promise<Fetched> {
  const key = createHash('sha256').update(url).digest('hex').slice(0, 40)
  const known = limits === LIMITS ? await memory.read(key) : null
  if (known !== null) return { kind: 'fetched', bytes: known }
  const fetched = await fetchOnce(url.startsWith('//') ? `https:${url}` : url, limits, limits.redirects)
  if (fetched.kind === 'fetched' && limits === LIMITS) await memory.write(key, fetched.bytes)
  return fetched
}

async function fetchOnce(url: string, limits: FetchLimits, redirects: number): Promise<Fetched> {
  let target: URL
  try {
    target = new URL(url)
  } catch {
    return refused('its address cannot be read')
  }
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return refused(`${target.protocol} is not fetched`)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  // A name is looked up by the connection itself, an address is not.
  if (isIP(host) !== 0 && !limits.isAllowed(host)) return refused(PRIVATE)
  const answer = await asked(target, limits)
  if ('why' in answer) return refused(answer.why)
  if (answer.next === null) return { kind: 'fetched', bytes: answer.bytes }
  if (redirects === 0) return refused('it is sent on too often')
  return fetchOnce(new URL(answer.next, target).href, limits, redirects - 1)
}

const PRIVATE = 'its address is not a public one'

function refused(why: string): Fetched {
  return { kind: 'refused', why }
}

type Answer = { readonly bytes: Buffer; readonly next: string | null } | { readonly why: string }

function asked(target: URL, limits: FetchLimits): Promise<Answer> {
  const { request } = target.protocol === 'https:' ? https : http
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve({ why: error.message })
    const asking = request(target, { lookup: lookupPublic(limits), headers: { accept: 'image/*' } }, (response) => {
      const { statusCode = 0, headers } = response
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy()
        resolve({ bytes: Buffer.alloc(0), next: headers.location })
        return
      }
      if (statusCode !== 200) {
        response.destroy()
        resolve({ why: `the server answers ${statusCode}` })
        return
      }
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > limits.bytes) response.destroy(new Error(`it is larger than ${limits.bytes / 1e6} MB`))
        else chunks.push(chunk)
      })
      response.on('error', fail)
      response.on('end', () => resolve({ bytes: Buffer.concat(chunks), next: null }))
    })
    const clock = setTimeout(() => asking.destroy(new Error('it takes too long')), limits.milliseconds)
    asking.on('close', () => clearTimeout(clock))
    asking.on('error', fail)
    asking.end()
  })
}

/** Looks a name up once, and connects to what was found and to nothing else. */
function lookupPublic({ isAllowed }: FetchLimits): LookupFunction {
  return (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, [])
      const allowed = found.filter(({ address }) => isAllowed(address))
      const [first] = allowed
      if (first === undefined) return callback(new Error(PRIVATE), [])
      if (options.all === true) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

const closed = new BlockList()
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(address, prefix, 'ipv4')
for (const [address, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(address, prefix, 'ipv6')

/** Neither this machine, nor one of its neighbours, nor one that is nobody's. */
export function isPublic(address: string): boolean {
  const version = isIP(address)
  if (version === 0) return false
  const mapped = /^::ffff:(.+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isIP(mapped) === 4 ? isPublic(mapped) : false
  return !closed.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
