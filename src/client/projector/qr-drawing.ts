import type { RoomCard } from '../session/island.ts'
import { svgElement } from '../svg-element.ts'

export function qrDrawing({ size, path }: RoomCard['qr']): SVGSVGElement {
  const look = { class: 'room-qr', role: 'img', 'aria-label': 'QR', 'shape-rendering': 'crispEdges' }
  return svgElement('svg', { viewBox: `0 0 ${size} ${size}`, ...look }, svgElement('path', { d: path }))
}
