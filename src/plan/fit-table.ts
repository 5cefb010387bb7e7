// A table at one size: columns as wide as they want to be, else as fair as they can.

import type { Cell } from '../article/article.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom, TableContent } from '../outline/atom.ts'
import { cellRuns } from './cell-runs.ts'
import type { Part, SetText, TableRow } from './deck.ts'
import { numberColumn } from './numbers-in-table.ts'
import { wordPart } from './part.ts'
import { heightOf, type Setter, textOf } from './setter.ts'

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
  const columns = columnsOf(content)
  // A repeated header is an echo of the piece that holds it, a repeated row of the piece whose row it is.
  const first = `${atom.id.split('.')[0]}.1`
  const headOf = content.rows.from > 0 || content.echoOf !== null ? first : null
  const head = columns.map((column) => partsOf(content.table.head[column], atom, headOf, setter))
  const rows = content.table.rows
    .slice(content.rows.from, content.rows.to)
    .map((row) => columns.map((column) => partsOf(row[column], atom, content.echoOf, setter)))
  const style = (weight: 400 | 700) => ({ size, line, weight, within: 'cell' }) as const
  const joins = [content.table.head, ...content.table.rows.slice(content.rows.from, content.rows.to)].map((row) =>
    columns.map((column, index) => joinOf(row[column], columns[index - 1] === column - 1)),
  )
  /** How many columns a cell takes. */
  const reach = (row: number, column: number) => {
    let count = 1
    while (joins[row]?.[column + count] === 'before') count++
    return count
  }
  const numbers = columns.map((column, index) =>
    index === 0
      ? null
      : numberColumn(
          rows.map((row) => textOf(row[index] ?? [])),
          content.table.aligns[column] ?? 'none',
          (text) => setter.width([wordPart('tail', text)], style(400)),
        ),
  )
  const padOf = (row: number, column: number) => (row === 0 ? 0 : (numbers[column]?.pads[row - 1] ?? 0))
  const widest = (of: (parts: readonly Part[], weight: 400 | 700) => number) =>
    head.map((_, column) =>
      Math.max(
        ...[head, ...rows].map((row, at) =>
          reach(at, column) > 1 ? 0 : padOf(at, column) + of(row[column] ?? [], at === 0 ? 700 : 400),
        ),
      ),
    )
  const natural = widest((parts, weight) => setter.width(parts, style(weight)))
  // An address is a word that may be cut; and Chinese, which may be broken anywhere, still wants a few characters a line.
  const words = widest((parts, weight) => Math.min(setter.wordWidth(parts, style(weight)), LONGEST_WORD * size)).map(
    (word, column) => Math.max(word, Math.min(natural[column] ?? 0, LEAST_LINE * size)),
  )
  const padding = paddingFor(words, width, theme)
  const outer = (inner: readonly number[]) => inner.map((one) => Math.ceil(one) + 2 * padding + 2)
  const best = columnWidths(outer(natural), outer(words), width)
    .map((widths) => setWith(widths))
    .reduce((one, other) => (other.height < one.height * 0.9 ? other : one))
  return {
    kind: 'table',
    of: atom.id,
    span: atom.span,
    line: atom.line,
    aligns: columns.map((column, index) => numbers[index]?.align ?? content.table.aligns[column] ?? 'none'),
    pads: [head, ...rows].map((row, at) => row.map((_, column) => padOf(at, column))),
    isEcho: content.echoOf !== null,
    ...best,
    joins,
    size,
    padding,
    cutsWords: outer(words).some((one, column) => one > (best.widths[column] ?? 0)),
  }

  function setWith(widths: readonly number[]): Pick<TableRow, 'widths' | 'head' | 'rows' | 'height'> {
    const setCell = (parts: readonly Part[], row: number, column: number, weight: 400 | 700): SetText => {
      const width = widths.slice(column, column + reach(row, column)).reduce((sum, one) => sum + one, 0)
      return setter.set(parts, style(weight), width - 2 * padding - padOf(row, column) - 1, 'last')
    }
    const setHead = head.map((parts, column) => setCell(parts, 0, column, 700))
    const setRows = rows.map((row, at) => row.map((parts, column) => setCell(parts, at + 1, column, 400)))
    const rowHeight = (row: readonly SetText[]) => Math.max(line, ...row.map(heightOf)) + 2 * theme.cellPadding.y
    const height = [setHead, ...setRows].reduce((sum, row) => sum + rowHeight(row), 0) + setRows.length + 2
    return { widths, head: setHead, rows: setRows, height }
  }
}

/** A word up to so many em is never cut; a column is at least so wide, in em, unless it has less to say. */
const LONGEST_WORD = 13
const LEAST_LINE = 3.2

/** Over a column that is not shown no cell reaches. */
function joinOf(cell: Cell | undefined, isBesideLast: boolean): Cell['joins'] {
  return cell === undefined || (cell.joins === 'before' && !isBesideLast) ? null : cell.joins
}

/** The columns that it shows: the first one stands before any others. */
export function columnsOf({ table, columns }: TableContent): number[] {
  const own = table.head.map((_, column) => column).slice(columns.from, columns.to)
  return columns.from > 0 ? [0, ...own] : own
}

/** `echoOf` is the id of the piece where the cell has its home, or null where it has it here. */
function partsOf(cell: Cell | undefined, atom: Atom, echoOf: string | null, setter: Setter): readonly Part[] {
  if (cell === undefined) return []
  return setter.partsOf(cell, `${echoOf ?? 'home'} ${atom.id}`, () => {
    const as = echoOf === null ? 'home' : 'echo'
    return [{ of: echoOf ?? atom.id, as, runs: cellRuns(cell), span: cell.span, line: atom.line }]
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
 * As wide as each wants to be; else no narrower than its widest word, with what is left shared in several ways: by the square root of
 * how much more each wants, which keeps a column of paragraphs from taking everything, or in proportion. Where not even the words fit,
 * the widest are cut.
 */
function columnWidths(natural: readonly number[], words: readonly number[], width: number): number[][] {
  const total = natural.reduce((sum, one) => sum + one, 0)
  if (total <= width) {
    // A narrow table is opened up a little, so that it does not stand in a corner.
    const factor = Math.min(width / total, 1.35)
    return [natural.map((one) => Math.floor(one * factor))]
  }
  // Where one address takes the room of all others, it has to give way.
  const median = [...words].sort((a, b) => a - b)[Math.floor(words.length / 2)] ?? width
  return [words, words.map((word) => Math.min(word, 1.6 * median))].flatMap((wanted) => {
    const least = lowered(wanted, width)
    return [shared(natural, least, width, Math.sqrt), shared(natural, least, width, (want) => want)]
  })
}

function shared(
  natural: readonly number[],
  least: readonly number[],
  width: number,
  weight: (want: number) => number,
): number[] {
  const widths = [...least]
  let rest = width - widths.reduce((sum, one) => sum + one, 0)
  for (;;) {
    const wants = natural.map((one, column) => Math.max(0, one - (widths[column] ?? 0)))
    const wanted = wants.reduce((sum, want) => sum + weight(want), 0)
    if (wanted === 0 || rest < widths.length) break
    let given = 0
    for (const [column, want] of wants.entries()) {
      const gift = Math.min(want, Math.floor((rest * weight(want)) / wanted))
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
