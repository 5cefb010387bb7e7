// A rough reading of an article's source that shares nothing with the parser: which characters are markup, where headings, images and
// list items stand. It may take a character for text that is markup only where no letter is concerned.

import type { Span } from '../base/source.ts'
import { BADGE, LEADER, LINE_MARKUP, MARKDOWN_TAG, PICTURE_TAG } from './dialect-marks.ts'
import { definitionAt, normalised } from './link-syntax.ts'
import { readHtmlMarkup, readMarkup } from './read-markup.ts'

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

interface ReadLine extends Line {
  /** As long as the line, blank where it has quote marks and list markers. */
  readonly bare: string
}

/** Lines that are read together: a paragraph, a heading, a row of a table, a block of HTML. */
interface Run extends Span {
  /** The bare lines. */
  readonly text: string
  readonly isHtml: boolean
}

/** What follows backticks on their line has none. */
const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}(?=[^`]*$)|~{3,})/
const PREFIX = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])(?:\s+|$))*(?:\[[ xX]\]\s+)?/
const ITEM = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+/
const DELIMITERS = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
const FORMULA =
  /^[\s>]*(\$\$|\\{1,2}\[|\\begin\{(?:equation|align|aligned|alignat|gather|gathered|multline|eqnarray|cases|split)\*?\})/
/** In lines. */
const LONGEST_FORMULA = 200

export function readSource(text: string): SourceReading {
  const markup = new Uint8Array(text.length)
  const mark = (start: number, end: number) => markup.fill(1, start, end)
  const frontMatter = frontMatterOf(text)
  if (frontMatter !== null) mark(frontMatter.start, frontMatter.end)
  const headings: Omit<SourceHeading, 'text'>[] = []
  const items: SourceItem[] = []
  const runs: Run[] = []
  const letters = { prose: 0, all: 0 }
  let run: ReadLine[] = []
  let fence = ''
  let html = null as RegExp | null
  let isHtmlQuoted = false
  let isTable = false
  let isInList = false
  let list = 0

  let leaderEnd = -1
  let formulaEnd = -1
  const all = linesOf(text, frontMatter?.end ?? 0)
  for (const [index, line] of all.entries()) {
    const isBlank = line.text.trim() === ''
    // What only the leader sees is no text of the article.
    if (fence === '' && leaderEnd < index && LEADER.test(line.text)) leaderEnd = endOfNotes(all, index)
    if (fence === '' && leaderEnd >= index) {
      endRun()
      mark(line.start, line.end)
      continue
    }
    if (fence !== '') {
      letters.all += countLetters(line.text)
      if (!closes(line.text, fence)) continue
      mark(line.start, line.end)
      fence = ''
      continue
    }
    if (html !== null && MARKDOWN_TAG.test(line.text.trimStart())) endRun(true)
    if (html !== null) {
      readHtmlLine(line, html)
      continue
    }
    // Nothing in a formula is markup, whatever its lines begin with.
    if (formulaEnd < index) formulaEnd = endOfFormula(all, index)
    if (formulaEnd > index) {
      endRun()
      continue
    }
    const opening = FENCE.exec(line.text)?.[1]
    if (opening !== undefined) {
      endRun()
      mark(line.start, line.end)
      // A block of code that stands at the margin ends a list.
      if (/^\S/.test(line.text)) list++
      fence = opening
      continue
    }
    letters.all += countLetters(line.text)
    if (ITEM.test(line.text)) isInList = true
    else if (/^\S/.test(line.text)) isInList = false
    const isCode = run.length === 0 && !isInList && /^(?: {4}|\t)/.test(line.text)
    if (!isCode) readLine(line, isBlank)
  }
  endRun(html !== null)
  // Between the words of a heading a picture is the words that stand for it.
  const images = markRuns(runs, mark).filter((image) => !headings.some((heading) => hasWordsAround(image, heading)))
  return {
    text,
    frontMatter,
    markup,
    headings: headings.map((heading) => ({ ...heading, text: plain(text, heading, markup) })),
    images,
    items,
    proseShare: letters.all === 0 ? 0 : letters.prose / letters.all,
  }

  function hasWordsAround(image: Span, heading: Span): boolean {
    if (image.start < heading.start || image.end > heading.end) return false
    const before = { start: heading.start, end: image.start }
    const behind = { start: image.end, end: heading.end }
    return [before, behind].every((span) => countLetters(plain(text, span, markup)) > 0)
  }

  function readHtmlLine(line: Line, end: RegExp): void {
    // In a block that stands in no quotation a line may begin with the end of a tag.
    const read = isHtmlQuoted ? withoutPrefix(line) : { ...line, bare: line.text }
    letters.all += countLetters(line.text)
    letters.prose += countLetters(line.text)
    run.push(read)
    if (end.test(read.bare)) endRun(true)
  }

  function readLine(line: Line, isBlank: boolean): void {
    const read = withoutPrefix(line)
    const rest = read.bare.trimStart()
    const start = line.end - rest.length
    mark(line.start, start)
    for (const pattern of LINE_MARKUP) mark(start, start + (pattern.exec(rest)?.[0].length ?? 0))
    // What stands in a list item is the item's text.
    const heading = isInList && /^\s/.test(line.text) ? null : headingOf(line, run)
    const isItem = ITEM.test(line.text)
    // In such a tag Markdown goes on.
    const isOpen = MARKDOWN_TAG.test(rest)
    if (isOpen) mark(line.start, line.end)
    const htmlEnd = heading === null && !isOpen ? endOfHtml(rest, run.length > 0) : null
    const isRow = isTable || (rest.includes('|') && DELIMITERS.test(rest) && run.length > 0)
    const head = isRow && !isTable ? run.pop() : undefined
    if (isBlank || isOpen || heading !== null || isItem || isRow || htmlEnd !== null) endRun()
    if (head !== undefined) run.push(head)
    if (isRow) endRun()
    if (heading !== null) headings.push(heading)
    // A list does not go on after a heading.
    if (heading !== null) list++
    else if (isItem) items.push({ start: line.start, end: line.end, list })
    else if (!isBlank && !/^\s/.test(line.text)) list++
    if (heading === null && !isItem && !line.text.includes('|')) letters.prose += countLetters(line.text)
    isTable = isRow && !isBlank
    if (!isBlank && !isOpen) run.push(read)
    html = htmlEnd
    isHtmlQuoted = (PREFIX.exec(line.text)?.[0] ?? '').trim() !== ''
    if (isRow || heading !== null || html?.test(rest)) endRun(html !== null)
  }

  function endRun(isHtml = false): void {
    const start = run[0]?.start
    if (start !== undefined)
      runs.push({ start, end: run.at(-1)?.end ?? start, text: run.map(({ bare }) => bare).join('\n'), isHtml })
    run = []
    html = null
  }
}

/** The last line of what only the leader sees: the one that closes it, or without one the last before a heading or other notes. */
function endOfNotes(lines: readonly Line[], first: number): number {
  let [depth, fence, before] = [1, '', -1]
  for (let at = first + 1; at < lines.length; at++) {
    const { text } = lines[at] as Line
    const marks = FENCE.exec(text)?.[1] ?? ''
    if (fence !== '') {
      if (closes(text, fence)) fence = ''
      continue
    }
    if (marks !== '') fence = marks
    if (before < 0 && (LEADER.test(text) || /^ {0,3}#{1,6}(?:\s|$)/.test(text))) before = at - 1
    if (LEADER.test(text)) break
    if (/^\s*:{3,}\s*$/.test(text)) depth--
    else if (/^\s*:{3,}/.test(text)) depth++
    if (depth === 0) return at
  }
  return before < 0 ? lines.length - 1 : before
}

/** The last line of the formula that begins on a line and goes on over several; -1 where none does. */
function endOfFormula(all: readonly Line[], index: number): number {
  const line = all[index]?.text ?? ''
  const [whole, opening = ''] = FORMULA.exec(line) ?? []
  if (whole === undefined) return -1
  const close = opening.startsWith('\\begin') ? opening.replace('begin', 'end') : opening.replace('[', ']')
  if (line.slice(whole.length).includes(close)) return -1
  for (let at = index + 1; at < Math.min(all.length, index + LONGEST_FORMULA); at++)
    if (all[at]?.text.includes(close)) return at
  return -1
}

function withoutPrefix(line: Line): ReadLine {
  const prefix = PREFIX.exec(line.text)?.[0].length ?? 0
  return { ...line, bare: ' '.repeat(prefix) + line.text.slice(prefix) }
}

/** A picture of Markdown inside of a block of HTML, which the tool shows. */
const HTML_IMAGE = /!\[([^\]\n]*)\]\(\s*<?[^)\s>]+>?(?:\s+"[^"\n]*")?\s*\)/g

/** Marks what is markup in the runs; gives the images. */
function markRuns(runs: readonly Run[], mark: (start: number, end: number) => void): Span[] {
  const labels = new Map<string, string>()
  const texts = runs.filter(({ isHtml }) => !isHtml).map((run) => ({ ...run, from: takeDefinitions(run, labels) }))
  for (const { start, text } of runs.filter(({ isHtml }) => isHtml))
    for (const span of readHtmlMarkup(text)) mark(start + span.start, start + span.end)
  const inHtml = runs
    .filter(({ isHtml }) => isHtml)
    .flatMap(({ start, text }) =>
      Array.from(text.matchAll(HTML_IMAGE), ({ 0: image, 1: alt = '', index }) => {
        const end = start + index + image.length
        mark(start + index + 2 + alt.length, end)
        return { start: start + index, end }
      }),
    )
  return [
    ...inHtml,
    ...texts.flatMap(({ start, text, from }) => {
      mark(start, start + from)
      const { marks, images } = readMarkup(text.slice(from), (label) => labels.has(label))
      for (const { 0: tag, index } of text.slice(from).matchAll(PICTURE_TAG)) {
        const span = { start: index, end: index + tag.length }
        marks.push(span)
        images.push(span)
      }
      const placed = (span: Span) => ({ start: start + from + span.start, end: start + from + span.end })
      for (const span of marks.map(placed)) mark(span.start, span.end)
      return images.filter((span) => !isBadge(text.slice(from + span.start, from + span.end))).map(placed)
    }),
  ]

  /** A badge is the words that it says. */
  function isBadge(image: string): boolean {
    const [, own = '', label = ''] = /^!\[([\s\S]*?)\](?:\[([^\]]*)\])?$/.exec(image) ?? []
    return BADGE.test(image) || BADGE.test(labels.get(normalised(label === '' ? own : label)) ?? '')
  }
}

/** Adds the labels of the definitions that a paragraph begins with, and where they lead; gives where they end. */
function takeDefinitions(run: Run, labels: Map<string, string>): number {
  let from = 0
  for (let found = definitionAt(run.text, 0); found !== null; found = definitionAt(run.text, from)) {
    if (found.end <= from) break
    // The first of several counts.
    if (!labels.has(found.label))
      labels.set(found.label, run.text.slice(from, found.end).replace(/^[\s\S]*?\]:\s*<?/, '('))
    from = found.end
  }
  return from
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

/** Behind empty lines, and without its first fence, as some programs write it. */
function frontMatterOf(written: string): Span | null {
  const lead = /^(?:[^\S\n]*\n)*/.exec(written)?.[0].length ?? 0
  const found = frontMatterAt(written.slice(lead))
  return found === null ? null : { start: 0, end: found.end + lead }
}

const UNOPENED = /^(?:[\w-]+:(?:[^\S\n].*)?\n|[^\S\n]+\S.*\n|-[^\S\n]+\S.*\n|#.*\n)+---[^\S\n]*(?:\n|$)/
const KEYS = /^(?:title|date|tags|categories|layout|author|permalink|updated|comments):/m

function frontMatterAt(text: string): Span | null {
  const unopened = /^[\w-]+:/.test(text) ? UNOPENED.exec(text)?.[0] : undefined
  if (unopened !== undefined && KEYS.test(unopened)) return { start: 0, end: unopened.length }
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

const BLANK = /^\s*$/
const HTML_BLOCKS: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [
    /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=\s|\/?>|$)/i,
    BLANK,
  ],
]

/** What ends the block of HTML that begins with `rest`; null where none begins. */
function endOfHtml(rest: string, isInParagraph: boolean): RegExp | null {
  const found = HTML_BLOCKS.find(([opens]) => opens.test(rest))?.[1]
  if (found !== undefined) return found
  return !isInParagraph && isTagAlone(rest) ? BLANK : null
}

function isTagAlone(rest: string): boolean {
  const [tag] = readHtmlMarkup(rest)
  return tag?.start === 0 && rest.startsWith('<') && rest.slice(tag.end).trim() === ''
}

/** `before` are the lines of the paragraph that this line may end as its underline. */
function headingOf(line: Line, before: readonly Line[]): Omit<SourceHeading, 'text'> | null {
  const hashes = /^ {0,3}(#{1,6})(?:\s+\S|\s*$)/.exec(line.text)?.[1]
  if (hashes !== undefined)
    return line.text.replace(/[\s#]/g, '') === '' ? null : { start: line.start, end: line.end, level: hashes.length }
  const under = /^ {0,3}(=+|-+)\s*$/.exec(line.text)?.[1]
  const [first] = before
  const last = before.at(-1)
  if (under === undefined || first === undefined || last === undefined) return null
  if (ITEM.test(first.text) || /^\s*[>|]/.test(first.text) || (under.startsWith('-') && under.length < 2)) return null
  return { start: first.start, end: last.end, level: under.startsWith('=') ? 1 : 2 }
}

function plain(text: string, span: Span, markup: Uint8Array): string {
  let kept = ''
  for (let at = span.start; at < span.end; at++) if (markup[at] !== 1) kept += text[at] ?? ''
  return kept.trim()
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
