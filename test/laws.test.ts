// Laws: they hold for every article, the ones that ship, the one it is judged on, and any that can be generated.
//
// LAWS_RUNS=2000 tries more articles, LAWS_SEED=7 others. A failure prints the seed and the smallest article that breaks the law.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { SomeSettings } from '../src/article/read-settings.ts'
import type { Compiled } from '../src/compile.ts'
import { faultsBetween } from './conservation/extract.ts'
import { article, type GeneratedArticle, placed, written } from './generate/article.ts'
import { compile } from './generate/compile.ts'
import { misfits } from './laws/fits.ts'
import { homesIn } from './laws/homes.ts'
import { unheard } from './laws/wishes.ts'

// Hundreds of decks each, on a machine that may have other work.
vi.setConfig({ testTimeout: 240_000 })

const runs = Number(process.env.LAWS_RUNS ?? 300)
const seed = Number(process.env.LAWS_SEED ?? 1)

const densities = ['full', 'balanced', 'sparse'] as const
const aspects = ['16:9', '4:3'] as const
const dress = fc.record({ density: fc.constantFrom(...densities), aspect: fc.constantFrom(...aspects) })

const root = path.join(import.meta.dirname, '..')
const real = ['../shared/seed/article.md', 'slides/llm-trends/index.md', 'slides/lectern-tour/index.md']
  .map((name) => path.join(root, name))
  .filter(existsSync)

/** Laws that make several decks of an article try half as many. */
const severalDecks = Math.ceil(runs / 2)

/** Tries the law on generated articles; `law` answers with what breaks it. */
async function holds<T>(
  things: Arbitrary<T>,
  law: (thing: T) => Promise<readonly string[]>,
  numRuns = runs,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(things, async (thing) => {
      expect(await law(thing)).toEqual([])
    }),
    { numRuns, seed },
  )
}

/** An article with something in it; one without is refused before it is compiled. */
const some = article.filter((one) => written(one).trim() !== '')

/** Laws of one deck, whatever it was made from. */
const laws: readonly (readonly [name: string, law: (text: string, compiled: Compiled) => readonly string[]])[] = [
  [
    'all of the article stands in the page, once and in order, by the word of the tool',
    (_, { promise }) => (promise === 'kept' ? [] : promise.broken),
  ],
  [
    'all of the article stands in the page, once and in order, by a reader that shares nothing with the tool',
    (text, { html }) => faultsBetween(text, html),
  ],
  ['every atom has exactly one home, in order', (_, { html }) => disorder(html)],
  ['everything on a slide fits into its region', (_, { deck }) => misfits(deck)],
  ['no two slides have the same id, and each link leads to a slide', (_, { html }) => badLinks(html)],
]

test('every law of one deck, in generated articles', async () => {
  await holds(fc.tuple(some, dress), async ([one, settings]) => {
    const text = written(one)
    const compiled = await compile(text, settings)
    return laws.flatMap(([name, law]) => law(text, compiled).map((fault) => `${name}: ${fault}`))
  })
})

describe.each(laws)('%s', (_, law) => {
  test.each(real)('in %s', async (file) => {
    const text = readFileSync(file, 'utf8')
    for (const density of densities)
      for (const aspect of aspects) expect(law(text, await compile(text, { density, aspect }, file))).toEqual([])
  })
})

test('the same article gives the same bytes, whatever was compiled before', async () => {
  await holds(
    fc.tuple(some, some, dress),
    async ([one, other, settings]) => {
      const first = await compile(written(one), settings)
      await compile(written(other), settings)
      const again = await compile(written(one), settings)
      return first.html === again.html ? [] : ['other bytes']
    },
    severalDecks,
  )
  for (const file of real) {
    const text = readFileSync(file, 'utf8')
    expect((await compile(text, {}, file)).html).toBe((await compile(text, {}, file)).html)
  }
})

test('line ends, a byte order mark and empty lines at the end change nothing', async () => {
  await holds(fc.tuple(some, dress), async ([one, settings]) => changedByLineEnds(written(one), settings), severalDecks)
  for (const file of real) expect(await changedByLineEnds(readFileSync(file, 'utf8'), {}, file)).toEqual([])
})

test('editing one section changes no slide id outside of it', async () => {
  const named = some.map((one) => ({
    ...one,
    sections: one.sections.map(({ heading, blocks }, index) => ({
      heading: withNumber(heading, index + 1),
      // A directive at the end of a section holds for the next text, which the edit puts there.
      blocks: blocks.map((block, at) => (at === blocks.length - 1 ? { ...block, directives: [] } : block)),
    })),
  }))
  const edit = fc.record({
    one: named,
    at: fc.nat(),
    sentence: fc.constantFrom('雨停了。', 'The rain stopped at nine.'),
  })
  await holds(
    edit,
    async ({ one, at, sentence }) => {
      const { text, sectionStarts } = placed(one)
      return sectionStarts.length === 0 ? [] : lostIds(text, sectionStarts, at % sectionStarts.length, sentence)
    },
    severalDecks,
  )
  for (const file of real) {
    const text = readFileSync(file, 'utf8')
    const starts = Array.from(text.matchAll(/^##+ /gm), ({ index }) => index)
    for (let edited = 0; edited < starts.length; edited++)
      expect(await lostIds(text, starts, edited, 'Nobody went out that day.', file)).toEqual([])
  }
})

test('a directive wins, or is reported where it stands', async () => {
  await holds(fc.tuple(some, dress), async ([one, settings]) => {
    const { text, blocks } = placed(one)
    return unheard(await compile(text, settings), blocks)
  })
})

test('in the density `full` everything is shown that nobody asked to be said', async () => {
  await holds(some, async (one) => {
    const asked = { ...one, ...withoutDirective('say', one) }
    return homesIn((await compile(written(asked), { density: 'full' })).html).flatMap(({ id, isSaid }) =>
      isSaid ? [`${id} is only said`] : [],
    )
  })
  for (const file of real) {
    const { html } = await compile(readFileSync(file, 'utf8'), { density: 'full' }, file)
    expect(homesIn(html).filter(({ isSaid }) => isSaid)).toEqual([])
  }
})

test('the number of slides wished for is met, or a note says what it is', async () => {
  await holds(fc.tuple(some, fc.integer({ min: 2, max: 40 })), async ([one, slides]) => {
    const { deck, diagnostics } = await compile(written(one), { slides })
    const isNoted = diagnostics.some(({ code }) => code === 'slides-not-met')
    return deck.slides.length === slides || isNoted ? [] : [`${deck.slides.length} slides instead of ${slides}`]
  })
})

/** Atoms are counted from `a1`; a piece of one that had to be cut is `a1.1`. */
function disorder(html: string): string[] {
  const homes = homesIn(html)
  const seen = new Set<string>()
  let last = -1
  const faults = homes.flatMap(({ id, from, to }) => {
    const wrong = [
      ...(seen.has(id) ? [`${id} has two homes`] : []),
      ...(from >= last && to >= from ? [] : [`${id} stands after what follows it`]),
    ]
    seen.add(id)
    last = from
    return wrong
  })
  const numbers = [
    ...new Set([...seen].filter((id) => id.startsWith('a')).map((id) => Number.parseInt(id.slice(1), 10))),
  ]
  const missing = numbers.filter((number, index) => number !== index + 1)
  return [...faults, ...(missing.length > 0 ? [`the atoms go ${numbers.join(' ')}`] : [])]
}

function badLinks(html: string): string[] {
  const ids = Array.from(html.matchAll(/<section id="([^"]*)"/g), ([, id = '']) => id)
  const targets = Array.from(html.matchAll(/href="#\/([^"]*)"/g), ([, id = '']) => id)
  return [
    ...ids.filter((id, index) => id === '' || ids.indexOf(id) !== index).map((id) => `“${id}” is no id of its own`),
    ...targets.filter((id) => !ids.includes(id)).map((id) => `no slide has the id “${id}”`),
  ]
}

async function changedByLineEnds(text: string, settings: SomeSettings, file?: string): Promise<string[]> {
  const { html } = await compile(text, settings, file)
  const variants = {
    'carriage returns': text.replaceAll('\n', '\r\n'),
    'old line ends': text.replaceAll('\n', '\r'),
    'a byte order mark': `\ufeff${text}`,
    'empty lines at the end': `${text}\n\n`,
    'no line end': text.trimEnd(),
  }
  const changed: string[] = []
  for (const [name, variant] of Object.entries(variants))
    if ((await compile(variant, settings, file)).html !== html) changed.push(`changed by ${name}`)
  return changed
}

/** Sections of one name have ids that only count them. */
function withNumber(heading: string, number: number): string {
  return heading.replace(/^(#*)(.*)/, (_, hashes, text) => `${hashes} ${number}${text}`)
}

/**
 * A sentence more at the end of one section. Sections that share a slide with it, before or after, may be divided anew, and so
 * may the last of the article where it gets a new last word; all other slides are to keep their ids.
 */
async function lostIds(text: string, starts: readonly number[], edited: number, sentence: string, file?: string) {
  const end = starts[edited + 1] ?? text.length
  const kept = text.slice(0, end).trimEnd()
  const longer = `${kept}\n\n${sentence}\n\n${text.slice(end)}`
  const startsAfter = starts.map((at) => (at < end ? at : at + longer.length - text.length))
  const before = await compile(text, { density: 'full' }, file)
  const after = await compile(longer, { density: 'full' }, file)
  const placesBefore = placesIn(before.html, starts)
  if (Math.max(...placesBefore.map(({ from }) => from)) < end) return []
  const neighbours = new Set([
    ...neighboursOf(edited, placesBefore),
    ...neighboursOf(edited, placesIn(after.html, startsAfter)),
  ])
  const touched = new Set(placesBefore.flatMap(({ section, slide }) => (neighbours.has(section) ? [slide] : [])))
  const ids = new Set(after.deck.slides.map(({ id }) => id))
  return before.deck.slides.flatMap(({ id }, slide) => (touched.has(slide) || ids.has(id) ? [] : [`${id} is gone`]))
}

interface PlacedPiece {
  readonly from: number
  readonly section: number
  readonly slide: number
}

function placesIn(html: string, starts: readonly number[]): PlacedPiece[] {
  return homesIn(html).map(({ from, slide }) => ({ from, slide, section: starts.findLastIndex((at) => at <= from) }))
}

/** The sections that stand on a slide with it. */
function neighboursOf(section: number, places: readonly PlacedPiece[]): number[] {
  const slides = new Set(places.filter((place) => place.section === section).map(({ slide }) => slide))
  return places.filter(({ slide }) => slides.has(slide)).map((place) => place.section)
}

function withoutDirective(name: string, { preamble, sections }: GeneratedArticle) {
  const without = (blocks: GeneratedArticle['preamble']) =>
    blocks.map((block) => ({ ...block, directives: block.directives.filter((directive) => directive !== name) }))
  return {
    preamble: without(preamble),
    sections: sections.map((section) => ({ ...section, blocks: without(section.blocks) })),
  }
}
