// A rough reading of an article's source that shares nothing with the parser: which characters are markup, where headings, images and
// list items stand. It may take a character for text that is markup only where no letter is concerned.

import type { Span } from '../base/source.ts'

export interface SourceReading {
  readonly text: string
  readonly frontMatter: Span | null
  /** 1 for each UTF-16 unit that is markup. */
  readonly markup: Uint8Array
  readonly headings: readonly SourceHeading[]
  readonly images: readonly Span[]
  readonly items: readonly SourceItem[]
  /** The share of letters in paragraphs, among all; lists, tables and code are not prose. */
  readonly proseShare: number
}

export interface SourceHeading extends Span {
  readonly level: number
  readonly text: string
}

/** The first line of a list item; items of one list at one depth share `list`. */
export interface SourceItem extends Span {
  readonly list: number
}

interface Line extends Span {
  readonly text: string
}

const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})/
const PREFIX = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])(?:\s+|$))*(?:\[[ xX]\]\s+)?/
const IMAGE =
  /!\[[^\]]*\](?:\((?:<[^<>]*>|(?:[^()\s]|\([^()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)|\[[^\]]*\])/g
const ITEM = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+/

export function readSource(text: string): SourceReading {
  const markup = new Uint8Array(text.length)
  const mark = (start: number, end: number) => markup.fill(1, start, end)
  const frontMatter = frontMatterOf(text)
  if (frontMatter !== null) mark(frontMatter.start, frontMatter.end)
  const headings: SourceHeading[] = []
  const images: Span[] = []
  const items: SourceItem[] = []
  const letters = { prose: 0, all: 0 }
  let fence = ''
  let isComment = false
  let list = 0
  let previous: Line | null = null

  for (const line of linesOf(text, frontMatter?.end ?? 0)) {
    if (fence !== '') {
      letters.all += countLetters(line.text)
      if (closes(line.text, fence)) {
        mark(line.start, line.end)
        fence = ''
      }
      continue
    }
    if (isComment) {
      const end = line.text.indexOf('-->')
      mark(line.start, end < 0 ? line.end : line.start + end + 3)
      isComment = end < 0
      continue
    }
    const opening = FENCE.exec(line.text)?.[1]
    if (opening !== undefined && !(opening.startsWith('`') && line.text.split(opening)[1]?.includes('`'))) {
      mark(line.start, line.end)
      fence = opening
      continue
    }
    isComment = markLine(line, mark, images)
    letters.all += countLetters(line.text)
    const heading = headingOf(line, previous)
    if (heading !== null) headings.push({ ...heading, text: plain(text, heading, markup) })
    else if (ITEM.test(line.text)) items.push({ start: line.start, end: line.end, list })
    else if (line.text.trim() !== '' && !/^\s/.test(line.text)) list++
    if (heading === null && !ITEM.test(line.text) && !line.text.includes('|')) letters.prose += countLetters(line.text)
    previous = line
  }
  return {
    text,
    frontMatter,
    markup,
    headings,
    images,
    items,
    proseShare: letters.all === 0 ? 0 : letters.prose / letters.all,
  }
}

function linesOf(text: string, from: number): Line[] {
  const lines: Line[] = []
  for (let start = from; start < text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    lines.push({ start, end, text: text.slice(start, end) })
    start = end + 1
  }
  return lines
}

function frontMatterOf(text: string): Span | null {
  const isRule = /^---[^\S\n]*\n[^\S\n]*\n\s*(?!["']?[\w-]+["']?[^\S\n]*:)/.test(text)
  const fenced = isRule ? null : /^(\+\+\+|---)[^\S\n]*\n(?:[\s\S]*?\n)?(?:\1|\.\.\.)[^\S\n]*(?:\n|$)/.exec(text)
  if (fenced !== null) return { start: 0, end: fenced[0].length }
  const end = text.startsWith('{') ? closingBrace(text) : -1
  return end < 0 || !/^[^\S\n]*(?:\n|$)/.test(text.slice(end)) ? null : { start: 0, end }
}

/** After the brace that closes the one at the start; -1 where none does. Braces in strings do not count. */
function closingBrace(text: string): number {
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (sign === '{') depth++
    if (sign === '}' && --depth === 0) return index + 1
  }
  return -1
}

function closes(line: string, fence: string): boolean {
  const found = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(line)?.[1]
  return found !== undefined && found[0] === fence[0] && found.length >= fence.length
}

/** Marks what is markup in a line outside code; true where a comment stays open. */
function markLine(line: Line, mark: (start: number, end: number) => void, images: Span[]): boolean {
  const at = (start: number, length: number) => mark(line.start + start, line.start + start + length)
  const prefix = PREFIX.exec(line.text)?.[0] ?? ''
  at(0, prefix.length)
  const rest = line.text.slice(prefix.length)
  const hashes = /^#{1,6}(?=\s|$)/.exec(rest)?.[0]
  if (hashes !== undefined) at(prefix.length, hashes.length)
  if (/^ {0,3}\[[^\]^][^\]]*\]:\s*\S/.test(line.text) || /^\s*:::/.test(line.text)) {
    at(0, line.text.length)
    return false
  }
  // What stands in code is text, whatever it looks like.
  const open = line.text.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, (code) => code.replace(/[^`]/g, '\u0000'))
  for (const pattern of INLINE_MARKUP) {
    for (const match of open.matchAll(pattern)) at(match.index, match[0].length)
  }
  // In a line of HTML nothing is Markdown.
  const isHtml =
    /^ {0,3}<[A-Za-z]/.test(open) &&
    !/^ {0,3}<(?:https?:|(?:a|b|i|em|strong|code|kbd|span|sub|sup|img|br)\b)/i.test(open)
  for (const match of isHtml ? [] : open.matchAll(IMAGE)) {
    images.push({ start: line.start + match.index, end: line.start + match.index + match[0].length })
  }
  const comment = open.lastIndexOf('<!--')
  if (comment < 0 || open.indexOf('-->', comment) >= 0) return false
  at(comment, line.text.length - comment)
  return true
}

const INLINE_MARKUP = [
  /<!--.*?-->/g,
  /(?<!\\)<\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>/g,
  // The destination and the title of a link.
  /\]\((?:[^()\s]|\([^()]*\))*(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/g,
  /\]\(<[^<>]*>(?:\s+"[^"]*")?\)/g,
  /\]\[[^\]]*\]/g,
  /\[\^[^\]]+\]:?/g,
  /^[\s>]*\[!\w+\]/g,
  /\{[:#.][^{}]*\}/g,
  /^\s*\[TOC\]\s*$/gi,
  /&(?:#\d+|#[xX][\da-fA-F]+|\w+);/g,
]

function headingOf(line: Line, previous: Line | null): Omit<SourceHeading, 'text'> | null {
  const hashes = /^ {0,3}(#{1,6})(?:\s+\S|\s*$)/.exec(line.text)?.[1]
  if (hashes !== undefined)
    return line.text.replace(/[\s#]/g, '') === '' ? null : { start: line.start, end: line.end, level: hashes.length }
  const under = /^ {0,3}(=+|-+)\s*$/.exec(line.text)?.[1]
  if (under === undefined || previous === null || previous.end + 1 !== line.start) return null
  if (previous.text.trim() === '' || ITEM.test(previous.text) || /^\s*[>#|]/.test(previous.text)) return null
  if (under.startsWith('-') && under.length < 2) return null
  return { start: previous.start, end: previous.end, level: under.startsWith('=') ? 1 : 2 }
}

function plain(text: string, span: Span, markup: Uint8Array): string {
  let kept = ''
  for (let at = span.start; at < span.end; at++) if (markup[at] !== 1) kept += text[at] ?? ''
  return kept.trim()
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
