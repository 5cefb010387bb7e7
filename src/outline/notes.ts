// Footnotes that move to the slides of their references: those that something refers to and that hold nothing but text.

import type { Block, Inline, Text } from '../article/article.ts'
import type { Note } from './outline.ts'

export function notesOf(blocks: readonly Block[]): Note[] {
  const wanted = new Set(blocks.flatMap(referencesIn))
  return blocks.flatMap((block): Note[] => {
    if (block.kind !== 'footnote' || !wanted.has(block.label)) return []
    const runs = textOf(block.blocks)
    const [first] = runs ?? []
    const last = runs?.at(-1)
    if (runs === null || first === undefined || last === undefined) return []
    const span = { start: first.span.start, end: last.span.end }
    return [{ id: `n${block.number}`, label: block.label, number: block.number, runs, span }]
  })
}

/** One line of text; null where there is more than paragraphs. */
function textOf(blocks: readonly Block[]): Text[] | null {
  const runs: Text[] = []
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.inlines.some(({ kind }) => kind === 'image')) return null
    for (const inline of [...(runs.length > 0 ? [space(runs)] : []), ...block.inlines])
      if (inline.kind === 'text') runs.push(inline)
      else if (inline.kind === 'break') runs.push(space(runs))
  }
  return runs
}

function space(runs: readonly Text[]): Text {
  const at = runs.at(-1)?.span.end ?? 0
  return { kind: 'text', text: ' ', span: { start: at, end: at }, marks: [] }
}

/** The labels that a block refers to; notes do not refer for others, since they have no slide of their own. */
function referencesIn(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return labelsIn(block.inlines)
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(referencesIn))
    case 'quote':
      return block.blocks.flatMap(referencesIn)
    case 'table':
      return [block.head, ...block.rows].flat().flatMap(({ inlines }) => labelsIn(inlines))
    case 'footnote':
    case 'code':
    case 'rule':
    case 'directive':
      return []
  }
}

export function labelsIn(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) =>
    inline.kind === 'text' ? inline.marks.flatMap((mark) => (mark.kind === 'note' ? [mark.label] : [])) : [],
  )
}
