// The characters that the fonts of a page must have.

import type { Markup } from '../base/html.ts'
import type { Answers } from '../measure/answers.ts'
import type { FontNeeds } from '../world.ts'

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')

/** Tags are made of ASCII, so the markup itself can be read for what stands in it. */
export function charactersOf(slides: Markup, answers: Answers): FontNeeds {
  const drawn = [...answers.values()].map((answer) => (answer.kind === 'drawn' ? answer.characters : '')).join('')
  const sans = distinct(`${ASCII}…›·${slides.text.replace(/[\x00-\x7f]+/g, '')}${drawn}`)
  const hasCode = /<(?:code|kbd|pre)\b/.test(slides.text)
  const mono = hasCode ? Array.from(sans).filter((character) => (character.codePointAt(0) ?? 0) < 0x2e80).join('') : ''
  return { sans, mono }
}

function distinct(text: string): string {
  return [...new Set(text)].filter((character) => character >= ' ').sort().join('')
}
