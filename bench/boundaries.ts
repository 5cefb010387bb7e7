// How near a plan comes to one made by hand: F1 of the lines at which slides begin. `npm run boundaries [-- --costs]`.
// With --costs, every cost is moved by 30 % up and down, one at a time, and the largest change is shown.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parse } from '../src/article/parse.ts'
import { collector } from '../src/base/diagnostic.ts'
import { lineAt, sourceOf } from '../src/base/source.ts'
import { facesIn } from '../src/host/faces.ts'
import { themeOf } from '../src/measure/theme.ts'
import { divide } from '../src/outline/divide.ts'
import { outlineOf } from '../src/outline/outline-of.ts'
import { COSTS, type Costs } from '../src/plan/costs.ts'
import type { Deck, Density } from '../src/plan/deck.ts'
import { plan } from '../src/plan/plan.ts'

interface HandPlan {
  readonly neutral: readonly number[]
  readonly slides: readonly { readonly n: number; readonly layout: string; readonly src: readonly number[] }[]
}

const shared = path.resolve('../shared/seed')
if (!existsSync(shared)) {
  console.log('the seed article is not here: nothing to compare with')
  process.exit(0)
}
const source = sourceOf('article.md', readFileSync(path.join(shared, 'article.md'), 'utf8'))
const hand = JSON.parse(readFileSync(path.join(shared, 'target-plan.json'), 'utf8')) as HandPlan
const neutral = new Set(hand.neutral)
// The first slide and the discussion, which only repeats, have no place of their own; an agenda has none either.
const target = new Set(
  hand.slides
    .filter((slide) => !['title', 'agenda', 'discussion'].includes(slide.layout))
    .map((slide) => Math.min(...slide.src))
    .filter((line) => !neutral.has(line)),
)

const { report } = collector()
const article = parse(source, report)
const outline = outlineOf(article, report)
const divided = divide(outline, article.lines, report)
const faces = facesIn(path.resolve('dist/tool/fonts'))
const theme = themeOf(readFileSync('assets/themes/paper.css', 'utf8'), '16:9')

const lines = new Map(divided.atoms.map((atom) => [atom.id, atom.line]))
const headings = new Map(
  outline.sections.flatMap(({ heading, acting }) =>
    heading === null ? [] : [[heading.id, { acting, line: lineAt(article.lines, heading.span.start) }] as const],
  ),
)

function starts(deck: Deck): number[] {
  return deck.slides.flatMap((slide) => {
    if (slide.layout === 'title' || slide.layout === 'agenda') return []
    const found = slide.source.flatMap((entry) => {
      const id = entry.kind === 'shown' ? entry.of : entry.part.of
      const heading = headings.get(id)
      if (heading !== undefined) return heading.acting || slide.layout === 'section' ? [heading.line] : []
      return [lines.get(id.split('.')[0] ?? id) ?? Number.POSITIVE_INFINITY]
    })
    return [Math.min(...found)]
  })
}

function compare(density: Density, costs: Costs) {
  const deck = plan(
    divided,
    {
      meta: article.meta,
      lang: 'zh-CN',
      direction: 'ltr',
      answers: new Map(),
      faces,
      theme,
      aspect: '16:9',
      density,
      slides: null,
      lineOf: (offset) => lineAt(article.lines, offset),
      costs,
    },
    () => undefined,
  )
  const ours = new Set(starts(deck).filter((line) => !neutral.has(line)))
  const hits = [...ours].filter((line) => target.has(line)).length
  const precision = hits / Math.max(ours.size, 1)
  const recall = hits / Math.max(target.size, 1)
  const f1 = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return {
    f1,
    slides: deck.slides.length,
    extra: [...ours].filter((line) => !target.has(line)),
    missed: [...target].filter((line) => !ours.has(line)),
  }
}

for (const density of ['full', 'balanced', 'sparse'] as const) {
  const { f1, slides, extra, missed } = compare(density, COSTS)
  console.log(
    `${density.padEnd(8)}  F1 ${f1.toFixed(3)}  ${slides} slides  extra ${extra.join(' ') || '–'}  missed ${missed.join(' ') || '–'}`,
  )
}

if (process.argv.includes('--costs')) {
  for (const density of ['full', 'balanced'] as const) {
    const base = compare(density, COSTS).f1
    let worst = { change: 0, name: 'none' }
    for (const { name, costs } of variations(COSTS)) {
      const { f1 } = compare(density, costs)
      if (Math.abs(f1 - base) > 0.001) console.log(`  ${density} ${name}: ${f1.toFixed(3)}`)
      if (Math.abs(f1 - base) > Math.abs(worst.change)) worst = { change: f1 - base, name }
    }
    console.log(
      `${density.padEnd(8)}  largest change of F1 when a cost moves by 30 %: ${worst.change.toFixed(3)} (${worst.name})`,
    )
  }
}

/** Every number of the costs, once a third more and once a third less; limits that are gates stay. */
function variations(costs: Costs): { name: string; costs: Costs }[] {
  const found: { name: string; costs: Costs }[] = []
  const walk = (at: unknown, trail: readonly string[]) => {
    if (typeof at === 'number') {
      for (const factor of [0.7, 1.3]) {
        const copy = structuredClone(costs) as unknown as Record<string, unknown>
        let holder = copy
        for (const key of trail.slice(0, -1)) holder = holder[key] as Record<string, unknown>
        holder[trail.at(-1) ?? ''] = at * factor
        found.push({ name: `${trail.join('.')} × ${factor}`, costs: copy as unknown as Costs })
      }
      return
    }
    for (const [key, value] of Object.entries(at as Record<string, unknown>)) {
      if (trail[0] === 'load' && key === 'most') continue
      walk(value, [...trail, key])
    }
  }
  walk(costs, [])
  return found
}
