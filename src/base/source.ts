// A text as it was read, and places in it. Knows nothing of Markdown.

/** One input document. `text` has no byte order mark; line ends are as written. */
export interface Source {
  /** As the user named it; used in messages. */
  readonly path: string
  readonly text: string
}

/** A half-open range `[start, end)` of UTF-16 offsets into a source's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A place counted from 1; the column counts characters, not bytes or UTF-16 units. */
export interface Place {
  readonly line: number
  readonly col: number
}

/** The line starts of a text: a lookup from offsets to places. */
export interface LineTable {
  readonly text: string
  readonly starts: readonly number[]
}

export function lineTable(text: string): LineTable {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { text, starts }
}

/** The line (from 1) that holds `offset`. */
export function lineAt(table: LineTable, offset: number): number {
  let low = 0
  let high = table.starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((table.starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

export function placeAt(table: LineTable, offset: number): Place {
  const line = lineAt(table, offset)
  const start = table.starts[line - 1] ?? 0
  return { line, col: Array.from(table.text.slice(start, offset)).length + 1 }
}

/** Makes a source of a text as it was read: without byte order mark, every line ended by one `\n`. */
export function sourceOf(path: string, text: string): Source {
  return { path, text: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n') }
}
