// A table that no slide can hold, cut between rows, between columns, and where nothing else helps inside of its cells.

import type { Cell, Table, Text } from '../article/article.ts'
import type { Report } from '../base/diagnostic.ts'
import { clauseEnds } from '../base/text.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom, TableContent } from '../outline/atom.ts'
import { plain, slice } from '../outline/pieces.ts'
import { cellRuns } from './cell-runs.ts'
import { columnRanges } from './column-ranges.ts'
import type { TableRow } from './deck.ts'
import { fitTable } from './fit-table.ts'
import type { Room } from './room.ts'
import { heightOf, type Setter } from './setter.ts'

/** A row is not cut into more pieces than this. */
const MOST_PARTS = 60

/** The pieces without ids of their own; the table itself where it fits. */
export function tablePieces(
  atom: Atom,
  content: TableContent,
  room: Room,
  setter: Setter,
  theme: Theme,
  report: Report,
): readonly Atom[] {
  const set = (part: Partial<TableContent>) =>
    fitTable({ ...content, ...part }, atom, room.width, theme.smallSteps.length, setter, theme)
  const { rows, table } = content
  const ranges = columnRanges(table.head.length, (columns) => {
    const all = set({ columns })
    if (all.cutsWords) return false
    return all.height <= room.height || tallest(all, theme) <= room.height * 0.9
  })
  const fits = (from: number, to: number) =>
    ranges.every((columns) => set({ rows: { from, to }, columns }).height <= room.height)
  if (ranges.length === 1 && fits(rows.from, rows.to)) return [atom]
  const pieces: Atom[] = []
  let groups = 0
  let parts = 0
  let left = slidesFor(content, fits)
  for (let from = rows.from; from < rows.to || from === 0; ) {
    // As many rows on each slide as on the others.
    const share = Math.ceil((rows.to - from) / Math.max(left, 1))
    let to = Math.min(from + 1, rows.to)
    while (to < rows.to && to - from < share && fits(from, to + 1)) to++
    left--
    const cells = table.rows.slice(from, to).flat()
    const start = from === rows.from ? atom.span.start : (cells[0]?.span.start ?? atom.span.start)
    const end = to === rows.to ? atom.span.end : (cells.at(-1)?.span.end ?? atom.span.end)
    const home = `${atom.id}.${pieces.length + 1}`
    const own =
      to - from > 1 || fits(from, to)
        ? [{ table, ranges }]
        : cutRow(content, from, (part) => set(part).height <= room.height)
    if (own.length > 1) parts++
    let isHome = true
    for (const part of own)
      for (const columns of part.ranges) {
        const echoOf = isHome ? null : home
        isHome = false
        pieces.push({
          ...atom,
          content: { ...content, table: part.table, rows: { from, to }, columns, echoOf },
          span: { start, end },
        })
      }
    groups++
    if (to === from) break
    from = to
  }
  const ways = [
    ...(groups > 1 ? [`its ${rows.to - rows.from} rows in ${groups} groups, the header repeated`] : []),
    ...(ranges.length > 1
      ? [`its ${table.head.length} columns in ${ranges.length} groups, the first column repeated`]
      : []),
    ...(parts > 0 ? [`${parts} of its rows cut inside of their cells`] : []),
  ]
  report({
    code: 'table-split',
    severity: 'note',
    span: atom.span,
    message: `the table goes on over ${pieces.length} slides: ${ways.join('; ')}`,
  })
  return pieces
}

/** The header with the tallest row, px. */
function tallest({ head, rows }: TableRow, theme: Theme): number {
  const heights = [head, ...rows].map((row) => Math.max(0, ...row.map(heightOf)) + 2 * theme.cellPadding.y)
  return (heights[0] ?? 0) + Math.max(0, ...heights.slice(1))
}

/** How many slides a table takes when each holds as many rows as fit. */
function slidesFor({ rows }: TableContent, fits: (from: number, to: number) => boolean): number {
  let count = 0
  for (let from = rows.from; from < rows.to; count++) {
    let to = from + 1
    while (to < rows.to && fits(from, to + 1)) to++
    from = to
  }
  return count
}

interface RowPart {
  readonly table: Table
  readonly ranges: readonly { readonly from: number; readonly to: number }[]
}

/** A row that is taller than a slide: fewer columns beside each other, and cells that go on from slide to slide. */
function cutRow(content: TableContent, at: number, fits: (part: Partial<TableContent>) => boolean): readonly RowPart[] {
  const { table } = content
  const rows = { from: at, to: at + 1 }
  const pairs = columnRanges(table.head.length, (columns) => fits({ rows, columns }))
  const row = table.rows[at] ?? []
  const longest = Math.max(1, ...row.map(lengthOf))
  let best: readonly RowPart[] = [{ table, ranges: pairs }]
  for (let count = 1; count <= MOST_PARTS; count++) {
    const parts = Array.from({ length: count }, (_, part): RowPart => {
      // A short cell goes on over fewer slides than the longest one; one word stands on the first of them.
      const cells = row.map((cell) => partOf(cell, part, Math.max(1, Math.ceil((lengthOf(cell) * count) / longest))))
      return { table: { ...table, rows: table.rows.map((one, index) => (index === at ? cells : one)) }, ranges: pairs }
    })
    best = parts
    if (parts.every((part) => pairs.every((columns) => fits({ table: part.table, rows, columns })))) break
  }
  return best
}

function lengthOf(cell: Cell): number {
  return plain(cellRuns(cell)).length
}

/** The cell's text cut at the lines and clauses that are nearest to equal parts; nothing is left for a part behind the last. */
function partOf(cell: Cell, part: number, count: number): Cell {
  if (count === 1) return part === 0 ? cell : { ...cell, inlines: [] }
  const texts = cellRuns(cell)
  const text = plain(texts)
  const lines = Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)
  const clauses = clauseEnds(text)
  const cut = (index: number) => {
    if (index <= 0) return 0
    if (index >= count) return text.length
    const wanted = (text.length * index) / count
    const next = (ends: readonly number[]) => {
      const end = ends.find((one) => one >= wanted) ?? text.length
      return end - wanted <= text.length / count ? end : null
    }
    const exact = Math.round(wanted)
    return next(lines) ?? next(clauses) ?? (/[\udc00-\udfff]/.test(text[exact] ?? '') ? exact + 1 : exact)
  }
  return { ...cell, inlines: withoutOuterBreaks(slice(texts, cut(part), cut(part + 1))) }
}

/** The parts of a cell are cells of their own: no line of one is empty because the next begins on it. */
function withoutOuterBreaks(texts: readonly Text[]): readonly Text[] {
  const isBreak = ({ text }: Text) => text.trim() === ''
  const first = texts.findIndex((one) => !isBreak(one))
  return first < 0 ? [] : texts.slice(first, texts.findLastIndex((one) => !isBreak(one)) + 1)
}
