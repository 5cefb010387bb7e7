// Hundreds of followers in one process, each as little as can be: a socket that looks for the step in whatever comes. So what is
// measured is the server, and not a client.

import { connect, type Socket } from 'node:net'
import { connectPacket, subscribePacket } from '../../src/base/mqtt-packets.ts'

export type LineKind = 'mqtt' | 'sse' | 'lectern'

export interface LineOptions {
  readonly kind: LineKind
  readonly port: number
  readonly name: string
  /** The topic of the state, for a broker. */
  readonly topic: string
  /** The cookie of a follower who has joined, for Lectern's own server. */
  readonly cookie: string
  readonly onStep: (step: number) => void
}

/** Characters that a step is found in, at most, with what stands before it. */
const KEPT = 24

export function rawLine({ kind, port, name, topic, cookie, onStep }: LineOptions): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  let rest = ''
  let isOpen = false
  let seen = -1
  socket.on('connect', () => socket.write(request(kind, port, cookie)))
  socket.on('data', (bytes) => {
    if (!isOpen && kind === 'mqtt') {
      isOpen = true
      // The broker does not ask who is slow to answer; keep-alive is off.
      socket.write(webFrame(connectPacket(name, 0, '', '')))
      socket.write(webFrame(subscribePacket(1, [topic])))
      return
    }
    const text = rest + bytes.toString('latin1')
    let last = 0
    for (const match of text.matchAll(/"step":(\d+)\}/g)) {
      const step = Number(match[1])
      // A heartbeat says the same once more.
      if (step !== seen) onStep(step)
      seen = step
      last = match.index + match[0].length
    }
    rest = text.slice(Math.max(last, text.length - KEPT))
  })
  socket.on('error', (error) => console.error(`a follower: ${error.message}`))
  return socket
}

function request(kind: LineKind, port: number, cookie: string): string {
  const host = `Host: 127.0.0.1:${port}\r\n`
  switch (kind) {
    case 'mqtt':
      return `GET /mqtt HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n`
    case 'sse':
      return `GET /stream HTTP/1.1\r\n${host}Accept: text/event-stream\r\n\r\n`
    case 'lectern':
      return `POST /api/stream HTTP/1.1\r\n${host}Origin: http://127.0.0.1:${port}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{"as":"follower"}`
  }
}

/** One masked frame; the mask is zero, which is as good as any for a test. */
function webFrame(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(0x82, 0x80 | bytes.length, 0, 0, 0, 0), bytes])
}
