// What was drawn over slides, as a picture to keep: the strokes of each slide over its number and title.

import { escapedXml } from '../base/xml.ts'
import type { Stroke, StrokeColour } from './event.ts'
import { strokePath } from './stroke-path.ts'

export interface DrawnSlide {
  /** As people count, from 1. */
  readonly number: string
  readonly title: string
  readonly strokes: readonly Stroke[]
}

/** On white; px. */
export const STROKE = {
  width: 5,
  colours: { red: '#d6202a', blue: '#1666d0', yellow: '#e6a700' },
} as const satisfies { width: number; colours: Readonly<Record<StrokeColour, string>> }

/** Between two slides, and of the line with number and title; px. */
const GAP = 32
const HEAD = 56

/** One SVG document with a field for each slide, one below the other; `size` is that of a slide, in px. */
export function strokesSvg(slides: readonly DrawnSlide[], size: { width: number; height: number }): string {
  const width = size.width + 2 * GAP
  const height = GAP + slides.length * (HEAD + size.height + GAP)
  const fields = slides.map((slide, index) => field(slide, size, GAP + index * (HEAD + size.height + GAP)))
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">
<rect width="${width}" height="${height}" fill="#fff"/>
${fields.join('')}</svg>
`
}

function field({ number, title, strokes }: DrawnSlide, size: { width: number; height: number }, top: number): string {
  const lines = strokes.map(
    (stroke) => `<path d="${strokePath(stroke, size)}" stroke="${STROKE.colours[stroke.colour]}"/>\n`,
  )
  return `<g transform="translate(${GAP} ${top})">
<text y="32" font-size="26" fill="#1c1d21"><tspan font-weight="700">${number}</tspan> ${escapedXml(title)}</text>
<g transform="translate(0 ${HEAD})" fill="none" stroke-width="${STROKE.width}" stroke-linecap="round" stroke-linejoin="round">
<rect width="${size.width}" height="${size.height}" stroke="#c9cbd3" stroke-width="1"/>
${lines.join('')}</g>
</g>
`
}
