// Where the lines of a title begin: as few lines as can be, of like length, with their ends where a reader pauses.

import type { Prepared } from './prepared.ts'
import { isInWord } from './words.ts'

/** Shares of the square of the line's width: what an end inside a word costs, and what one after a comma is worth. */
const IN_WORD = 0.12
const AFTER_MARK = 0.09
/** No line is shorter than this share of the longest. */
const SHORTEST = 0.3
/** Longer texts are no titles; for them the search would be slow. */
const LONGEST = 240

/** Breaks as many as in `greedy`, the first fit, whose lines are at most `width` em wide; the offsets at which lines begin. */
export function balancedBreaks(prepared: Prepared, width: number, greedy: readonly number[]): readonly number[] {
  const { text, advances, breaks } = prepared
  if (text.length > LONGEST) return greedy
  const ends = [0, ...Array.from(breaks.keys()).filter((at) => breaks[at] === 1), text.length]
  const before = new Float64Array(text.length + 1)
  for (let at = 0; at < text.length; at++) before[at + 1] = (before[at] ?? 0) + (advances[at] ?? 0)
  const widthOf = (from: number, to: number) => {
    let end = to
    while (end > from && text.charCodeAt(end - 1) === 32) end--
    return (before[end] ?? 0) - (before[from] ?? 0)
  }
  const ideal = prepared.width / (greedy.length + 1)
  const pauses = new Set(Array.from(text.matchAll(PAUSE), (mark) => mark.index + mark[0].length))
  const costOf = (from: number, to: number) => {
    const line = widthOf(from, to)
    if (line > width || line < SHORTEST * ideal) return Number.POSITIVE_INFINITY
    const isLast = to === text.length
    const end = isLast ? 0 : (isInWord(text, to) ? IN_WORD : 0) - (pauses.has(to) ? AFTER_MARK : 0)
    return ((line - ideal) / width) ** 2 + end
  }

  // The best way to fill so many lines up to each end.
  let best = new Map<number, { readonly cost: number; readonly starts: readonly number[] }>([
    [0, { cost: 0, starts: [] }],
  ])
  for (let line = 0; line <= greedy.length; line++) {
    const next: typeof best = new Map()
    for (const [from, { cost, starts }] of best) {
      for (const to of ends) {
        if (to <= from) continue
        const total = cost + costOf(from, to)
        if (total < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY))
          next.set(to, { cost: total, starts: from === 0 ? starts : [...starts, from] })
      }
    }
    best = next
  }
  return best.get(text.length)?.starts ?? greedy
}

const PAUSE = /[，。；：！？、,;:!?—…]\s*/g
