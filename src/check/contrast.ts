// Metric 12: every text can be told from what is behind it, by light and by dark.

import type { Colour, PageFacts, TextLine } from './facts.ts'
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
  const front = luminance([mix(red, backRed), mix(green, backGreen), mix(blue, backBlue), 1])
  const back = luminance(line.background)
  return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05)
}

function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number) =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
