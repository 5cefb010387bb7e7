// Code beside its explanation or beside what it prints, a small section beside the one before it: two columns in the article's order.

import type { Theme } from '../measure/theme.ts'
import type { Arrangement } from './arrangement.ts'
import { POINTS_BACK } from './breaks.ts'
import type { Box, Column } from './deck.ts'
import type { Fitter } from './fit.ts'
import { wraps } from './flow.ts'
import { type RowDraft, withoutMarker } from './rows.ts'
import { textOfAtom } from './text-of-atom.ts'

/** The left column's share of the width. */
const SHARES = [0.5, 0.42, 0.58, 0.36, 0.64]
/** Of the narrower column, in the text's own size. */
const LEAST_WIDTH = 13
/** More rows than this are not looked at twice. */
const MOST_ROWS = 12

/** The largest type at which two columns hold all rows with every line of code whole; null where none does. */
export function beside(drafts: readonly RowDraft[], box: Box, fit: Fitter, theme: Theme): Arrangement | null {
  const ways = waysOf(drafts)
  if (ways.length === 0) return null
  for (let step = 1; step <= theme.steps.length; step++)
    for (let small = 2; small <= theme.smallSteps.length; small++)
      for (const way of ways)
        for (const share of SHARES) {
          const found = arrange(way, share, box, step, small, fit, theme)
          if (found !== null) return found
        }
  return null
}

type Way = readonly [readonly RowDraft[], readonly RowDraft[]]

/** Where the second column may begin: with code or right after it, and never between a heading and what it heads. */
function waysOf(drafts: readonly RowDraft[]): Way[] {
  if (drafts.length < 2 || drafts.length > MOST_ROWS || !drafts.every(isSimple)) return []
  const blocks = drafts.flatMap((draft, at) => (draft.kind === 'block' ? [{ at, id: draft.atom.id }] : []))
  if (blocks.length > 2 || areStrangers(blocks.map(({ id }) => id))) return []
  // In a column with code the bullets of a list stay, and those of sentences go.
  const isList = drafts.filter((draft) => draft.kind === 'text' && draft.atoms[0]?.place.item != null).length > 1
  const bare = blocks.length > 0 && !isList ? drafts.map(withoutMarker) : drafts
  return bare.flatMap((draft, at): Way[] => {
    const last = bare[at - 1]
    if (last === undefined || isSubhead(last)) return []
    const way: Way = [bare.slice(0, at), bare.slice(at)]
    if (isSubhead(draft)) return [way]
    return isWhole(way, blocks.length) ? [way] : []
  })
}

/** Code alone beside its text, or two pieces of code beside each other, each with what leads to it. */
function isWhole(way: Way, blocks: number): boolean {
  const isBlock = (draft: RowDraft | undefined) => draft?.kind === 'block'
  if (blocks === 1) return way.some((column) => column.length === 1 && isBlock(column[0]))
  return (
    blocks === 2 &&
    way.every(
      (column) =>
        column.length <= 2 &&
        isBlock(column.at(-1)) &&
        (column.length === 1 || (column[0] !== undefined && !looksBack(column[0]))),
    )
  )
}

/** Two blocks of which one goes on from another slide, or on to one: they have nothing to do with each other, unless they are pieces of one. */
function areStrangers([first, second]: readonly string[]): boolean {
  if (first === undefined || second === undefined) return false
  const [one, other] = [baseOf(first), baseOf(second)]
  return one !== other && (first !== one || second !== other)
}

function baseOf(id: string): string {
  return id.replace(/\..*/, '')
}

function looksBack(draft: RowDraft): boolean {
  const [first] = draft.kind === 'text' ? draft.atoms : []
  return first !== undefined && POINTS_BACK.test(textOfAtom(first).trimStart())
}

/** Code and plain rows: every further indentation is another edge for the eye, and tables need the width. */
function isSimple(draft: RowDraft): boolean {
  if (draft.kind === 'block') return draft.atom.content.kind === 'code'
  const hasMark = draft.marker !== null && draft.marker.kind !== 'dot'
  return draft.depth === 0 && !hasMark && (draft.look === 'item' || draft.look === 'plain' || draft.look === 'subhead')
}

function isSubhead(draft: RowDraft): boolean {
  return draft.kind === 'text' && draft.look === 'subhead'
}

function arrange(
  [before, after]: Way,
  share: number,
  box: Box,
  step: number,
  small: number,
  fit: Fitter,
  theme: Theme,
): Arrangement | null {
  const room = box.width - theme.gutter
  const left = Math.round(room * share)
  if (Math.min(left, room - left) < LEAST_WIDTH * (theme.steps[step - 1] ?? 28)) return null
  const first = fit.column(before, { ...box, width: left }, step, small)
  if (first === null || wraps(first)) return null
  const second = fit.column(after, { ...box, x: box.x + left + theme.gutter, width: room - left }, step, small)
  if (second === null || wraps(second)) return null
  const gap = Math.min(first.gap, second.gap)
  return { layout: 'beside', step, columns: [spaced(first, gap), spaced(second, gap)] }
}

function spaced(column: Column, gap: number): Column {
  return { ...column, gap, height: column.height - Math.max(column.rows.length - 1, 0) * (column.gap - gap) }
}
