// The browser's own protocol over two file descriptors: messages of JSON, each ended by a zero byte.

import type { Readable, Writable } from 'node:stream'

export interface Pipe {
  send(message: string): void
  close(): void
  onmessage?: (message: string) => void
  onclose?: () => void
}

export function pipe(toBrowser: Writable, fromBrowser: Readable): Pipe {
  const messages: Pipe = {
    send: (message) => void toBrowser.write(`${message}\0`),
    close: () => toBrowser.end(),
  }
  let waiting: Buffer[] = []
  fromBrowser.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...waiting, chunk.subarray(start, end)]).toString()
      waiting = []
      start = end + 1
      messages.onmessage?.(message)
    }
    if (start < chunk.length) waiting.push(chunk.subarray(start))
  })
  fromBrowser.on('close', () => messages.onclose?.())
  // A broken pipe is the death of the browser, which its end of process tells.
  fromBrowser.on('error', () => undefined)
  toBrowser.on('error', () => undefined)
  return messages
}
