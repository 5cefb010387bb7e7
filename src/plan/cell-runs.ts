// The words of a table's cell.

import type { Cell, Text } from '../article/article.ts'

/** A picture is what it says; a line that its author has broken is broken. */
export function cellRuns({ inlines }: Cell): Text[] {
  return inlines.map(
    (inline): Text =>
      inline.kind === 'text'
        ? inline
        : { kind: 'text', text: inline.kind === 'break' ? '\n' : inline.alt, span: inline.span, marks: [] },
  )
}
