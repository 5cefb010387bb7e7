// Metric 1: nothing visible leaves its slide or its own block, is cut off, is covered or lies on something else.

import type { FigureFacts, PageFacts, SlideFacts, TextLine, View } from './facts.ts'
import { leaves, overlapOf } from './geometry.ts'
import { type Finding, type Metric, measured, onSlide } from './metric.ts'
import { rounded } from './numbers.ts'

/** Browsers place text on fractions of a pixel. */
const GRACE = 0.5
/** The same, added up over the characters of a line. */
const BLOCK_GRACE = 1
/** Two boxes may share the rounding of both. */
const OVERLAP_GRACE = 1

export function overflow(page: PageFacts): Metric {
  const views: readonly View[] = page.views.length > 0 ? page.views : [{ name: 'presented', slides: page.slides }]
  const failures = views.flatMap((view) =>
    view.slides.flatMap((slide) => faultsOf(slide).map((what) => onSlide(slide, `${what} (${view.name})`))),
  )
  const slides = views.flatMap((view) => view.slides)
  const farthest = Math.max(0, ...slides.flatMap(leavings))
  const overlap = slides.reduce((sum, slide) => sum + overlaps(slide).reduce((all, one) => all + one.area, 0), 0)
  return measured({
    number: 1,
    name: 'overflow',
    value: `${rounded(farthest)} px, ${rounded(overlap, 0)} px²`,
    gate: '0 (±0.5 px)',
    target: '0',
    failures,
    misses: [] as Finding[],
    numbers: {
      farthest: rounded(farthest),
      overlap: rounded(overlap, 0),
      slides: new Set(failures.map((one) => one.slide)).size,
    },
  })
}

function leavings(slide: SlideFacts): number[] {
  return [...textLines(slide), ...slide.figures].map((one) =>
    'rect' in one
      ? Math.max(leaves(one.rect, slide), one.clipped, one.beyond > BLOCK_GRACE ? one.beyond : 0)
      : Math.max(leaves(one.frame, slide), one.clipped),
  )
}

function faultsOf(slide: SlideFacts): string[] {
  const faults: string[] = []
  const { box, width, height } = slide
  if (Math.abs(box.right - box.left - width) > GRACE || Math.abs(box.bottom - box.top - height) > GRACE) {
    faults.push(
      `the slide is ${rounded(box.right - box.left)} × ${rounded(box.bottom - box.top)} px, not ${width} × ${height}`,
    )
  }
  for (const line of textLines(slide)) {
    const out = leaves(line.rect, slide)
    if (out > GRACE) faults.push(`${quoted(line)} leaves the slide by ${rounded(out)} px`)
    if (line.clipped > GRACE) faults.push(`${quoted(line)} is cut off by ${rounded(line.clipped)} px`)
    if (line.beyond > BLOCK_GRACE) faults.push(`${quoted(line)} leaves its block by ${rounded(line.beyond)} px`)
    if (line.covered !== '') faults.push(`${quoted(line)} is covered by <${line.covered}>`)
  }
  for (const figure of slide.figures) {
    const out = Math.max(leaves(figure.frame, slide), leaves(figure.picture, slide))
    if (out > GRACE) faults.push(`figure ${figure.id} leaves the slide by ${rounded(out)} px`)
    if (figure.clipped > GRACE) faults.push(`figure ${figure.id} is cut off by ${rounded(figure.clipped)} px`)
  }
  for (const { a, b, area } of overlaps(slide)) faults.push(`${a} and ${b} overlap by ${rounded(area, 0)} px²`)
  return faults
}

function overlaps(slide: SlideFacts): { a: string; b: string; area: number }[] {
  const lines = textLines(slide)
  const pairs: { a: string; b: string; area: number }[] = []
  lines.forEach((line, index) => {
    for (const other of lines.slice(index + 1)) {
      const area = line.block === other.block ? 0 : overlapOf(line.ink, other.ink, OVERLAP_GRACE)
      if (area > 0) pairs.push({ a: quoted(line), b: quoted(other), area })
    }
    for (const figure of slide.figures) {
      const area = belongsTo(line, figure, slide) ? 0 : overlapOf(line.ink, figure.picture, OVERLAP_GRACE)
      if (area > 0) pairs.push({ a: quoted(line), b: `figure ${figure.id}`, area })
    }
  })
  slide.figures.forEach((figure, index) => {
    for (const other of slide.figures.slice(index + 1)) {
      const area = overlapOf(figure.picture, other.picture, OVERLAP_GRACE)
      if (area > 0) pairs.push({ a: `figure ${figure.id}`, b: `figure ${other.id}`, area })
    }
  })
  return pairs
}

/** The words that stand for a missing picture are written on it. */
function belongsTo(line: TextLine, figure: FigureFacts, slide: SlideFacts): boolean {
  if (figure.state !== 'missing') return false
  for (let at = line.piece; at !== null; at = slide.pieces[at]?.within ?? null) {
    if (slide.pieces[at]?.id === figure.id) return true
  }
  return false
}

/** Text inside the author's drawings moves with its figure. */
function textLines(slide: SlideFacts): readonly TextLine[] {
  return slide.lines.filter((line) => line.kind !== 'drawing')
}

function quoted(line: TextLine): string {
  const characters = Array.from(line.text)
  return `“${characters.length > 18 ? `${characters.slice(0, 17).join('')}…` : line.text}”`
}
