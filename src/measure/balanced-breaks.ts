// Where the lines of a title begin: as few lines as can be, of like length, with their ends where a reader pauses.

import type { Prepared } from './prepared.ts'
import { CLOSING, edgeOf, OPENING } from './spacing.ts'
import { isInWord } from './words.ts'

/** Shares of the square of the line's width: what an end inside a word costs, and what one after a comma is worth. */
const IN_WORD = 0.12
const AFTER_MARK = 0.09
/** No line is shorter than this share of the usual one. */
const SHORTEST = 0.3
/** Longer texts are no titles; for them the search would be slow. */
const LONGEST = 240

interface Way {
  readonly cost: number
  readonly starts: readonly number[]
}

/** Breaks as many as in `greedy`, the first fit, whose lines are at most `width` em wide; the offsets at which lines begin. */
export function balancedBreaks(prepared: Prepared, width: number, greedy: readonly number[]): readonly number[] {
  const { text, breaks } = prepared
  if (text.length > LONGEST) return greedy
  const before = widthsBefore(prepared)
  const lines = greedy.length + 1
  const ideal = prepared.width / lines
  let best = new Map<number, Way>([[0, { cost: 0, starts: [] }]])
  for (let line = 1; line <= lines; line++) {
    const next = new Map<number, Way>()
    for (const [from, { cost, starts }] of best) {
      for (let to = line === lines ? text.length : from + 1; to <= text.length; to++) {
        if (to < text.length && breaks[to] !== 1) continue
        const own = widthOf(prepared, before, from, to)
        if (own > width) break
        // What is left must have room on the lines that are left.
        if (own < SHORTEST * ideal || prepared.width - (before[to] ?? 0) > (lines - line) * width) continue
        const least = cost + ((own - ideal) / width) ** 2
        const known = next.get(to)?.cost ?? Number.POSITIVE_INFINITY
        if (least - AFTER_MARK >= known) continue
        const total = least + (to === text.length ? 0 : costOfEnd(text, to))
        if (total < known) next.set(to, { cost: total, starts: from === 0 ? starts : [...starts, from] })
      }
    }
    best = next
  }
  return best.get(text.length)?.starts ?? greedy
}

function widthsBefore({ text, advances }: Prepared): Float64Array {
  const before = new Float64Array(text.length + 1)
  for (let at = 0; at < text.length; at++) before[at + 1] = (before[at] ?? 0) + (advances[at] ?? 0)
  return before
}

/** White space at the end of a line takes no room. */
function widthOf(prepared: Prepared, before: Float64Array, from: number, to: number): number {
  let end = to
  while (end > from && prepared.text.charCodeAt(end - 1) === 32) end--
  const edges = edgeOf(prepared, from, OPENING) + edgeOf(prepared, end - 1, CLOSING)
  return (before[end] ?? 0) - (before[from] ?? 0) - edges
}

function costOfEnd(text: string, at: number): number {
  let last = at - 1
  while (last > 0 && text.charCodeAt(last) === 32) last--
  if (PAUSES.has(text[last] ?? '')) return -AFTER_MARK
  return isInWord(text, at) ? IN_WORD : 0
}

/** The mark between the members of a list is no pause. */
const PAUSES = new Set(Array.from('，。；：！？,;:!?—…'))
