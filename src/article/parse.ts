// Markdown to the tree of an article. Never fails: what it does not know is shown as text and reported.

import type { Report } from '../base/diagnostic.ts'
import { type LineTable, lineAt, lineTable, type Source, type Span } from '../base/source.ts'
import type { Align, Article, Block, Cell, Inline, Item, Omission, Text } from './article.ts'
import { codeInfo, NO_INFO } from './code-info.ts'
import { inCommonMarkdown } from './dialects.ts'
import { excessCells } from './excess-cells.ts'
import { frontMatter } from './front-matter.ts'
import { readHtmlBlock } from './html-block.ts'
import { formulaText, readInlines } from './inlines.ts'
import { inlineTokensOf, type Token, tokensOf } from './markdown.ts'
import { lineText, type Offsets, offsetsOfCell, offsetsOfLines } from './offsets.ts'
import { withQuotedRegions } from './quoted-regions.ts'

export function parse(source: Source, report: Report): Article {
  const { meta, body: written } = frontMatter(source, report)
  const { body, omitted } = inCommonMarkdown(written, report)
  const lines = lineTable(body)
  if (meta.span !== null) omitted.unshift({ span: meta.span, why: 'front-matter' })
  const reader: Reader = { tokens: tokensOf(body), at: 0, lines, omitted, report }
  const blocks = withQuotedRegions(readBlocks(reader, null), written)
  return { source, lines, meta, blocks, omitted }
}

/** A walk over the block tokens; `at` is the next one. */
interface Reader {
  readonly tokens: readonly Token[]
  at: number
  readonly lines: LineTable
  readonly omitted: Omission[]
  readonly report: Report
}

/** Reads blocks up to the token of type `close`, which is taken too; null reads to the end. */
function readBlocks(reader: Reader, close: string | null): Block[] {
  const blocks: Block[] = []
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++]
    if (token === undefined || token.type === close) break
    blocks.push(...readBlock(reader, token))
  }
  return blocks
}

function readBlock(reader: Reader, token: Token): Block[] {
  const span = spanOfLines(reader.lines, token.map)
  switch (token.type) {
    case 'heading_open': {
      const { inlines, directives } = readInlineToken(reader)
      reader.at++
      return [{ kind: 'heading', level: Number(token.tag.slice(1)), inlines, span }, ...directives]
    }
    case 'paragraph_open': {
      const { inlines, directives } = readInlineToken(reader)
      reader.at++
      return inlines.length === 0 ? [...directives] : [{ kind: 'paragraph', inlines, span }, ...directives]
    }
    case 'formula_block':
      return [{ kind: 'paragraph', inlines: [formulaText(token.content, true, span, [])], span }]
    case 'bullet_list_open':
    case 'ordered_list_open': {
      const ordered = token.type === 'ordered_list_open'
      const items = readItems(reader, ordered ? 'ordered_list_close' : 'bullet_list_close')
      return [{ kind: 'list', ordered, start: Number(token.attrGet('start') ?? 1), items, span }]
    }
    case 'dl_open':
      return [{ kind: 'list', ordered: false, start: 1, items: readDefinitions(reader), span }]
    case 'blockquote_open':
      return [{ kind: 'quote', blocks: readBlocks(reader, 'blockquote_close'), span }]
    case 'footnote_open': {
      const blocks = readBlocks(reader, 'footnote_close')
      return [{ kind: 'footnote', label: token.info, number: token.content, blocks, span }]
    }
    case 'fence':
      // GitHub's way to write a formula.
      if (/^math$/i.test(token.info.trim()) && token.content.trim() !== '') {
        const inlines = [formulaText(token.content.trim(), true, span, [])]
        return [{ kind: 'paragraph', inlines, span }]
      }
      return [codeOf(reader, token, span)]
    case 'code_block':
      return [codeOf(reader, token, span)]
    case 'table_open':
      return [readTable(reader, span)]
    case 'hr':
      reader.omitted.push({ span, why: 'decoration' })
      return [{ kind: 'rule', span }]
    case 'html_block':
      return readHtmlBlock(reader, token)
    default:
      throw new Error(`a block token that is not handled: ${token.type}`)
  }
}

function spanOfLines(lines: LineTable, map: readonly [number, number] | null): Span {
  if (map === null) return { start: 0, end: 0 }
  const start = lines.starts[map[0]] ?? lines.text.length
  const end = (lines.starts[map[1]] ?? lines.text.length + 1) - 1
  return { start, end: Math.max(start, end) }
}

function readInlineToken(reader: Reader) {
  const token = reader.tokens[reader.at++]
  if (token?.type !== 'inline') throw new Error('a block without its inline token')
  const offsets = offsetsOfLines(token.content, reader.lines, token.map?.[0] ?? 0)
  const reading = readInlines(token.children ?? [], token.content, offsets, reader.report)
  reader.omitted.push(...reading.omitted)
  return reading
}

function readItems(reader: Reader, close: string): Item[] {
  const items: Item[] = []
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++]
    if (token === undefined || token.type === close) break
    items.push(
      taskOf({ done: null, blocks: readBlocks(reader, 'list_item_close'), span: spanOfLines(reader.lines, token.map) }),
    )
  }
  return items
}

/** Each term with its definitions is an item. */
function readDefinitions(reader: Reader): Item[] {
  const items: Item[] = []
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++]
    if (token === undefined || token.type === 'dl_close') break
    const span = spanOfLines(reader.lines, token.map)
    if (token.type === 'dt_open') {
      const { inlines, directives } = readInlineToken(reader)
      reader.at++
      const term: Block = { kind: 'paragraph', inlines: inlines.map(strong), span }
      items.push({ done: null, blocks: [term, ...directives], span })
    } else if (token.type === 'dd_open') {
      const blocks = readBlocks(reader, 'dd_close')
      const last = items.at(-1)
      if (last === undefined) throw new Error('a definition without its term')
      items[items.length - 1] = { ...last, blocks: [...last.blocks, ...blocks], span: { ...last.span, end: span.end } }
    }
  }
  return items
}

function strong(inline: Inline): Inline {
  if (inline.kind !== 'text' || inline.marks.some(({ kind }) => kind === 'strong')) return inline
  return { ...inline, marks: [{ kind: 'strong' }, ...inline.marks] }
}

/** `[x] text`: the box becomes the item's state and leaves the text. */
function taskOf(item: Item): Item {
  const [first, ...rest] = item.blocks
  if (first?.kind !== 'paragraph') return item
  const [text, ...others] = first.inlines
  if (text?.kind !== 'text') return item
  const box = /^\[([ xX])\] +/.exec(text.text)
  if (box === null || text.text.length !== text.span.end - text.span.start) return item
  const cut: Text = {
    ...text,
    text: text.text.slice(box[0].length),
    span: { start: text.span.start + box[0].length, end: text.span.end },
  }
  const inlines = cut.text === '' ? others : [cut, ...others]
  return { ...item, done: box[1] !== ' ', blocks: [{ ...first, inlines }, ...rest] }
}

function codeOf(reader: Reader, token: Token, span: Span): Block {
  const text = token.content.replace(/\n$/, '')
  const firstLine = (token.map?.[0] ?? 0) + (token.type === 'fence' ? 1 : 0)
  const offsets = offsetsOfLines(text, reader.lines, firstLine)
  let at = 0
  const lineSpans = text.split('\n').map((line) => {
    const lineSpan = { start: offsets[at] ?? span.start, end: offsets[at + line.length] ?? span.start }
    at += line.length + 1
    return lineSpan
  })
  if (token.type === 'fence') warnWhenUnclosed(reader, token, span)
  return {
    kind: 'code',
    info: token.type === 'fence' ? codeInfo(token.info) : NO_INFO,
    tokens: null,
    text,
    span,
    lineSpans,
  }
}

function warnWhenUnclosed(reader: Reader, token: Token, span: Span): void {
  const [first, end] = token.map ?? [0, 0]
  const last = lineText(reader.lines, end - 1)
  const closing = new RegExp(`^[\\s>]*[${token.markup[0]}]{${token.markup.length},}\\s*$`)
  if (end - first >= 2 && closing.test(last)) return
  reader.report({
    code: 'fence-unclosed',
    severity: 'warning',
    span: { start: span.start, end: span.start + lineText(reader.lines, first).length },
    message: `the code block that begins here is never closed, so the rest of the ${end >= reader.lines.starts.length - 1 ? 'article' : 'container'} is code`,
    hint: `close it with a line of ${token.markup}`,
  })
}

function readTable(reader: Reader, span: Span): Block {
  const aligns: Align[] = []
  const rows: Cell[][] = []
  let cursor = span.start
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++]
    if (token === undefined || token.type === 'table_close') break
    if (token.type === 'tr_open') {
      cursor = token.map === null ? cursor : (reader.lines.starts[token.map[0]] ?? cursor)
      rows.push([])
    }
    if (token.type === 'th_open') aligns.push(alignOf(token))
    if (token.type === 'tr_close' && rows.length > 1) rows.at(-1)?.push(...readExcess(reader, cursor, aligns.length))
    if (token.type !== 'inline') continue
    const { offsets, next } = offsetsOfCell(token.content, reader.lines.text, cursor)
    rows.at(-1)?.push(readCell(reader, token.children ?? [], token.content, offsets))
    cursor = next
  }
  return rectangular(aligns, rows, span)
}

function readCell(reader: Reader, tokens: readonly Token[], content: string, offsets: Offsets): Cell {
  const { inlines, omitted } = readInlines(tokens, content, offsets, reader.report)
  reader.omitted.push(...omitted)
  return { inlines, span: { start: offsets[0] ?? 0, end: offsets[content.length] ?? 0 }, joins: null }
}

/** The cells that a row has beyond the header; `cursor` stands in the row. */
function readExcess(reader: Reader, cursor: number, columns: number): Cell[] {
  const line = lineAt(reader.lines, cursor) - 1
  const start = reader.lines.starts[line] ?? cursor
  const written = lineText(reader.lines, line)
  const excess = excessCells(written, columns)
  if (excess.length > 0) {
    reader.report({
      code: 'table-cells',
      severity: 'warning',
      span: { start: start + (excess[0]?.at ?? 0), end: start + written.trimEnd().length },
      message: `this row has ${columns + excess.length} cells under a header of ${columns}: the table gets a column more`,
      hint: 'write a header for it, or "\\|" where a bar is meant',
    })
  }
  return excess.map(({ text, at }) => {
    const content = text.replaceAll('\\|', '|')
    const { offsets } = offsetsOfCell(content, reader.lines.text, start + at)
    return readCell(reader, inlineTokensOf(content), content, offsets)
  })
}

/** Every row as wide as the widest. */
function rectangular(aligns: readonly Align[], rows: readonly Cell[][], span: Span): Block {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), aligns.length)
  const filled = rows.map((row) => {
    const end = row.at(-1)?.span.end ?? span.start
    const empty: Cell = { inlines: [], span: { start: end, end }, joins: null }
    return [...row, ...Array<Cell>(width - row.length).fill(empty)]
  })
  const [head = [], ...body] = filled
  const sides = [...aligns, ...Array<Align>(width - aligns.length).fill('none')]
  return { kind: 'table', aligns: sides, head, rows: body, span }
}

function alignOf(token: Token): Align {
  const style = String(token.attrGet('style') ?? '')
  return (['left', 'center', 'right'] as const).find((align) => style.endsWith(align)) ?? 'none'
}
