// What stands for a figure whose file is missing: what it is and where it was looked for, small.

import { loadOf, widthInEm } from '../base/text.ts'

/** How the text alternative is set, by its length: `data-long` in the page, px in the theme. */
const SIZES = [
  { most: 36, size: 24, line: 36 },
  { most: 120, size: 18, line: 26 },
  { most: Number.POSITIVE_INFINITY, size: 16, line: 23 },
] as const
const WORD_LINE = 24
const PATH = { size: 16, line: 24 }
const GAP = 10
/** Left and right of the texts, and above and below them, px. */
const PADDING = { x: 16, y: 8 }

/** 0, 1 or 2: how small a text alternative is set. */
export function altLength(alt: string): number {
  const load = loadOf(alt)
  return SIZES.findIndex(({ most }) => load <= most)
}

/** The start and the end of a path that is longer than its box has room for; the message about it has it whole. */
export function shortPath(path: string): string {
  const characters = Array.from(path)
  return characters.length <= 120 ? path : `${characters.slice(0, 60).join('')}…${characters.slice(-50).join('')}`
}

/** About the least height of its box, px. */
export function heightOfMissing(alt: string, path: string, width: number): number {
  const inner = Math.max(1, width - 2 * PADDING.x)
  const heightOf = (text: string, size: number, line: number) =>
    text === '' ? 0 : GAP + Math.ceil((widthInEm(text) * size * 1.12) / inner) * line
  const { size, line } = SIZES[altLength(alt)] ?? SIZES[2]
  return 2 * PADDING.y + WORD_LINE + heightOf(alt, size, line) + heightOf(shortPath(path), PATH.size, PATH.line)
}
