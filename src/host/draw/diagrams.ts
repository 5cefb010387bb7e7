// Answers what an article asks for in diagrams: each is drawn by its own part in the theme's colours, cleaned like any drawing, and
// described by its labels. What cannot be drawn stays code.

import { type DiagramKind, type DiagramNeed, diagramKey } from '../../article/with-diagrams.ts'
import { type Markup, markup } from '../../base/html.ts'
import type { DiagramAnswer } from '../../measure/answers.ts'
import type { Faces } from '../../measure/measurer.ts'
import type { FontFile } from '../../render/fonts.ts'
import { BrowserTrouble } from '../browser/trouble.ts'
import type { BrowserOptions } from '../browser.ts'
import { type OptionalPackage, optionalPackage } from '../optional-package.ts'
import { diagramMemory } from './diagram-memory.ts'
import type { Drawn } from './graphviz.ts'
import { type Palette, palettesOf } from './palette.ts'
import { drawing } from './svg.ts'
import { inBothSchemes } from './two-schemes.ts'

export interface DrawingTable {
  readonly articlePath: string
  readonly themeCss: string
  readonly faces: Faces
  readonly browser: BrowserOptions
  /** The deck's fonts with the given characters. */
  fonts(characters: string): Promise<readonly FontFile[]>
}

/** Two drawings that differ in their colours, or why there are none. */
type Pair = { readonly light: string; readonly dark: string } | { readonly why: string; readonly hint?: string }

export async function drawDiagrams(
  needs: readonly DiagramNeed[],
  table: DrawingTable,
): Promise<ReadonlyMap<string, DiagramAnswer>> {
  const palettes = palettesOf(table.themeCss)
  const own = (kind: DiagramKind) => needs.filter((need) => need.kind === kind)
  const pairs = new Map<string, Pair>([
    ...(await graphviz(own('graphviz'), palettes, table)),
    ...(await vegaLite(own('vega-lite'), palettes, table)),
    ...(await mermaid(own('mermaid'), palettes, table)),
  ])
  return new Map(
    needs.map((need, index) => {
      const key = diagramKey(need)
      return [key, answerOf(pairs.get(key) ?? { why: 'nothing was drawn' }, `diagram-${index + 1}-`)]
    }),
  )
}

interface Palettes {
  readonly light: Palette
  readonly dark: Palette
}

function pairOf(light: Drawn, dark: Drawn): Pair {
  if ('why' in light) return light
  return 'why' in dark ? dark : { light: light.svg, dark: dark.svg }
}

async function graphviz(
  needs: readonly DiagramNeed[],
  { light, dark }: Palettes,
  { faces }: DrawingTable,
): Promise<[string, Pair][]> {
  if (needs.length === 0) return []
  const part = optionalPackage('@viz-js/viz')
  if (part === null) return missing(needs, '@viz-js/viz')
  const { openGraphviz } = await import('./graphviz.ts')
  const draw = await openGraphviz(part, faces)
  return needs.map((need) => [diagramKey(need), pairOf(draw(need.text, light), draw(need.text, dark))])
}

async function vegaLite(
  needs: readonly DiagramNeed[],
  { light, dark }: Palettes,
  { faces }: DrawingTable,
): Promise<[string, Pair][]> {
  if (needs.length === 0) return []
  const names = ['vega', 'vega-lite', 'vega-interpreter'] as const
  const [vega, lite, interpreter] = names.map(optionalPackage)
  if (vega == null || lite == null || interpreter == null) return missing(needs, names.join(' '))
  const { openVega } = await import('./vega.ts')
  const draw = await openVega({ vega, vegaLite: lite, interpreter }, faces)
  const pairs: [string, Pair][] = []
  for (const need of needs)
    pairs.push([diagramKey(need), pairOf(await draw(need.text, light), await draw(need.text, dark))])
  return pairs
}

async function mermaid(
  needs: readonly DiagramNeed[],
  palettes: Palettes,
  table: DrawingTable,
): Promise<[string, Pair][]> {
  if (needs.length === 0) return []
  const part = optionalPackage('mermaid')
  const memory = diagramMemory(table.articlePath, [part?.version ?? '', JSON.stringify(palettes)])
  const known = await Promise.all(needs.map(async (need) => [need, await memory.read(need.text)] as const))
  const made: [string, Pair][] = known.flatMap(([need, pair]) => (pair === null ? [] : [[diagramKey(need), pair]]))
  const left = known.flatMap(([need, pair]) => (pair === null ? [need] : []))
  if (left.length === 0) return made
  if (part === null) return [...made, ...missing(left, 'mermaid')]
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
  { fonts, browser }: DrawingTable,
): Promise<Pair[]> {
  const { drawMermaid } = await import('./mermaid.ts')
  const texts = needs.map(({ text }) => text)
  try {
    const drawn = await drawMermaid(texts, [light, dark], part, await fonts(texts.join('')), browser)
    return drawn.map(([bright = { why: '' }, dim = { why: '' }]) => pairOf(bright, dim))
  } catch (error) {
    if (!(error instanceof BrowserTrouble)) throw error
    return needs.map(() => ({ why: `it needs a browser to be drawn, and ${error.message}`, hint: error.hint }))
  }
}

function missing(needs: readonly DiagramNeed[], packages: string): [string, Pair][] {
  const pair = { why: 'what draws it is not installed', hint: `npm install ${packages}` }
  return needs.map((need) => [diagramKey(need), pair])
}

function answerOf(pair: Pair, prefix: string): DiagramAnswer {
  if ('why' in pair) return { kind: 'failed', why: pair.why, hint: pair.hint ?? null }
  const plain = drawing(pair.light, 'diagram', prefix)
  if (plain.kind !== 'drawing') return { kind: 'failed', why: 'its drawing is too large', hint: null }
  const alt = labelsOf(plain.markup)
  const light = drawing(pair.light, alt, prefix)
  const dark = drawing(pair.dark, alt, prefix)
  if (light.kind !== 'drawing' || dark.kind !== 'drawing') throw new Error('a drawing that was clean once is not twice')
  const both = inBothSchemes(light.markup, dark.markup)
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
