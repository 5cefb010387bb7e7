// The yardstick: server-sent events and nothing else. What is posted goes to everybody, and is kept for who comes late.

import { createServer, type ServerResponse } from 'node:http'
import process from 'node:process'

export function bareServer(): void {
  const streams = new Set<ServerResponse>()
  let last = ''
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (part: string) => {
        body += part
      })
      request.on('end', () => {
        last = `data: ${body}\n\n`
        for (const stream of streams) stream.write(last)
        response.end()
      })
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(last)
    streams.add(response)
    request.on('close', () => streams.delete(response))
  })
  // The one who leads may rest for a while between two rounds.
  server.keepAliveTimeout = 600_000
  server.listen(0, '127.0.0.1', 4096, () => process.send?.(server.address()))
}
