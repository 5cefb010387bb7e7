// Characters and sentences, for any article. No locale, no segmenter: the same answer on every machine.

import { FORMULA_SIGN } from './formula.ts'

/** Han, kana, bopomofo and full-width forms: written without spaces, a line may break between any two. */
export function isWide(codePoint: number): boolean {
  return (
    (codePoint >= 0x2e80 && codePoint <= 0x312f) ||
    (codePoint >= 0x3190 && codePoint <= 0x4dbf) ||
    (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe4f) ||
    (codePoint >= 0xff00 && codePoint <= 0xff60) ||
    (codePoint >= 0xffe0 && codePoint <= 0xffe6) ||
    (codePoint >= 0x20000 && codePoint <= 0x3fffd)
  )
}

/** Joiners, variation selectors, combining marks of the usual blocks, direction marks. */
export function isInvisible(codePoint: number): boolean {
  return (
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x2069) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0x0300 && codePoint <= 0x036f) ||
    codePoint === 0xfeff ||
    codePoint === 0x00ad ||
    codePoint < 0x20
  )
}

/** What there is to read in a formula, on the whole. */
const FORMULA_LOAD = 3

const HAN_OR_KANA = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu
const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu

/** How much there is to read: 1 for each Han or kana character, 1.6 for each word of another script. */
export function loadOf(text: string): number {
  const han = text.match(HAN_OR_KANA)?.length ?? 0
  const words = text.replace(HAN_OR_KANA, ' ').match(WORD)?.length ?? 0
  return han + 1.6 * words + FORMULA_LOAD * (text.split(FORMULA_SIGN).length - 1)
}

/** A usual formula among words, in em. */
const FORMULA_WIDTH = 2

/** About how wide a text is set, in its own size. */
export function widthInEm(text: string): number {
  let width = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const isSquare = isWide(codePoint) || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
    width += isSquare ? 1 : character === FORMULA_SIGN ? FORMULA_WIDTH : 0.52
  }
  return width
}

export function hanCount(text: string): number {
  return text.match(HAN_OR_KANA)?.length ?? 0
}

/** True for a text whose letters are mostly Han or kana. */
export function isMostlyHan(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return hanCount(text) * 2 > letters
}

const OPENERS = '(（[［【「『《〈“‘{｛〔'
const CLOSERS = ')）]］】」』》〉”’}｝〕'
const WIDE_ENDS = '。！？；｡؟۔'
/** The number of a footnote belongs to the sentence before it. */
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const TRAILERS = `${CLOSERS}"'*_。！？!?…${RAISED}`
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Z]|[Ee]\.g|[Ii]\.e|[Ee]tc|[Vv]s|[Cc]f|[Ff]ig|[Nn]o|[Vv]ol|[Pp]p?|[Ee]d|[Ss]t|Mr|Mrs|Ms|Dr|Prof|Inc|Ltd|[Aa]pprox|[Ee]q|[Ss]ec|[Cc]h)$/

/** In brackets: the number of what follows. */
const COUNTS = /^[(（](?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-hivx]{1,4})[)）]/

/**
 * The ends of the sentences in a text, as offsets; the last is the text's length. White space after an end
 * belongs to the sentence before. Never inside brackets; a remark in brackets stays with what it remarks on.
 */
export function sentenceEnds(text: string): number[] {
  const depth = bracketDepths(text)
  const ends: number[] = []
  let at = 0
  while (at < text.length) {
    if (depth[at] !== 0 || !endsSentence(text, at)) {
      at++
      continue
    }
    let end = at + 1
    while (
      end < text.length &&
      TRAILERS.includes(text[end] ?? '') &&
      (depth[end] === 0 || CLOSERS.includes(text[end] ?? ''))
    )
      end++
    const isRemark = OPENERS.slice(0, 2).includes(text[end] ?? ' ') && !COUNTS.test(text.slice(end, end + 6))
    if (isRemark && (depth[end] ?? 0) > 0) {
      while (end < text.length && (depth[end] ?? 0) > 0) end++
      while (end < text.length && TRAILERS.includes(text[end] ?? '')) end++
    }
    while (end < text.length && /\s/.test(text[end] ?? '')) end++
    ends.push(end)
    at = end
  }
  if (ends.at(-1) !== text.length) ends.push(text.length)
  return ends
}

function endsSentence(text: string, at: number): boolean {
  const character = text[at] ?? ''
  if (WIDE_ENDS.includes(character)) return true
  if (character === '…')
    return (
      text[at + 1] !== '…' &&
      /^[\s”’」』）)]*(?:$|[\p{Lu}\p{sc=Han}])/u.test(text.slice(at + 1, at + 8)) &&
      text[at - 1] === '…'
    )
  if (character === '!' || character === '?')
    return /^["'”’)\]⁰¹²³⁴-⁹]*(?:\s|$|\p{sc=Han})/u.test(text.slice(at + 1, at + 6))
  if (character !== '.') return false
  if (!/^["'”’)\]*_⁰¹²³⁴-⁹]*(?:$|\s+["'“‘([*_]*(?:\p{Lu}|\p{Lo}|\p{N}|$))/u.test(text.slice(at + 1, at + 12)))
    return false
  // The number that a line begins with belongs to it.
  if (/^\s*(?:\d{1,3}(?:\.\d+)*|[A-Za-z]|[ivxIVX]+)$/.test(text.slice(0, at))) return false
  return !ABBREVIATION.test(text.slice(Math.max(0, at - 8), at))
}

/** For each character, how many brackets that do close again are open at it; a bracket counts as inside itself. */
function bracketDepths(text: string): Int32Array {
  const change = new Int32Array(text.length + 1)
  const open: { at: number; kind: number }[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    const opener = OPENERS.indexOf(character)
    if (opener >= 0) {
      open.push({ at, kind: opener >> 1 })
      continue
    }
    const closer = CLOSERS.indexOf(character)
    if (closer < 0) continue
    const index = open.findLastIndex(({ kind }) => kind === closer >> 1)
    const match = open[index]
    if (match === undefined) continue
    open.length = index
    change[match.at] = (change[match.at] ?? 0) + 1
    change[at + 1] = (change[at + 1] ?? 0) - 1
  }
  const depth = new Int32Array(text.length)
  let now = 0
  for (let at = 0; at < text.length; at++) {
    now += change[at] ?? 0
    depth[at] = now
  }
  return depth
}

/** The ends of the clauses in a sentence: places where it may be cut if it must be. */
export function clauseEnds(text: string): number[] {
  const ends: number[] = []
  for (const match of text.matchAll(/[，；：、,;:،؛][”’」』）)]*\s*|[—–]{1,2}\s*|\s/gu)) {
    const end = match.index + match[0].length
    const isWideMark = /[，；：、—،؛]/u.test(match[0])
    if (isWideMark || /\s$/.test(match[0])) ends.push(end)
  }
  if (ends.at(-1) !== text.length) ends.push(text.length)
  return ends
}

/** Joins the two ends of a soft line break: nothing between wide characters, else a space. */
export function softBreakText(before: string, after: string): '' | ' ' {
  const left = before.codePointAt(before.length - (/[\udc00-\udfff]$/.test(before) ? 2 : 1)) ?? 0
  const right = after.codePointAt(0) ?? 0
  return isWide(left) && isWide(right) ? '' : ' '
}
