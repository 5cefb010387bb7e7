// Rows from top to bottom, as large as they fit.

import type { Theme } from '../measure/theme.ts'
import type { Purpose } from '../outline/purpose.ts'
import type { Arrangement } from './arrangement.ts'
import type { Box, Column, FlowSlide } from './deck.ts'
import type { Fitter } from './fit.ts'
import type { RowDraft } from './rows.ts'

/** One for each step at which the rows fit; with code or a table, the largest of its sizes that leaves room. */
export function flows(
  drafts: readonly RowDraft[],
  purpose: Purpose | null,
  box: Box,
  fit: Fitter,
  theme: Theme,
): Arrangement[] {
  const found: Arrangement[] = []
  const hasBlock = drafts.some((draft) => draft.kind === 'block')
  const smallSteps = hasBlock ? theme.smallSteps.map((_, index) => index + 1) : [1]
  for (let step = 1; step <= theme.steps.length; step++) {
    const columns = smallSteps
      .map((small) => fit.column(drafts, box, step, small))
      .filter((column) => column !== null)
      .filter((column) => !hasBlock || !isLarge(column, theme) || isRoomy(column, box))
    const column = columns.find((one) => !wraps(one)) ?? columns.at(cutsWords(columns[0]) ? -1 : 0)
    if (column === undefined) continue
    found.push({ layout: layoutOf(drafts, purpose), step, column })
    // Code and tables have sizes of their own, and are larger where the text is smaller.
    const isSmall = hasBlock && smallOf(column, theme) > 1
    if (!isSmall && column.height < box.height * 0.8) break
  }
  return found
}

/** Whether all of the blocks are formulas. */
export function isFormulas(drafts: readonly RowDraft[]): boolean {
  return drafts.every((draft) => draft.kind === 'text' || draft.atom.content.kind === 'formula')
}

/** The small step of its smallest code or table, from 1; 0 without any. */
export function smallOf({ rows }: Column, theme: Theme): number {
  return Math.max(
    0,
    ...rows.map((row) => (row.kind === 'code' || row.kind === 'table' ? theme.smallSteps.indexOf(row.size) + 1 : 0)),
  )
}

function isLarge({ rows }: Column, theme: Theme): boolean {
  return rows.some((row) => (row.kind === 'code' || row.kind === 'table') && row.size === theme.smallSteps[0])
}

/** The largest size of code and tables is for those that stand alone or nearly so, with every cell on one line. */
function isRoomy(column: Column, box: Box): boolean {
  return (
    column.height <= 0.75 * box.height &&
    column.rows.every(
      (row) => row.kind !== 'table' || [row.head, ...row.rows].flat().every(({ breaks }) => breaks.length === 0),
    )
  )
}

/** The smallest type cuts the fewest words. */
function cutsWords(column: Column | undefined): boolean {
  return column?.rows.some((row) => row.kind === 'table' && row.cutsWords) ?? false
}

/** A line of code, or a word of a table, that had to be broken. */
export function wraps(column: Column): boolean {
  return column.rows.some(
    (row) =>
      (row.kind === 'code' && row.lines.some(({ text }) => text.breaks.length > 0)) ||
      (row.kind === 'table' && row.cutsWords),
  )
}

function layoutOf(drafts: readonly RowDraft[], purpose: Purpose | null): FlowSlide['layout'] {
  const blocks = drafts.filter((draft) => draft.kind === 'block')
  const block = blocks[0]
  const kind = block?.atom.content.kind
  if (kind !== undefined) return kind === 'code' || kind === 'formula' ? kind : 'table'
  const looks = drafts.map((draft) => (draft.kind === 'text' ? draft.look : 'plain'))
  if (looks.every((look) => look === 'quote')) return 'quote'
  if (looks[0] === 'question') return 'question'
  // A purpose shows in the marks of a list.
  const isList = looks.every((look) => look === 'item' || look === 'plain')
  if (purpose !== null && isList && looks.filter((look) => look === 'item').length >= LEAST_ITEMS) return purpose
  if (!looks.includes('callout')) return 'bullets'
  return isEvidence(drafts) ? 'evidence' : 'callout'
}

/** What a key sentence stands on is said in its own paragraph. */
function isEvidence([claim, next, ...rest]: readonly RowDraft[]): boolean {
  if (claim?.kind !== 'text' || next?.kind !== 'text' || claim.look !== 'callout') return false
  const isOwn = claim.atoms[0]?.place.block === next.atoms[0]?.place.block
  return isOwn && [next, ...rest].every((draft) => draft.kind === 'text' && draft.look !== 'subhead')
}

const LEAST_ITEMS = 2
