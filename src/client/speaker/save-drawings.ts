import { strokesSvg } from '../../session/strokes-svg.ts'
import { download } from '../download.ts'
import type { Desk } from '../session/desk.ts'
import { numberOf } from '../slide-numbers.ts'
import { titleOf } from '../title-of.ts'
import type { Material } from './material.ts'

/** Downloads all that was drawn as one SVG; false where nothing was. */
export async function saveDrawings(desk: Desk, { slides, size }: Material, name: string): Promise<boolean> {
  const strokes = await desk.drawings()
  const drawn = slides.flatMap((slide, index) => {
    const own = strokes.filter((stroke) => stroke.slide === slide.id)
    return own.length === 0 ? [] : [{ number: numberOf(slides, index), title: titleOf(slide), strokes: own }]
  })
  if (drawn.length === 0) return false
  download(strokesSvg(drawn, size), 'image/svg+xml', `${fileName(name)}.svg`)
  return true
}

/** Without what a file system does not take. */
function fileName(name: string): string {
  return name
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 100)
}
