// The largest area that a figure could have together with its text: alone, beside it or under it.

import type { TextLine } from './facts.ts'
import { widthOf } from './geometry.ts'

const GAP = 40
const LINE_HEIGHT = 1.5
/** A column of text has at least this many characters' widths. */
const NARROWEST = 11
/** Lines do not fill to the last pixel. */
const RAGGED = 1.08

export function bestArea(
  ratio: number,
  text: readonly TextLine[],
  body: { readonly width: number; readonly height: number },
): number {
  if (text.length === 0) return containedArea(ratio, body.width, body.height)
  const size = Math.max(...text.map((line) => line.size))
  const above = containedArea(ratio, body.width, body.height - textHeight(text, body.width) - GAP / 2)
  let best = above
  for (let column = NARROWEST * size; column < body.width - GAP; column += size / 2) {
    if (textHeight(text, column) > body.height) continue
    best = Math.max(best, containedArea(ratio, body.width - GAP - column, body.height))
  }
  return best
}

function containedArea(ratio: number, width: number, height: number): number {
  if (width <= 0 || height <= 0) return 0
  const fitted = Math.min(width, height * ratio)
  return (fitted * fitted) / ratio
}

/** How high the text stands when set anew at a width: each block takes whole lines and half a line after it. */
function textHeight(text: readonly TextLine[], width: number): number {
  const blocks = new Map<number, { length: number; size: number }>()
  for (const line of text) {
    const block = blocks.get(line.block) ?? { length: 0, size: line.size }
    blocks.set(line.block, { length: block.length + widthOf(line.rect), size: Math.max(block.size, line.size) })
  }
  let height = 0
  for (const { length, size } of blocks.values())
    height += (Math.ceil((length * RAGGED) / width) * LINE_HEIGHT + 0.5) * size
  return height
}
