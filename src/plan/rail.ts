// What follows on each other, along a line: numbered steps, dates and what happened then.

import type { Theme } from '../measure/theme.ts'
import { isAllLink, plain } from '../outline/pieces.ts'
import type { Arrangement } from './arrangement.ts'
import { cutsWord } from './cuts-word.ts'
import type { Box, Column, RailSlide, Stop } from './deck.ts'
import type { Fitter } from './fit.ts'
import { momentLength } from './moments.ts'
import { type ApartDraft, bare, type RowDraft, type TextDraft } from './rows.ts'
import { textOfAtom } from './text-of-atom.ts'

/** Across the slide where they are few and short, and down, each at the largest type at which the stops fit; none where the rows are no stops. */
export function rails(drafts: readonly RowDraft[], box: Box, fit: Fitter, theme: Theme): readonly Arrangement[] {
  const stops = stopsOf(drafts)
  if (stops === null) return []
  return [across, down].flatMap((way) => {
    for (const step of theme.steps.keys()) {
      const found = way(stops, box, step + 1, fit, theme)
      if (found !== null) return [found]
    }
    return []
  })
}

interface Stops {
  readonly layout: RailSlide['layout']
  readonly opening: readonly RowDraft[]
  readonly groups: readonly (readonly [TextDraft, ...RowDraft[]])[]
  readonly ending: readonly RowDraft[]
}

const FEWEST = 3
const MOST = 7

function stopsOf(drafts: readonly RowDraft[]): Stops | null {
  for (const [layout, starts] of [
    ['timeline', opensMoment],
    ['steps', opensStep],
  ] as const) {
    const at = drafts.flatMap((draft, index) => (starts(draft) ? [index] : []))
    const [first = 0] = at
    if (at.length < FEWEST || at.length > MOST || first > 1) continue
    const end = endOf(drafts, at.at(-1) ?? 0)
    const opening = drafts.slice(0, first)
    const ending = drafts.slice(end)
    if (ending.length > 1) continue
    const groups = at.map((start, index) => drafts.slice(start, at[index + 1] ?? end))
    if (layout === 'steps' && !areInOrder(groups)) continue
    const whole = groups.flatMap(([head, ...rest]) =>
      head?.kind === 'text' ? [[head, ...rest] as [TextDraft, ...RowDraft[]]] : [],
    )
    if (!whole.every((group) => group.slice(1).every(isPlain))) continue
    // Names make parts beside each other of them, whatever numbers they have.
    // Sources are counted to be found, and nobody goes from one to the next.
    if (layout === 'steps' && whole.filter(([head]) => isSource(head)).length * 2 >= whole.length) continue
    if (layout === 'steps' && whole.length <= ACROSS.most && whole.every(([head]) => head.label > 0)) continue
    return { layout, opening, groups: whole, ending }
  }
  return null
}

function isSource({ atoms }: TextDraft): boolean {
  const runs = atoms.flatMap(({ content }) => (content.kind === 'text' ? content.runs : []))
  return isAllLink(runs) || /https?:\/\/|\bdoi\b/i.test(plain(runs))
}

function opensMoment(draft: RowDraft): draft is TextDraft {
  return draft.kind === 'text' && isStop(draft) && draft.marker?.kind !== 'number' && momentOf(draft) > 0
}

function opensStep(draft: RowDraft): draft is TextDraft {
  return draft.kind === 'text' && isStop(draft) && draft.marker?.kind === 'number'
}

function isStop({ depth, look }: TextDraft): boolean {
  return depth === 0 && (look === 'item' || look === 'plain')
}

function momentOf({ atoms }: TextDraft): number {
  const [first] = atoms
  return first === undefined ? 0 : momentLength(textOfAtom(first))
}

/** Rows of the last stop's own paragraph or item belong to it. */
function endOf(drafts: readonly RowDraft[], last: number): number {
  const place = placeOf(drafts[last])
  let end = last + 1
  while (end < drafts.length) {
    const own = placeOf(drafts[end])
    if (own === undefined || place === undefined) break
    const isSame = place.item === null ? own.block === place.block : own.item?.ordinal === place.item.ordinal
    if (!isSame) break
    end++
  }
  return end
}

function placeOf(draft: RowDraft | undefined) {
  return draft?.kind === 'text' ? draft.atoms[0]?.place : undefined
}

function areInOrder(groups: readonly (readonly RowDraft[])[]): boolean {
  const numbers = groups.map(([head]) => numberOf(head))
  return numbers.every((one, index) => index === 0 || one === (numbers[index - 1] ?? 0) + 1)
}

function numberOf(draft: RowDraft | undefined): number | null {
  return draft?.kind === 'text' && draft.marker?.kind === 'number' ? draft.marker.number : null
}

/** Text that needs no edge of its own. */
function isPlain(draft: RowDraft): boolean {
  return draft.kind === 'text' && draft.depth === 0 && draft.marker?.kind !== 'number' && draft.look !== 'quote'
}

/** Most stops beside each other; the narrowest of them, in its own type; and the lines of the longest. */
const ACROSS = { most: 4, narrowest: 7.2, lines: 5 }

function across(stops: Stops, box: Box, step: number, fit: Fitter, theme: Theme): Arrangement | null {
  const { groups, layout } = stops
  if (groups.length > ACROSS.most) return null
  const width = Math.floor((box.width - (groups.length - 1) * theme.gutter) / groups.length)
  if (width < ACROSS.narrowest * (theme.steps[step - 1] ?? 28)) return null
  const around = aroundOf(stops, box, step, fit)
  if (around === null) return null
  const gap = Math.round(theme.gutter * 0.7)
  const head = theme.stop.size + theme.stop.gap
  const top = box.y + (around.opening === null ? 0 : around.opening.height + gap) + head
  const under = around.ending === null ? 0 : around.ending.height + gap
  const height = box.y + box.height - top - under
  const set: Stop[] = []
  for (const [index, [first, ...rest]] of groups.entries()) {
    const moment = layout === 'timeline' ? momentOf(first) : 0
    const named = { ...bare(first), label: moment > 0 ? moment : first.label, key: `${first.key} stop` }
    const place = { x: box.x + index * (width + theme.gutter), y: top, width, height }
    const column = fit.column([named, ...rest.map(bareOf)], place, step, 1, { named: true })
    if (column === null || column.rows.some((row) => row.kind === 'text' && row.text.breaks.length >= ACROSS.lines))
      return null
    if (cutsWord(column)) return null
    set.push({ number: numberOf(first), column, lead: head })
  }
  const tallest = Math.max(...set.map(({ column }) => column.height))
  return {
    layout,
    step,
    direction: 'across',
    opening: around.opening,
    stops: set.map((one) => ({ ...one, column: { ...one.column, box: { ...one.column.box, height: tallest } } })),
    ending:
      around.ending === null
        ? null
        : { ...around.ending, box: { ...box, y: top + tallest + gap, height: around.ending.height } },
  }
}

/** What share of the width a date before its text may take. */
const WIDEST_DATE = 0.3

function down(stops: Stops, box: Box, step: number, fit: Fitter, theme: Theme): Arrangement | null {
  const { groups, layout } = stops
  const around = aroundOf(stops, box, step, fit)
  if (around === null) return null
  const size = theme.steps[step - 1] ?? 28
  const between = Math.round(theme.gutter * 0.7)
  const lead = theme.stop.size + theme.stop.gap
  const x = box.x + lead
  const width = box.width - lead
  const dates = layout === 'timeline' ? datesOf(groups, step, fit, theme, width) : null
  if (layout === 'timeline' && dates === null) return null
  let room = box.height
  for (const one of [around.opening, around.ending]) if (one !== null) room -= one.height + between
  const columns: Column[] = []
  let height = 0
  for (const [index, [first, ...rest]] of groups.entries()) {
    const head = dates?.[index] ?? { ...bare(first), key: `${first.key} stop` }
    const column = fit.column([head, ...rest.map(bareOf)], { x, y: 0, width, height: room - height }, step, 1)
    if (column === null) return null
    columns.push(column)
    height += column.height
  }
  const gaps = columns.length - 1
  const least = Math.round(theme.gap.least * size)
  const spare = room * 0.92 - height - gaps * least
  if (height + gaps * least > room) return null
  const gap = Math.min(Math.round(theme.gap.most * size), least + Math.max(0, Math.floor(spare / gaps)))
  let y = box.y + (around.opening === null ? 0 : around.opening.height + between)
  const set = columns.map((column, index): Stop => {
    const placed = { ...column, box: { ...column.box, y, height: column.height } }
    y += column.height + gap
    return { number: layout === 'steps' ? numberOf(groups[index]?.[0]) : null, column: placed, lead }
  })
  y += between - gap
  return {
    layout,
    step,
    direction: 'down',
    opening: around.opening,
    stops: set,
    ending: around.ending === null ? null : { ...around.ending, box: { ...box, y, height: around.ending.height } },
  }
}

/** Each moment with its date in a column that holds the widest of them; null where they are too wide, or of several sentences. */
function datesOf(
  groups: Stops['groups'],
  step: number,
  fit: Fitter,
  theme: Theme,
  width: number,
): readonly ApartDraft[] | null {
  const drafts = groups.flatMap(([first]): ApartDraft[] => {
    const [atom] = first.atoms
    if (atom === undefined || first.atoms.length > 1) return []
    return [
      {
        kind: 'apart',
        key: `${first.key} moment`,
        look: 'moment',
        atom,
        from: 0,
        to: momentOf(first),
        indent: 0,
        size: null,
      },
    ]
  })
  if (drafts.length < groups.length) return null
  const widest = Math.max(...drafts.map((draft) => fit.apartWidth(draft, step)))
  if (widest > width * WIDEST_DATE) return null
  return drafts.map((draft) => ({ ...draft, indent: Math.ceil(widest) + theme.stop.gap }))
}

function bareOf(draft: RowDraft): RowDraft {
  return draft.kind === 'text' && draft.look === 'item' ? bare(draft) : draft
}

function aroundOf(
  { opening, ending }: Stops,
  box: Box,
  step: number,
  fit: Fitter,
): { opening: Column | null; ending: Column | null } | null {
  const set = (drafts: readonly RowDraft[]) =>
    drafts.length === 0 ? null : fit.column(drafts.map(bareOf), box, step, 1)
  const first = set(opening)
  const last = set(ending)
  if ((opening.length > 0 && first === null) || (ending.length > 0 && last === null)) return null
  return { opening: first === null ? null : { ...first, box: { ...box, height: first.height } }, ending: last }
}
