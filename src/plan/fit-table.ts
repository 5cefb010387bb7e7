// A table at one size: columns as wide as they want to be, else as fair as they can.

import type { Cell, Text } from '../article/article.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom, TableContent } from '../outline/atom.ts'
import type { Part, SetText, TableRow } from './deck.ts'
import { heightOf, type Setter } from './setter.ts'

/** `step` counts the small steps of the theme from 1. */
export function fitTable(
  content: TableContent,
  atom: Atom,
  width: number,
  step: number,
  setter: Setter,
  theme: Theme,
): TableRow {
  const size = theme.smallSteps[step - 1] ?? 18
  const line = Math.round(size * theme.tableLeading)
  const isEcho = content.rows.from > 0
  const head = content.table.head.map((cell) => partsOf(cell, atom, isEcho ? 'echo' : 'home', setter))
  const rows = content.table.rows
    .slice(content.rows.from, content.rows.to)
    .map((row) => content.table.head.map((_, column) => partsOf(row[column], atom, 'home', setter)))
  const natural = head.map((cell, column) => {
    const widest = Math.max(
      setter.width(cell, { size, line, weight: 700, within: 'cell' }),
      ...rows.map((row) => setter.width(row[column] ?? [], { size, line, weight: 400, within: 'cell' })),
    )
    return Math.ceil(widest) + 2 * theme.cellPadding.x + 2
  })
  const widths = columnWidths(natural, width, size * 4 + 2 * theme.cellPadding.x)
  const setCell = (parts: readonly Part[], column: number, weight: 400 | 700): SetText =>
    setter.set(parts, { size, line, weight, within: 'cell' }, (widths[column] ?? 100) - 2 * theme.cellPadding.x, 'none')
  const setHead = head.map((parts, column) => setCell(parts, column, 700))
  const setRows = rows.map((row) => row.map((parts, column) => setCell(parts, column, 400)))
  const rowHeight = (row: readonly SetText[]) => Math.max(line, ...row.map(heightOf)) + 2 * theme.cellPadding.y
  const height = [setHead, ...setRows].reduce((sum, row) => sum + rowHeight(row), 0) + setRows.length + 2
  return {
    kind: 'table',
    of: atom.id,
    span: atom.span,
    line: atom.line,
    aligns: content.table.aligns,
    widths,
    head: setHead,
    rows: setRows,
    size,
    height,
  }
}

function partsOf(cell: Cell | undefined, atom: Atom, as: 'home' | 'echo', setter: Setter): readonly Part[] {
  if (cell === undefined) return []
  return setter.partsOf(cell, `${as} ${atom.id}`, () => {
    const runs = cell.inlines.map((inline): Text => {
      if (inline.kind === 'text') return inline
      return { kind: 'text', text: inline.kind === 'break' ? ' ' : inline.alt, span: inline.span, marks: [] }
    })
    // A repeated header is an echo of the piece that holds it.
    const of = as === 'echo' ? `${atom.id.split('.')[0]}.1` : atom.id
    return [{ of, as, runs, span: cell.span, line: atom.line }]
  })
}

/** Narrow columns keep what they want; the others share the rest in proportion. */
function columnWidths(natural: readonly number[], width: number, least: number): number[] {
  const total = natural.reduce((sum, one) => sum + one, 0)
  if (total <= width) {
    // A narrow table is opened up a little, so that it does not stand in a corner.
    const factor = Math.min(width / total, 1.35)
    return natural.map((one) => Math.floor(one * factor))
  }
  const widths = natural.map(() => 0)
  let open = natural.map((_, column) => column)
  let rest = width
  for (;;) {
    const share = rest / Math.max(open.length, 1)
    const narrow = open.filter((column) => (natural[column] ?? 0) <= Math.max(share, 0))
    if (narrow.length === 0 || narrow.length === open.length) break
    for (const column of narrow) {
      widths[column] = natural[column] ?? 0
      rest -= widths[column] ?? 0
    }
    open = open.filter((column) => !narrow.includes(column))
  }
  const wanted = open.reduce((sum, column) => sum + Math.sqrt(natural[column] ?? 0), 0)
  for (const column of open)
    widths[column] = Math.floor(
      Math.max(Math.min(least, rest / open.length), (rest * Math.sqrt(natural[column] ?? 0)) / wanted),
    )
  const over = widths.reduce((sum, one) => sum + one, 0) - width
  if (over > 0) {
    const widest = widths.indexOf(Math.max(...widths))
    widths[widest] = (widths[widest] ?? 0) - Math.ceil(over)
  }
  return widths
}
