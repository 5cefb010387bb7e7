// The characters that the fonts of a page must have.

import type { Markup } from '../base/html.ts'
import { isChinese } from '../base/is-chinese.ts'
import type { Answers } from '../measure/answers.ts'
import type { FontNeeds } from './fonts.ts'

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')

/** Stands behind a line of code that goes on; the theme draws it. */
const WRAPPED = '↩'

/** A mark among letters, see `text.ts`. */
const LATIN = /<span class="lat">(.)<\/span>/gu

/** Tags are made of ASCII, so the markup itself can be read for what stands in it. `more` is what is set beside the slides. */
export function charactersOf(slides: Markup, answers: Answers, player: string, lang: string, more = ''): FontNeeds {
  const drawn = [...answers.values()].map((answer) => (answer.kind === 'drawn' ? answer.characters : '')).join('')
  const sans = distinct(
    `${ASCII}…›·${slides.text.replace(/[\x00-\x7f]+/g, '')}${drawn}${spoken(player, lang)}${more.replace(/[\x00-\x7f]+/g, '')}`,
  )
  const hasCode = /<(?:code|kbd|pre)\b/.test(slides.text)
  const mono = hasCode
    ? Array.from(sans)
        .filter((character) => (character.codePointAt(0) ?? 0) < 0x2e80)
        .join('') + (slides.text.includes('class="wrap"') ? WRAPPED : '')
    : ''
  const marks = distinct(Array.from(slides.text.matchAll(LATIN), ([, mark = '']) => mark).join(''))
  return { sans, mono, marks }
}

function distinct(text: string): string {
  return [...new Set(text)]
    .filter((character) => character >= ' ')
    .sort()
    .join('')
}

/** The player speaks English and Chinese; its Chinese is drawn with the deck's fonts where the deck is Chinese. */
function spoken(player: string, lang: string): string {
  return isChinese(lang) ? player.replace(/[\x00-\x7f]+/g, '') : ''
}
