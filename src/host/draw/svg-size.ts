// How large a drawing is by its own word, in CSS pixels.

import { boundsOf } from './svg-bounds.ts'
import type { SvgElement } from './svg-tree.ts'

export interface SvgSize {
  readonly width: number
  readonly height: number
  readonly viewBox: string
  /** True where the file says nothing of its size. */
  readonly isGuessed: boolean
}

const pixels: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  em: 16,
  ex: 8,
}

export function svgSize(root: SvgElement): SvgSize {
  const width = length(root.attributes.get('width'))
  const height = length(root.attributes.get('height'))
  const box = boxOf(root.attributes.get('viewBox'))
  if (box !== null) {
    const [, , boxWidth, boxHeight] = box
    const viewBox = box.join(' ')
    if (width !== null && height !== null) return { width, height, viewBox, isGuessed: false }
    if (width !== null) return { width, height: (width * boxHeight) / boxWidth, viewBox, isGuessed: false }
    if (height !== null) return { width: (height * boxWidth) / boxHeight, height, viewBox, isGuessed: false }
    return { width: boxWidth, height: boxHeight, viewBox, isGuessed: false }
  }
  if (width !== null && height !== null) return { width, height, viewBox: `0 0 ${width} ${height}`, isGuessed: false }
  const bounds = boundsOf(root)
  if (bounds === null || !isSize(bounds.width) || !isSize(bounds.height))
    return { width: 800, height: 600, viewBox: '0 0 800 600', isGuessed: true }
  const around = Math.max(2, 0.02 * Math.max(bounds.width, bounds.height))
  const rounded = (value: number) => Math.round(value * 100) / 100
  const [boxWidth, boxHeight] = [rounded(bounds.width + 2 * around), rounded(bounds.height + 2 * around)]
  const viewBox = `${rounded(bounds.x - around)} ${rounded(bounds.y - around)} ${boxWidth} ${boxHeight}`
  return { width: boxWidth, height: boxHeight, viewBox, isGuessed: true }
}

function length(written: string | undefined): number | null {
  const match = /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|ex)?\s*$/i.exec(written ?? '')
  if (match === null) return null
  const value = Number(match[1]) * (pixels[match[2]?.toLowerCase() ?? ''] ?? 1)
  return isSize(value) ? Math.round(value * 1000) / 1000 : null
}

function boxOf(written: string | undefined): readonly [number, number, number, number] | null {
  const numbers = (written ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [x, y, width, height] = numbers
  if (numbers.length !== 4 || x === undefined || y === undefined || width === undefined || height === undefined)
    return null
  return Number.isFinite(x) && Number.isFinite(y) && isSize(width) && isSize(height) ? [x, y, width, height] : null
}

function isSize(value: number): boolean {
  return value > 0 && value < 1e6
}
