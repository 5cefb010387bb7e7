// What others type, made harmless: one line of plain text. It is shown as text everywhere; this keeps it from fooling a reader.

/** Characters of a question, an answer to it, a name. */
export const LONGEST = { text: 280, memo: 2000, name: 40 } as const

const CONTROLS = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu
/** They join what belongs together: the parts of an emoji, letters of Persian and of Indian scripts. */
const JOINERS = /[\u200c\u200d]/
/** Letters and signs that leave no ink. */
const BLANKS = /[\u115f\u1160\u2800\u3164\uffa0]/g
const INK = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Without controls, direction marks and what nobody sees; at most `longest` characters, none cut in two. Empty where nothing is left to see. */
export function typed(text: string, longest: number): string {
  const line = text
    // A text of any length may come here: what is far too long is cut before anything else is done with it.
    .slice(0, longest * 8)
    .normalize('NFC')
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(CONTROLS, (character) => (JOINERS.test(character) ? character : ''))
    // A tower of marks over one letter reaches over other lines.
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
  const cut = Array.from(line).slice(0, longest).join('').trim()
  return INK.test(cut.replace(BLANKS, '')) ? cut : ''
}

/** The same, but lines stay lines. */
export function typedLines(text: string, longest: number): string {
  const lines = text
    .slice(0, longest * 8)
    .split(/\r\n?|\n/)
    .map((line) => typed(line, longest))
  const joined = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return Array.from(joined).slice(0, longest).join('').trim()
}
