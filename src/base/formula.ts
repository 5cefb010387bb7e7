// A formula, or a small picture, as a box among letters. What a text knows of it; drawing it is the host's work.

import type { Markup } from './html.ts'

/** Stands in a text where such a box stands: one character, so that nothing ever cuts it. */
export const FORMULA_SIGN = '\ufffc'

/** A box in a line. Lengths are em of its own size. */
export interface Inset {
  readonly width: number
  /** Above the baseline. */
  readonly height: number
  /** Below the baseline. */
  readonly depth: number
  readonly markup: Markup
}

export interface DrawnFormula extends Inset {
  /** An inline `<svg>` without size and `<math>` with the TeX as it was written. */
  readonly markup: Markup
  /** The same, broken at its relations to be narrower; null where it is narrow or cannot be broken. */
  readonly narrow: DrawnFormula | null
  /** The characters drawn in it with the deck's fonts, for the subsets. */
  readonly characters: string
}
