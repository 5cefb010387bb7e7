// What a request is answered with.

import type { ServerResponse } from 'node:http'

export type Reply =
  | { readonly kind: 'done'; readonly cookie?: string }
  | { readonly kind: 'refused'; readonly status: number; readonly why: string }
  | { readonly kind: 'page'; readonly status: number; readonly parts: readonly Buffer[] }
  | { readonly kind: 'edition'; readonly bytes: Buffer }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'nothing' }
  /** The response is a line that stays open, and whoever made this holds it. */
  | { readonly kind: 'open' }
  /** Nobody is there any longer. */
  | { readonly kind: 'gone' }

export function refused(status: number, why: string): Reply {
  return { kind: 'refused', status, why }
}

export const safeHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const

/** Of a line that stays open, each of which keeps its headers: those that say something of what no window can show. */
export const lineHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Content-Type': 'text/event-stream',
} as const

/** Milliseconds without a byte taken. */
const SLOW = 30_000

export function send(reply: Reply, response: ServerResponse, isHead: boolean): void {
  switch (reply.kind) {
    case 'done':
      response.writeHead(200, {
        ...safeHeaders,
        'Content-Type': 'application/json',
        ...(reply.cookie !== undefined && { 'Set-Cookie': reply.cookie }),
      })
      response.end('{}')
      return
    case 'refused':
      response.writeHead(reply.status, {
        ...safeHeaders,
        'Content-Type': 'application/json',
        // A body that was not read would be taken for the next request.
        ...(reply.status !== 409 && { Connection: 'close' }),
      })
      response.end(JSON.stringify({ why: reply.why }))
      return
    case 'page':
      response.writeHead(reply.status, { ...safeHeaders, 'Content-Type': 'text/html; charset=utf-8' })
      // Whoever does not take a page is not waited for.
      response.setTimeout(SLOW, () => response.destroy())
      if (!isHead) for (const part of reply.parts) response.write(part)
      response.end()
      return
    case 'edition':
      // Read by the page that asked for it; for a window that is led to it, it is no page.
      response.writeHead(200, { ...safeHeaders, 'Content-Type': 'text/plain; charset=utf-8' })
      response.setTimeout(SLOW, () => response.destroy())
      response.end(isHead ? '' : reply.bytes)
      return
    case 'json':
      response.writeHead(200, { ...safeHeaders, 'Content-Type': 'application/json' })
      response.end(isHead ? '' : reply.text)
      return
    case 'nothing':
      response.writeHead(204, safeHeaders).end()
      return
    case 'gone':
      response.destroy()
      return
    case 'open':
      return
  }
}
