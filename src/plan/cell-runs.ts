// The words of a table's cell on one line.

import type { Cell, Text } from '../article/article.ts'

/** A picture is what it says, and a line break a space. */
export function cellRuns({ inlines }: Cell): Text[] {
  return inlines.map(
    (inline): Text =>
      inline.kind === 'text'
        ? inline
        : { kind: 'text', text: inline.kind === 'break' ? ' ' : inline.alt, span: inline.span, marks: [] },
  )
}
