// Metric 11: figures are placed, whole, true to their shape, and as large as the text beside them allows.

import { bestArea } from './best-area.ts'
import { isContent, proseLines } from './content-slides.ts'
import type { FigureFacts, PageFacts, SlideFacts } from './facts.ts'
import { areaOf, heightOf, widthOf } from './geometry.ts'
import { homesOf } from './homes.ts'
import { type Finding, type Metric, measured, onPage, onSlide } from './metric.ts'
import { percent, quantile, rounded, shareOf } from './numbers.ts'
import type { SourceReading } from './read-source.ts'

const DISTORTION = 0.02
/** Pictures of dots may be enlarged so much. */
const ENLARGED = 1.5
/** A missing picture takes at most a fifth of a slide with text. */
const MISSING_MOST = 0.2
const TARGET = { area: 0.3, ofBest: 0.9 }

export function figures(page: PageFacts, source: SourceReading | null): Metric {
  const placed = page.slides.flatMap((slide) => slide.figures.map((figure) => ({ slide, figure })))
  const drawn = placed.filter(({ figure }) => figure.state === 'drawn')
  const areas = drawn.map(({ slide, figure }) => shareOfSlide(figure, slide))
  const ofBest = drawn
    .filter(({ slide }) => isContent(slide))
    .map(({ slide, figure }) => ({ slide, figure, share: shareOfBest(figure, slide) }))
  const median = rounded(quantile(areas, 0.5), 3)
  const wanted = source?.images.length ?? placed.length
  const beside = shareOf(placed, ({ slide, figure }) => isBesideItsText(page, slide, figure))
  return measured({
    number: 11,
    name: 'figures',
    value: `${placed.length} of ${wanted} placed (${drawn.length} drawn), beside their text ${percent(beside)}, area p50 ${median}, of best p50 ${rounded(
      quantile(
        ofBest.map((one) => one.share),
        0.5,
      ),
      2,
    )}`,
    gate: 'all placed, none distorted, none broken; a missing one ≤ 0.20 of a slide with text',
    target: 'p50 area ≥ 0.30, ≥ 90 % of best',
    failures: [...unplaced(page, source), ...placed.flatMap(({ slide, figure }) => faultsOf(slide, figure))],
    misses: [
      ...(drawn.length > 0 && median < TARGET.area
        ? [onPage(`half of the figures cover less than ${median} of their slide`)]
        : []),
      ...ofBest
        .filter((one) => one.share < TARGET.ofBest)
        .map((one) => onSlide(one.slide, `figure ${one.figure.id} has ${percent(one.share)} of the best area`)),
      ...drawn.flatMap(({ slide, figure }) =>
        upscale(figure) > ENLARGED * 1.01
          ? [onSlide(slide, `figure ${figure.id} is enlarged ${rounded(upscale(figure), 2)} times`)]
          : [],
      ),
    ],
    numbers: {
      placed: placed.length,
      wanted,
      drawn: drawn.length,
      median,
      beside: rounded(beside, 3),
      ofBest: rounded(
        quantile(
          ofBest.map((one) => one.share),
          0.5,
        ),
        3,
      ),
    },
  })
}

function unplaced(page: PageFacts, source: SourceReading | null): Finding[] {
  if (source === null) return []
  // A picture in a table is a part of its cell.
  const homes = homesOf(page).filter((home) => home.way === 'figure' || home.piece?.holds === 'table')
  return source.images
    .filter((image) => !homes.some((home) => (home.from ?? 0) < image.end && (home.to ?? 0) > image.start))
    .map((image) => onPage(`no figure for ${source.text.slice(image.start, image.end).slice(0, 60)}`))
}

function faultsOf(slide: SlideFacts, figure: FigureFacts): Finding[] {
  const faults: Finding[] = []
  if (figure.broken) faults.push(onSlide(slide, `figure ${figure.id} is broken: nothing is drawn`))
  if (Math.abs(Math.log(figure.distortion)) > DISTORTION)
    faults.push(onSlide(slide, `figure ${figure.id} is stretched ${rounded(figure.distortion, 2)} times`))
  if (figure.state === 'missing' && proseLines(slide).length > 0 && shareOfSlide(figure, slide) > MISSING_MOST) {
    faults.push(
      onSlide(
        slide,
        `the missing figure ${figure.id} takes ${percent(shareOfSlide(figure, slide))} of a slide with text`,
      ),
    )
  }
  return faults
}

function shareOfSlide(figure: FigureFacts, slide: SlideFacts): number {
  return areaOf(figure.picture) / (slide.width * slide.height)
}

/** Pictures of dots only; drawings may have any size. */
function upscale(figure: FigureFacts): number {
  return figure.vector || figure.natural === null ? 1 : widthOf(figure.picture) / figure.natural.width
}

function shareOfBest(figure: FigureFacts, slide: SlideFacts): number {
  if (slide.body === null || figure.natural === null || slide.figures.length > 1) return 1
  const most = figure.vector ? mostOf(figure) : figure.natural.width * figure.natural.height * ENLARGED ** 2
  const best = Math.min(
    most,
    bestArea(figure.natural.width / figure.natural.height, proseLines(slide), {
      width: widthOf(slide.body),
      // A caption has its room first.
      height: heightOf(slide.body) - Math.max(0, heightOf(figure.frame) - heightOf(figure.picture)),
    }),
  )
  return best <= 0 ? 1 : Math.min(1, areaOf(figure.picture) / best)
}

/** A drawing whose letters are as large as those of a title is large enough. */
const TITLE = 40

function mostOf({ smallestText, picture }: FigureFacts): number {
  if (smallestText === null || smallestText <= 0) return Number.POSITIVE_INFINITY
  return areaOf(picture) * Math.max(1, TITLE / smallestText) ** 2
}

/** A piece of text right before or after the figure in the article stands on its slide. */
function isBesideItsText(page: PageFacts, slide: SlideFacts, figure: FigureFacts): boolean {
  const homes = homesOf(page)
  const at = homes.findIndex((home) => home.id === figure.id)
  return [homes[at - 1], homes[at + 1]].some((home) => home !== undefined && home.slide === slide)
}
