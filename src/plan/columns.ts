// Parts of one kind beside each other: labels, enumerations, pros and cons, small sections.

import type { Theme } from '../measure/theme.ts'
import type { Arrangement } from './arrangement.ts'
import { cutsWord } from './cuts-word.ts'
import type { Box, Column, ColumnsSlide } from './deck.ts'
import type { Fitter } from './fit.ts'
import { type RowDraft, withoutMarker } from './rows.ts'
import { textOfAtom } from './text-of-atom.ts'

/** The first row in which columns fit; null where the rows have no such parts or no room. */
export function columns(drafts: readonly RowDraft[], box: Box, fit: Fitter, theme: Theme): Arrangement | null {
  const groups = groupsOf(drafts)
  if (groups === null) return null
  for (let step = 1; step <= theme.steps.length; step++) {
    const arrangement = arrange(groups, box, step, fit, theme)
    if (arrangement !== null) return arrangement
  }
  return null
}

interface Groups {
  readonly layout: ColumnsSlide['layout']
  readonly opening: readonly RowDraft[]
  readonly groups: readonly (readonly RowDraft[])[]
  readonly ending: readonly RowDraft[]
}

function groupsOf(drafts: readonly RowDraft[]): Groups | null {
  if (drafts.some((draft) => draft.kind === 'block')) return null
  for (const kind of ['subhead', 'sides', 'label', 'enumeration', 'lead-in'] as const) {
    const starts = startsOf(drafts, kind)
    const [start = 0] = starts
    if (starts.length < 2 || starts.length > 4 || start > 2) continue
    if (kind === 'sides' && (starts.length !== 2 || roleOf(drafts[starts[0] ?? 0]) === roleOf(drafts[starts[1] ?? 0])))
      continue
    if (kind !== 'subhead' && start > 0 && isSameList(drafts[start - 1], drafts[start])) continue
    let end = drafts.length
    while (kind !== 'subhead' && end > start && (isRemark(drafts[end - 1]) || isBeyond(drafts, starts, end - 1))) end--
    const groups = starts.map((at, index) => drafts.slice(at, starts[index + 1] ?? end))
    if (kind === 'lead-in' && (start > 0 || groups.some((group) => group.length < 2))) continue
    // Unequal parts beside each other look like a mistake.
    const loads = groups.map(loadOfRows)
    if (
      Math.max(...loads) > 2.6 * Math.min(...loads) ||
      groups.some((group) => group.some((draft, index) => isRemark(draft) || isNested(draft, index)))
    )
      continue
    return {
      layout: kind === 'sides' ? 'compare' : 'cards',
      opening: drafts.slice(0, start),
      groups,
      ending: drafts.slice(end),
    }
  }
  return null
}

/** A row after the last start that belongs to what comes after all of them: another paragraph, a line of its own, text after a list. */
function isBeyond(drafts: readonly RowDraft[], starts: readonly number[], at: number): boolean {
  const last = drafts[starts.at(-1) ?? -1]
  const row = drafts[at]
  if (last?.kind !== 'text' || row?.kind !== 'text' || last === row) return false
  const opening = last.atoms[0]?.place
  const own = row.atoms[0]?.place
  if (opening === undefined || own === undefined) return false
  if (opening.item !== null) return own.item === null || own.item.ordinal !== opening.item.ordinal
  return own.block !== opening.block || (own.line !== opening.line && !isOverLines(drafts, starts))
}

/** Whether a group before the last one goes on over a line end of the author's. */
function isOverLines(drafts: readonly RowDraft[], starts: readonly number[]): boolean {
  return drafts.slice(starts[0], starts.at(-1)).some((draft, index, all) => {
    const line = draft.kind === 'text' ? draft.atoms[0]?.place.line : undefined
    const before = all[index - 1]
    const isStart = starts.includes(index + (starts[0] ?? 0))
    return !isStart && before?.kind === 'text' && before.atoms[0]?.place.line !== line
  })
}

/** Items of one list have one form. */
function isSameList(before: RowDraft | undefined, draft: RowDraft | undefined): boolean {
  const [one, other] = [before, draft].map((row) => (row?.kind === 'text' ? row.atoms[0]?.place.item : undefined))
  return one != null && other != null && one.list === other.list
}

/** `lead-in`: a list with what leads to it, beside another one. */
type Kind = 'subhead' | 'label' | 'sides' | 'enumeration' | 'lead-in'

/** Where the groups begin; an enumeration begins with its first point, not with a sentence that adds to what stood before. */
function startsOf(drafts: readonly RowDraft[], kind: Kind): number[] {
  const starts = drafts.flatMap((draft, index) => (startsGroup(draft, kind) ? [index] : []))
  if (kind !== 'enumeration') return starts
  const first = starts.findIndex((at) => opensEnumeration(drafts[at]))
  return first < 0 ? [] : starts.slice(first)
}

function opensEnumeration(draft: RowDraft | undefined): boolean {
  const first = draft?.kind === 'text' ? draft.atoms[0] : undefined
  return first !== undefined && FIRST_POINT.test(textOfAtom(first).trim())
}

const FIRST_POINT = /^(?:[一1]是|第[一1]|其一|首先|一(?:种|方面|可能)|まず|첫째|First)/i

function startsGroup(draft: RowDraft, kind: Kind): boolean {
  if (draft.kind !== 'text') return false
  if (kind === 'subhead') return draft.look === 'subhead' && draft.atoms.length === 0
  if (kind === 'label') return draft.label > 0 && draft.depth === 0 && draft.look === 'item'
  const role = roleOf(draft)
  if (kind === 'lead-in') return role === 'lead-in' && draft.depth === 0
  return kind === 'sides' ? role === 'pro' || role === 'con' : role === 'enumeration' && draft.look === 'item'
}

function roleOf(draft: RowDraft | undefined) {
  return draft?.kind === 'text' ? draft.atoms[0]?.role : undefined
}

function isRemark(draft: RowDraft | undefined): boolean {
  return draft?.kind === 'text' && (draft.look === 'callout' || draft.look === 'aside' || draft.look === 'quote')
}

/** Every further indentation is another edge for the eye. */
function isNested(draft: RowDraft, index: number): boolean {
  return (
    draft.kind === 'text' &&
    (draft.depth > 0 ||
      (draft.marker?.kind === 'number' && (index > 0 || draft.label === 0)) ||
      draft.marker?.kind === 'task')
  )
}

function loadOfRows(drafts: readonly RowDraft[]): number {
  return drafts.reduce((sum, draft) => sum + (draft.kind === 'text' ? draft.load : 0), 0)
}

function singleBare(drafts: readonly RowDraft[]): readonly RowDraft[] {
  return drafts.length === 1 ? drafts.map(withoutMarker) : drafts
}

const BAR = 5
/** Of the text in a card, in its own size. */
const LEAST_WIDTH = 7.5

function arrange(
  { layout, opening, groups, ending }: Groups,
  box: Box,
  step: number,
  fit: Fitter,
  theme: Theme,
): Arrangement | null {
  const across = groups.length === 4 ? 2 : groups.length
  const down = groups.length / across
  const bare = groups.map((group) => group.map(withoutMarker))
  const width = Math.floor((box.width - (across - 1) * theme.gutter) / across)
  const inner = width - 2 * theme.indent
  if (inner < LEAST_WIDTH * (theme.steps[step - 1] ?? 28)) return null
  const open = opening.length === 0 ? null : fit.column(singleBare(opening), box, step, 1)
  const close = ending.length === 0 ? null : fit.column(singleBare(ending), box, step, 1)
  if ((opening.length > 0 && open === null) || (ending.length > 0 && close === null)) return null
  const between = Math.round(theme.gutter * 0.7)
  const room = box.height - (open === null ? 0 : open.height + between) - (close === null ? 0 : close.height + between)
  const sides = 2 * theme.padding.y + BAR
  const each = Math.floor((room - (down - 1) * between) / down) - sides
  const set: Column[] = []
  for (const group of bare) {
    const column = fit.column(group, { x: 0, y: 0, width: inner, height: each }, step, 1, { named: true })
    if (column === null || cutsWord(column)) return null
    set.push(column)
  }
  if (set.some((column) => column.rows.some((row) => row.kind === 'text' && row.text.breaks.length > 8))) return null
  const gap = Math.min(...set.map((column) => column.gap))
  const heights = set.map((column) => column.height - Math.max(column.rows.length - 1, 0) * (column.gap - gap))
  const rowHeights = Array.from(
    { length: down },
    (_, row) => Math.max(...heights.slice(row * across, (row + 1) * across)) + sides,
  )
  let top = box.y + (open === null ? 0 : open.height + between)
  const placed = set.map((column, index): Column => {
    const row = Math.floor(index / across)
    const y = top + rowHeights.slice(0, row).reduce((sum, height) => sum + height + between, 0)
    return {
      ...column,
      gap,
      height: heights[index] ?? 0,
      box: { x: box.x + (index % across) * (width + theme.gutter), y, width, height: rowHeights[row] ?? 0 },
    }
  })
  top += rowHeights.reduce((sum, height) => sum + height + between, 0)
  return {
    layout,
    step,
    opening: open === null ? null : { ...open, box: { ...box, height: open.height } },
    columns: placed,
    ending: close === null ? null : { ...close, box: { ...box, y: top, height: close.height } },
  }
}
