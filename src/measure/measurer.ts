// How wide text is and where its lines end, without a browser: the advances of the deck's own fonts
// and the rules for breaking lines. The page is set with kerning off, so a width is a sum.

import type { Text } from '../article/article.ts'
import { insetOf } from '../article/with-formulas.ts'
import { isInvisible } from '../base/text.ts'
import { balancedBreaks } from './balanced-breaks.ts'
import { breaksBefore, cellBreaksBefore, codeBreaksBefore } from './line-break.ts'
import type { Prepared } from './prepared.ts'
import { CLOSING, edgeOf, OPENING, type Spacing, spacingOf } from './spacing.ts'
import { isInWord } from './words.ts'

/** Of a text, of code, and of the quotation marks and dots among letters. */
export type Family = 'sans' | 'mono' | 'marks'
export type Weight = 400 | 700

/** Whose letters a deck's text is set in: one of the deck's own faces, or whatever the reader's system has. */
export type TextFace = 'sans' | 'serif' | 'system'

/** Font advances in em; null where the face has no glyph for the character. */
export interface Faces {
  advance(codePoint: number, family: Family, weight: Weight): number | null
}

export interface InlineCode {
  readonly scale: number
  readonly padding: number
}

/** The text of a table's cell, in em of its size. */
export function prepareCell(
  runs: readonly Text[],
  weight: Weight,
  faces: Faces,
  inlineCode: InlineCode,
  formulaScale: number,
): Prepared {
  const prepared = prepare(runs, weight, faces, inlineCode, formulaScale)
  return { ...prepared, breaks: cellBreaksBefore(prepared.text) }
}

/** Lines of a code block: no inline code, though set like it. */
const CODE_BLOCK: InlineCode = { scale: 1, padding: 0 }

/** A line of a code block, in em of its size. */
export function prepareCode(runs: readonly Text[], faces: Faces): Prepared {
  const prepared = prepare(runs, 400, faces, CODE_BLOCK, 1, false)
  return { ...prepared, breaks: codeBreaksBefore(prepared.text) }
}

/** A glyph that no embedded font has is drawn by some font of the reader's: the widest that is usual for its script, in em. */
const UNKNOWN: readonly (readonly [RegExp, number])[] = [
  [/[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u, 1.02],
  [/\p{sc=Arabic}/u, 0.6],
  [/\p{sc=Hebrew}/u, 0.6],
  [/[\p{sc=Thai}\p{sc=Lao}]/u, 0.75],
  [/[\p{Emoji_Presentation}\u{2600}-\u{27bf}\u{1f000}-\u{1ffff}]/u, 1.4],
]
const UNKNOWN_OTHER = 1
const BOLDER = 1.12

/** `formulaScale` is the size of formulas in that of the text. */
export function prepare(
  runs: readonly Text[],
  weight: Weight,
  faces: Faces,
  inlineCode: InlineCode,
  formulaScale: number,
  isSpaced = true,
): Prepared {
  const text = runs.map((run) => run.text).join('')
  const advances = new Float64Array(text.length)
  const spacing = isSpaced ? spacingOf(runs) : null
  let at = 0
  let width = 0
  let above = 0
  let below = 0
  for (const run of runs) {
    const inset = insetOf(run, formulaScale)
    if (inset !== null) {
      const { drawn, scale } = inset
      advances[at] = drawn.width * scale
      width += drawn.width * scale
      above = Math.max(above, drawn.height * scale)
      below = Math.max(below, drawn.depth * scale)
      at += run.text.length
      continue
    }
    const isCode = run.marks.some((mark) => mark.kind === 'code' || (mark.kind === 'tag' && mark.name === 'kbd'))
    const isSmall = run.marks.some((mark) => mark.kind === 'tag' && (mark.name === 'sub' || mark.name === 'sup'))
    const isBold = weight === 700 || run.marks.some((mark) => mark.kind === 'strong')
    const scale = isCode ? inlineCode.scale : isSmall ? 0.75 : 1
    for (let index = 0; index < run.text.length; ) {
      const codePoint = run.text.codePointAt(index) ?? 0
      const units = codePoint > 0xffff ? 2 : 1
      const family = isCode ? 'mono' : spacing?.latin[at + index] === 1 ? 'marks' : 'sans'
      const advance = scale * advanceOf(codePoint, family, isBold ? 700 : 400, faces)
      advances[at + index] = advance
      width += advance
      index += units
    }
    if (isCode && run.text.length > 0) {
      const end = at + run.text.length - 1
      advances[at] = (advances[at] ?? 0) + inlineCode.padding
      advances[end] = (advances[end] ?? 0) + inlineCode.padding
      width += 2 * inlineCode.padding
    }
    at += run.text.length
  }
  if (spacing !== null) width += addSpaces(advances, spacing.before)
  return {
    text,
    advances,
    breaks: breaksBefore(text),
    width,
    shape: spacing === null ? null : edgesOf(spacing),
    above,
    below,
  }
}

/** What stands between two characters is reckoned with the second of them. Gives the sum. */
function addSpaces(advances: Float64Array, before: Float32Array): number {
  let sum = 0
  for (const [at, between] of before.entries()) {
    if (between === 0) continue
    advances[at] = (advances[at] ?? 0) + between
    sum += between
  }
  return sum
}

/** An opening mark that has lost its blank half to the mark before it has none to lose at the start of a line. */
function edgesOf({ shape, before }: Spacing): Uint8Array {
  return shape.map((own, at) => (own === OPENING && (before[at] ?? 0) < 0 ? 0 : own))
}

/** Where the baseline stands in a line: so much of the type size under its middle. From the masters' ascent and descent. */
export const BASELINE = 0.436
/** What ordinary letters need above the baseline and below it, and how much a formula may hang out of its row; in em. */
const LETTERS = { above: 0.9, below: 0.24 }
const HANG = 0.1

/** The least line height at which no formula touches the lines around it, in em; 0 without formulas. */
export function lineHeightFor({ above, below }: Prepared, isOneLine: boolean): number {
  if (above === 0 && below === 0) return 0
  const own = Math.max(2 * (above - HANG - BASELINE), 2 * (below - HANG + BASELINE))
  if (isOneLine) return own
  return Math.max(own, above + Math.max(below, LETTERS.below), below + Math.max(above, LETTERS.above))
}

function advanceOf(codePoint: number, family: Family, weight: Weight, faces: Faces): number {
  const own = faces.advance(codePoint, family, weight)
  if (own !== null) return own
  const other = family !== 'sans' ? faces.advance(codePoint, 'sans', weight) : null
  if (other !== null) return other
  if (isInvisible(codePoint)) return 0
  const sign = String.fromCodePoint(codePoint)
  if (/\p{Mn}/u.test(sign)) return 0
  const width = UNKNOWN.find(([script]) => script.test(sign))?.[1] ?? UNKNOWN_OTHER
  // Bold letters are wider, where they do not fill a square anyway.
  return weight === 700 && width < UNKNOWN_OTHER ? width * BOLDER : width
}

/** The widest stretch that no line may be broken in, unless nothing else helps; in em. */
export function widestWord({ text, advances, breaks, width }: Prepared): number {
  // Two characters and one below them are no column.
  if (text.length <= 3) return width
  let widest = 0
  let word = 0
  for (let at = 0; at < text.length; at++) {
    if (breaks[at] === 1) word = 0
    if (text.charCodeAt(at) !== 32) word += advances[at] ?? 0
    widest = Math.max(widest, word)
  }
  return widest
}

/** How the last line is treated: as it comes, not left with a word, or as long as the others. */
export type Balance = 'none' | 'last' | 'all'

/** In a column up to so wide, in em, a text of two or three lines is set like a title. */
const NARROW = 18
/** The least width of a last line, in em. */
const LAST_LINE = 4.6

/**
 * The offsets at which lines begin, the first line's 0 left out; so a text has one line more than it has breaks.
 * `width` is in em of the text's own size.
 */
export function lineBreaks(prepared: Prepared, width: number, balance: Balance): readonly number[] {
  const greedy = fill(prepared, width)
  if (greedy.length === 0 || balance === 'none') return greedy
  const isShort = width <= NARROW && greedy.length <= 2
  if (balance === 'all' || isShort) return balancedBreaks(prepared, width, greedy)
  if (lastLineWidth(prepared, greedy) >= Math.min(LAST_LINE, width / 3)) return greedy
  let first: readonly number[] | null = null
  for (let narrow = 1; narrow <= 8; narrow++) {
    const breaks = fill(prepared, width - narrow)
    if (breaks.length > greedy.length) break
    if (lastLineWidth(prepared, breaks) < Math.min(LAST_LINE, width / 3)) continue
    first ??= breaks
    if (!isInWord(prepared.text, breaks.at(-1) ?? 0)) return breaks
  }
  return first ?? greedy
}

function lastLineWidth(prepared: Prepared, breaks: readonly number[]): number {
  let width = 0
  for (let at = breaks.at(-1) ?? 0; at < prepared.text.length; at++) width += prepared.advances[at] ?? 0
  return width
}

/** First fit: each line takes what it can; white space at its end takes no room. */
function fill(prepared: Prepared, width: number): number[] {
  const { text, advances, breaks } = prepared
  if (prepared.width - edgeOf(prepared, 0, OPENING) - edgeOf(prepared, text.length - 1, CLOSING) <= width) return []
  const starts: number[] = []
  let start = 0
  let used = -edgeOf(prepared, 0, OPENING)
  let chance = -1
  let usedAtChance = 0
  for (let at = 0; at < text.length; at++) {
    if (at > start && breaks[at] === 1) {
      chance = at
      usedAtChance = used
    }
    const advance = advances[at] ?? 0
    const isSpace = text.charCodeAt(at) === 32
    const end = edgeOf(prepared, at, CLOSING)
    if (isSpace || used + advance - end <= width || at === start) {
      used += advance
      continue
    }
    if (chance > start) {
      starts.push(chance)
      used -= usedAtChance + edgeOf(prepared, chance, OPENING)
      start = chance
      chance = -1
      // The rest of the word may still be wider than a line.
      if (used + advance - end <= width) {
        used += advance
        continue
      }
    }
    let cut = at
    while (cut > start && breaks[cut] === 0) cut--
    if (cut <= start) {
      used += advance
      continue
    }
    starts.push(cut)
    used = -edgeOf(prepared, cut, OPENING)
    for (let index = cut; index <= at; index++) used += advances[index] ?? 0
    start = cut
    chance = -1
  }
  return starts
}
