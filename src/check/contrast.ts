// Metric 12: every text can be told from what is behind it, by light and by dark.

import { contrastRatio } from '../base/contrast.ts'
import type { PageFacts, TextLine } from './facts.ts'
import { type Metric, measured, onSlide } from './metric.ts'
import { rounded } from './numbers.ts'

const LEAST = 4.5
const TARGET = 7

export function contrast(page: PageFacts): Metric {
  const views = page.views.length > 0 ? page.views : [{ name: 'presented' as const, slides: page.slides }]
  const texts = views.flatMap((view) =>
    view.slides.flatMap((slide) =>
      slide.lines
        .filter((line) => line.kind !== 'drawing')
        .map((line) => ({ view: view.name, slide, line, ratio: contrastOf(line) })),
    ),
  )
  const known = texts.flatMap((text) => (text.ratio === null ? [] : [{ ...text, ratio: text.ratio }]))
  const unknown = texts.filter((text) => text.ratio === null)
  const lowest = known.length === 0 ? 0 : rounded(Math.min(...known.map((text) => text.ratio)), 2)
  const say = (text: { line: TextLine; view: string }, what: string) =>
    `“${text.line.text.slice(0, 20)}” ${what} (${text.view})`
  return measured({
    number: 12,
    name: 'contrast',
    value: `lowest ${lowest}${unknown.length > 0 ? `, ${unknown.length} over pictures` : ''}`,
    gate: '≥ 4.5',
    target: '≥ 7',
    failures: known
      .filter((text) => text.ratio < LEAST)
      .map((text) => onSlide(text.slide, say(text, `has ${rounded(text.ratio, 2)}`))),
    misses: [
      ...known
        .filter((text) => text.ratio >= LEAST && text.ratio < TARGET)
        .map((text) => onSlide(text.slide, say(text, `has ${rounded(text.ratio, 2)}`))),
      ...unknown.map((text) => onSlide(text.slide, say(text, 'stands over a picture or a gradient'))),
    ],
    numbers: { lowest, unknown: unknown.length },
  })
}

/** WCAG 2 contrast ratio; null where the background is no plain colour. */
function contrastOf(line: TextLine): number | null {
  if (line.background === null) return null
  const [red, green, blue, alpha] = line.colour
  const mix = (front: number, back: number) => front * alpha + back * (1 - alpha)
  const [backRed, backGreen, backBlue] = line.background
  return contrastRatio([mix(red, backRed), mix(green, backGreen), mix(blue, backBlue)], [backRed, backGreen, backBlue])
}
