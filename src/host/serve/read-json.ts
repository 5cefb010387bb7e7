// The body of a request, read only as far as it may be long.

import type { IncomingMessage } from 'node:http'

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'too-large' | 'malformed' | 'gone' }

export function readJson(request: IncomingMessage, most: number): Promise<Body> {
  // Said before anything has been read.
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.resolve({ kind: 'too-large' })
  return new Promise((resolve) => {
    let pieces: Buffer[] = []
    let length = 0
    // A line that stays open keeps its request, which must not keep what it brought.
    const finish = (body: Body) => {
      request.off('data', read).off('end', parse).off('error', lose).off('close', lose)
      request.on('error', ignore)
      pieces = []
      resolve(body)
    }
    const read = (piece: Buffer) => {
      length += piece.length
      pieces.push(piece)
      if (length <= most) return
      request.pause()
      finish({ kind: 'too-large' })
    }
    const parse = () => finish(parsed(Buffer.concat(pieces).toString('utf8')))
    const lose = () => finish({ kind: 'gone' })
    request.on('data', read).on('end', parse).on('error', lose).on('close', lose)
  })
}

function ignore(): void {}

/** The text is somebody else's: what cannot be parsed is their trouble, not a fault of ours. */
function parsed(text: string): Body {
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown }
  } catch {
    return { kind: 'malformed' }
  }
}
