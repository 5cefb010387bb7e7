// What was drawn over the slides of a session, as one picture to keep.

import type { Event } from './event.ts'
import { folded } from './fold.ts'
import { slideNames } from './slide-names.ts'
import { strokesSvg } from './strokes-svg.ts'

/** A drawing is in thousandths of a slide, whose shape the log does not know: the usual one. */
const SIZE = { width: 1280, height: 720 }

/** An SVG document; null where nothing was drawn. Slides are named by their number and section. */
export function drawingsOf(events: readonly Event[]): string | null {
  const { strokes, plan } = folded(events)
  if (strokes.length === 0) return null
  const slides = plan.sections.flatMap((section) => section.slides.map((id) => ({ id, title: section.title })))
  const topics = new Set(plan.topics.map(({ slide }) => slide))
  const names = slideNames(slides, ({ id }) => topics.has(id))
  const drawn = slides.flatMap(({ id, title }, index) => {
    const own = strokes.filter(({ slide }) => slide === id)
    return own.length === 0 ? [] : [{ number: names[index] ?? '', title, strokes: own }]
  })
  // A slide that was changed while people sat together has another id now.
  const gone = strokes.filter(({ slide }) => !slides.some(({ id }) => id === slide))
  const all = gone.length === 0 ? drawn : [...drawn, { number: '', title: '', strokes: gone }]
  return strokesSvg(all, SIZE)
}
