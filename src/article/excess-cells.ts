// A row of a table with more cells than its header: Markdown drops them, an article may not lose them.

export interface ExcessCell {
  readonly text: string
  /** Offset into the row's line. */
  readonly at: number
}

/** More columns than this are one cell, so that a line of ten thousand bars is not a table ten thousand wide. */
const MOST = 12

/** The cells of a row beyond the first `columns`, in order, none of them only to say that the row ends. */
export function excessCells(line: string, columns: number): ExcessCell[] {
  const start = /^[\s>]*\|?/.exec(line)?.[0].length ?? 0
  const bars = Array.from(line.matchAll(/(?<!\\)\|/g), ({ index }) => index).filter((at) => at >= start)
  const first = bars[columns - 1]
  if (first === undefined) return []
  const ends = [...bars.slice(columns, columns + MOST - 1), line.replace(/\s*(?:\|\s*)*$/, '').length]
  let from = first + 1
  const cells: ExcessCell[] = []
  for (const end of ends) {
    if (end <= from) continue
    const written = line.slice(from, end)
    cells.push({ text: written.trim(), at: from + written.length - written.trimStart().length })
    from = end + 1
  }
  return cells.some(({ text }) => text !== '') ? cells : []
}
