// Where a key stands in a table's text.

import type { Span } from '../base/source.ts'
import type { TableText } from './table-text.ts'

/**
 * The first place where `key` is written as a key: at the head of a line, in a table's name or after a brace. Parsers
 * of TOML do not tell places, so the text is searched; where it is not found, the head of the table is named.
 */
export function keySpan(place: TableText, key: string): Span {
  const { start, end } = place.span
  const name = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`(?:^[ \\t]*|[{,\\[.][ \\t]*)["']?(${name})["']?[ \\t]*[:=.\\]]`, 'md')
  const match = pattern.exec(place.text.slice(start, end))?.indices?.[1]
  return match === undefined ? { start, end: start } : { start: start + match[0], end: start + match[1] }
}
