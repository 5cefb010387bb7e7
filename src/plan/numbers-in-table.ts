// Columns of numbers: right-aligned, with their decimal points one under the other.

import type { Align } from '../article/article.ts'

/** A number, with a sign, groups of digits, decimals and a short unit; `tail` begins at the decimal point or behind the last digit. */
const NUMBER =
  /^\s*(?:[$€£¥￥~≈<>≤≥±]\s*)?[+\-−–]?\d[\d,\u00a0\u202f ]*((?:\.\d+)?\s*(?:%|‰|°C?|[a-zA-Zµ]{1,4}|\p{sc=Han}{1,2})?)\s*$/u
/** What stands for no number. */
const NONE = /^\s*(?:[-–—/]|n\/?a|无|—)?\s*$/i
/** Fewer are no column. */
const LEAST = 2

export interface NumberColumn {
  readonly align: Align
  /** For each row the room behind its number, px; 0 where it needs none. */
  readonly pads: readonly number[]
}

/** Null for a column that is not all numbers, or whose author aligns it otherwise. `widthOf` measures a text, px. */
export function numberColumn(
  texts: readonly string[],
  align: Align,
  widthOf: (text: string) => number,
): NumberColumn | null {
  if (align !== 'none' && align !== 'right') return null
  const tails = texts.map((text) => (NONE.test(text) ? null : (NUMBER.exec(text)?.[1] ?? undefined)))
  if (tails.includes(undefined) || tails.filter((tail) => tail !== null).length < LEAST) return null
  const widths = tails.map((tail) => (tail == null || tail === '' ? 0 : widthOf(tail.trimEnd())))
  const widest = Math.max(...widths)
  return { align: 'right', pads: widths.map((width, row) => (tails[row] === null ? 0 : Math.round(widest - width))) }
}
