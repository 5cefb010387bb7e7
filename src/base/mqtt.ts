// A line to a broker: MQTT 3.1.1 over a WebSocket, as much of it as a screen that follows needs. It comes back by itself after
// whatever happens to it, and says nothing twice: what was published while it was down is the caller's to say again.

import {
  CONNACK,
  connectPacket,
  disconnectPacket,
  type Packet,
  PUBLISH,
  packetReader,
  pingPacket,
  published,
  publishPacket,
  SUBACK,
  subscribePacket,
} from './mqtt-packets.ts'

export interface Mqtt {
  /** Whether it went out on a live connection. */
  publish(topic: string, text: string, isRetained: boolean): boolean
  /** Asks for the topics again, and so for all that is retained in them. */
  refresh(): void
  close(): void
}

export interface MqttOptions {
  readonly url: string
  /** The browser's own, or one that behaves like it. */
  readonly Socket: new (
    url: string,
    protocol: string,
  ) => WebSocket
  /** Its name at the broker: a second line of this name ends the first. */
  readonly client: string
  readonly user?: string
  readonly password?: string
  readonly topics: readonly string[]
  onMessage(topic: string, text: string, isRetained: boolean): void
  /** After the topics were asked for, and when the connection is lost. */
  onConnected(isConnected: boolean): void
  onTrouble?(trouble: MqttTrouble): void
  /** Calls when a connection may have become possible, or broken unseen; gives what ends that. */
  onWake?(wake: () => void): () => void
  /** Seconds after which the broker gives up a silent client. */
  readonly keepAlive?: number
}

export type MqttTrouble =
  /** The answer to CONNECT, 1 to 5. */
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'not-subscribed' }
  /** What the socket said of it. */
  | { readonly kind: 'failed'; readonly event: Event }

/** The pauses between two tries, in milliseconds. */
const SHORTEST = 300
const LONGEST = 8000

export function mqtt(options: MqttOptions): Mqtt {
  // A browser wakes hidden pages once a minute, and a broker waits one and a half times as long as this.
  const { url, Socket, topics, keepAlive = 60 } = options
  /** Of a try, of an answer to a ping; also how often the line is looked at, twice in it. Milliseconds. */
  const patience = (keepAlive * 1000) / 6
  let socket: WebSocket | null = null
  let isConnected = false
  let tries = 0
  let pause: ReturnType<typeof setTimeout> | undefined
  let began = 0
  let sentAt = 0
  let heardAt = 0
  /** When the ping that is not answered was sent; 0 for none. */
  let pingedAt = 0
  const watching = setInterval(watch, patience / 2)
  const sleep = options.onWake?.(wake)
  open()

  return {
    publish(topic, text, isRetained) {
      if (isConnected) send(publishPacket(topic, text, isRetained))
      return isConnected
    },
    refresh() {
      if (isConnected) send(subscribePacket(1, topics))
    },
    close() {
      sleep?.()
      clearInterval(watching)
      if (isConnected) send(disconnectPacket)
      lose()
      clearTimeout(pause)
    },
  }

  function open(): void {
    clearTimeout(pause)
    began = Date.now()
    const own = new Socket(url, 'mqtt')
    socket = own
    own.binaryType = 'arraybuffer'
    const read = packetReader()
    own.onopen = () => {
      if (own === socket) send(connectPacket(options.client, keepAlive, options.user ?? '', options.password ?? ''))
    }
    own.onmessage = ({ data }) => {
      heardAt = Date.now()
      pingedAt = 0
      const packets = typeof data === 'string' ? null : read(new Uint8Array(data))
      if (packets === null) lose()
      // One packet may end the line for those after it.
      for (const packet of packets ?? []) if (own === socket) take(packet)
    }
    own.onerror = (event) => {
      if (own === socket) options.onTrouble?.({ kind: 'failed', event })
    }
    own.onclose = () => {
      if (own === socket) lose()
    }
  }

  function take(packet: Packet): void {
    const { head, body } = packet
    switch (head & 0xf0) {
      case CONNACK: {
        const code = body[1] ?? 0
        if (code !== 0) {
          options.onTrouble?.({ kind: 'refused', code })
          lose()
          return
        }
        isConnected = true
        send(subscribePacket(1, topics))
        options.onConnected(true)
        return
      }
      case SUBACK:
        if (body.subarray(2).includes(0x80)) options.onTrouble?.({ kind: 'not-subscribed' })
        return
      case PUBLISH: {
        const message = published(packet)
        if (message !== null) options.onMessage(message.topic, message.text, (head & 1) === 1)
        return
      }
    }
  }

  function send(bytes: Uint8Array): void {
    sentAt = Date.now()
    socket?.send(bytes as Uint8Array<ArrayBuffer>)
  }

  /** Drops the line, and plans the next try: the more failed, the later, and not all screens of a room at once. */
  function lose(): void {
    const own = socket
    socket = null
    own?.close()
    clearTimeout(pause)
    pause = setTimeout(open, SHORTEST + Math.random() * (Math.min(LONGEST, SHORTEST * 2 ** ++tries) - SHORTEST))
    if (!isConnected) return
    isConnected = false
    pingedAt = 0
    options.onConnected(false)
  }

  function watch(): void {
    const now = Date.now()
    if (socket === null) return
    if (!isConnected) {
      if (now - began > patience) lose()
    } else if (pingedAt > 0) {
      if (now - pingedAt > patience) lose()
    } else {
      // A line that has held for a while is a good one.
      if (now - began > patience) tries = 0
      if (now - sentAt > patience * 4 || now - heardAt > patience * 2) ping(now)
    }
  }

  function wake(): void {
    if (isConnected) {
      if (pingedAt === 0) ping(Date.now())
    } else if (socket === null) {
      tries = 0
      open()
    }
  }

  function ping(now: number): void {
    pingedAt = now
    send(pingPacket)
  }
}
