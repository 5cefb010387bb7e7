// The packets of MQTT 3.1.1 that a client needs, as bytes. Knows nothing of connections.

export interface Packet {
  /** Its kind in the upper four bits, its flags in the lower ones. */
  readonly head: number
  readonly body: Uint8Array
}

/** Kinds of packets that come from a broker, as the upper four bits of their first byte. */
export const CONNACK = 0x20
export const PUBLISH = 0x30
export const SUBACK = 0x90

/** Bytes of a packet from which on it is none of ours. */
const LARGEST = 1 << 20

export function connectPacket(client: string, keepAlive: number, user: string, password: string): Uint8Array {
  // Each session is clean; a broker wants a user where there is a password.
  const flags = 2 | (user === '' ? 0 : 0x80) | (password === '' ? 0 : 0x40)
  const head = [...field('MQTT'), 4, flags, ...number(keepAlive)]
  const names = [client, user, password].filter((name, index) => index === 0 || name !== '')
  return packet(0x10, head, ...names.map(field))
}

export function subscribePacket(id: number, topics: readonly string[]): Uint8Array {
  return packet(0x82, number(id), ...topics.flatMap((topic) => [field(topic), [0]]))
}

export function publishPacket(topic: string, text: string, isRetained: boolean): Uint8Array {
  return packet(PUBLISH | Number(isRetained), field(topic), bytesOf(text))
}

export const pingPacket = Uint8Array.of(0xc0, 0)
export const disconnectPacket = Uint8Array.of(0xe0, 0)

/** What a PUBLISH says; null where it is cut off within its topic. */
export function published({ body }: Packet): { readonly topic: string; readonly text: string } | null {
  const end = 2 + (body[0] ?? 0) * 256 + (body[1] ?? 0)
  return end > body.length ? null : { topic: textOf(body.subarray(2, end)), text: textOf(body.subarray(end)) }
}

/** Takes bytes as they come, and gives each packet once it is whole; null for what cannot be a packet, after which nothing can. */
export function packetReader(): (bytes: Uint8Array) => Packet[] | null {
  let rest: Uint8Array = new Uint8Array()
  return (bytes) => {
    rest = joined(rest, bytes)
    const packets: Packet[] = []
    for (;;) {
      const size = sizeIn(rest)
      if (size === 'wrong') return null
      if (size === 'cut' || rest.length < size.start + size.length) return packets
      const end = size.start + size.length
      packets.push({ head: rest[0] ?? 0, body: rest.subarray(size.start, end) })
      rest = rest.subarray(end)
    }
  }
}

/** Seven bits a byte, the lowest first; the eighth says that there are more. At most four bytes. */
function sizeIn(bytes: Uint8Array): { readonly start: number; readonly length: number } | 'cut' | 'wrong' {
  let length = 0
  for (let at = 1; at <= 4; at++) {
    const byte = bytes[at]
    if (byte === undefined) return 'cut'
    length |= (byte & 127) << (7 * (at - 1))
    if (byte < 128) return length > LARGEST ? 'wrong' : { start: at + 1, length }
  }
  return 'wrong'
}

function packet(head: number, ...parts: readonly ArrayLike<number>[]): Uint8Array {
  let size = parts.reduce((sum, part) => sum + part.length, 0)
  const start = [head]
  do {
    start.push((size & 127) | (size > 127 ? 128 : 0))
    size >>= 7
  } while (size > 0)
  return joined(start, ...parts)
}

function field(text: string): Uint8Array {
  const bytes = bytesOf(text)
  return joined(number(bytes.length), bytes)
}

function number(value: number): number[] {
  return [value >> 8, value & 255]
}

function joined(...parts: readonly ArrayLike<number>[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** A mark of the order of bytes at the beginning is a character like any other. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
