// All homes of a page in the order of their slides' source texts: what the article became.

import type { PageFacts, Piece, SlideFacts } from './facts.ts'
import type { SourceReading } from './read-source.ts'

export interface Home {
  readonly id: string
  readonly slide: SlideFacts
  readonly way: 'shown' | 'said' | 'figure' | 'moved'
  readonly from: number | null
  readonly to: number | null
  readonly line: number | null
  /** The complete text, as far as the page has it. */
  readonly text: string
  /** Null for a piece that is only in the source text. */
  readonly piece: Piece | null
  /** It is said because its author asked for it. */
  readonly asked: boolean
}

/** A visible home that its slide's source text does not list stands at the end of its slide. */
export function homesOf(page: Pick<PageFacts, 'slides'>): readonly Home[] {
  return page.slides.flatMap((slide) => {
    const shown = new Map(slide.pieces.filter((piece) => piece.kind === 'home').map((piece) => [piece.id, piece]))
    const listed = slide.source.flatMap((entry): Home[] => {
      if (entry.kind === 'said') return [{ ...entry, slide, way: 'said', piece: null }]
      if (entry.kind === 'moved') return [{ ...entry, slide, way: 'moved', piece: null, asked: false }]
      const piece = shown.get(entry.of)
      shown.delete(entry.of)
      return piece === undefined ? [] : [homeOf(slide, piece, entry.text)]
    })
    return [...listed, ...Array.from(shown.values(), (piece) => homeOf(slide, piece, ''))]
  })
}

/** Those that stand in the order of the article. */
export function orderedHomes(page: Pick<PageFacts, 'slides'>): readonly Home[] {
  return homesOf(page).filter(({ way }) => way !== 'moved')
}

/** Where they stand in the article. A picture on the line of a heading may stand behind the heading, also where it is written before it. */
export function placedHomes(
  page: Pick<PageFacts, 'slides'>,
): readonly { readonly home: Home; readonly from: number }[] {
  const headings = new Map<number | null, number>()
  return orderedHomes(page).flatMap((home) => {
    if (home.id.startsWith('h')) headings.set(home.line, home.to ?? 0)
    if (home.from === null) return []
    const behind = home.way === 'figure' ? (headings.get(home.line) ?? 0) : 0
    return [{ home, from: Math.max(home.from, behind) }]
  })
}

function homeOf(slide: SlideFacts, piece: Piece, whole: string): Home {
  const figure = slide.figures.find((one) => one.id === piece.id)
  const own = whole.trim() === '' ? piece.text : whole
  return {
    id: piece.id,
    slide,
    way: piece.figure === null ? 'shown' : 'figure',
    from: piece.from,
    to: piece.to,
    line: piece.line,
    // A caption stands under its figure or over it, and is read behind it.
    text: figure === undefined ? own : `${figure.alt}${own}${figure.alt}`,
    piece,
    asked: false,
  }
}

/** Without the source, the page's own ids tell. */
export function isHeading(home: Home, source: SourceReading | null): boolean {
  if (source === null) return home.id.startsWith('h')
  return source.headings.some((heading) => (home.from ?? -1) < heading.end && (home.to ?? -1) > heading.start)
}
