// How near plans come to those made by hand: F1 of the places at which slides begin.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { directionOf, languageOf } from '../../src/article/language-of.ts'
import { parse } from '../../src/article/parse.ts'
import { collector } from '../../src/base/diagnostic.ts'
import { lineAt, sourceOf } from '../../src/base/source.ts'
import { answerFigures } from '../../src/host/figures.ts'
import { openTool } from '../../src/host/tool.ts'
import { letteringOf } from '../../src/measure/lettering.ts'
import { needsOf } from '../../src/measure/needs.ts'
import { themeOf } from '../../src/measure/theme.ts'
import { divide } from '../../src/outline/divide.ts'
import { outlineOf } from '../../src/outline/outline-of.ts'
import { COSTS, type Costs } from '../../src/plan/costs.ts'
import type { Deck, Density } from '../../src/plan/deck.ts'
import { plan } from '../../src/plan/plan.ts'

export interface Comparison {
  readonly f1: number
  readonly slides: number
  /** Where slides begin that the person has not, and the other way round: `line` or `line:column`. */
  readonly extra: readonly string[]
  readonly missed: readonly string[]
}

export interface HandPlan {
  readonly article: string
  readonly use: 'seed' | 'tuned with' | 'held apart'
  compare(density: Density, costs: Costs): Comparison
}

export interface Agreement {
  readonly article: string
  readonly use: HandPlan['use']
  readonly f1: Readonly<Record<Density, number>>
}

/** Not looked at while the costs were tuned. */
const APART = ['en-setext-toml', 'zh-article-security']

export async function agreementOf(): Promise<Agreement[]> {
  return (await handPlans()).map(({ article, use, compare }) => ({
    article,
    use,
    f1: {
      full: compare('full', COSTS).f1,
      balanced: compare('balanced', COSTS).f1,
      sparse: compare('sparse', COSTS).f1,
    },
  }))
}

/** Those whose article is here. */
export async function handPlans(): Promise<HandPlan[]> {
  const plans: HandPlan[] = []
  const seed = path.resolve('../shared/seed')
  if (existsSync(seed)) plans.push(await seedPlan(seed))
  for (const file of readdirSync('test/plans')
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const written = JSON.parse(readFileSync(path.join('test/plans', file), 'utf8')) as WrittenPlan
    const article = path.resolve('../shared/corpus', written.article, 'index.md')
    if (!existsSync(article)) continue
    plans.push(await writtenPlan(written, article))
  }
  return plans
}

interface Breaks {
  readonly line: number
  readonly column?: number
}

interface WrittenPlan {
  readonly article: string
  readonly kind: string
  readonly breaks: readonly (Breaks & { readonly why: string })[]
  readonly neutral: readonly Breaks[]
}

/** A plan of test/plans: places are stops, a heading or an atom; a run of headings without text between them is one stop. */
async function writtenPlan(written: WrittenPlan, file: string): Promise<HandPlan> {
  const read = await reading(file)
  const { lines } = read.article
  const stops = stopsOf(read)
  const stopOf = ({ line, column = 1 }: Breaks) => {
    const from = lines.starts[line - 1] ?? 0
    const text = lines.text.slice(from, lines.starts[line] ?? lines.text.length)
    const offset =
      from +
      Array.from(text)
        .slice(0, column - 1)
        .join('').length
    return stopAt(stops, offset)
  }
  const neutral = new Set(written.neutral.map(stopOf))
  const target = new Set(written.breaks.map(stopOf).filter((stop) => !neutral.has(stop)))
  const nameOf = (stop: number) => {
    const offset = stops[stop]?.start ?? 0
    const line = lineAt(lines, offset)
    const column = offset - (lines.starts[line - 1] ?? 0)
    return column > 8 ? `${line}:${column + 1}` : String(line)
  }
  return {
    article: written.article,
    use: APART.includes(written.article) ? 'held apart' : 'tuned with',
    compare(density, costs) {
      const deck = read.planned(density, costs)
      const ours = new Set<number>()
      deck.slides.forEach((slide, index) => {
        if (index === 0 || slide.layout === 'title' || slide.layout === 'agenda') return
        const places = slide.source.flatMap((entry) => {
          const part = entry.kind === 'said' ? entry.part : null
          const place = part?.span.start ?? read.startOf(slide, entry)
          return place === null ? [] : [place]
        })
        if (places.length === 0) return
        const stop = stopAt(stops, Math.min(...places))
        if (!neutral.has(stop)) ours.add(stop)
      })
      return compared(ours, target, deck.slides.length, nameOf)
    },
  }
}

function compared<T>(
  ours: ReadonlySet<T>,
  target: ReadonlySet<T>,
  slides: number,
  nameOf: (one: T) => string,
): Comparison {
  const hits = [...ours].filter((one) => target.has(one)).length
  const precision = hits / Math.max(ours.size, 1)
  const recall = hits / Math.max(target.size, 1)
  return {
    f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    slides,
    extra: [...ours].filter((one) => !target.has(one)).map(nameOf),
    missed: [...target].filter((one) => !ours.has(one)).map(nameOf),
  }
}

interface Stop {
  readonly start: number
  readonly end: number
}

/** Every place at which a slide may begin, in order; the pieces of code and tables are stops of their own. */
function stopsOf({ outline, divided }: Reading): Stop[] {
  const headings = outline.sections.flatMap(({ heading }) => (heading === null ? [] : [heading.span]))
  const atoms = divided.atoms.flatMap(({ span, content }): Stop[] => {
    if (content.kind === 'code')
      return content.code.lineSpans.length > 0 ? content.code.lineSpans.slice(content.from, content.to) : [span]
    if (content.kind === 'table')
      return [span, ...content.table.rows.slice(1).flatMap((row) => (row[0] === undefined ? [] : [row[0].span]))]
    return [span]
  })
  const all = [
    ...headings.map((span) => ({ ...span, isHeading: true })),
    ...atoms.map((span) => ({ ...span, isHeading: false })),
  ].sort((a, b) => a.start - b.start)
  return all.filter((stop, index) => !(stop.isHeading && all[index - 1]?.isHeading))
}

/** The stop that holds a place, else the next one: a line that only opens a container begins with what stands in it. */
function stopAt(stops: readonly Stop[], offset: number): number {
  const held = stops.findIndex(({ start, end }) => start <= offset && offset < end)
  if (held >= 0) return held
  const next = stops.findIndex(({ start }) => start >= offset)
  return next < 0 ? stops.length - 1 : next
}

type Reading = Awaited<ReturnType<typeof reading>>

async function reading(file: string) {
  const source = sourceOf('article.md', readFileSync(file, 'utf8'))
  const { report } = collector()
  const article = parse(source, report)
  const outline = outlineOf(article, report)
  const divided = divide(outline, article.lines, report)
  const { answers } = await answerFigures(needsOf(divided, new Map()), file, path.dirname(file))
  const lang = article.meta.lang ?? languageOf(article)
  const tool = openTool()
  const theme = themeOf(tool.themes.read('paper'), '16:9')
  const faces = tool.faces(letteringOf(theme.face, { font: null, fontCjk: null }))
  const headings = new Map(
    outline.sections.flatMap(({ heading }) => (heading === null ? [] : [[heading.id, heading.span.start] as const])),
  )
  const atoms = new Map(divided.atoms.map((atom) => [atom.id, atom.span.start]))
  return {
    article,
    outline,
    divided,
    planned: (density: Density, costs: Costs): Deck =>
      plan(
        divided,
        {
          meta: article.meta,
          lang,
          direction: directionOf(lang),
          answers,
          faces,
          theme,
          aspect: '16:9',
          density,
          slides: null,
          footer: null,
          logo: null,
          lineOf: (offset) => lineAt(article.lines, offset),
          costs,
        },
        () => undefined,
      ),
    /** Where what a slide shows begins: the piece's own span where the slide holds a piece of a block, else the atom's. */
    startOf(slide: Deck['slides'][number], entry: { readonly kind: string; readonly of?: string }): number | null {
      const id = entry.of ?? ''
      const piece = spans(slide).get(id)
      return piece ?? headings.get(id) ?? atoms.get(id) ?? null
    },
  }
}

/** The spans of all that a slide holds, by id, wherever it stands in it. */
function spans(slide: Deck['slides'][number]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const walk = (at: unknown): void => {
    if (at === null || typeof at !== 'object') return
    if (Array.isArray(at)) {
      for (const one of at) walk(one)
      return
    }
    const { of, as, span } = at as { of?: unknown; as?: unknown; span?: { start: number } }
    if (typeof of === 'string' && as !== 'echo' && as !== 'word' && span !== undefined && !found.has(of))
      found.set(of, span.start)
    for (const value of Object.values(at)) walk(value)
  }
  walk(slide)
  return found
}

interface SeedPlan {
  readonly neutral: readonly number[]
  readonly slides: readonly { readonly n: number; readonly layout: string; readonly src: readonly number[] }[]
}

/** The seed's plan counts lines, and section slides as slides. */
async function seedPlan(folder: string): Promise<HandPlan> {
  const hand = JSON.parse(readFileSync(path.join(folder, 'target-plan.json'), 'utf8')) as SeedPlan
  const read = await reading(path.join(folder, 'article.md'))
  const neutral = new Set(hand.neutral)
  // The first slide and the discussion, which only repeats, have no place of their own; an agenda has none either.
  const target = new Set(
    hand.slides
      .filter((slide) => !['title', 'agenda', 'discussion'].includes(slide.layout))
      .map((slide) => Math.min(...slide.src))
      .filter((line) => !neutral.has(line)),
  )
  const lines = new Map(read.divided.atoms.map((atom) => [atom.id, atom.line]))
  const headings = new Map(
    read.outline.sections.flatMap(({ heading, acting }) =>
      heading === null ? [] : [[heading.id, { acting, line: lineAt(read.article.lines, heading.span.start) }] as const],
    ),
  )
  return {
    article: 'seed',
    use: 'seed',
    compare(density, costs) {
      const deck = read.planned(density, costs)
      const ours = new Set(
        deck.slides
          .flatMap((slide) => {
            if (slide.layout === 'title' || slide.layout === 'agenda') return []
            const found = slide.source.flatMap((entry) => {
              const id = entry.kind === 'shown' ? entry.of : entry.part.of
              const heading = headings.get(id)
              if (heading !== undefined) return heading.acting || slide.layout === 'section' ? [heading.line] : []
              return [lines.get(id.split('.')[0] ?? id) ?? Number.POSITIVE_INFINITY]
            })
            return [Math.min(...found)]
          })
          .filter((line) => !neutral.has(line)),
      )
      return compared(ours, target, deck.slides.length, String)
    },
  }
}
