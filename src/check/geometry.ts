// Rectangles of a slide, px.

import type { Rect } from './facts.ts'

export function widthOf(rect: Rect): number {
  return rect.right - rect.left
}

export function heightOf(rect: Rect): number {
  return rect.bottom - rect.top
}

export function areaOf(rect: Rect): number {
  return Math.max(0, widthOf(rect)) * Math.max(0, heightOf(rect))
}

/** The smallest rectangle around others; null around nothing. */
export function hull(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null
  return {
    left: Math.min(...rects.map((rect) => rect.left)),
    top: Math.min(...rects.map((rect) => rect.top)),
    right: Math.max(...rects.map((rect) => rect.right)),
    bottom: Math.max(...rects.map((rect) => rect.bottom)),
  }
}

/** The area that two rectangles share, px²; a touch of up to `grace` px on an axis is none. */
export function overlapOf(a: Rect, b: Rect, grace: number): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width <= grace || height <= grace ? 0 : width * height
}

/** By how much a rectangle leaves the slide on its worst side, px; 0 or less inside. */
export function leaves(rect: Rect, slide: { readonly width: number; readonly height: number }): number {
  return Math.max(-rect.left, -rect.top, rect.right - slide.width, rect.bottom - slide.height)
}
