// Metric 2: type that can be read from the last row.

import { hanCount } from '../base/text.ts'
import { contentSlides, isContent, proseLines } from './content-slides.ts'
import type { PageFacts, SlideFacts, TextLine } from './facts.ts'
import { type Metric, measured, onSlide } from './metric.ts'
import { rounded } from './numbers.ts'

const SMALLEST = { han: 28, latin: 26, block: 18, any: 16 }
/** The player's scaling leaves sizes a hair off. */
const GRACE = 0.05

export function typeSize(page: PageFacts): Metric {
  const failures = page.slides.flatMap((slide) =>
    slide.lines.flatMap((line) => {
      const least = leastFor(slide, line)
      return line.size >= least - GRACE
        ? []
        : [onSlide(slide, `“${line.text.slice(0, 20)}” is ${rounded(line.size)} px, under ${least}`)]
    }),
  )
  const body = contentSlides(page).flatMap((slide) => bodyLines(slide).map((line) => line.size))
  const any = page.slides.flatMap((slide) =>
    slide.lines.filter((line) => line.kind !== 'drawing' && !line.index).map((line) => line.size),
  )
  const drawings = page.slides.flatMap((slide) => slide.figures.map((figure) => ({ slide, figure })))
  const smallestBody = body.length > 0 ? rounded(Math.min(...body)) : 0
  const smallest = any.length > 0 ? rounded(Math.min(...any)) : 0
  return measured({
    number: 2,
    name: 'type size',
    value: `body ${smallestBody} px, any ${smallest} px`,
    gate: 'body ≥ 28 Han, ≥ 26 Latin; code, tables ≥ 18; any ≥ 16',
    target: 'body 32–34',
    failures,
    misses: drawings.flatMap(({ slide, figure }) =>
      figure.smallestText === null || figure.smallestText >= SMALLEST.block
        ? []
        : [onSlide(slide, `text in figure ${figure.id} is ${rounded(figure.smallestText)} px`)],
    ),
    numbers: { body: smallestBody, any: smallest },
  })
}

function leastFor(slide: SlideFacts, line: TextLine): number {
  if (line.kind === 'drawing' || line.index) return 0
  if (line.kind === 'code' || line.kind === 'table' || line.kind === 'formula') return SMALLEST.block
  if (!bodyLines(slide).includes(line)) return SMALLEST.any
  return hanCount(line.text) > 0 ? SMALLEST.han : SMALLEST.latin
}

/** The prose of the article on a content slide. */
function bodyLines(slide: SlideFacts): readonly TextLine[] {
  if (!isContent(slide)) return []
  return proseLines(slide).filter((line) => line.kind === 'prose' && !line.index && isHome(slide, line))
}

function isHome(slide: SlideFacts, line: TextLine): boolean {
  return line.piece !== null && slide.pieces[line.piece]?.kind === 'home'
}
