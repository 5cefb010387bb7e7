// How wide a text of a drawing is in the deck's own type.

import { isWide } from '../../base/text.ts'
import type { Faces } from '../../measure/measurer.ts'

/** px, on one line. */
export function textWidth(text: string, size: number, faces: Faces): number {
  let width = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    width += faces.advance(codePoint, 'sans', 400) ?? (isWide(codePoint) ? 1 : 0.6)
  }
  return width * size
}
