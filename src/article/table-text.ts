// The text of a metadata table, and where it stands in its file.

import type { Span } from '../base/source.ts'

/** A part of a text that holds a table. */
export interface TableText {
  readonly text: string
  readonly span: Span
}
