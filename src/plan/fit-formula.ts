// A formula on a line of its own: as large as the text, larger alone, smaller or broken at its relations where it is too wide.

import { formulaOf } from '../article/with-formulas.ts'
import type { DrawnFormula } from '../base/formula.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom, FormulaContent } from '../outline/atom.ts'
import type { FormulaRow } from './deck.ts'

/** Down to this share of its size a formula is made smaller before it is broken. */
const SMALLER = 0.72
/** Over and under it, in its own size. */
const AROUND = 0.25

/** `size` is that of the text around it, px; `room` what there is for it at most. */
export function fitFormula(
  { run }: FormulaContent,
  atom: Atom,
  room: { readonly width: number; readonly height: number },
  size: number,
  theme: Theme,
): FormulaRow {
  const formula = formulaOf(run)
  const drawn = formula?.drawn
  if (drawn == null) throw new Error('a formula that was not drawn is no formula')
  const full = size * theme.formulaScale
  const whole = full * shareIn(drawn, room, full)
  const broken = drawn.narrow === null ? 0 : full * shareIn(drawn.narrow, room, full)
  const isBroken = drawn.narrow !== null && whole < SMALLER * full && broken > whole
  const chosen = isBroken && drawn.narrow !== null ? drawn.narrow : drawn
  const own = Math.floor((isBroken ? broken : whole) * 10) / 10
  const height = Math.ceil((chosen.height + chosen.depth + 2 * AROUND) * own)
  return {
    kind: 'formula',
    of: atom.id,
    span: atom.span,
    line: atom.line,
    drawn: chosen,
    tex: formula?.tex ?? '',
    size: own,
    height,
  }
}

/** How much of its size it can have. */
function shareIn(drawn: DrawnFormula, { width, height }: { width: number; height: number }, size: number): number {
  return Math.min(1, width / (drawn.width * size), height / ((drawn.height + drawn.depth + 2 * AROUND) * size))
}
