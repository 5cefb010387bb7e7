// Where a line may begin: the rules of UAX #14 that matter for Chinese, Japanese, Korean and spaced scripts,
// with the strict set of characters that may not begin or end a line.

import { FORMULA_SIGN } from '../base/formula.ts'
import { isInvisible, isWide } from '../base/text.ts'

const NOT_FIRST = new Set(
  Array.from(
    '、。，．！？；：…‥·・）】」』》〉”’〕］｝〗〙〛｠»›!?,.;:)]}%‰℃°ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ～〜／',
  ),
)
const NOT_LAST = new Set(Array.from('（【「『《〈“‘〔［｛〖〘〚｟«‹([{$¥£€￥＄#＃@'))
const FORMULA = FORMULA_SIGN.charCodeAt(0)
/** Pairs of the same mark are one sign. */
const UNBROKEN_PAIR = new Set(Array.from('—…‥─－'))

/** For each UTF-16 unit: 0 no line begins here, 1 one may, 2 only where nothing else helps. */
export function breaksBefore(text: string): Uint8Array {
  const breaks = new Uint8Array(text.length)
  let previous = -1
  let beforePrevious = -1
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at) ?? 0
    const units = codePoint > 0xffff ? 2 : 1
    if (at > 0 && !isInvisible(codePoint) && previous !== 0x200d) {
      breaks[at] = mayBreak(beforePrevious, previous, codePoint) ? 1 : 2
      if (previous === 0x200b) breaks[at] = 1
    }
    // Two regional indicators are one flag; modifiers belong to the sign before.
    if (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) breaks[at] = 0
    beforePrevious = previous
    previous = codePoint
    at += units
  }
  return breaks
}

/** The same for a cell of a table, which may be narrow: also at the joints of a name, such as `model-1.5(beta)`. */
export function cellBreaksBefore(text: string): Uint8Array {
  const breaks = breaksBefore(text)
  for (let at = 2; at < text.length - 1; at++) {
    const isJoint =
      /[-_/]/.test(text[at - 1] ?? '') ||
      /[([]/.test(text[at] ?? '') ||
      (text[at - 1] === '.' && /\p{L}/u.test(text[at] ?? ''))
    if (breaks[at] === 2 && isJoint && /[\p{L}\p{N}]/u.test(`${text[at - 2]}`) && !NOT_FIRST.has(text[at] ?? ''))
      breaks[at] = 1
  }
  return breaks
}

/** The same for a line of code: after spaces and signs, not within its indentation. */
export function codeBreaksBefore(text: string): Uint8Array {
  const breaks = breaksBefore(text)
  const start = text.search(/\S/)
  for (let at = 1; at < text.length; at++) {
    if (breaks[at] === 0 && text[at] !== ' ') continue
    if (at <= start) breaks[at] = 2
    else if (text[at] !== ' ' && /[\s,;([{|&=/]/.test(text[at - 1] ?? '') && /[\w"'`$<.]/.test(text[at] ?? ''))
      breaks[at] = 1
    else if (text[at] === ' ') breaks[at] = 2
  }
  return breaks
}

function mayBreak(before: number, left: number, right: number): boolean {
  const leftSign = String.fromCodePoint(left)
  const rightSign = String.fromCodePoint(right)
  if (right === 32 || right === 0xa0 || left === 0xa0 || right === 0x202f || left === 0x202f || right === 0x2060)
    return false
  if (NOT_FIRST.has(rightSign)) return false
  if (left === 32) return !(NOT_LAST.has(String.fromCodePoint(Math.max(before, 0))) && before > 0)
  if (NOT_LAST.has(leftSign)) return false
  // A dash stands at the end of a line, not at its beginning.
  if (rightSign === '—') return false
  if (left === right && UNBROKEN_PAIR.has(leftSign)) return false
  // A formula is a word among words, and a character among Chinese.
  if (left === FORMULA || right === FORMULA) return isWide(left) || isWide(right)
  const isWideLeft = isWide(left) || left >= 0x1f000
  const isWideRight = isWide(right) || right >= 0x1f000
  if (isWideLeft || isWideRight) return true
  if (leftSign === '—' || leftSign === '…' || leftSign === '”' || rightSign === '“') return hasHan(left, right)
  // Hyphens and slashes inside words, between letters.
  if (leftSign === '-' || leftSign === '‐' || leftSign === '/' || leftSign === '–')
    return isLetter(right) && isLetter(before)
  return false
}

function hasHan(left: number, right: number): boolean {
  return left === 0x2014 || left === 0x2026 || left === 0x201d || right === 0x201c
}

function isLetter(codePoint: number): boolean {
  return codePoint > 0 && /\p{L}/u.test(String.fromCodePoint(codePoint))
}
