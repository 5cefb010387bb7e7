// Laws: they hold for every article, the ones that ship, the one it is judged on, and any that can be generated.
//
// LAWS_RUNS=2000 tries more articles, LAWS_SEED=7 others. A failure prints the seed and the smallest article that breaks the law.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc, { type Arbitrary } from 'fast-check'
import { expect, test, vi } from 'vitest'
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
/** Every other deck is to have so many slides. */
const wished = fc.tuple(dress, fc.option(fc.integer({ min: 2, max: 40 }), { freq: 2 }))

const root = path.join(import.meta.dirname, '..')
const real = ['../shared/seed/article.md', 'slides/llm-trends/index.md', 'slides/lectern-tour/index.md']
  .map((name) => path.join(root, name))
  .filter(existsSync)

/** Laws that make several decks of an article try fewer: the tests keep under ten minutes. */
const severalDecks = Math.ceil(runs / 3)

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

/** What may happen to a file without changing what it says. */
const ways: readonly (readonly [name: string, way: (text: string) => string])[] = [
  ['nothing', (text) => text],
  ['carriage returns', (text) => text.replaceAll('\n', '\r\n')],
  ['old line ends', (text) => text.replaceAll('\n', '\r')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['empty lines at the end', (text) => `${text}\n\n`],
  ['no line end', (text) => text.trimEnd()],
]

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

test('every law of one deck, in generated articles; directives and wishes are met, or a message says where they are not', async () => {
  await holds(fc.tuple(some, wished), async ([one, [settings, slides]]) => {
    // In the density `full` everything is shown that nobody asks to be said.
    const isFull = settings.density === 'full'
    const { text, blocks } = placed(isFull ? withoutDirective('say', one) : one)
    const compiled = await compile(text, { ...settings, ...(slides === null ? {} : { slides }) })
    return [
      ...brokenBy(text, compiled),
      ...unheard(compiled, blocks),
      ...(isFull ? said(compiled) : []),
      ...(slides === null ? [] : otherNumber(compiled, slides)),
    ]
  })
})

test.each(real)('every law of one deck, in %s', async (file) => {
  const text = readFileSync(file, 'utf8')
  for (const density of densities)
    for (const aspect of aspects) expect(brokenBy(text, await compile(text, { density, aspect }, file))).toEqual([])
})

function brokenBy(text: string, compiled: Compiled): string[] {
  return laws.flatMap(([name, law]) => law(text, compiled).map((fault) => `${name}: ${fault}`))
}

test('the same article gives the same bytes, whatever was compiled before, and however its lines end', async () => {
  const several = fc.array(fc.tuple(some, dress, fc.constantFrom(...ways)), { minLength: 4, maxLength: 4 })
  await holds(
    several,
    async (articles) => {
      const htmlOf = async (text: string, settings: SomeSettings) => (await compile(text, settings)).html
      const first = await inTurn(articles, ([one, settings]) => htmlOf(written(one), settings))
      const again = await inTurn(articles, ([one, settings, [, way]]) => htmlOf(way(written(one)), settings))
      return articles.flatMap(([, , [name]], index) => (first[index] === again[index] ? [] : [`changed by ${name}`]))
    },
    Math.ceil(runs / 5),
  )
  for (const file of real) {
    const text = readFileSync(file, 'utf8')
    const { html } = await compile(text, {}, file)
    for (const [name, way] of ways)
      expect([name, (await compile(way(text), {}, file)).html === html]).toEqual([name, true])
  }
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
      if (sectionStarts.length === 0) return []
      const before = await compile(text, { density: 'full' })
      return lostIds(text, before, sectionStarts, at % sectionStarts.length, sentence)
    },
    severalDecks,
  )
  for (const file of real) {
    const text = readFileSync(file, 'utf8')
    const starts = Array.from(text.matchAll(/^##+ /gm), ({ index }) => index)
    const before = await compile(text, { density: 'full' }, file)
    for (let edited = 0; edited < starts.length; edited++)
      expect(await lostIds(text, before, starts, edited, 'Nobody went out that day.', file)).toEqual([])
  }
})

test('in the density `full` everything is shown that nobody asked to be said, in real articles', async () => {
  for (const file of real)
    expect(said(await compile(readFileSync(file, 'utf8'), { density: 'full' }, file))).toEqual([])
})

function said({ html }: Compiled): string[] {
  return homesIn(html).flatMap(({ id, isSaid }) => (isSaid ? [`${id} is only said`] : []))
}

function otherNumber({ deck, diagnostics }: Compiled, slides: number): string[] {
  const isNoted = diagnostics.some(({ code }) => code === 'slides-not-met')
  return deck.slides.length === slides || isNoted ? [] : [`${deck.slides.length} slides instead of ${slides}`]
}

async function inTurn<T, R>(things: readonly T[], make: (thing: T) => Promise<R>): Promise<R[]> {
  const made: R[] = []
  for (const thing of things) made.push(await make(thing))
  return made
}

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

/** Sections of one name have ids that only count them. */
function withNumber(heading: string, number: number): string {
  return heading.replace(/^(#*)(.*)/, (_, hashes, text) => `${hashes} ${number}${text}`)
}

/**
 * A sentence more at the end of one section. Sections that share a slide with it, before or after, may be divided anew, and so
 * may the last of the article where it gets a new last word; all other slides are to keep their ids.
 */
async function lostIds(
  text: string,
  before: Compiled,
  starts: readonly number[],
  edited: number,
  sentence: string,
  file?: string,
) {
  const end = starts[edited + 1] ?? text.length
  const kept = text.slice(0, end).trimEnd()
  const longer = `${kept}\n\n${sentence}\n\n${text.slice(end)}`
  const startsAfter = starts.map((at) => (at < end ? at : at + longer.length - text.length))
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

function withoutDirective(name: string, article: GeneratedArticle): GeneratedArticle {
  const without = (blocks: GeneratedArticle['preamble']) =>
    blocks.map((block) => ({ ...block, directives: block.directives.filter((directive) => directive !== name) }))
  return {
    ...article,
    preamble: without(article.preamble),
    sections: article.sections.map((section) => ({ ...section, blocks: without(section.blocks) })),
  }
}
