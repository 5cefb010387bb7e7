// A paragraph to what stands in it: lines of text, figures on lines of their own, bold lines that act as headings.

import type { Block, Image, Inline, Paragraph, Text } from '../article/article.ts'
import { formulaOf } from '../article/with-formulas.ts'
import type { Span } from '../base/source.ts'
import { hanCount, softBreakText } from '../base/text.ts'
import type { Piece } from './outline.ts'

/** A bold line of its own that is short enough to act as a heading. */
export interface ActingHeading {
  readonly kind: 'acting-heading'
  readonly runs: readonly Text[]
  readonly span: Span
}

/** One line as it was typed. */
interface TypedLine {
  readonly texts: readonly Text[]
  readonly images: readonly Image[]
  /** The break after it. */
  readonly hard: boolean
  /** It names the container around it. */
  readonly names: boolean
  readonly breakSpan: Span | null
}

/** The pieces of a paragraph, in order. */
export function piecesOfParagraph(paragraph: Paragraph): (Piece | ActingHeading)[] {
  const typed = withMeantBreaks(typedLines(paragraph.inlines))
  const pieces: (Piece | ActingHeading)[] = []
  let lines: Text[][] = []
  let continues = false
  let isNamed = false

  const endLines = () => {
    const kept = lines.map(trimmed).filter((line) => line.length > 0)
    const first = kept[0]?.[0]
    const last = kept.at(-1)?.at(-1)
    if (first !== undefined && last !== undefined) {
      pieces.push({
        kind: 'lines',
        lines: kept,
        named: isNamed,
        isCaption: paragraph.isCaption === true,
        span: { start: first.span.start, end: last.span.end },
      })
    }
    lines = []
    continues = false
    isNamed = false
  }

  typed.forEach((line, index) => {
    const before = typed[index - 1]
    const after = typed[index + 1]
    const standsAlone =
      (before === undefined || before.hard || isFigureLine(before) || formulaOn(before) !== null) &&
      (after === undefined || line.hard || isFigureLine(after) || formulaOn(after) !== null)
    if (isFigureLine(line)) {
      endLines()
      pieces.push(...figuresOf(line.images))
      return
    }
    const formula = formulaOn(line)
    if (formula !== null) {
      endLines()
      pieces.push({ kind: 'formula', run: formula, span: formula.span })
      return
    }
    if (standsAlone && !line.names && actsAsHeading(line.texts)) {
      endLines()
      const runs = trimmed(line.texts).map(withoutStrong)
      pieces.push({ kind: 'acting-heading', runs, span: spanOf(line.texts) })
      return
    }
    if (line.names) isNamed = true
    const current = lines.at(-1)
    if (continues && current !== undefined) joinSoftly(current, line.texts, before?.breakSpan ?? null)
    else lines.push([...line.texts])
    continues = !line.hard
  })
  endLines()
  return pieces
}

/** A line that a dialect has named a container with begins with blanks that nobody types. */
const NAME = /^\u00a0{3}/

/** The title of a container is a line of its own; so is each line of a poem or of a dialogue. */
function withMeantBreaks(typed: readonly TypedLine[]): readonly TypedLine[] {
  const isVerse = isVerseOrDialogue(typed.map(({ texts }) => plain(texts).trim()))
  return typed.map((line) => {
    if (NAME.test(plain(line.texts)))
      return { ...line, hard: true, names: true, texts: trimmed(line.texts).map(withStrong) }
    return isVerse ? { ...line, hard: true } : line
  })
}

/** At least so many short lines make a verse; of a dialogue two are enough. */
const VERSE = 3
/** A line of verse, in characters: wrapped text has longer ones. */
const SHORT = 60
const SHORT_HAN = 24
const SPEAKER = /^[\p{L}\p{N} .’']{1,16}[:：]\s*\S/u

function isVerseOrDialogue(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.some((line) => line === '')) return false
  if (
    lines.every((line) => SPEAKER.test(line)) &&
    new Set(lines.map((line) => line.split(/[:：]/)[0])).size < lines.length
  )
    return true
  if (lines.length < VERSE) return false
  const isShort = (line: string) => Array.from(line).length <= (hanCount(line) * 2 > line.length ? SHORT_HAN : SHORT)
  if (!lines.every(isShort)) return false
  // A wrapped line goes on in the middle of a sentence, or of a word of Chinese.
  const isOpen = (line: string) => /^[\p{Lu}\p{N}“"‘'«¿¡—–-]/u.test(line) || hanCount(line.slice(0, 2)) > 0
  const ends = lines.slice(0, -1).filter((line) => /[，。！？；：、,.;:!?…—–-]["”’」』）)]*$/u.test(line)).length
  const isLatin = hanCount(lines.join('')) === 0
  if (!lines.every(isOpen)) return false
  if (isLatin) return lines.every((line) => Array.from(line).length <= 48)
  return ends >= 0.7 * (lines.length - 1) || lines.every((line) => Array.from(line).length <= 12)
}

function typedLines(inlines: readonly Inline[]): TypedLine[] {
  const lines: TypedLine[] = []
  let texts: Text[] = []
  let images: Image[] = []
  const end = (hard: boolean, breakSpan: Span | null) => {
    lines.push({ texts, images, hard, names: false, breakSpan })
    texts = []
    images = []
  }
  for (const inline of inlines) {
    // A picture among words stands between them, as a line of its own.
    if (inline.kind === 'text') {
      if (images.length > 0 && inline.text.trim() !== '') end(true, null)
      texts.push(inline)
    } else if (inline.kind === 'image') {
      if (plain(texts).trim() !== '') end(true, null)
      images.push(inline)
    } else end(inline.hard, inline.span)
  }
  end(true, null)
  return lines.filter((line) => line.images.length > 0 || plain(line.texts).trim() !== '')
}

/** As it is thought about: a formula is one sign. */
export function plain(texts: readonly Text[]): string {
  return texts.map((run) => run.text).join('')
}

/** As it is named or read aloud: a formula is what its author typed. */
export function spelled(texts: readonly Text[]): string {
  return texts.map((run) => formulaOf(run)?.tex.trim() ?? run.text).join('')
}

/** The formula that a line is all of. */
function formulaOn({ texts }: TypedLine): Text | null {
  const [run, ...others] = texts.filter(({ text }) => text.trim() !== '')
  return run !== undefined && others.length === 0 && formulaOf(run)?.isDisplay ? run : null
}

function isFigureLine(line: TypedLine): boolean {
  return line.images.length > 0 && plain(line.texts).trim() === ''
}

/** More pictures than these are too small side by side. */
const BESIDE = 4

/** The pictures of one line as one figure; those of a gallery as several, of as many pictures each. */
function figuresOf(images: readonly Image[]): Piece[] {
  const figures = Math.ceil(images.length / BESIDE)
  return Array.from({ length: figures }, (_, index) => {
    const startOf = (at: number) => Math.round((at * images.length) / figures)
    return images.slice(startOf(index), startOf(index + 1))
  }).flatMap(([first, ...others]): Piece[] => {
    if (first === undefined) return []
    const span = { start: first.span.start, end: (others.at(-1) ?? first).span.end }
    return [{ kind: 'figure', image: first, others, caption: null, span }]
  })
}

export function spanOf(texts: readonly Text[]): Span {
  return { start: texts[0]?.span.start ?? 0, end: texts.at(-1)?.span.end ?? 0 }
}

export function isStrong(run: Text): boolean {
  return run.marks.some((mark) => mark.kind === 'strong')
}

/** True when every visible character of the line is bold. */
export function isAllStrong(texts: readonly Text[]): boolean {
  const shown = texts.filter((run) => run.text.trim() !== '')
  return shown.length > 0 && shown.every(isStrong)
}

/** True when every visible character of the line is a link. */
export function isAllLink(texts: readonly Text[]): boolean {
  return texts.every((run) => run.text.trim() === '' || run.marks.some(({ kind }) => kind === 'link'))
}

/** As authors number their headings. */
const NUMBERING = /^(?:\d+(?:\.\d+)*|[A-Za-z]|[一二三四五六七八九十]+)[.)、．）]\s*/

/** Where a picture is from. */
export const CREDIT =
  /^[(（]?(?:(?:图片|资料|图|数据)?(?:来源|出处|摄影|来自)|图源|出典|출처|Sources?|(?:Photo|Image|Picture|Figure) (?:by|credits?|courtesy|source)|Credits?|Quelle|Foto)\s*(?:[:：]|by\b)\s*\S/iu

function actsAsHeading(texts: readonly Text[]): boolean {
  // A bold link leads elsewhere, and a bold source names a picture.
  if (!isAllStrong(texts) || isAllLink(texts) || CREDIT.test(plain(texts).trim())) return false
  const text = plain(texts)
    .trim()
    .replace(/[:：]$/, '')
    .replace(NUMBERING, '')
  if (/[，。；！？：,;!?]|\.\s/u.test(text)) return false
  const han = hanCount(text)
  if (han > 0) return Array.from(text).length <= 14 + Math.ceil(text.replace(/\P{ASCII}/gu, '').length / 2)
  return text.split(/\s+/).length <= 8
}

function withoutStrong(run: Text): Text {
  return { ...run, marks: run.marks.filter((mark) => mark.kind !== 'strong') }
}

/** Adds a line that was only wrapped in the editor to the line before it. */
function joinSoftly(line: Text[], added: readonly Text[], breakSpan: Span | null): void {
  const last = line.at(-1)
  const first = added[0]
  if (last === undefined || first === undefined) {
    line.push(...added)
    return
  }
  const joint = softBreakText(last.text, first.text.trimStart())
  if (joint !== '' && !/\s$/.test(last.text)) {
    line.push({
      kind: 'text',
      text: joint,
      span: breakSpan ?? { start: last.span.end, end: first.span.start },
      marks: [],
    })
  }
  line.push(...added)
}

/** Without white space at either end of the line. */
function trimmed(texts: readonly Text[]): Text[] {
  const line = texts.filter((run) => run.text !== '')
  while (line[0] !== undefined && line[0].text.trim() === '') line.shift()
  while (line.length > 0 && line.at(-1)?.text.trim() === '') line.pop()
  const first = line[0]
  if (first !== undefined) line[0] = cut(first, first.text.length - first.text.trimStart().length, first.text.length)
  const last = line.at(-1)
  if (last !== undefined) line[line.length - 1] = cut(last, 0, last.text.trimEnd().length)
  return line
}

/** The part of a run between two offsets of its text; a run that was not written plainly keeps its whole span. */
export function cut(run: Text, from: number, to: number): Text {
  if (from === 0 && to === run.text.length) return run
  const isVerbatim = run.text.length === run.span.end - run.span.start
  const span = isVerbatim ? { start: run.span.start + from, end: run.span.start + to } : run.span
  return { ...run, text: run.text.slice(from, to), span }
}

/** The part of a line between two offsets of its text. */
export function slice(texts: readonly Text[], from: number, to: number): Text[] {
  const parts: Text[] = []
  let at = 0
  for (const run of texts) {
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, run.text.length)
    if (end > start) parts.push(cut(run, start, end))
    at += run.text.length
  }
  return parts
}

/** Blocks in a list item or a quote, where headings are only strong lines. */
export function piecesOfBlocks(blocks: readonly Block[]): Piece[] {
  return blocks.flatMap((block): Piece[] => {
    switch (block.kind) {
      case 'paragraph':
        return piecesOfParagraph(block).map((piece) =>
          piece.kind === 'acting-heading'
            ? { kind: 'lines', lines: [piece.runs.map(withStrong)], named: false, isCaption: false, span: piece.span }
            : piece,
        )
      case 'heading':
        return piecesOfBlocks([
          {
            kind: 'paragraph',
            inlines: block.inlines.map((inline) => (inline.kind === 'text' ? withStrong(inline) : inline)),
            span: block.span,
          },
        ])
      case 'list':
        return [
          {
            kind: 'list',
            ordered: block.ordered,
            start: block.start,
            span: block.span,
            items: block.items.map((item) => ({
              done: item.done,
              span: item.span,
              pieces: piecesOfBlocks(item.blocks),
            })),
          },
        ]
      case 'footnote':
        return piecesOfBlocks(block.blocks)
      case 'quote':
        return [{ kind: 'quote', pieces: piecesOfBlocks(block.blocks), span: block.span }]
      case 'rule':
        return []
      case 'code':
      case 'table':
      case 'directive':
        return [block]
    }
  })
}

function withStrong(run: Text): Text {
  return isStrong(run) ? run : { ...run, marks: [{ kind: 'strong' }, ...run.marks] }
}
