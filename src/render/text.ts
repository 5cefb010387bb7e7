// Set text as markup: pieces of the article with their places, lines broken where the planner said.

import type { Mark, Text } from '../article/article.ts'
import { insetOf } from '../article/with-formulas.ts'
import type { Inset } from '../base/formula.ts'
import { html, Markup, markup } from '../base/html.ts'
import { HALF, OPENING, type Spacing, spacingOf } from '../measure/spacing.ts'
import type { Part, SetText } from '../plan/deck.ts'

/** The parts with their line breaks. `label` characters from the start are a label. */
export function lines(text: SetText, label = 0): Markup {
  return marked(text.parts, text.breaks, label, text.hardBreak)
}

/** The text with its line breaks, inside of a home that is already open. */
export function bare(text: SetText): Markup {
  const spacing = spacingOf(text.parts.flatMap(({ runs }) => runs))
  const cursor: Cursor = { at: 0, breaks: new Set(text.breaks), label: 0, hardBreak: text.hardBreak, spacing }
  return markup(text.parts.flatMap(({ runs }) => runs.map((run) => runMarkup(run, cursor).text)).join(''))
}

/** The parts on one line. */
export function line(parts: readonly Part[]): Markup {
  return marked(parts, [], 0, 0)
}

export function sizeOf({ size, line: height, weight }: Pick<SetText, 'size' | 'line' | 'weight'>): string {
  return `font-size:${size}px;line-height:${height}px;--lh:${height}px${weight === 700 ? ';font-weight:700' : ''}`
}

function marked(parts: readonly Part[], breaks: readonly number[], label: number, hardBreak: number): Markup {
  const spacing = spacingOf(parts.flatMap(({ runs }) => runs))
  const cursor: Cursor = { at: 0, breaks: new Set(breaks), label, hardBreak, spacing }
  return markup(parts.map((part) => partMarkup(part, cursor).text).join(''))
}

interface Cursor {
  at: number
  readonly breaks: ReadonlySet<number>
  readonly label: number
  readonly hardBreak: number
  /** Null where a text is read aloud and not set. */
  readonly spacing: Spacing | null
}

/** The text alone, without the piece around it and the numbers of footnotes: it is read aloud. */
export function inner({ runs }: Pick<Part, 'runs'>): Markup {
  const cursor: Cursor = { at: 0, breaks: new Set(), label: 0, hardBreak: 0, spacing: null }
  const spoken = runs.filter(({ marks }) => !marks.some(({ kind }) => kind === 'note')).map(inWords)
  return markup(spoken.map((run) => runMarkup(run, cursor).text).join(''))
}

function isPicture({ marks }: Text): boolean {
  return marks.some(({ kind }) => kind === 'picture')
}

/** A picture in a cell as what it says. */
function inWords(run: Text): Text {
  const picture = run.marks.find((mark) => mark.kind === 'picture')
  return picture === undefined
    ? run
    : { ...run, text: picture.alt, marks: run.marks.filter((mark) => mark !== picture) }
}

function partMarkup(part: Part, cursor: Cursor): Markup {
  const content = markup(part.runs.map((run) => runMarkup(run, cursor).text).join(''))
  switch (part.as) {
    case 'home':
      return html`<span data-home="${part.of}"${placeOf(part)}>${content}</span>`
    case 'echo':
      return html`<span data-echo="${part.of}">${content}</span>`
    case 'word':
      return html`<span data-word="${part.of}">${content}</span>`
  }
}

export function placeOf({ span, line: number }: Pick<Part, 'span' | 'line'>): Markup {
  return html` data-from="${span.start}" data-to="${span.end}" data-line="${number}"`
}

function runMarkup(run: Text, cursor: Cursor): Markup {
  const inset = insetOf(run, 1)
  if (inset !== null) {
    const opening = breakAt(cursor, cursor.at) + spaceAt(cursor, cursor.at)
    cursor.at += run.text.length
    const inner = insetMarkup(inset.drawn, isPicture(run))
    return html`${markup(opening)}${run.marks.reduceRight((content, mark) => within(mark, content), inner)}`
  }
  // A line that begins with code begins before its paper, not inside of it.
  const opening = run.text === '' ? '' : breakAt(cursor, cursor.at)
  const inner = withBreaks(run.text, cursor)
  const marked = run.marks.reduceRight((content, mark) => within(mark, content), inner)
  return opening === '' ? marked : html`${markup(opening)}${marked}`
}

/** Its box hangs on the baseline and takes no height, so that every line stays as high as the planner made it. */
function insetMarkup({ width, height, depth, markup: drawn }: Inset, isImage: boolean): Markup {
  return html`<span class="formula${isImage ? ' picture' : ''}" style="width:${em(width)}em;--height:${em(height + depth)}em;--depth:${em(depth)}em">${drawn}</span>`
}

export function em(length: number): number {
  return Math.round(length * 1000) / 1000
}

/** Ends a line in every browser and is no character: what is copied, searched or read aloud goes on over it. */
export const LINE_END = '<i class="br"></i>'

/** What ends the line before an offset; empty where none ends there. */
function breakAt({ breaks, hardBreak }: Cursor, at: number): string {
  return breaks.has(at) ? (at === hardBreak ? '<br>' : LINE_END) : ''
}

/** The space before a character that no character makes: at the start of a line an opening mark loses its blank half. */
function spaceAt({ spacing, breaks }: Cursor, at: number): string {
  if (spacing === null) return ''
  const isFirst = at === 0 || breaks.has(at)
  const before = isFirst ? (spacing.shape[at] === OPENING ? -HALF : 0) : (spacing.before[at] ?? 0)
  return space(before)
}

function space(em: number): string {
  return em === 0 ? '' : `<i class="${SPACES.get(Math.round(em * 1000)) ?? ''}"></i>`
}

/** Thousandths of an em, and what the sheet of every deck calls them. */
const SPACES: ReadonlyMap<number, string> = new Map([
  [125, 'sp'],
  [-500, 'sp-half'],
])

/** The breaks inside of a run; one before it stands outside of its marks. */
function withBreaks(text: string, cursor: Cursor): Markup {
  const pieces: Markup[] = []
  const { spacing } = cursor
  let start = 0
  const cut = (end: number) => {
    if (end > start) pieces.push(labelled(text.slice(start, end), cursor.at + start < cursor.label))
    start = end
  }
  for (let index = 0; index < text.length; index++) {
    const at = cursor.at + index
    if (at === cursor.label) cut(index)
    const found = (index === 0 ? '' : breakAt(cursor, at)) + spaceAt(cursor, at)
    if (found !== '') {
      cut(index)
      pieces.push(markup(found))
    }
    if (spacing?.latin[at] === 1) {
      cut(index)
      pieces.push(html`<span class="lat">${text[index] ?? ''}</span>`)
      start = index + 1
    }
  }
  cut(text.length)
  cursor.at += text.length
  return markup(pieces.map((piece) => piece.text).join(''))
}

function labelled(text: string, isLabel: boolean): Markup {
  return isLabel ? html`<span class="label">${text}</span>` : html`${text}`
}

function within(mark: Mark, content: Markup): Markup {
  switch (mark.kind) {
    case 'strong':
      return html`<strong>${content}</strong>`
    case 'emphasis':
      return html`<em>${content}</em>`
    case 'strike':
      return html`<s>${content}</s>`
    case 'code':
      return html`<code>${content}</code>`
    case 'link':
      return isSafe(mark.href)
        ? html`<a href="${mark.href}" rel="noreferrer noopener" target="_blank">${content}</a>`
        : content
    case 'formula':
    case 'picture':
      return content
    case 'note':
      return html`<span class="note" data-word="note">${content}</span>`
    case 'tag':
      // The names are a closed list of elements without attributes.
      return new Markup(`<${mark.name}>${content.text}</${mark.name}>`)
  }
}

/** Only what leads out of the page: a link inside the article has no place here to lead to. */
function isSafe(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(href)
}
