// Rows in a column of a given width: how tall they are at each step, and whether they fit.

import { once } from '../base/once.ts'
import type { Balance } from '../measure/measurer.ts'
import type { TextSize, Theme } from '../measure/theme.ts'
import type { Atom } from '../outline/atom.ts'
import { slice } from '../outline/pieces.ts'
import type { ApartPiece, ApartRow, Box, Column, Part, Row, TextRow } from './deck.ts'
import { fitCode } from './fit-code.ts'
import { fitFormula } from './fit-formula.ts'
import { fitTable } from './fit-table.ts'
import { homePart } from './part.ts'
import type { ApartDraft, RowDraft, TextDraft } from './rows.ts'
import { heightOf, runsOf, type Setter, type TextStyle } from './setter.ts'

export interface Fitter {
  /** Sets the rows in a box; null where they need more than its height. `small` counts the small steps from 1. */
  column(
    drafts: readonly (RowDraft | ApartDraft)[],
    box: Box,
    step: number,
    small: number,
    look?: ColumnLook,
  ): Column | null
  /** The width of the piece that stands apart, on one line, px. */
  apartWidth(draft: ApartDraft, step: number): number
}

export interface ColumnLook {
  /** Labels stand on lines of their own, as the names of cards. */
  readonly named: boolean
}

export function fitter(setter: Setter, theme: Theme): Fitter {
  const known = new Map<string, Row>()
  const tallest = theme.bottom - (theme.title.top + 2 * theme.title.line + theme.title.gap)
  const rowOf = (
    draft: RowDraft | ApartDraft,
    width: number,
    step: number,
    small: number,
    named: boolean,
    size: number,
  ): Row => {
    const key =
      draft.kind === 'block'
        ? `${draft.key}|${width}|s${small}|${isFormula(draft) ? size : ''}`
        : draft.kind === 'apart'
          ? `${draft.key}|${width}|${step}|${draft.indent}|${draft.size?.size}`
          : `${draft.key}|${width}|${step}|${named ? 1 : 0}`
    return once(known, key, () => makeRow(draft, width, step, small, named, size))
  }
  return {
    column(drafts, box, step, small, look = { named: false }) {
      const size = theme.steps[step - 1] ?? 28
      const rows: Row[] = []
      let height = 0
      const least = Math.round(theme.gap.least * size)
      // A formula that stands alone is what the slide is about.
      const sizeOfFormula = drafts.length === 1 ? theme.statement.size : size
      for (const draft of drafts) {
        const row = rowOf(draft, box.width, step, small, look.named, sizeOfFormula)
        height += row.height + (rows.length > 0 ? least : 0)
        if (height > box.height) return null
        rows.push(row)
      }
      const gaps = Math.max(rows.length - 1, 0)
      // What is left is given to the gaps, up to a tenth of the box.
      const spare = Math.max(0, box.height * 0.92 - height)
      const gap = gaps === 0 ? least : Math.min(Math.round(theme.gap.most * size), least + Math.floor(spare / gaps))
      return { box, rows, gap, height: height + gaps * (gap - least) }
    },
    apartWidth({ atom, from, to, size }, step) {
      return setter.width(partsOf(atom, from, to), styleOf(size, true, step))
    },
  }

  function makeRow(
    draft: RowDraft | ApartDraft,
    width: number,
    step: number,
    small: number,
    named: boolean,
    size: number,
  ): Row {
    if (draft.kind === 'apart') return apartRow(draft, width, step)
    if (draft.kind === 'text') return textRow(draft, width, step, named)
    const { atom } = draft
    if (atom.content.kind === 'code') return fitCode(atom.content, atom, width, small, setter, theme)
    if (atom.content.kind === 'table') return fitTable(atom.content, atom, width, small, setter, theme)
    if (atom.content.kind === 'formula') return fitFormula(atom.content, atom, { width, height: tallest }, size, theme)
    throw new Error(`a ${atom.content.kind} is no row`)
  }

  function styleOf(main: TextSize | null, isMain: boolean, step: number): TextStyle {
    const size = theme.steps[step - 1] ?? 28
    if (isMain && main !== null) return { ...main, weight: 700 }
    return { size, line: Math.round(size * theme.leading), weight: isMain ? 700 : 400 }
  }

  function apartRow({ atom, from, to, look, indent, size }: ApartDraft, width: number, step: number): ApartRow {
    const runs = atom.content.kind === 'text' ? atom.content.runs : []
    const pieces: ApartPiece[] = []
    for (const [start, end] of [
      [0, from],
      [from, to],
      [to, Number.POSITIVE_INFINITY],
    ] as const) {
      const parts = partsOf(atom, start, end)
      if (runsOf(parts).length === 0) continue
      const isMain = start === from
      const room = indent > 0 ? (isMain ? indent : width - indent) : width
      pieces.push({
        isMain,
        text: setter.set(parts, styleOf(size, isMain, step), room - 1, balanceIn(room, theme.steps[step - 1] ?? 28)),
      })
    }
    const heights = pieces.map(({ text }) => heightOf(text))
    const height = indent > 0 ? Math.max(...heights) : heights.reduce((sum, one) => sum + one, 0)
    return { kind: 'apart', look, home: homePart(atom, runs), pieces, indent, height }
  }

  function partsOf(atom: Atom, start: number, end: number): readonly Part[] {
    const runs = atom.content.kind === 'text' ? atom.content.runs : []
    return setter.partsOf(atom, `from ${start} to ${end}`, () => {
      const within = slice(runs, start, end)
      return within.length === 0 ? [] : [homePart(atom, within)]
    })
  }

  function textRow(draft: TextDraft, width: number, step: number, named: boolean): TextRow {
    const size = theme.steps[step - 1] ?? 28
    const style = {
      size,
      line: Math.round(size * theme.leading),
      weight: draft.look === 'subhead' || draft.look === 'question' ? 700 : 400,
    } as const
    const isNamed = named && draft.label > 0
    const indent = isNamed ? 0 : indentOf(draft, size)
    // Fractions of a pixel are the browser's to round: a line is never filled to the last one.
    const inner = width - indent - sidesOf(draft) - 1
    const text = isNamed
      ? setter.setBelow(draft.parts, draft.label, style, inner, balanceIn(inner, size))
      : setter.set(draft.parts, style, inner, balanceIn(inner, size))
    const height = heightOf(text) + (draft.look === 'callout' ? 2 * theme.padding.y : 0)
    const marker = isNamed ? null : draft.marker
    return {
      kind: 'text',
      look: isNamed && draft.look === 'item' ? 'plain' : draft.look,
      depth: draft.depth,
      marker,
      text,
      label: draft.label,
      indent,
      height,
    }
  }

  function indentOf(draft: TextDraft, size: number): number {
    if (draft.look !== 'item') return 0
    const number = draft.marker?.kind === 'number' || draft.digits > 1 ? 10 : 0
    return theme.indent * (draft.depth + 1) + number + Math.ceil((draft.digits - 1) * size * 0.62)
  }

  function sidesOf({ look }: TextDraft): number {
    if (look === 'callout') return 2 * theme.padding.x + 6
    return look === 'quote' ? theme.padding.x + 6 : look === 'aside' ? theme.indent : 0
  }
}

/** In a narrow column a line ends where a reader pauses, as in a title. */
function balanceIn(width: number, size: number): Balance {
  return width < NARROW * size ? 'all' : 'last'
}

const NARROW = 13

function isFormula(draft: RowDraft | ApartDraft): boolean {
  return draft.kind === 'block' && draft.atom.content.kind === 'formula'
}
