// Blocks as plain text, a line for each paragraph and each item.

import type { Block, Inline, Text } from '../../article/article.ts'
import type { Span } from '../../base/source.ts'
import { softBreakText } from '../../base/text.ts'
import { spelled } from '../../outline/pieces.ts'

export interface PlainLine {
  readonly text: string
  readonly span: Span
}

export function linesOf(blocks: readonly Block[]): PlainLine[] {
  return blocks.flatMap((block): PlainLine[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return linesOfInlines(block.inlines)
      case 'list':
        return block.items.flatMap(({ blocks: inner }) => linesOf(inner))
      case 'quote':
      case 'footnote':
        return linesOf(block.blocks)
      case 'table':
        return [block.head, ...block.rows].map((cells) => ({
          text: cells
            .map(({ inlines }) =>
              linesOfInlines(inlines)
                .map(({ text }) => text)
                .join(' '),
            )
            .join(' | '),
          span: block.span,
        }))
      case 'code':
        return [{ text: block.text, span: block.span }]
      case 'rule':
      case 'directive':
        return []
    }
  })
}

/** One line, or several where its author has broken it. */
export function linesOfInlines(inlines: readonly Inline[]): PlainLine[] {
  const lines: PlainLine[] = []
  let text = ''
  let soft = false
  let start = -1
  let last = 0
  const end = () => {
    if (text.trim() !== '') lines.push({ text: tidied(text), span: { start, end: last } })
    text = ''
    start = -1
  }
  for (const inline of inlines) {
    if (inline.kind === 'break') {
      if (inline.hard) end()
      else soft = true
      continue
    }
    const own = inline.kind === 'image' ? inline.alt : wordsOf(inline)
    if (own === '') continue
    text += soft && text !== '' ? softBreakText(text, own.trimStart()) + own.trimStart() : own
    soft = false
    if (start < 0) start = inline.span.start
    last = inline.span.end
  }
  end()
  return lines
}

/** Without the number of a footnote. */
function wordsOf(run: Text): string {
  return run.marks.some(({ kind }) => kind === 'note') ? '' : spelled([run])
}

function tidied(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
