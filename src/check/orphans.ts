// Metric 10: no slide for a few words, unless they were chosen to stand alone.

import { contentSlides, proseLoad } from './content-slides.ts'
import type { PageFacts, SlideFacts } from './facts.ts'
import { type Metric, measured, onPage, onSlide } from './metric.ts'
import { percent, rounded } from './numbers.ts'

const LEAST_LOAD = 25
const MOST_STATEMENTS = 0.15

export function orphans(page: PageFacts): Metric {
  const slides = contentSlides(page)
  const lonely = slides.filter(
    (slide) => slide.layout !== 'statement' && proseLoad(slide) < LEAST_LOAD && !holdsMoreThanProse(slide),
  )
  const statements = slides.filter((slide) => slide.layout === 'statement')
  const share = slides.length === 0 ? 0 : statements.length / slides.length
  // One statement is a sixth of six slides: a short deck may have it.
  const isTooMany = statements.length > 1 && share > MOST_STATEMENTS
  return measured({
    number: 10,
    name: 'orphans',
    value: `${lonely.length}; statements ${percent(share)} of ${slides.length}`,
    gate: '0; ≤ 15 %',
    target: '0',
    failures: [
      ...lonely.map((slide) => onSlide(slide, `load ${rounded(proseLoad(slide))}, no figure`)),
      ...(isTooMany ? [onPage(`${statements.length} of ${slides.length} content slides are statements`)] : []),
    ],
    numbers: { orphans: lonely.length, statements: rounded(share, 3) },
  })
}

function holdsMoreThanProse(slide: SlideFacts): boolean {
  if (slide.figures.length > 0) return true
  return slide.lines.some(
    ({ kind, piece }) =>
      kind === 'table' || ((kind === 'code' || kind === 'formula') && slide.pieces[piece ?? -1]?.holds === kind),
  )
}
