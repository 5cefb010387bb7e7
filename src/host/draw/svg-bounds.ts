// The box around all that a drawing draws, for one that does not say how large it is. Control points stand for curves, and letters for an
// estimate: a little too large is better than cut off.

import { isWide } from '../../base/text.ts'
import type { SvgElement } from './svg-tree.ts'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** a b c d e f, as SVG writes them. */
type Matrix = readonly [number, number, number, number, number, number]
type Point = readonly [number, number]

const SAME: Matrix = [1, 0, 0, 1, 0, 0]
/** What only defines is drawn elsewhere. */
const DEFINES = new Set([
  'defs',
  'symbol',
  'clipPath',
  'mask',
  'pattern',
  'marker',
  'linearGradient',
  'radialGradient',
  'style',
  'title',
  'desc',
])
const USUAL_TYPE = 16

/** Null where nothing is drawn, or nothing that has a place. */
export function boundsOf(root: SvgElement): Bounds | null {
  const points: Point[] = []
  visit(root, SAME, USUAL_TYPE, points)
  const finite = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
  if (finite.length === 0) return null
  const xs = finite.map(([x]) => x)
  const ys = finite.map(([, y]) => y)
  const [x, y] = [least(xs), least(ys)]
  const [width, height] = [-least(xs.map((one) => -one)) - x, -least(ys.map((one) => -one)) - y]
  return width > 0 && height > 0 ? { x, y, width, height } : null
}

function least(values: readonly number[]): number {
  return values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
}

function visit(element: SvgElement, outer: Matrix, type: number, points: Point[]): void {
  if (DEFINES.has(element.name)) return
  const matrix = times(outer, matrixOf(element.attributes.get('transform') ?? ''))
  const own = Number.parseFloat(element.attributes.get('font-size') ?? '') || type
  for (const point of pointsOf(element, own)) points.push(moved(point, matrix))
  for (const child of element.children) if (typeof child !== 'string') visit(child, matrix, own, points)
}

function pointsOf(element: SvgElement, type: number): Point[] {
  const at = (name: string) => Number.parseFloat(element.attributes.get(name) ?? '') || 0
  switch (element.name) {
    case 'rect':
    case 'image':
    case 'use':
    case 'foreignObject':
      return corners(at('x'), at('y'), at('width'), at('height'))
    case 'circle':
      return corners(at('cx') - at('r'), at('cy') - at('r'), 2 * at('r'), 2 * at('r'))
    case 'ellipse':
      return corners(at('cx') - at('rx'), at('cy') - at('ry'), 2 * at('rx'), 2 * at('ry'))
    case 'line':
      return [
        [at('x1'), at('y1')],
        [at('x2'), at('y2')],
      ]
    case 'polyline':
    case 'polygon':
      return pairs(numbersIn(element.attributes.get('points') ?? ''))
    case 'path':
      return pathPoints(element.attributes.get('d') ?? '')
    case 'text': {
      const width = Array.from(textOf(element)).reduce(
        (sum, character) => sum + (isWide(character.codePointAt(0) ?? 0) ? 1 : 0.6) * type,
        0,
      )
      const anchor = element.attributes.get('text-anchor')
      const start = at('x') - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0)
      return corners(start, at('y') - type, width, 1.3 * type)
    }
    default:
      return []
  }
}

function textOf(element: SvgElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

function corners(x: number, y: number, width: number, height: number): Point[] {
  return [
    [x, y],
    [x + width, y + height],
    [x, y + height],
    [x + width, y],
  ]
}

function numbersIn(text: string): number[] {
  return Array.from(text.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi), ([number]) => Number(number))
}

function pairs(numbers: readonly number[]): Point[] {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [
    numbers[2 * index] ?? 0,
    numbers[2 * index + 1] ?? 0,
  ])
}

/** How many numbers each command takes. */
const TAKES: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 }

function pathPoints(path: string): Point[] {
  const points: Point[] = []
  let [x, y] = [0, 0]
  for (const [, letter = '', rest = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*(?:e[+-]?\d+[^a-zA-Z]*)*)/g)) {
    const name = letter.toLowerCase()
    const takes = TAKES[name]
    if (takes === undefined || takes === 0) continue
    const numbers = numbersIn(rest)
    const isRelative = letter === name
    for (let from = 0; from + takes <= numbers.length; from += takes) {
      const own = numbers.slice(from, from + takes)
      const [dx, dy] = isRelative ? [x, y] : [0, 0]
      const [first = 0] = own
      if (name === 'h') x = first + dx
      else if (name === 'v') y = first + dy
      else {
        const found = pairs(name === 'a' ? own.slice(5) : own).map(([px, py]): Point => [px + dx, py + dy])
        points.push(...found)
        ;[x, y] = found.at(-1) ?? [x, y]
      }
      points.push([x, y])
    }
  }
  return points
}

function matrixOf(transform: string): Matrix {
  let matrix = SAME
  for (const [, name = '', inner = ''] of transform.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const [a = 0, b, c = 0, d = 0, e = 0, f = 0] = numbersIn(inner)
    if (name === 'translate') matrix = times(matrix, [1, 0, 0, 1, a, b ?? 0])
    else if (name === 'scale') matrix = times(matrix, [a, 0, 0, b ?? a, 0, 0])
    else if (name === 'matrix') matrix = times(matrix, [a, b ?? 0, c, d, e, f])
    else if (name === 'rotate') {
      const [sin, cos] = [Math.sin((a * Math.PI) / 180), Math.cos((a * Math.PI) / 180)]
      const centre: Matrix = [1, 0, 0, 1, b ?? 0, c]
      matrix = times(times(times(matrix, centre), [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -(b ?? 0), -c])
    }
  }
  return matrix
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function moved([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f]
}
