// Which slides carry the content, and what of a slide is its prose.

import { loadOf } from '../base/text.ts'
import type { PageFacts, SlideFacts, TextLine } from './facts.ts'

const AROUND = ['title', 'agenda', 'section', 'discussion', 'closing']

/** Neither title, agenda, section, discussion nor closing. */
export function isContent(slide: SlideFacts): boolean {
  return !AROUND.includes(slide.layout)
}

export function contentSlides(page: PageFacts): readonly SlideFacts[] {
  return page.slides.filter(isContent)
}

/** Prose and lists of the body: neither code, tables and figures nor words of the deck. */
export function proseLines(slide: SlideFacts): readonly TextLine[] {
  return slide.lines.filter((line) => line.place === 'body' && line.kind !== 'drawing' && isProse(slide, line))
}

function isProse(slide: SlideFacts, line: TextLine): boolean {
  const piece = line.piece === null ? undefined : slide.pieces[line.piece]
  if (piece?.kind === 'word') return false
  // Code or a formula inside a sentence is part of the sentence; a block of code is a piece of its own.
  return line.kind === 'prose' || ((line.kind === 'code' || line.kind === 'formula') && piece?.holds === 'prose')
}

/** A sentence of the article's that became the title counts as well; a heading does not. */
export function proseLoad(slide: SlideFacts): number {
  const titles = slide.pieces.filter(
    ({ kind, place, id }) => kind === 'home' && place === 'title' && !id.startsWith('h'),
  )
  return loadOf(textOf(proseLines(slide))) + titles.reduce((sum, { text }) => sum + loadOf(text), 0)
}

/** Lines joined so that a word broken over two of them is not counted twice in scripts without spaces. */
export function textOf(lines: readonly TextLine[]): string {
  return lines.map((line) => line.text).join(' ')
}
