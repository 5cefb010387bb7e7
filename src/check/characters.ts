// Texts compared without what markup, typesetting and line breaks change: white space and unseen characters do not count.

import { decodeHTMLStrict } from 'entities'

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

/**
 * A source in which each character reference stands before what it means, or before the sign for a character that may not be, as
 * each control character does: what a browser shows is a deletion of it.
 */
export function withDecoded(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}/gu, '$&\ufffd')
    .replace(/&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);/g, (written) => {
      const meant = decodeHTMLStrict(written)
      return meant === written ? written : `${written}${meant}\ufffd`
    })
}
