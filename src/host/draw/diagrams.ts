// Answers what an article asks for in diagrams: each is drawn by its own part in the theme's colours, cleaned like any drawing, and
// described by its labels. What cannot be drawn stays code.

import { type DiagramNeed, diagramKey } from '../../article/with-diagrams.ts'
import { type Markup, markup } from '../../base/html.ts'
import type { DiagramAnswer } from '../../measure/answers.ts'
import type { Lettering } from '../../measure/lettering.ts'
import { type Palette, palettesOf } from '../../measure/palette.ts'
import type { FontFile } from '../../render/fonts.ts'
import { BrowserTrouble } from '../browser/trouble.ts'
import type { BrowserOptions } from '../browser.ts'
import { type OptionalPackage, optionalPackage } from '../optional-package.ts'
import { diagramMemory } from './diagram-memory.ts'
import { drawApart, type Job, type Parts } from './draw-apart.ts'
import { type Pair, pairOf } from './drawn.ts'
import { configFor } from './mermaid-config.ts'
import { hasOwnColours } from './own-colours.ts'
import { drawing } from './svg.ts'
import { inBothSchemes } from './two-schemes.ts'

export interface DrawingTable {
  readonly articlePath: string
  readonly themeCss: string
  readonly fontFolder: string
  readonly lettering: Lettering
  readonly browser: BrowserOptions
  /** The deck's fonts with the given characters. */
  fonts(characters: string): Promise<readonly FontFile[]>
}

export async function drawDiagrams(
  needs: readonly DiagramNeed[],
  table: DrawingTable,
): Promise<ReadonlyMap<string, DiagramAnswer>> {
  const palettes = palettesOf(table.themeCss)
  const inBrowser = needs.filter(({ kind }) => kind === 'mermaid')
  const pairs = new Map([...(await apart(needs, palettes, table)), ...(await mermaid(inBrowser, palettes, table))])
  return new Map(
    needs.map((need, index) => {
      const key = diagramKey(need)
      return [key, answerOf(need, pairs.get(key) ?? { why: 'nothing was drawn' }, `diagram-${index + 1}-`)]
    }),
  )
}

interface Palettes {
  readonly light: Palette
  readonly dark: Palette
}

async function apart(
  needs: readonly DiagramNeed[],
  palettes: Palettes,
  { fontFolder, lettering }: DrawingTable,
): Promise<[string, Pair][]> {
  const names = ['vega', 'vega-lite', 'vega-interpreter'] as const
  const [vega, vegaLite, interpreter] = names.map(optionalPackage)
  const parts: Parts = {
    graphviz: optionalPackage('@viz-js/viz'),
    vega: vega == null || vegaLite == null || interpreter == null ? null : { vega, vegaLite, interpreter },
  }
  const absent: [string, Pair][] = []
  const jobs: Job[] = []
  for (const { kind, text } of needs) {
    if (kind === 'mermaid') continue
    const isThere = (kind === 'graphviz' ? parts.graphviz : parts.vega) !== null
    if (isThere) jobs.push({ kind, text, ...palettes, parts, fontFolder, lettering })
    else absent.push([diagramKey({ kind, text }), missing(kind === 'graphviz' ? '@viz-js/viz' : names.join(' '))])
  }
  const pairs = await drawApart(jobs)
  return [...absent, ...pairs.map((pair, index): [string, Pair] => [diagramKey(jobs[index] as Job), pair])]
}

/** Changes whenever the same text is drawn in another way with the same configuration. */
const OWN_VERSION = '3'

async function mermaid(
  needs: readonly DiagramNeed[],
  palettes: Palettes,
  table: DrawingTable,
): Promise<[string, Pair][]> {
  if (needs.length === 0) return []
  const part = optionalPackage('mermaid')
  const memory = diagramMemory(table.articlePath, [
    OWN_VERSION,
    JSON.stringify(table.lettering),
    part?.version ?? '',
    JSON.stringify([configFor(palettes.light), configFor(palettes.dark)]),
  ])
  const known = await Promise.all(needs.map(async (need) => [need, await memory.read(need.text)] as const))
  const made: [string, Pair][] = known.flatMap(([need, pair]) => (pair === null ? [] : [[diagramKey(need), pair]]))
  const left = known.flatMap(([need, pair]) => (pair === null ? [need] : []))
  if (left.length === 0) return made
  if (part === null) return [...made, ...left.map((need): [string, Pair] => [diagramKey(need), missing('mermaid')])]
  const drawn = await mermaidPairs(left, palettes, part, table)
  for (const [index, need] of left.entries()) {
    const pair = drawn[index]
    if (pair === undefined) continue
    made.push([diagramKey(need), pair])
    if ('light' in pair) await memory.write(need.text, pair)
  }
  return made
}

async function mermaidPairs(
  needs: readonly DiagramNeed[],
  { light, dark }: Palettes,
  part: OptionalPackage,
  table: DrawingTable,
): Promise<Pair[]> {
  const { fonts, browser } = table
  const { drawMermaid } = await import('./mermaid.ts')
  const texts = needs.map(({ text }) => text)
  try {
    const drawn = await drawMermaid(texts, [light, dark], part, await fonts(texts.join('')), browser)
    return drawn.map(([bright = { why: '' }, dim = { why: '' }]) => pairOf(bright, dim))
  } catch (error) {
    if (!(error instanceof BrowserTrouble)) throw error
    // One that takes forever must not cost the others.
    if (error.kind === 'timeout' && needs.length > 1) return oneByOne(needs, { light, dark }, part, table)
    if (error.kind === 'timeout') return needs.map(() => ({ why: 'it is not drawn in time' }))
    return needs.map(() => ({ why: `it needs a browser to be drawn, and ${error.message}`, hint: error.hint }))
  }
}

async function oneByOne(
  needs: readonly DiagramNeed[],
  palettes: Palettes,
  part: OptionalPackage,
  table: DrawingTable,
): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (const need of needs) pairs.push(...(await mermaidPairs([need], palettes, part, table)))
  return pairs
}

function missing(packages: string): Pair {
  return { why: 'what draws it is not installed', hint: `npm install ${packages}` }
}

const TOO_LARGE: DiagramAnswer = { kind: 'failed', why: 'its drawing is too large', hint: null }

function answerOf(need: DiagramNeed, pair: Pair, prefix: string): DiagramAnswer {
  if ('why' in pair) return { kind: 'failed', why: pair.why, hint: pair.hint ?? null }
  const plain = drawing(pair.light, 'diagram', prefix)
  if (plain.kind !== 'drawing') return TOO_LARGE
  const alt = labelsOf(plain.markup)
  const light = drawing(pair.light, alt, prefix)
  const dark = drawing(pair.dark, alt, prefix)
  if (light.kind !== 'drawing' || dark.kind !== 'drawing') return TOO_LARGE
  const both = hasOwnColours(need) ? null : inBothSchemes(light.markup, dark.markup)
  // One that has its colours for both needs no light paper in the dark.
  const inBoth = both === null ? light.markup : markup(both.text.replace('data-ink="own"', 'data-ink="both"'))
  const { width, height, type, characters } = light
  return { kind: 'drawn', figure: { kind: 'drawn', width, height, markup: inBoth, type, characters }, alt }
}

const MOST_LABELS = 400

/** The texts in a drawing, each once: what it says to those who do not see it. */
function labelsOf({ text }: Markup): string {
  const labels = Array.from(text.matchAll(/<text\b[^>]*>([\s\S]*?)<\/text>/g), ([, inner = '']) =>
    inner
      .replace(/<\/tspan>\s*<tspan/g, '</tspan> <tspan')
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/\s+/g, ' ')
      .trim(),
  )
  let said = ''
  for (const label of new Set(labels.filter((one) => one !== ''))) {
    if (said.length + label.length > MOST_LABELS) return `${said} …`
    said += said === '' ? label : `, ${label}`
  }
  return said
}
