import type { Stroke } from './event.ts'

/** The line of a stroke as the path of an SVG, in pixels of a slide of this size. A single point is a dot. */
export function strokePath({ points }: Pick<Stroke, 'points'>, size: { width: number; height: number }): string {
  const rounded = (value: number) => String(Math.round(value * 10) / 10)
  const places = Array.from({ length: points.length / 2 }, (_, index) => {
    const [x = 0, y = 0] = points.slice(index * 2, index * 2 + 2)
    return `${rounded((x * size.width) / 1000)} ${rounded((y * size.height) / 1000)}`
  })
  return places.length === 1 ? `M${places[0]}h0.1` : `M${places.join('L')}`
}
