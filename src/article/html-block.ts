// A block of HTML to paragraphs, at its structural elements.

import type { Report } from '../base/diagnostic.ts'
import type { LineTable, Span } from '../base/source.ts'
import type { Block, Inline, Omission } from './article.ts'
import { isBadge } from './badges.ts'
import { directivesOf } from './directives.ts'
import { htmlTable } from './html-table.ts'
import { imageOfTag, unknownTag } from './inlines.ts'
import type { Token } from './markdown.ts'
import { offsetsOfLines } from './offsets.ts'
import { decodedPieces, type HtmlPiece, htmlPieces, isInlineElement, isTransparent, markOfTag } from './raw-html.ts'

const IMAGE = /!\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?(?:\s+"([^"\n]*)")?\s*\)/g

interface HtmlReader {
  readonly lines: LineTable
  readonly omitted: Omission[]
  readonly report: Report
}

export function readHtmlBlock(reader: HtmlReader, token: Token): Block[] {
  const content = token.content.replace(/\n$/, '')
  const offsets = offsetsOfLines(content, reader.lines, token.map?.[0] ?? 0)
  const spanOf = (at: number, end: number): Span => ({ start: offsets[at] ?? 0, end: offsets[end] ?? 0 })
  return readPieces(htmlPieces(content), { ...reader, content, spanOf })
}

interface PieceReader extends HtmlReader {
  readonly content: string
  readonly spanOf: (at: number, end: number) => Span
}

function readPieces(pieces: readonly HtmlPiece[], reader: PieceReader): Block[] {
  const { content, spanOf, omitted, report } = reader
  const blocks: Block[] = []
  let inlines: Inline[] = []
  /** The element whose text is a caption. */
  let captionIn: string | null = null
  const marks: { name: string; mark: NonNullable<ReturnType<typeof markOfTag>> }[] = []
  const endParagraph = () => {
    const trimmed = withoutOuterSpace(withPicturesInRow(inlines))
    const first = trimmed[0]
    const last = trimmed.at(-1)
    if (first !== undefined && last !== undefined) {
      const own = { start: first.span.start, end: last.span.end }
      blocks.push({ kind: 'paragraph', inlines: trimmed, span: own, ...(captionIn !== null && { isCaption: true }) })
    }
    inlines = []
  }
  const addText = (at: number, end: number) => {
    // Who centres a picture writes HTML around Markdown, which Markdown itself does not read.
    let from = at
    for (const { 0: whole, 1: alt = '', 2: path = '', 3: title = '', index } of content
      .slice(at, end)
      .matchAll(IMAGE)) {
      addWords(from, at + index)
      const span = spanOf(at + index, at + index + whole.length)
      inlines.push({ kind: 'image', path, alt, title, span, marks: marks.map(({ mark }) => mark), source: null })
      from = at + index + whole.length
    }
    addWords(from, end)
  }
  const addWords = (at: number, end: number) => {
    if (end <= at) return
    let line = at
    content
      .slice(at, end)
      .split('\n')
      .forEach((text, index) => {
        if (index > 0) inlines.push({ kind: 'break', hard: false, span: spanOf(line - 1, line) })
        const lead = text.length - text.trimStart().length
        const bare = index > 0 ? text.trimStart() : text
        let from = line + (index > 0 ? lead : 0)
        for (const piece of decodedPieces(bare)) {
          const span = spanOf(from, from + piece.length)
          inlines.push({ kind: 'text', text: piece.text, span, marks: marks.map(({ mark }) => mark) })
          from += piece.length
        }
        line += text.length + 1
      })
  }

  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]
    if (piece === undefined) continue
    const span = spanOf(piece.at, piece.end)
    const table = piece.kind === 'open' && piece.name === 'table' ? tableAt(pieces, index, reader) : null
    if (table !== null) {
      endParagraph()
      blocks.push(...table.blocks)
      index = table.end
    } else if (piece.kind === 'text') {
      addText(piece.at, piece.end)
    } else if (piece.kind === 'comment') {
      const directives = directivesOf(piece.body, span, report)
      omitted.push({ span, why: 'comment' })
      if (directives.length > 0) endParagraph()
      blocks.push(...directives)
    } else if (piece.name === 'br') {
      inlines.push({ kind: 'break', hard: true, span })
    } else if (piece.name === 'hr') {
      endParagraph()
    } else if (piece.kind === 'open' && piece.name === 'img') {
      const own = marks.map(({ mark }) => mark)
      const image = imageOfTag(piece.tag, span, own)
      if (!isBadge(image.path)) inlines.push(image)
      else if (image.alt.trim() === '') omitted.push({ span, why: 'decoration' })
      else inlines.push({ kind: 'text', text: image.alt, span, marks: own })
    } else if (isTransparent(piece.name)) {
      if (!isInlineElement(piece.name)) endParagraph()
      if (piece.kind === 'open' && isCaptionTag(piece.name, piece.tag)) captionIn = piece.name
      else if (piece.kind === 'close' && piece.name === captionIn) captionIn = null
    } else if (piece.kind === 'close') {
      const open = marks.findLastIndex(({ name }) => name === piece.name)
      if (open >= 0) marks.splice(open, 1)
      else if (markOfTag(piece.name, '') === null) addText(piece.at, piece.end)
    } else {
      const mark = markOfTag(piece.name, piece.tag)
      if (mark !== null) marks.push({ name: piece.name, mark })
      else if (piece.name !== 'a') {
        report(unknownTag(piece.tag, span))
        addText(piece.at, piece.end)
      }
    }
  }
  endParagraph()
  return blocks
}

/** Who has no element for captions has a class for them. */
function isCaptionTag(name: string, tag: string): boolean {
  return name === 'figcaption' || /\sclass\s*=\s*["']?[^"'>]*caption/i.test(tag)
}

/** Pictures on lines of their own stand side by side all the same: a browser breaks no line there. */
function withPicturesInRow(inlines: readonly Inline[]): readonly Inline[] {
  const isSpace = (inline: Inline) =>
    inline.kind === 'text' ? inline.text.trim() === '' : inline.kind === 'break' && !inline.hard
  return inlines.filter((inline, at) => {
    if (!isSpace(inline)) return true
    const before = inlines.slice(0, at).findLast((one) => !isSpace(one))
    const after = inlines.slice(at + 1).find((one) => !isSpace(one))
    return before?.kind !== 'image' || after?.kind !== 'image'
  })
}

/** The table that begins with the piece at `from`, and what stands around its cells; null where it has no end or no row. */
function tableAt(
  pieces: readonly HtmlPiece[],
  from: number,
  reader: PieceReader,
): { readonly blocks: readonly Block[]; readonly end: number } | null {
  const isOf = (piece: HtmlPiece | undefined, kind: 'open' | 'close') => piece?.kind === kind && piece.name === 'table'
  const end = pieces.findIndex((piece, at) => at > from && isOf(piece, 'close'))
  // A table in a table is no table of data.
  if (end < 0 || pieces.slice(from + 1, end).some((piece) => isOf(piece, 'open'))) return null
  const span = reader.spanOf(pieces[from]?.at ?? 0, pieces[end]?.end ?? 0)
  const found = htmlTable(
    pieces.slice(from + 1, end),
    span,
    reader.spanOf,
    (inside) => inlinesOf(inside, reader),
    (piece) => reader.content.slice(piece.at, piece.end).trim() === '',
  )
  if (found === null) return null
  return { blocks: [...readPieces(found.outside, reader), found.table], end }
}

/** What stands in a cell, on one line after the other. */
function inlinesOf(pieces: readonly HtmlPiece[], reader: PieceReader): readonly Inline[] {
  const inlines: Inline[] = []
  for (const block of readPieces(pieces, reader)) {
    if (block.kind !== 'paragraph') continue
    const last = inlines.at(-1)
    if (last !== undefined)
      inlines.push({ kind: 'break', hard: true, span: { start: last.span.end, end: last.span.end } })
    inlines.push(...block.inlines)
  }
  return inlines
}

function withoutOuterSpace(inlines: readonly Inline[]): Inline[] {
  const blank = (inline: Inline | undefined) =>
    inline?.kind === 'break' || (inline?.kind === 'text' && inline.text.trim() === '')
  let start = 0
  let end = inlines.length
  while (start < end && blank(inlines[start])) start++
  while (end > start && blank(inlines[end - 1])) end--
  return inlines.slice(start, end)
}
