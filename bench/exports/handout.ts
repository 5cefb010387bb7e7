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

/** `slides` are the lines of each slide, `drawn` the text of each sheet as it is drawn, `perSheet` how many stand on one; null where it differs. */
export function handoutFaults(
  slides: readonly (readonly string[])[],
  pages: readonly PlacedPage[],
  drawn: readonly string[],
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
  const texts = drawn.map(plain)
  const whole = texts.join('')
  const missing = slides.flatMap((lines, index) => {
    const sheet = perSheet === null ? whole : (texts[Math.floor(index / perSheet)] ?? '')
    return lines
      .filter((line) => !sheet.includes(plain(line)))
      .map((line) => `slide ${index + 1}: ${line.slice(0, 30)}`)
  })
  return { outside, missing }
}

function plain(text: string): string {
  return compact(text.normalize('NFKC'))
}
