// Headings, and bold lines that act as headings, to the tree of sections.

import type { Article, Heading, Image, Inline, Text } from '../article/article.ts'
import type { Report } from '../base/diagnostic.ts'
import { withCaptions } from './captions.ts'
import { withoutContents } from './contents-list.ts'
import { notesOf } from './notes.ts'
import type { HeadingText, Outline, Piece } from './outline.ts'
import { type ActingHeading, piecesOfBlocks, piecesOfParagraph, plain, spanOf, spelled } from './pieces.ts'

interface Draft {
  readonly index: number
  readonly parent: number | null
  readonly rank: number
  readonly heading: HeadingText | null
  readonly acting: boolean
  readonly pieces: Piece[]
}

export function outlineOf(article: Article, report: Report): Outline {
  const notes = notesOf(article.blocks)
  const isMoved = new Set(notes.map(({ label }) => label))
  const entries = withoutContents(article, report).flatMap((block): (Piece | Heading | ActingHeading)[] => {
    if (block.kind === 'footnote' && isMoved.has(block.label)) return []
    if (block.kind === 'heading') return [block]
    if (block.kind === 'paragraph') return piecesOfParagraph(block)
    return piecesOfBlocks([block])
  })
  const titleHeading = titleAmong(entries, article.meta.title)
  const levels = levelsInUse(entries, titleHeading)
  const depths = actingDepths(entries)
  const root: Draft = { index: 0, parent: null, rank: 0, heading: null, acting: false, pieces: [] }
  const sections: Draft[] = [root]
  let current = root
  /** Of the last real heading. */
  let writtenRank = 0
  let title: HeadingText | null = null
  let name: string | null = null

  for (const entry of entries) {
    if (entry.kind !== 'heading' && entry.kind !== 'acting-heading') {
      current.pieces.push(entry)
      continue
    }
    const { texts, figures } = headingParts(entry, report)
    if (plain(texts).trim() === '') {
      if (entry.kind === 'heading') report(emptyHeading(entry))
      current.pieces.push(...figures)
      continue
    }
    const heading: HeadingText = { id: `h${sections.length}`, runs: texts, span: spanOf(texts) }
    // Where text stands before it, it heads what follows it, and the title slide repeats it.
    const isLate =
      entry === titleHeading && (sections.length > 1 || root.pieces.some(({ kind }) => kind !== 'directive'))
    if (isLate) name = spelled(texts)
    if (entry === titleHeading && !isLate) {
      title = { ...heading, id: 'h0' }
      current.pieces.push(...figures)
      continue
    }
    const rank = isLate
      ? 1
      : entry.kind === 'heading'
        ? levels.indexOf(entry.level) + 1
        : writtenRank + (depths.get(entry) ?? 1)
    if (entry.kind === 'heading') writtenRank = rank
    let parent = current
    while (parent.rank >= rank) parent = sections[parent.parent ?? 0] ?? root
    current = {
      index: sections.length,
      parent: parent.index,
      rank,
      heading,
      acting: entry.kind === 'acting-heading',
      pieces: [...figures],
    }
    sections.push(current)
  }
  const captioned = sections.map((section) => ({ ...section, pieces: withCaptions(section.pieces) }))
  return { sections: captioned, title, name, notes }
}

/** More bold lines than this in a row are lines, not levels. */
const MOST_LEVELS = 3

/**
 * How far below the real heading over it each acting heading stands. One that the next follows at once heads that one; those that
 * head text are all of the lowest level.
 */
function actingDepths(entries: readonly (Piece | Heading | ActingHeading)[]): ReadonlyMap<ActingHeading, number> {
  const depths = new Map<ActingHeading, number>()
  let chains: ActingHeading[][] = []
  const settle = () => {
    const lengths = chains.map(({ length }) => (length > MOST_LEVELS ? 1 : length))
    const lowest = Math.max(1, ...lengths)
    chains.forEach((chain, index) => {
      chain.forEach((heading, at) => depths.set(heading, lowest - Math.max(0, (lengths[index] ?? 1) - 1 - at)))
    })
    chains = []
  }
  let last: (typeof entries)[number] | undefined
  for (const entry of entries) {
    if (entry.kind === 'heading') settle()
    if (entry.kind === 'acting-heading') {
      if (last?.kind === 'acting-heading') chains.at(-1)?.push(entry)
      else chains.push([entry])
    }
    last = entry
  }
  settle()
  return depths
}

/**
 * A single heading of the highest level that opens the article is its title, unless the front matter
 * gives another one.
 */
function titleAmong(entries: readonly (Piece | Heading | ActingHeading)[], title: string | undefined): Heading | null {
  const headings = entries.filter((entry) => entry.kind === 'heading')
  const highest = Math.min(...headings.map((heading) => heading.level))
  const [first, second] = headings.filter((heading) => heading.level === highest)
  // One that the next heading follows at once names the article too, where nothing else does.
  const isBare = title === undefined && first !== undefined && entries[entries.indexOf(first) + 1] === second
  if (first === undefined || (second !== undefined && !isBare) || headings[0] !== first) return null
  if (headings.length === 1 && first.level !== 1) return null
  const text = plain(headingParts(first, () => {}).texts) // What there is to report is reported with the sections.
  if (text.trim() === '') return null
  return title === undefined || isSameTitle(title, text) ? first : null
}

function levelsInUse(entries: readonly (Piece | Heading | ActingHeading)[], title: Heading | null): number[] {
  const levels = new Set(entries.flatMap((entry) => (entry.kind === 'heading' && entry !== title ? [entry.level] : [])))
  return [...levels].sort((a, b) => a - b)
}

function isSameTitle(left: string, right: string): boolean {
  const bareText = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[\s\p{P}]/gu, '')
      .toLowerCase()
  return bareText(left) === bareText(right)
}

/** A picture before or behind the words is a figure; one between them is the words that stand for it, so that the heading stays whole. */
function headingParts(entry: Heading | ActingHeading, report: Report): { texts: Text[]; figures: Piece[] } {
  if (entry.kind === 'acting-heading') return { texts: [...entry.runs], figures: [] }
  const inlines = entry.inlines.flatMap((inline, index) => {
    if (inline.kind !== 'image' || !isBetweenWords(entry.inlines, index)) return [inline]
    report(namedOnly(inline))
    return inline.alt.trim() === '' ? [] : [named(inline)]
  })
  const pieces = piecesOfBlocks([{ kind: 'paragraph', inlines, span: entry.span }])
  const texts = pieces
    .flatMap((piece) => (piece.kind === 'lines' ? piece.lines : []))
    .flatMap((line, index) => (index === 0 ? line : [spaceBefore(line[0]), ...line]))
    .map((run) => (entry.inlines.every((inline) => inline.kind !== 'text' || isOnlyStrong(inline)) ? bare(run) : run))
  return { texts, figures: pieces.filter((piece) => piece.kind === 'figure') }
}

function isBetweenWords(inlines: readonly Inline[], at: number): boolean {
  const hasWords = (some: readonly Inline[]) =>
    some.some((inline) => inline.kind === 'text' && inline.text.trim() !== '')
  return hasWords(inlines.slice(0, at)) && hasWords(inlines.slice(at + 1))
}

function named({ alt, span, marks }: Image): Text {
  return { kind: 'text', text: alt, span, marks }
}

function namedOnly({ path, span }: Image) {
  return {
    code: 'heading-picture',
    severity: 'note',
    span,
    message: `the picture “${path}” between the words of a heading is shown as its text alternative`,
    hint: 'put it before or behind the words, or on a line of its own, to have it as a figure',
  } as const
}

function isOnlyStrong(run: Text): boolean {
  return run.text.trim() === '' || run.marks.some((mark) => mark.kind === 'strong')
}

function bare(run: Text): Text {
  return { ...run, marks: run.marks.filter((mark) => mark.kind !== 'strong') }
}

function spaceBefore(run: Text | undefined): Text {
  const at = run?.span.start ?? 0
  return { kind: 'text', text: ' ', span: { start: at, end: at }, marks: [] }
}

function emptyHeading(entry: Heading) {
  return {
    code: 'heading-empty',
    severity: 'note',
    span: entry.span,
    message: 'a heading without text starts no section',
    hint: 'give it words or take the line out',
  } as const
}
