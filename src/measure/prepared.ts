// A text after its widths are known, before anyone knows how wide its box is.

/** A text ready to be broken at any width: all lengths in em of its own type size. */
export interface Prepared {
  readonly text: string
  /** Advance of each UTF-16 unit; the second unit of a pair has none. */
  readonly advances: Float64Array
  /** 1 where a line may begin, 2 where it may only in an emergency. */
  readonly breaks: Uint8Array
  readonly width: number
  /** What each unit is at the edge of a line, as in `Spacing`; null where no unit is anything. */
  readonly shape: Uint8Array | null
  /** How far formulas reach above the baseline and below it; 0 without any. */
  readonly above: number
  readonly below: number
}
