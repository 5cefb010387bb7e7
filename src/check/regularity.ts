// Metric 17: slides of one deck look alike: titles stand still, edges and sizes are few.

import { contentSlides, proseLines } from './content-slides.ts'
import type { PageFacts, Rect, SlideFacts, TextLine } from './facts.ts'
import { type Metric, measured, onPage, onSlide } from './metric.ts'
import { rounded } from './numbers.ts'

const JITTER = 1
const MOST_EDGES = 4
const MOST_SIZES = 4
/** Edges closer than this look like one, px. */
const SAME_EDGE = 2

export function regularity(page: PageFacts): Metric {
  const slides = contentSlides(page)
  const titles = slides.flatMap((slide) =>
    slide.title === null || slide.layout === 'statement' ? [] : [{ slide, rect: slide.title.rect }],
  )
  const spread = (values: readonly number[]) => (values.length === 0 ? 0 : Math.max(...values) - Math.min(...values))
  const edge = (rect: Rect) => (page.direction === 'rtl' ? rect.right : rect.left)
  const jitter = rounded(
    Math.max(spread(titles.map((one) => edge(one.rect))), spread(titles.map((one) => one.rect.top))),
  )
  const edges = slides.map((slide) => ({ slide, edges: edgesOf(slide, page.direction) }))
  const sizes = distinct(
    slides.flatMap((slide) =>
      proseLines(slide)
        .filter((line) => line.kind === 'prose' && !line.index)
        .map((line) => line.size),
    ),
    0.1,
  )
  const mostEdges = Math.max(0, ...edges.map((one) => one.edges.length))
  const first = titles[0]
  return measured({
    number: 17,
    name: 'regularity',
    value: `title jitter ${jitter} px; ≤ ${mostEdges} left edges; ${sizes.length} body sizes`,
    gate: 'jitter ≤ 1 px; ≤ 4 edges a slide; ≤ 4 sizes a deck',
    target: '0',
    failures: [
      ...titles.flatMap(({ slide, rect }) => {
        if (first === undefined) return []
        const off = Math.max(Math.abs(edge(rect) - edge(first.rect)), Math.abs(rect.top - first.rect.top))
        return off > JITTER
          ? [onSlide(slide, `the title stands ${rounded(off)} px from where it stands on slide ${first.slide.number}`)]
          : []
      }),
      ...edges
        .filter((one) => one.edges.length > MOST_EDGES)
        .map((one) =>
          onSlide(one.slide, `${one.edges.length} left edges: ${one.edges.map((edge) => rounded(edge, 0)).join(', ')}`),
        ),
      ...(sizes.length > MOST_SIZES
        ? [onPage(`${sizes.length} body sizes: ${sizes.map((size) => rounded(size)).join(', ')}`)]
        : []),
    ],
    numbers: { jitter, edges: mostEdges, sizes: sizes.length },
  })
}

/** Where blocks begin; a table and a block of code have one edge each, marks of lists and the foot none. */
function edgesOf(slide: SlideFacts, direction: PageFacts['direction']): number[] {
  const start = (rect: Rect) => (direction === 'rtl' ? slide.width - rect.right : rect.left)
  const blocks = new Map<string, number>()
  for (const line of slide.lines) {
    const piece = line.piece === null ? undefined : slide.pieces[line.piece]
    if (line.place === 'foot' || isDrawn(line) || piece?.kind === 'word') continue
    const isTable = line.kind === 'table' || piece?.holds === 'table'
    const key = isTable ? 'table' : piece?.holds === 'code' ? `piece ${line.piece}` : `block ${line.block}`
    blocks.set(key, Math.min(blocks.get(key) ?? Number.POSITIVE_INFINITY, start(line.rect)))
  }
  const figures = slide.figures.map((figure) => start(figure.frame))
  return distinct([...blocks.values(), ...figures], SAME_EDGE)
}

/** Neither begins where text begins: they stand in the middle. */
function isDrawn({ kind }: TextLine): boolean {
  return kind === 'drawing' || kind === 'figure' || kind === 'formula'
}

/** The different values, from the smallest; values closer than `apart` to the last kept one are the same. */
function distinct(values: readonly number[], apart: number): number[] {
  const kept: number[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = kept.at(-1)
    if (last === undefined || value - last > apart) kept.push(value)
  }
  return kept
}
