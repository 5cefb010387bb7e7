// Vega-Lite, where its packages are installed: a specification in, SVG out, in the colours of a palette. It reads no file and no network.

import type { Faces } from '../../measure/measurer.ts'
import type { Palette } from '../../measure/palette.ts'
import { importPackage, type OptionalPackage } from '../optional-package.ts'
import type { Drawn } from './drawn.ts'
import { textWidth } from './text-width.ts'

export interface VegaParts {
  readonly vega: OptionalPackage
  readonly vegaLite: OptionalPackage
  readonly interpreter: OptionalPackage
}

interface Vega {
  readonly textMetrics: { width: (item: { fontSize?: number; text?: unknown }, text: string) => number }
  readonly Error: number
  setRandom(random: unknown): void
  randomLCG(seed: number): unknown
  parse(specification: unknown, config: unknown, options: unknown): unknown
  View: new (runtime: unknown, options: unknown) => { toSVG(): Promise<string>; finalize(): void }
}

export async function openVega(
  parts: VegaParts,
  faces: Faces,
): Promise<(text: string, palette: Palette) => Promise<Drawn>> {
  const vega = await importPackage<Vega>(parts.vega)
  const { compile } = await importPackage<VegaLite>(parts.vegaLite)
  const { expressionInterpreter } = await importPackage<{ expressionInterpreter: unknown }>(parts.interpreter)
  vega.textMetrics.width = ({ fontSize = 11, text }, given) => textWidth(String(given ?? text ?? ''), fontSize, faces)
  return async (text, palette) => {
    // What an article leaves to chance falls in the same way in every build, and in both colours.
    vega.setRandom(vega.randomLCG(1))
    try {
      const written: unknown = JSON.parse(text)
      if (namesData(written)) return { why: NO_DATA }
      const { spec } = compile(written, { config: configFor(palette, stepFor(written, faces)), logger: silent })
      const runtime = vega.parse(spec, {}, { ast: true })
      const view = new vega.View(runtime, {
        renderer: 'none',
        logLevel: vega.Error,
        logger: silent,
        expr: expressionInterpreter,
        loader: closed,
      })
      const svg = await view.toSVG()
      view.finalize()
      return { svg: renumbered(svg) }
    } catch (error) {
      return { why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
    }
  }
}

interface VegaLite {
  compile(specification: unknown, options: unknown): { spec: unknown }
}

const NO_DATA = 'its data must stand in the article, as "values"'

/** Whether data are to come from somewhere else. */
function namesData(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false
  return Object.entries(part).some(([name, value]) => {
    const isData = name === 'data' && typeof value === 'object' && value !== null
    return (isData && 'url' in value) || namesData(value)
  })
}

/** What a specification names is not fetched: its data stand in the article. */
const closed = {
  load: refuse,
  // A link leads nowhere. To refuse it would end this process: nobody waits for the answer.
  sanitize: () => Promise.resolve({ href: '' }),
  http: refuse,
  file: refuse,
}

/** It counts gradients and clips over all that it has drawn. */
function renumbered(svg: string): string {
  const names = new Map<string, string>()
  return svg.replace(/\b(gradient|clip)_?(\d+)\b/g, (name, kind: string) => {
    if (!names.has(name)) names.set(name, `${kind}_${names.size}`)
    return names.get(name) ?? name
  })
}

function refuse(): Promise<never> {
  return Promise.reject(new Error(NO_DATA))
}

function fail(...told: unknown[]): never {
  throw told.find((one) => one instanceof Error) ?? new Error(told.join(' '))
}

const quiet = () => silent
const silent: Readonly<Record<string, unknown>> = { level: quiet, warn: quiet, info: quiet, debug: quiet, error: fail }

const LABEL = 15
const STEP = 48
/** A few bars share this width, and stand no farther apart. */
const ROOMY = { step: 120, all: 360 }
/** Bars this far apart look lost, and more of them than this width holds leave the slide. */
const WIDEST = { step: 160, all: 900 }

/** How far apart the names on a horizontal axis must stand to be read without turning the head, px; null where they cannot. */
function stepFor(specification: unknown, faces: Faces): number | null {
  const { data, encoding } = specification as {
    data?: { values?: unknown }
    encoding?: { x?: { field?: unknown; type?: unknown } }
  }
  const { field, type } = encoding?.x ?? {}
  if (typeof field !== 'string' || (type !== 'nominal' && type !== 'ordinal') || !Array.isArray(data?.values))
    return null
  const names = new Set(data.values.map((value) => String((value as Readonly<Record<string, unknown>>)?.[field] ?? '')))
  const widest = Math.max(0, ...[...names].map((name) => textWidth(name, LABEL, faces)))
  const step = Math.max(Math.min(ROOMY.step, Math.max(STEP, ROOMY.all / names.size)), Math.ceil(widest) + 12)
  return step <= WIDEST.step && step * names.size <= WIDEST.all ? step : null
}

/** `step` is where names on a horizontal axis stand upright; null turns them. */
function configFor({ ink, muted, line, marks, surface }: Palette, step: number | null) {
  const type = { labelColor: ink, titleColor: ink, labelFontSize: LABEL, titleFontSize: 16, titleFontWeight: 'normal' }
  return {
    background: null,
    font: 'Lectern Sans',
    padding: 6,
    axis: { ...type, domainColor: muted, tickColor: muted, gridColor: line },
    legend: { ...type },
    header: { ...type },
    title: { color: ink, fontSize: 18 },
    text: { color: ink, fontSize: 15 },
    view: { stroke: line, continuousWidth: 420, continuousHeight: 280, discreteWidth: { step: step ?? STEP } },
    ...(step === null ? {} : { axisXDiscrete: { labelAngle: 0 } }),
    range: {
      category: [...marks],
      ordinal: [...marks],
      ramp: [surface, marks[1] ?? ink],
      heatmap: [surface, marks[1] ?? ink],
    },
    mark: { color: marks[1] ?? muted },
    line: { strokeWidth: 3 },
    point: { size: 90, strokeWidth: 3 },
    rule: { color: muted },
  }
}
