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
  const style = (weight: 400 | 700) => ({ size, line, weight, within: 'cell' }) as const
  const widest = (of: (parts: readonly Part[], weight: 400 | 700) => number) =>
    head.map((cell, column) => Math.max(of(cell, 700), ...rows.map((row) => of(row[column] ?? [], 400))))
  const natural = widest((parts, weight) => setter.width(parts, style(weight)))
  const words = widest((parts, weight) => setter.wordWidth(parts, style(weight)))
  const padding = paddingFor(words, width, theme)
  const outer = (inner: readonly number[]) => inner.map((one) => Math.ceil(one) + 2 * padding + 2)
  const widths = columnWidths(outer(natural), outer(words), width)
  const setCell = (parts: readonly Part[], column: number, weight: 400 | 700): SetText =>
    setter.set(parts, style(weight), (widths[column] ?? 100) - 2 * padding - 1, 'last')
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
    padding,
    cutsWords: outer(words).some((one, column) => one > (widths[column] ?? 0)),
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

/** As the theme has it, or less where the words of many columns need the room. */
function paddingFor(words: readonly number[], width: number, theme: Theme): number {
  const least = words.reduce((sum, one) => sum + Math.ceil(one) + 2, 0)
  const room = Math.floor((width - least) / (2 * words.length))
  return Math.max(LEAST_PADDING, Math.min(theme.cellPadding.x, room))
}

/** Between two cells there is still a gap of a letter, px. */
const LEAST_PADDING = 5

/**
 * As wide as each wants to be; else no narrower than its widest word, with what is left shared by how much more each wants. The square
 * root keeps a column of paragraphs from taking everything. Where not even the words fit, the widest are cut.
 */
function columnWidths(natural: readonly number[], words: readonly number[], width: number): number[] {
  const total = natural.reduce((sum, one) => sum + one, 0)
  if (total <= width) {
    // A narrow table is opened up a little, so that it does not stand in a corner.
    const factor = Math.min(width / total, 1.35)
    return natural.map((one) => Math.floor(one * factor))
  }
  const least = lowered(words, width)
  const widths = [...least]
  let rest = width - widths.reduce((sum, one) => sum + one, 0)
  for (;;) {
    const open = natural.flatMap((one, column) => (one > (widths[column] ?? 0) ? [column] : []))
    const wanted = open.reduce((sum, column) => sum + Math.sqrt((natural[column] ?? 0) - (widths[column] ?? 0)), 0)
    if (open.length === 0 || rest < open.length) break
    let given = 0
    for (const column of open) {
      const want = (natural[column] ?? 0) - (widths[column] ?? 0)
      const gift = Math.min(want, Math.floor((rest * Math.sqrt(want)) / wanted))
      widths[column] = (widths[column] ?? 0) + gift
      given += gift
    }
    if (given === 0) break
    rest -= given
  }
  return widths
}

/** Cuts the widest down to one measure, so that the sum is no more than `width`. */
function lowered(wanted: readonly number[], width: number): number[] {
  let rest = width
  let open = wanted.length
  for (const one of [...wanted].sort((a, b) => a - b)) {
    if (one > rest / open) break
    rest -= one
    open--
  }
  const most = Math.floor(rest / Math.max(open, 1))
  return wanted.map((one) => (open === 0 ? one : Math.min(one, most)))
}
