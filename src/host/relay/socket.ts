// The only file that knows the package `ws`.

import { WebSocket as NodeSocket } from 'ws'

/** A WebSocket for Node, which has one of its own only since version 22. */
export const Socket = function connect(url: string, protocol: string) {
  return new NodeSocket(url, protocol, { perMessageDeflate: false, handshakeTimeout: 10_000 })
} as unknown as new (
  url: string,
  protocol: string,
) => WebSocket
