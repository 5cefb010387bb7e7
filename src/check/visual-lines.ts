// The lines that a reader sees: the parts of text nodes of one block that stand side by side, joined.

import type { SlideFacts, TextLine } from './facts.ts'

export interface VisualLine {
  readonly text: string
  readonly parts: readonly TextLine[]
}

/** The lines of each block of a slide, blocks in the order of the document, lines from the top. */
export function visualLines(slide: SlideFacts): readonly (readonly VisualLine[])[] {
  const blocks = new Map<number, TextLine[][]>()
  for (const line of slide.lines) {
    if (line.kind === 'drawing') continue
    const rows = blocks.get(line.block) ?? []
    const row = rows.find((parts) => parts.some((part) => isBeside(part, line)))
    if (row === undefined) rows.push([line])
    else row.push(line)
    blocks.set(line.block, rows)
  }
  return Array.from(blocks.values(), (rows) => rows.map(joined))
}

function isBeside(part: TextLine, line: TextLine): boolean {
  if (line.index || part.index) return line.rect.top < part.rect.bottom && line.rect.bottom > part.rect.top
  const middle = (line.rect.top + line.rect.bottom) / 2
  return Math.abs(middle - (part.rect.top + part.rect.bottom) / 2) < Math.max(line.size, part.size) / 2
}

function joined(parts: readonly TextLine[]): VisualLine {
  return { text: parts.map((part) => part.text).join(''), parts }
}
