// Neighbouring numbers, each large with the words around it.

import { loadOf } from '../base/text.ts'
import type { Theme } from '../measure/theme.ts'
import type { Arrangement } from './arrangement.ts'
import { cutsWord } from './cuts-word.ts'
import type { ApartRow, Box, Column } from './deck.ts'
import type { Fitter } from './fit.ts'
import { type ApartDraft, bare, type RowDraft } from './rows.ts'
import { heightOf } from './setter.ts'
import { statisticOf } from './statistics.ts'
import { textOfAtom } from './text-of-atom.ts'

/** Numbers of one unit are compared, and may have more words around them. */
const MOST_LOAD = { ofOneUnit: 40, ofSeveral: 24 }
const FEWEST = 2
const MOST = 6
/** Beside each other; more of them stand in two rows of three. */
const ACROSS = 4
/** Lines of words before a number, or behind it. */
const MOST_LINES = 4

/** Null where the rows are no statistics, or have no room beside each other. */
export function stats(joined: readonly RowDraft[], box: Box, fit: Fitter, theme: Theme): Arrangement | null {
  const drafts = joined.flatMap(apart)
  const found = drafts.map(statisticDraft)
  const first = found.findIndex((one) => one !== null)
  if (first < 0 || first > 1) return null
  let end = first
  while (end < found.length && found[end] !== null) end++
  const numbers = found.slice(first, end).flatMap((one) => one ?? [])
  if (numbers.length < FEWEST || numbers.length > MOST || end < drafts.length - 1) return null
  const isOneUnit = new Set(numbers.map(({ unit }) => unit)).size === 1
  if (numbers.length < 3 && !isOneUnit) return null
  const most = isOneUnit ? MOST_LOAD.ofOneUnit : MOST_LOAD.ofSeveral
  if (numbers.some(({ load }) => load > most)) return null
  for (const step of theme.steps.keys()) {
    for (const size of [theme.cover, theme.title]) {
      const sized = numbers.map((one) => ({ ...one, size }))
      const set = arrange(sized, drafts.slice(0, first), drafts.slice(end), box, step + 1, fit, theme)
      if (set !== null) return set
    }
  }
  return null
}

/** Sentences that stand on one bullet, each with its number, are rows of their own here. */
function apart(draft: RowDraft): readonly RowDraft[] {
  if (draft.kind !== 'text' || draft.atoms.length < 2) return [draft]
  if (!draft.atoms.every((atom) => statisticOf(textOfAtom(atom)) !== null)) return [draft]
  return draft.atoms.map(
    (atom, index): RowDraft => ({
      ...draft,
      key: `${draft.key} ${index}`,
      atoms: [atom],
      parts: draft.parts.slice(index, index + 1),
      load: loadOf(textOfAtom(atom)),
    }),
  )
}

interface Number extends ApartDraft {
  readonly unit: string
  readonly load: number
}

function statisticDraft(draft: RowDraft): Number | null {
  if (draft.kind !== 'text' || draft.depth > 0 || (draft.look !== 'item' && draft.look !== 'plain')) return null
  const [atom] = draft.atoms
  if (atom === undefined || draft.atoms.length > 1 || draft.marker?.kind === 'number' || draft.marker?.kind === 'task')
    return null
  const found = statisticOf(textOfAtom(atom))
  if (found === null) return null
  const { from, to, unit } = found
  return {
    kind: 'apart',
    key: `${draft.key} stat`,
    look: 'stat',
    atom,
    from,
    to,
    indent: 0,
    size: null,
    unit,
    load: draft.load,
  }
}

function arrange(
  numbers: readonly Number[],
  opening: readonly RowDraft[],
  ending: readonly RowDraft[],
  box: Box,
  step: number,
  fit: Fitter,
  theme: Theme,
): Arrangement | null {
  const set = (drafts: readonly RowDraft[]) =>
    drafts.length === 0
      ? null
      : fit.column(
          drafts.map((draft) => (draft.kind === 'text' ? bare(draft) : draft)),
          box,
          step,
          1,
        )
  const open = set(opening)
  const close = set(ending)
  if ((opening.length > 0 && open === null) || (ending.length > 0 && close === null)) return null
  const between = theme.gutter
  const across = numbers.length > ACROSS ? Math.ceil(numbers.length / 2) : numbers.length
  const width = Math.floor((box.width - (across - 1) * theme.gutter) / across) - theme.indent
  const top = box.y + (open === null ? 0 : open.height + between)
  const room = box.y + box.height - top - (close === null ? 0 : close.height + between)
  const placed: Column[] = []
  let y = top
  for (let from = 0; from < numbers.length; from += across) {
    const columns: Column[] = []
    for (const [index, draft] of numbers.slice(from, from + across).entries()) {
      const x = box.x + index * (width + theme.indent + theme.gutter) + theme.indent
      const column = fit.column([draft], { x, y, width, height: room }, step, 1)
      const [row] = column?.rows ?? []
      if (column === null || row?.kind !== 'apart' || !isShort(row) || cutsWord(column)) return null
      columns.push(column)
    }
    // The numbers of a row stand on one line.
    const before = columns.map(headOf)
    const highest = Math.max(...before)
    const row = columns.map((column, index) => {
      const drop = highest - (before[index] ?? 0)
      return { ...column, box: { ...column.box, y: y + drop, height: column.height } }
    })
    placed.push(...row)
    y = Math.max(...row.map(({ box: own }) => own.y + own.height)) + between
  }
  const bottom = Math.max(...placed.map(({ box: own }) => own.y + own.height))
  if (bottom > top + room) return null
  return {
    layout: 'stats',
    step,
    opening: open === null ? null : { ...open, box: { ...box, height: open.height } },
    columns: placed,
    ending: close === null ? null : { ...close, box: { ...box, y: bottom + between, height: close.height } },
  }
}

function isShort({ pieces }: ApartRow): boolean {
  return pieces.every(({ isMain, text }) => text.breaks.length < (isMain ? 1 : MOST_LINES))
}

/** What stands over the number. */
function headOf({ rows: [row] }: Column): number {
  const [first] = row?.kind === 'apart' ? row.pieces : []
  return first === undefined || first.isMain ? 0 : heightOf(first.text)
}
