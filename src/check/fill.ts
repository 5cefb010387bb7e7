// Metric 3: how full the content slides are.

import { contentSlides } from './content-slides.ts'
import type { PageFacts, SlideFacts } from './facts.ts'
import { heightOf } from './geometry.ts'
import { type Metric, measured, onSlide } from './metric.ts'
import { percent, quantile, rounded, shareOf } from './numbers.ts'

const GOOD = { least: 0.4, most: 0.92, share: 0.8 }
const EMPTY = 0.2

export function fill(page: PageFacts): Metric {
  const slides = contentSlides(page).map((slide) => ({ slide, fill: fillOf(slide) }))
  const isGood = ({ slide, fill: own }: (typeof slides)[number]) =>
    own >= GOOD.least && (own <= GOOD.most || endsInFigure(slide))
  const good = shareOf(slides, isGood)
  const median = rounded(
    quantile(
      slides.map((one) => one.fill),
      0.5,
    ),
    2,
  )
  const below = slides.filter((one) => one.fill < EMPTY)
  const outside = good < GOOD.share ? slides.filter((one) => !isGood(one)) : below
  return measured({
    number: 3,
    name: 'fill',
    value: `${percent(good)} within 0.40–0.92, ${below.length} under 0.20, median ${median}`,
    gate: '–',
    target: '80 % of content slides within 0.40–0.92; none under 0.20',
    misses: outside.map((one) => onSlide(one.slide, `fill ${rounded(one.fill, 2)}`)),
    numbers: { good: rounded(good, 3), median, empty: below.length },
  })
}

/** A figure that reaches the end of the body is as large as it can be, and its slide not too full. */
function endsInFigure(slide: SlideFacts): boolean {
  const picture = Math.max(0, ...slide.figures.map(({ picture: { bottom } }) => bottom))
  const text = Math.max(0, ...slide.lines.filter((line) => line.place === 'body').map((line) => line.rect.bottom))
  return picture > 0 && picture >= text - CAPTION
}

/** What may stand under a picture as its caption, px. */
const CAPTION = 70

/** How far down the body its lowest content reaches, as a share of the body. */
export function fillOf(slide: SlideFacts): number {
  if (slide.body === null || heightOf(slide.body) <= 0) return 0
  const bottoms = [
    ...slide.lines.filter((line) => line.place === 'body').map((line) => line.rect.bottom),
    ...slide.figures.map((figure) => figure.picture.bottom),
  ]
  return (Math.max(slide.body.top, ...bottoms) - slide.body.top) / heightOf(slide.body)
}
