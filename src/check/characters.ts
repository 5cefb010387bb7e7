// Texts compared without what markup, typesetting and line breaks change: white space and unseen characters do not count.

/** NFC without white space and characters that only steer, such as zero-width ones. */
export function compact(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cf}]+/gu, '')
}

/** Letters, digits and the punctuation of Chinese and Japanese, none of which is ever markup. */
const MEANING = /[\p{L}\p{N}\p{Emoji_Presentation}。！？；，、：“”‘’（）《》「」『』【】…]/u
const NO_MEANING = /[^\p{L}\p{N}\p{Emoji_Presentation}。！？；，、：“”‘’（）《》「」『』【】…]+/gu

export function carriesMeaning(character: string): boolean {
  return MEANING.test(character)
}

export function meaningOf(text: string): string {
  return text.normalize('NFC').replace(NO_MEANING, '')
}

/** True where `part` is left of `whole` after deleting characters. Both are compacted. */
export function isDeletion(part: string, whole: string): boolean {
  const wanted = Array.from(compact(part))
  let at = 0
  for (const character of compact(whole)) {
    if (at < wanted.length && character === wanted[at]) at++
  }
  return at === wanted.length
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  times: '×',
  larr: '←',
  rarr: '→',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  deg: '°',
  ensp: ' ',
  emsp: ' ',
}

/** Character references written out, for a comparison with what a browser shows. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
