// Hexo's tags: notes and quotations are quotations, pictures are pictures. Its code and links are read with Liquid's.

import type { Change, PlainLine } from './change.ts'
import { instead, isExample } from './change.ts'

const QUOTES = 'note|blockquote|quote|cq|centerquote|pullquote'
const OPENING = new RegExp(`^(\\s*\\{%-?\\s*(${QUOTES})\\b\\s*)(.*?)\\s*-?%\\}\\s*$`)
const CLOSING = new RegExp(`^\\s*\\{%-?\\s*end(?:${QUOTES})\\s*-?%\\}\\s*$`)
const PICTURE = /\{%-?\s*(?:asset_img|img)\s+([^%]*?)\s*-?%\}/g

export function hexo(lines: readonly PlainLine[]): Change[] {
  const hasEnd = lines.some(({ text }) => CLOSING.test(text))
  return lines.flatMap((line): Change[] => {
    if (hasEnd && CLOSING.test(line.text)) return [instead(line, '', 'attribute')]
    const [, before, name = '', words = ''] = (hasEnd ? OPENING.exec(line.text) : null) ?? []
    if (before === undefined) return pictures(line)
    // Whom a quotation is from is said; what a note looks like is not.
    if (words === '' || name === 'note' || name === 'pullquote') return [instead(line, '', 'attribute')]
    const from = line.start + before.length
    return [
      {
        span: { start: line.start, end: from },
        text: '\u00a0'.repeat(before.length),
        why: 'attribute',
        diagnostic: null,
      },
      instead({ start: from + words.length, end: line.end }, '', 'attribute'),
    ]
  })
}

/** Where a quotation of these tags begins and ends. */
export function opensQuote(text: string): boolean {
  return OPENING.test(text)
}

export function closesQuote(text: string): boolean {
  return CLOSING.test(text)
}

/** `{% asset_img class name.png 200 100 "what it shows" %}`: the first word with an extension is the file, what is left over the text. */
function pictures(line: PlainLine): Change[] {
  return Array.from(line.text.matchAll(PICTURE)).flatMap(({ 0: tag, 1: inner = '', index }): Change[] => {
    const words = inner.match(/"[^"]*"|'[^']*'|\S+/g) ?? []
    const at = words.findIndex((word) => /\.\w{2,5}$/.test(word))
    const file = words[at]
    if (file === undefined || isExample(line, index)) return []
    const alt = words
      .slice(at + 1)
      .filter((word) => !/^\d+%?$/.test(word))
      .join(' ')
      .replace(/["'[\]]/g, '')
    const image = `![${alt}](${file})`
    if (image.length > tag.length || /[()<>]/.test(file)) return []
    const span = { start: line.start + index, end: line.start + index + tag.length }
    return [{ span, text: image.padEnd(tag.length), why: null, diagnostic: null }]
  })
}
