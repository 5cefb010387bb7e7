// The space that no character makes: between Han and Latin, between marks that have a blank half each, and at the edge of a line. The
// page makes it with empty elements: the text stays as it is. And the marks that a text in letters has otherwise than Chinese.

import type { Text } from '../article/article.ts'
import { FORMULA_SIGN } from '../base/formula.ts'

export interface Spacing {
  /** Of each UTF-16 unit: between it and the one before it on the same line, em. */
  readonly before: Float32Array
  /** Whether it begins or ends with a blank half: `OPENING`, `CLOSING`, or 0. */
  readonly shape: Uint8Array
  /** 1 for a quotation mark or dots that stand among letters: the deck's face has only those that fill a square. */
  readonly latin: Uint8Array
}

/** Between Han and Latin, and what two marks have too much; em. */
export const BETWEEN = 0.125
export const HALF = 0.5
/** Stand where their neighbours stand. */
const HANGING = new Set('“”‘’…')

const OPENS = new Set('（「『【〔《〈〖｛［“‘')
const CLOSES = new Set('）」』】〕》〉〗｝］”’。，、：；！？．')
const IDEOGRAPH = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u
const ALPHABETIC = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{Nd}]/u

export const OPENING = 1
export const CLOSING = 2

/** What a character takes less at the edge of a line that it is of this shape for, em. */
export function edgeOf({ shape }: { readonly shape: Uint8Array | null }, at: number, kind: number): number {
  return shape !== null && shape[at] === kind ? HALF : 0
}

/** Null where nothing but letters stands. */
export function spacingOf(runs: readonly Text[]): Spacing | null {
  const text = runs.map((run) => run.text).join('')
  if (!NEEDED.test(text)) return null
  const boxed = boxesIn(runs, text.length)
  const latin = latinMarks(text)
  const length = text.length
  const spacing = {
    before: new Float32Array(length),
    shape: new Uint8Array(length),
    latin: new Uint8Array(length),
  }
  for (let at = 0; at < length; at++) {
    const sign = text[at] ?? ''
    if (boxed[at] === 1) continue
    if (latin.has(at)) {
      spacing.latin[at] = 1
      continue
    }
    spacing.shape[at] = OPENS.has(sign) ? OPENING : CLOSES.has(sign) ? CLOSING : 0
    if (at > 0 && boxed[at - 1] === 0) spacing.before[at] = betweenOf(text, at, spacing.shape)
  }
  return spacing
}

const NEEDED =
  /[“”‘’…\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}（「『【〔《〈〖｛［）」』】〕》〉〗｝］。，、：；！？．]/u

/** Code has paper around it. */
function boxesIn(runs: readonly Text[], length: number): Uint8Array {
  const boxed = new Uint8Array(length)
  let at = 0
  for (const { text, marks } of runs) {
    const isBox = marks.some(
      (mark) => mark.kind === 'code' || mark.kind === 'picture' || (mark.kind === 'tag' && mark.name === 'kbd'),
    )
    if (isBox) boxed.fill(1, at, at + text.length)
    at += text.length
  }
  return boxed
}

function betweenOf(text: string, at: number, shape: Uint8Array): number {
  const own = shape[at] ?? 0
  const last = shape[at - 1] ?? 0
  // One blank half of the two is enough.
  if (last === CLOSING && own !== 0) return -HALF
  if (last === OPENING && own === OPENING) return -HALF
  const [left, right] = [characterBefore(text, at), String.fromCodePoint(text.codePointAt(at) ?? 0)]
  const isBoundary = (IDEOGRAPH.test(left) && isLetter(right)) || (isLetter(left) && IDEOGRAPH.test(right))
  return isBoundary ? BETWEEN : 0
}

function isLetter(character: string): boolean {
  return character === FORMULA_SIGN || ALPHABETIC.test(character)
}

function characterBefore(text: string, at: number): string {
  const unit = text[at - 1] ?? ''
  return /[\udc00-\udfff]/.test(unit) ? text.slice(at - 2, at) : unit
}

/** Where quotation marks and dots stand that belong to a text in letters: with no square beside them, or beside their other half. */
function latinMarks(text: string): ReadonlySet<number> {
  const isAmongLatin = placesAmongLatin(text)
  const found = new Set<number>()
  const open: { readonly sign: string; readonly at: number }[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '“' || sign === '‘') open.push({ sign, at })
    else if (sign === '”' || sign === '’') {
      const isApostrophe = sign === '’' && ALPHABETIC.test(text[at + 1] ?? '')
      const index = isApostrophe ? -1 : open.findLastIndex((one) => one.sign === OTHER[sign])
      const opening = open[index]?.at ?? null
      if (opening !== null) open.length = index
      if (isAmongLatin(at) && (opening === null || isAmongLatin(opening)))
        for (const place of opening === null ? [at] : [opening, at]) found.add(place)
    } else if (sign === '…' && isAmongLatin(at)) found.add(at)
  }
  for (const { at } of open) if (isAmongLatin(at)) found.add(at)
  return found
}

const OTHER: Readonly<Record<string, string>> = { '”': '“', '’': '‘' }
const SQUARE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff01-\uff60]/u

/** For each place in a run of marks whether letters, and not squares, stand around the run; each run is looked at once. */
function placesAmongLatin(text: string): (at: number) => boolean {
  const among = new Uint8Array(text.length)
  for (let first = 0; first < text.length; ) {
    if (!HANGING.has(text[first] ?? '')) {
      first++
      continue
    }
    let end = first
    while (end < text.length && HANGING.has(text[end] ?? '')) end++
    const after = String.fromCodePoint(text.codePointAt(end) ?? 32)
    if (!SQUARE.test(characterBefore(text, first)) && !SQUARE.test(after)) among.fill(1, first, end)
    first = end
  }
  return (at) => among[at] === 1
}
