// From characters of a block's inline content back to the source: markdown-it strips indentation,
// quote marks and list markers from each line, and unescapes `\|` in table cells.

import type { LineTable } from '../base/source.ts'

/** For each character of `content`, and for its end, the offset in the source. */
export type Offsets = Int32Array

/** Aligns a content of whole lines; its first line stands in source line `firstLine` (from 0). */
export function offsetsOfLines(content: string, table: LineTable, firstLine: number): Offsets {
  const offsets = new Int32Array(content.length + 1)
  let at = 0
  content.split('\n').forEach((line, index) => {
    const start = table.starts[firstLine + index] ?? table.text.length
    const source = lineText(table, firstLine + index)
    const column = columnOf(line, source)
    for (let k = 0; k <= line.length && at + k <= content.length; k++) {
      offsets[at + k] = start + Math.min(column + k, source.length)
    }
    at += line.length + 1
  })
  return offsets
}

export function lineText(table: LineTable, line: number): string {
  const start = table.starts[line] ?? table.text.length
  const next = table.starts[line + 1] ?? table.text.length + 1
  return table.text.slice(start, next - 1)
}

/** A content line is the end of its source line, but for white space and closing `#`. */
function columnOf(line: string, source: string): number {
  if (source.endsWith(line)) return source.length - line.length
  const at = source.lastIndexOf(line)
  if (at >= 0) return at
  const bare = line.trimStart()
  return Math.max(0, source.lastIndexOf(bare) - (line.length - bare.length))
}

/**
 * Aligns the content of one table cell, searched in the source from `from` on. Gives the offsets and
 * where the next cell may begin.
 */
export function offsetsOfCell(content: string, text: string, from: number): { offsets: Offsets; next: number } {
  const offsets = new Int32Array(content.length + 1)
  const escaped = content.replaceAll('|', '\\|')
  const found = text.indexOf(escaped, from)
  const start = found >= 0 ? found : from
  let at = start
  for (let k = 0; k < content.length; k++) {
    if (content[k] === '|' && text[at] === '\\') at++
    offsets[k] = at
    at++
  }
  offsets[content.length] = at
  return { offsets, next: at }
}
