// The pages that a server has in memory, cut so that what differs from request to request can be put in.

import { escapeHtml } from '../../base/html.ts'

/** Stands in a page where the data of a request go; no text of an article can be it, since it would be escaped. */
export const ISLAND = '"@lectern-island@"'

export interface ServedPage {
  /** The page with `json` as its data, and the slide `present`, by its id, marked as the one to show first. */
  filled(json: string, present: string): readonly Buffer[]
}

export function servedPage(html: string): ServedPage {
  const at = html.indexOf(ISLAND)
  if (at < 0) throw new Error('the page has no place for its data')
  const before = html.slice(0, at)
  const places = new Map<string, number>()
  for (const { 1: id = '', index } of before.matchAll(/<section id="([^"]*)"/g)) {
    // Bytes, once a page; requests only look them up.
    places.set(id, Buffer.byteLength(before.slice(0, index)) + '<section'.length)
  }
  const head = Buffer.from(before)
  const tail = Buffer.from(html.slice(at + ISLAND.length))
  const mark = Buffer.from(' class="present"')
  return {
    filled: (json, present) => {
      const place = places.get(escapeHtml(present))
      const island = Buffer.from(json.replace(/</g, '\\u003c'))
      if (place === undefined) return [head, island, tail]
      return [head.subarray(0, place), mark, head.subarray(place), island, tail]
    },
  }
}
