// Rows of a column as markup.

import { html, type Markup } from '../base/html.ts'
import type { ApartRow, Box, Column, FormulaRow, Row, SetText, TableRow, TextRow } from '../plan/deck.ts'
import { codeMarkup } from './code.ts'
import { bare, em, lines, placeOf, sizeOf } from './text.ts'

export function boxStyle({ x, y, width, height }: Box): string {
  return `inset-inline-start:${x}px;top:${y}px;width:${width}px;height:${height}px`
}

/** A column in its own box. */
export function column({ box, rows, gap }: Column, name = ''): Markup {
  return html`<div class="box rows${name}" style="${boxStyle(box)};--gap:${gap}px">${stack(rows)}</div>`
}

/** Rows one under the other; items beside each other in the order become one list. */
export function stack(rows: readonly Row[]): Markup[] {
  const pieces: Markup[] = []
  for (let at = 0; at < rows.length; ) {
    const row = rows[at]
    if (row === undefined) break
    if (!isItem(row)) {
      const before = rows[at - 1]
      const goesOn = row.kind === 'code' && before?.kind === 'code' && baseOf(row.of) === baseOf(before.of)
      pieces.push(row.kind === 'code' ? codeMarkup(row, goesOn) : rowMarkup(row))
      at++
      continue
    }
    let end = at
    while (end < rows.length && isItem(rows[end])) end++
    pieces.push(...listsOf(rows.slice(at, end).filter((one) => one.kind === 'text')))
    at = end
  }
  return pieces
}

/** Of the piece of an atom that was cut: the atom's. */
function baseOf(id: string): string {
  return id.replace(/\..*/, '')
}

function isItem(row: Row | undefined): boolean {
  return row?.kind === 'text' && row.look === 'item'
}

/** Rows without a marker go on in the item before; a change between dots and numbers at the outermost depth opens another list. */
function listsOf(rows: readonly TextRow[]): Markup[] {
  const lists: { ordered: boolean; start: number; items: TextRow[][] }[] = []
  for (const row of rows) {
    const ordered = row.marker?.kind === 'number'
    const list = lists.at(-1)
    const item = list?.items.at(-1)
    if (row.marker === null && item !== undefined) item.push(row)
    else if (list !== undefined && (list.ordered === ordered || row.depth > 0)) list.items.push([row])
    else lists.push({ ordered, start: row.marker?.kind === 'number' ? row.marker.number : 1, items: [[row]] })
  }
  return lists.map(({ ordered, start, items }) => {
    const inner = items.map((item) => html`<li>${item.map(itemMarkup)}</li>`)
    return ordered ? html`<ol start="${start}">${inner}</ol>` : html`<ul>${inner}</ul>`
  })
}

function itemMarkup(row: TextRow): Markup {
  const { marker } = row
  const kind =
    marker === null
      ? ' follows'
      : marker.kind === 'number' || marker.kind === 'letter'
        ? ' numbered'
        : marker.kind === 'task'
          ? marker.done
            ? ' task done'
            : ' task'
          : ''
  const sign = marker?.kind === 'number' ? marker.number : marker?.kind === 'letter' ? marker.letter : null
  const number = sign === null ? null : html`<span class="marker" data-word="number">${sign}.</span>`
  return html`<p class="row item${kind} set" data-depth="${row.depth}" style="${sizeOf(row.text)};--start:${row.indent}px">${number}${lines(row.text, row.label)}</p>`
}

function rowMarkup(row: Row): Markup {
  switch (row.kind) {
    case 'text':
      return textMarkup(row)
    case 'apart':
      return apartMarkup(row)
    case 'code':
      return codeMarkup(row)
    case 'table':
      return tableMarkup(row)
    case 'formula':
      return formulaMarkup(row)
  }
}

function textMarkup(row: TextRow): Markup {
  const content = lines(row.text, row.label)
  const style = sizeOf(row.text)
  switch (row.look) {
    case 'subhead':
      return html`<h3 class="row subhead set" style="${style}">${content}</h3>`
    case 'question':
      return html`<h3 class="row question set" style="${style}">${content}</h3>`
    case 'quote':
      return html`<blockquote class="row quote set" style="${style}">${content}</blockquote>`
    case 'item':
    case 'plain':
    case 'callout':
    case 'aside':
      return html`<p class="row ${row.look} set" style="${style}">${content}</p>`
  }
}

/** One home; its pieces are lines of their own, or the date stands before the text. */
function apartMarkup({ look, home, pieces, indent }: ApartRow): Markup {
  const inner = pieces.map(
    ({ isMain, text }) =>
      html`<span class="${isMain ? 'main ' : ''}piece set" style="${sizeOf(text)}">${bare(text)}</span>`,
  )
  const start = indent > 0 ? html` style="--start:${indent}px"` : null
  return html`<p class="row apart ${look}"${start}><span class="pieces" data-home="${home.of}"${placeOf(home)}>${inner}</span></p>`
}

function formulaMarkup(row: FormulaRow): Markup {
  const { width, height, depth, markup: drawn } = row.drawn
  const size = `font-size:${row.size}px;width:${em(width)}em;--height:${em(height + depth)}em`
  return html`<div class="row display" data-home="${row.of}"${placeOf(row)} style="height:${row.height}px"><span class="formula" style="${size}">${drawn}</span></div>`
}

function tableMarkup(row: TableRow): Markup {
  const columns = row.widths.map((width) => html`<col style="width:${width}px">`)
  const align = (index: number) => row.aligns[index] ?? 'none'
  const line = Math.min(...[row.head, ...row.rows].flat().map((cell) => cell.line))
  const styled = (cell: SetText, pad: number) => {
    const styles = [
      ...(cell.line > line ? [`line-height:${cell.line}px`] : []),
      // Of the size of the type: a narrow screen sets it smaller, and points stay under points.
      ...(pad > 0 ? [`padding-inline-end:calc(var(--cell-x) + ${em(pad / row.size)}em)`] : []),
    ]
    return styles.length === 0 ? null : html` style="${styles.join(';')}"`
  }
  const cellsOf = (cells: readonly SetText[], at: number) => {
    const joins = row.joins[at] ?? []
    return cells.map((cell, index) => {
      if (joins[index] === 'before') return null
      let reach = 1
      while (joins[index + reach] === 'before') reach++
      const over = reach > 1 ? html` colspan="${reach}"` : null
      const under = row.joins[at + 1]?.[index] === 'above' ? html` data-joins="below"` : null
      const pad = row.pads[at]?.[index] ?? 0
      const rest = html` class="set" data-align="${align(index)}"${over}${under}${styled(cell, pad)}`
      return at === 0
        ? html`<th scope="col"${rest}>${cellMarkup(cell)}</th>`
        : html`<td${rest}>${cellMarkup(cell)}</td>`
    })
  }
  const head = cellsOf(row.head, 0)
  const body = row.rows.map((cells, index) => html`<tr>${cellsOf(cells, index + 1)}</tr>`)
  const width = row.widths.reduce((sum, one) => sum + one, 0)
  const home = row.isEcho ? null : html` data-home="${row.of}"${placeOf(row)}`
  return html`<table class="row"${home} style="width:${width}px;font-size:${row.size}px;line-height:${line}px;--cell-x:${row.padding}px"><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

/** The table is the home of its own cells; a repeated header is an echo. */
function cellMarkup(cell: TableRow['head'][number]): Markup {
  return cell.parts.some((part) => part.as === 'echo') ? lines(cell) : bare(cell)
}
