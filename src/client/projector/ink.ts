// What is drawn over a slide, and the dot of the laser, as one SVG that grows with the slide.

import type { Stroke } from '../../session/event.ts'
import { strokePath } from '../../session/stroke-path.ts'
import { STROKE } from '../../session/strokes-svg.ts'
import type { Point } from '../session/projection.ts'
import type { SlideSize } from '../slide-size.ts'
import { svgElement } from '../svg-element.ts'

export interface Ink {
  readonly layer: SVGSVGElement
  draw(strokes: readonly Stroke[]): void
  laser(at: Point | null): void
}

/** How strokes are drawn. */
export const LINE = {
  fill: 'none',
  'stroke-width': String(STROKE.width),
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const

/** Of the dot, in pixels of a slide. */
const RADIUS = 11

export function inkOf(size: SlideSize): Ink {
  const layer = svgElement('svg', { class: 'ink', viewBox: `0 0 ${size.width} ${size.height}`, 'aria-hidden': 'true' })
  const lines = svgElement('g', LINE)
  const dot = svgElement('circle', { class: 'laser', r: String(RADIUS), visibility: 'hidden' })
  layer.append(lines, dot)
  return {
    layer,
    draw: (strokes) =>
      lines.replaceChildren(
        ...strokes.map((stroke) =>
          svgElement('path', { d: strokePath(stroke, size), stroke: STROKE.colours[stroke.colour] }),
        ),
      ),
    laser: (at) => {
      dot.setAttribute('visibility', at === null ? 'hidden' : 'visible')
      if (at === null) return
      dot.setAttribute('cx', String((at.x * size.width) / 1000))
      dot.setAttribute('cy', String((at.y * size.height) / 1000))
    },
  }
}
