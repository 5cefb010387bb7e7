// Laser and pen: the pointer over "this step" becomes a dot or a line on the projector.

import type { Stroke, StrokeColour } from '../../session/event.ts'
import { strokePath } from '../../session/stroke-path.ts'
import { STROKE } from '../../session/strokes-svg.ts'
import { LINE } from '../projector/ink.ts'
import type { Desk, Point } from '../session/desk.ts'
import { newId } from '../session/new-id.ts'
import { svgElement } from '../svg-element.ts'
import type { Material } from './material.ts'
import type { Preview } from './preview.ts'

export interface Pointing {
  /** `off` leaves the pointer alone. */
  use(tool: Tool): void
  tool(): Tool
  colour(): StrokeColour
  setColour(colour: StrokeColour): void
}

export type Tool = 'off' | 'laser' | 'pen'

export const COLOURS: readonly StrokeColour[] = ['red', 'blue', 'yellow']

/** Numbers of a stroke before another one goes on from its end; a session takes no longer ones. */
const LONGEST = 1600
/** Points nearer than this to the last one are left out; thousandths. */
const NEAR = 2

/** `drawn` is asked to keep a stroke, so that it can be undone. */
export function pointingOver(
  target: Preview,
  material: Material,
  desk: Desk,
  slide: () => string,
  drawn: (stroke: Stroke) => void,
): Pointing {
  let tool: Tool = 'off'
  let colour: StrokeColour = 'red'
  let points: number[] | null = null
  let line: SVGPathElement | null = null

  const placeOf = (event: PointerEvent): Point => {
    const box = target.box.getBoundingClientRect()
    const thousandths = (part: number, of: number) => Math.round((Math.max(0, Math.min(part, of)) / of) * 1000)
    return { x: thousandths(event.clientX - box.left, box.width), y: thousandths(event.clientY - box.top, box.height) }
  }
  const away = () => {
    target.ink().laser(null)
    desk.point(null)
  }
  const point = (at: Point) => {
    target.ink().laser(at)
    desk.point(at)
  }
  const begin = (from: readonly number[]) => {
    points = [...from]
    line = svgElement('path', { ...LINE, stroke: STROKE.colours[colour] })
    target.ink().layer.append(line)
  }
  const finish = () => {
    line?.remove()
    line = null
    if (points !== null) drawn({ id: newId(), slide: slide(), points, colour })
    points = null
  }
  const extend = ({ x, y }: Point) => {
    if (points === null) return
    const [lastX = -NEAR, lastY = -NEAR] = points.slice(-2)
    if (Math.hypot(x - lastX, y - lastY) < NEAR) return
    points.push(x, y)
    line?.setAttribute('d', strokePath({ points }, material.size))
    if (points.length < LONGEST) return
    const end = points.slice(-2)
    finish()
    begin(end)
  }

  target.box.addEventListener('pointerdown', (event) => {
    if (tool !== 'pen' || event.button !== 0) return
    event.preventDefault()
    target.box.setPointerCapture(event.pointerId)
    const { x, y } = placeOf(event)
    begin([x, y])
    line?.setAttribute('d', strokePath({ points: [x, y] }, material.size))
  })
  target.box.addEventListener('pointermove', (event) => {
    if (tool === 'off') return
    point(placeOf(event))
    for (const one of event.getCoalescedEvents?.() ?? []) extend(placeOf(one))
    extend(placeOf(event))
  })
  for (const end of ['pointerup', 'pointercancel']) target.box.addEventListener(end, finish)
  target.box.addEventListener('pointerleave', () => tool !== 'off' && points === null && away())

  return {
    tool: () => tool,
    use: (wanted) => {
      finish()
      away()
      tool = wanted
      target.box.dataset.tool = wanted
    },
    colour: () => colour,
    setColour: (wanted) => {
      colour = wanted
    },
  }
}
