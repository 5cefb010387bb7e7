// `<blockquote>`, `<aside>` and Hexo's quotations around blocks of Markdown: what stands between their tags is a quotation.

import type { Span } from '../base/source.ts'
import type { Block } from './article.ts'
import { plainLines } from './dialects/change.ts'
import { closesQuote, opensQuote } from './dialects/hexo.ts'

const OPENING = /^\s{0,3}<(blockquote|aside)\b[^>]*>/i

/**
 * Blocks of the article's own level that lie between such tags become one quotation; headings are never taken in. `written` is the
 * body before its dialects were read.
 */
export function withQuotedRegions(blocks: readonly Block[], written: string): readonly Block[] {
  const regions = regionsOf(written)
  if (regions.length === 0) return blocks
  const found: Block[] = []
  let at = 0
  for (const region of regions) {
    while (at < blocks.length && (blocks[at]?.span.start ?? 0) < region.start) found.push(...blocks.slice(at, ++at))
    const from = at
    while (at < blocks.length && (blocks[at]?.span.end ?? 0) <= region.end) at++
    const held = blocks.slice(from, at)
    const [first] = held
    const last = held.at(-1)
    if (first === undefined || last === undefined || held.some(({ kind }) => kind === 'heading' || kind === 'footnote'))
      found.push(...held)
    else found.push({ kind: 'quote', blocks: held, span: { start: first.span.start, end: last.span.end } })
  }
  return [...found, ...blocks.slice(at)]
}

/** From each opening tag at the start of a line to its closing tag; one that is never closed is none. */
function regionsOf(body: string): Span[] {
  const regions: Span[] = []
  let open: { readonly start: number; readonly change: (line: string) => number; depth: number } | null = null
  for (const { text, start } of plainLines(body)) {
    if (open === null) {
      const change = changeOf(text)
      if (change !== null) open = { start, change, depth: 0 }
    }
    if (open === null) continue
    open.depth += open.change(text)
    if (open.depth > 0) continue
    regions.push({ start: open.start, end: start + text.length })
    open = null
  }
  return regions
}

/** By how much a line deepens the quotation that this one opens; null where it opens none. */
function changeOf(opening: string): ((line: string) => number) | null {
  if (opensQuote(opening)) return (line) => Number(opensQuote(line)) - Number(closesQuote(line))
  const name = OPENING.exec(opening)?.[1]
  return name === undefined ? null : (line) => count(line, `<${name}\\b`) - count(line, `</${name}\\s*>`)
}

function count(text: string, pattern: string): number {
  return text.match(new RegExp(pattern, 'gi'))?.length ?? 0
}
