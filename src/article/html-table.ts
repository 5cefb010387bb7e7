// `<table>` of HTML as a table: rows and cells, with cells that reach over others.

import type { Span } from '../base/source.ts'
import type { Align, Cell, Inline, Table } from './article.ts'
import { attributeOf, type HtmlPiece } from './raw-html.ts'

type Open = Extract<HtmlPiece, { kind: 'open' }>

/** A cell reaches over no more than so many others: more is a mistake. */
const MOST_SPAN = 40

interface Raw {
  readonly isHead: boolean
  readonly columns: number
  readonly rows: number
  readonly align: Align
  readonly inlines: readonly Inline[]
  readonly span: Span
}

/**
 * `pieces` stand between `<table>` and `</table>`; `read` makes the inlines of a cell. Null where there is no row. What stands before
 * the first cell, such as a caption, is `outside`; words that stand behind a cell and in none belong to that cell.
 */
export function htmlTable(
  pieces: readonly HtmlPiece[],
  span: Span,
  spanOf: (at: number, end: number) => Span,
  read: (pieces: readonly HtmlPiece[]) => readonly Inline[],
  isBlank: (piece: HtmlPiece) => boolean,
): { readonly table: Table; readonly outside: readonly HtmlPiece[] } | null {
  const rows: { readonly open: Open; readonly inside: HtmlPiece[] }[][] = []
  const outside: HtmlPiece[] = []
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]
    if (piece === undefined) continue
    const isTag = piece.kind === 'open' || piece.kind === 'close'
    if (piece.kind === 'open' && piece.name === 'tr') rows.push([])
    else if (piece.kind === 'open' && (piece.name === 'td' || piece.name === 'th')) {
      const end = endOfCell(pieces, at)
      if (rows.length === 0) rows.push([])
      rows.at(-1)?.push({ open: piece, inside: pieces.slice(at + 1, end) })
      at = end - 1
    } else if (!(isTag && ARRANGES.has(piece.name))) {
      const last = rows.findLast((row) => row.length > 0)?.at(-1)
      if (last === undefined || piece.kind === 'comment') outside.push(piece)
      else if (!isBlank(piece)) last.inside.push(piece)
    }
  }
  const filled = rows
    .filter((row) => row.length > 0)
    .map((row) => row.map(({ open, inside }) => rawCell(open, inside, spanOf, read)))
  return filled.length === 0 ? null : { table: tableOf(filled, span), outside }
}

const ARRANGES = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'col', 'colgroup', 'caption'])

/** Where the cell that begins at `from` ends: at its own end, or at what can only begin behind it. */
function endOfCell(pieces: readonly HtmlPiece[], from: number): number {
  for (let at = from + 1; at < pieces.length; at++) {
    const piece = pieces[at]
    if (piece?.kind !== 'open' && piece?.kind !== 'close') continue
    if (/^t[dhr]$/.test(piece.name) || (piece.kind === 'close' && /^t(?:able|head|body|foot)$/.test(piece.name)))
      return at
  }
  return pieces.length
}

function rawCell(
  open: Open,
  inside: readonly HtmlPiece[],
  spanOf: (at: number, end: number) => Span,
  read: (pieces: readonly HtmlPiece[]) => readonly Inline[],
): Raw {
  const count = (name: string) =>
    Math.min(MOST_SPAN, Math.max(1, Number.parseInt(attributeOf(open.tag, name) ?? '1', 10) || 1))
  const align = (
    attributeOf(open.tag, 'align') ??
    /text-align\s*:\s*(\w+)/.exec(attributeOf(open.tag, 'style') ?? '')?.[1] ??
    ''
  ).toLowerCase()
  const [first] = inside
  return {
    isHead: open.name === 'th',
    columns: count('colspan'),
    rows: count('rowspan'),
    align: align === 'left' || align === 'right' || align === 'center' ? align : 'none',
    inlines: read(inside),
    span: spanOf(first?.at ?? open.end, inside.at(-1)?.end ?? open.end),
  }
}

/** Every cell in its place; those that another one reaches over are empty. */
function tableOf(rows: readonly (readonly Raw[])[], span: Span): Table {
  const grid: (Cell | undefined)[][] = rows.map(() => [])
  const aligns: Align[] = []
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const raw of row) {
      while (grid[y]?.[x] !== undefined) x++
      if (aligns[x] === undefined || aligns[x] === 'none') aligns[x] = raw.align
      const empty = { inlines: [], span: { start: raw.span.end, end: raw.span.end } }
      for (let down = 0; down < raw.rows && y + down < grid.length; down++)
        for (let across = 0; across < raw.columns; across++) {
          const line = grid[y + down] as (Cell | undefined)[]
          if (line[x + across] !== undefined) continue
          line[x + across] =
            down === 0 && across === 0
              ? { inlines: raw.inlines, span: raw.span, joins: null }
              : { ...empty, joins: across > 0 ? 'before' : 'above' }
        }
      x += raw.columns
    }
  }
  const width = Math.max(...grid.map((line) => line.length))
  const full = grid.map((line) =>
    Array.from(
      { length: width },
      (_, x): Cell => line[x] ?? { inlines: [], span: { start: span.end, end: span.end }, joins: null },
    ),
  )
  const [head = [], ...body] = full
  return { kind: 'table', aligns: Array.from({ length: width }, (_, x) => aligns[x] ?? 'none'), head, rows: body, span }
}
