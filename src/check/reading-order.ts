// Metric 7: who listens to the page hears it in the order in which who looks at it reads it.

import type { PageFacts, Rect, SlideFacts } from './facts.ts'
import { hull } from './geometry.ts'
import { type Metric, measured, onSlide } from './metric.ts'
import { rounded } from './numbers.ts'

/** A frame may touch its neighbour's line box. */
const GRACE = 2

interface Box {
  readonly name: string
  readonly rect: Rect
}

export function readingOrder(page: PageFacts): Metric {
  const isLeftward = /^(ar|he|fa|ur)\b/.test(page.lang)
  const slides = page.slides.map((slide) => ({ slide, boxes: boxesOf(slide) }))
  const wrong = slides.flatMap(({ slide, boxes }) =>
    boxes.flatMap((box, index) => {
      const next = boxes[index + 1]
      return next !== undefined && precedes(next.rect, box.rect, isLeftward)
        ? [onSlide(slide, `${next.name} is seen before ${box.name} and read after it`)]
        : []
    }),
  )
  const pairs = slides.reduce((sum, { boxes }) => sum + Math.max(0, boxes.length - 1), 0)
  const value = pairs === 0 ? 1 : 1 - wrong.length / pairs
  return measured({
    number: 7,
    name: 'reading order',
    value: `${rounded(value, 4)}`,
    gate: '1',
    target: '1',
    failures: wrong,
    numbers: { order: rounded(value, 4) },
  })
}

/** Blocks of text and figures in the order of the document; the foot is furniture. */
function boxesOf(slide: SlideFacts): Box[] {
  const boxes = new Map<string, { order: number; rects: Rect[]; name: string }>()
  slide.lines.forEach((line, order) => {
    if (line.place === 'foot' || line.kind === 'drawing') return
    // Cells of one table row and lines of one block of code are read by their own rules.
    const piece = slide.pieces[line.piece ?? -1]
    const isCode = line.kind === 'code' && piece?.holds === 'code'
    // The number of a line is read with its code.
    const own = piece?.kind === 'word' && piece.within !== null ? piece.within : line.piece
    const key = line.kind === 'table' || isCode ? `${line.kind} ${own}` : `block ${line.block}`
    const box = boxes.get(key) ?? { order, rects: [], name: `“${line.text.slice(0, 12)}”` }
    box.rects.push(line.ink)
    boxes.set(key, box)
  })
  const placed = slide.figures.flatMap((figure) => {
    if (figure.state === 'missing') return []
    const piece = slide.pieces.findIndex((one) => one.kind === 'home' && one.id === figure.id)
    const after = slide.lines.findIndex((line) => line.piece !== null && line.piece >= piece)
    const order = (after < 0 ? slide.lines.length : after) - 0.5
    return [{ order, rects: [figure.picture], name: `figure ${figure.id}` }]
  })
  return [...boxes.values(), ...placed]
    .sort((a, b) => a.order - b.order)
    .flatMap(({ rects, name }) => {
      const rect = hull(rects)
      return rect === null ? [] : [{ name, rect }]
    })
}

/** True where `a` is read before `b` by its place: wholly above it and not in a later column, or beside it on the side where lines begin. */
function precedes(a: Rect, b: Rect, isLeftward: boolean): boolean {
  const isAbove = a.bottom <= b.top + GRACE
  const isBelow = a.top >= b.bottom - GRACE
  const isEarlierColumn = isLeftward ? a.left >= b.right - GRACE : a.right <= b.left + GRACE
  const isLaterColumn = isLeftward ? a.right <= b.left + GRACE : a.left >= b.right - GRACE
  return (isAbove && !isLaterColumn) || (isEarlierColumn && !isBelow)
}
