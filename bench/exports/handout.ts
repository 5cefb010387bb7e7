// Whether a handout holds what it should, within its paper.

import { compact } from '../../src/check/characters.ts'
import type { PlacedPage } from './readers.ts'

export interface HandoutFaults {
  /** Lines that leave the paper, or its margin. */
  readonly outside: readonly string[]
  /** Lines of slides that are not on their sheet. */
  readonly missing: readonly string[]
}

/** Points of white that stay around everything. */
const MARGIN = 15

/** `slides` are the lines of each slide, `perSheet` how many stand on one; null where it differs. */
export function handoutFaults(
  slides: readonly (readonly string[])[],
  pages: readonly PlacedPage[],
  perSheet: number | null,
): HandoutFaults {
  const outside = pages.flatMap(({ width, height, lines }, index) =>
    lines
      .filter(
        ({ left, top, right, bottom }) =>
          left < MARGIN || top < MARGIN || right > width - MARGIN || bottom > height - MARGIN,
      )
      .map(({ text }) => `sheet ${index + 1}: ${text.slice(0, 30)}`),
  )
  const texts = pages.map(({ lines }) => plain(lines.map(({ text }) => text).join('')))
  const whole = texts.join('')
  const missing = slides.flatMap((lines, index) => {
    const sheet = perSheet === null ? whole : (texts[Math.floor(index / perSheet)] ?? '')
    return lines.filter((line) => !holds(sheet, plain(line))).map((line) => `slide ${index + 1}: ${line.slice(0, 30)}`)
  })
  return { outside, missing }
}

/** Readers put columns in an order of their own: the letters of a line are looked for as one, and else one by one. */
function holds(sheet: string, line: string): boolean {
  return sheet.includes(line) || [...line].every((letter) => sheet.includes(letter))
}

function plain(text: string): string {
  return compact(text.normalize('NFKC'))
}
