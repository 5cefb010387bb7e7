import { type Wire, wireTo } from './wire.ts'

/** The line to the window that opened this one as a part of its session; null where none did. */
export function openerWire(): Wire | null {
  // The name stays when the page is loaded again, and so does the opener.
  const token = /^lectern-(?:speaker|projector)-([0-9a-f]{32})$/.exec(window.name)?.[1]
  const opener: unknown = window.opener
  return token === undefined || opener === null ? null : wireTo(opener as Window, token)
}
