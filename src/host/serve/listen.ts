// Opens a server on the port that was asked for, or the next free one.

import type { Server } from 'node:http'

export type Listening =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'refused'; readonly why: string }

/** Ports that are tried, one after the other. */
const TRIES = 20

/** All `servers` get the same port, each at its own address. */
export async function listen(
  servers: readonly { readonly server: Server; readonly address: string }[],
  wanted: number,
): Promise<Listening> {
  for (let port = wanted; port < wanted + TRIES && port < 65_536; port++) {
    const outcome = await listenAll(servers, port)
    if (typeof outcome === 'number') return { kind: 'listening', port: outcome }
    if (outcome.code !== 'EADDRINUSE' && outcome.code !== 'EACCES') return { kind: 'refused', why: outcome.message }
  }
  return { kind: 'refused', why: `the ports ${wanted} to ${wanted + TRIES - 1} are all in use` }
}

/** The port where all are listening; else none is. Port 0 is any free one. */
async function listenAll(
  servers: readonly { readonly server: Server; readonly address: string }[],
  wanted: number,
): Promise<NodeJS.ErrnoException | number> {
  const opened: Server[] = []
  let port = wanted
  for (const { server, address } of servers) {
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once('error', resolve)
      server.listen(port, address, () => {
        server.removeListener('error', resolve)
        resolve(null)
      })
    })
    if (error !== null) {
      await Promise.all(opened.map((one) => new Promise((resolve) => one.close(resolve))))
      return error
    }
    opened.push(server)
    const bound = server.address()
    if (typeof bound === 'object' && bound !== null) port = bound.port
  }
  return port
}
