// Metric 6: each piece has one home, and homes stand in the order of the article.

import type { PageFacts, SlideFacts } from './facts.ts'
import { orderedHomes, placedHomes } from './homes.ts'
import { type Finding, type Metric, measured, onSlide } from './metric.ts'
import { rounded } from './numbers.ts'

export function order(page: PageFacts): Metric {
  const homes = orderedHomes(page)
  const places = placedHomes(page)
  const failures: Finding[] = []
  places.forEach(({ home, from }, index) => {
    const before = places[index - 1]
    if (before !== undefined && before.from > from)
      failures.push(onSlide(home.slide, `${home.id} stands after ${before.home.id}, which follows it in the article`))
  })
  const inverted = inversions(places.map((place) => place.from))
  const pairs = (places.length * (places.length - 1)) / 2
  failures.push(...repeated(page), ...page.slides.flatMap(listFaults), ...page.slides.flatMap(visibleFaults))
  const value = pairs === 0 ? 1 : 1 - inverted / pairs
  return measured({
    number: 6,
    name: 'order',
    value: `${rounded(value, 4)}, ${homes.length} homes`,
    gate: '1, one home each',
    target: '1',
    failures,
    numbers: { order: rounded(value, 4), homes: homes.length, faults: failures.length },
  })
}

function repeated(page: PageFacts): Finding[] {
  const seen = new Set<string>()
  return page.slides.flatMap((slide) => {
    const said = slide.source.flatMap((entry) => (entry.kind === 'shown' ? [] : [entry.id]))
    const shown = slide.pieces.flatMap((piece) => (piece.kind === 'home' ? [piece.id] : []))
    return [...shown, ...said].flatMap((id) => {
      const isSecond = seen.has(id)
      seen.add(id)
      return isSecond ? [onSlide(slide, `${id} has a second home`)] : []
    })
  })
}

/** The source text of a slide lists each of its visible homes once, and no other. */
function listFaults(slide: SlideFacts): Finding[] {
  const shown = slide.pieces.flatMap((piece) => (piece.kind === 'home' ? [piece.id] : []))
  const listed = slide.source.flatMap((entry) => (entry.kind === 'shown' ? [entry.of] : []))
  return [
    ...shown.filter((id) => !listed.includes(id)).map((id) => onSlide(slide, `the source text does not list ${id}`)),
    ...listed
      .filter((id) => !shown.includes(id))
      .map((id) => onSlide(slide, `the source text lists ${id}, which is not on the slide`)),
    ...listed
      .filter((id, index) => listed.indexOf(id) < index)
      .map((id) => onSlide(slide, `the source text lists ${id} twice`)),
  ]
}

/** Titles stand over what precedes them. */
function visibleFaults(slide: SlideFacts): Finding[] {
  const homes = slide.pieces.filter((piece) => piece.kind === 'home' && piece.place !== 'title' && piece.from !== null)
  return homes.flatMap((piece, index) => {
    const before = homes[index - 1]
    if (before === undefined || (before.from ?? 0) <= (piece.from ?? 0)) return []
    return [onSlide(slide, `on the slide ${piece.id} stands after ${before.id}, which follows it in the article`)]
  })
}

/** Pairs in the wrong order. The lists are short enough to count them one by one. */
function inversions(values: readonly number[]): number {
  let count = 0
  values.forEach((value, index) => {
    for (let at = index + 1; at < values.length; at++) if ((values[at] ?? value) < value) count++
  })
  return count
}
