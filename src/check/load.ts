// Metric 4: how much there is to read on a slide.

import { contentSlides, proseLoad } from './content-slides.ts'
import type { PageFacts, SlideFacts } from './facts.ts'
import { type Metric, measured, onSlide } from './metric.ts'
import { percent, quantile, rounded, shareOf } from './numbers.ts'
import { visualLines } from './visual-lines.ts'

const MOST = 190
const TARGET = { median: 100, p95: 150, longLists: 0.15, longItems: 0.1 }
const LONG_LIST = 5
const LONG_ITEM = 2

export function load(page: PageFacts): Metric {
  const slides = contentSlides(page).map((slide) => ({ slide, load: proseLoad(slide) }))
  const lists = contentSlides(page).flatMap((slide) => slide.lists.map((list) => ({ slide, items: list.items.length })))
  const items = contentSlides(page).flatMap((slide) => itemLines(slide).map((lines) => ({ slide, lines })))
  const loads = slides.map((one) => one.load)
  const longLists = 1 - shareOf(lists, (list) => list.items <= LONG_LIST)
  const longItems = 1 - shareOf(items, (item) => item.lines <= LONG_ITEM)
  const median = rounded(quantile(loads, 0.5))
  const p95 = rounded(quantile(loads, 0.95))
  const most = rounded(Math.max(0, ...loads))
  return measured({
    number: 4,
    name: 'load',
    value: `median ${median}, p95 ${p95}, max ${most}; long lists ${percent(longLists)}, long items ${percent(longItems)}`,
    gate: `max ${MOST}`,
    target: 'median ≤ 100, p95 ≤ 150; ≤ 15 % of lists over 5 items; ≤ 10 % of items over 2 lines',
    failures: slides.filter((one) => one.load > MOST).map((one) => onSlide(one.slide, `load ${rounded(one.load)}`)),
    misses: [
      ...(p95 > TARGET.p95 || median > TARGET.median
        ? slides
            .filter((one) => one.load > TARGET.p95 && one.load <= MOST)
            .map((one) => onSlide(one.slide, `load ${rounded(one.load)}`))
        : []),
      ...(longLists > TARGET.longLists
        ? lists
            .filter((list) => list.items > LONG_LIST)
            .map((list) => onSlide(list.slide, `a list of ${list.items} items`))
        : []),
      ...(longItems > TARGET.longItems
        ? items
            .filter((item) => item.lines > LONG_ITEM)
            .map((item) => onSlide(item.slide, `an item of ${item.lines} lines`))
        : []),
    ],
    numbers: { median, p95, max: most, longLists: rounded(longLists, 3), longItems: rounded(longItems, 3) },
  })
}

/** The number of lines of each list item, without the lists inside it. */
function itemLines(slide: SlideFacts): number[] {
  const held = new Set(slide.lists.flatMap((list) => list.items))
  const count = new Map<number, number>()
  for (const line of visualLines(slide).flat()) {
    const item = line.parts[0]?.item ?? null
    if (item !== null && held.has(item)) count.set(item, (count.get(item) ?? 0) + 1)
  }
  return Array.from(count.values())
}
