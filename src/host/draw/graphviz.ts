// Graphviz, where its package is installed: text in, SVG out, in the colours of a palette.

import type { Faces } from '../../measure/measurer.ts'
import type { Palette } from '../../measure/palette.ts'
import { importPackage, type OptionalPackage } from '../optional-package.ts'
import type { Drawn } from './drawn.ts'
import { textWidth } from './text-width.ts'
import { isLarger, isSmall, isUndirected } from './turned.ts'

interface Viz {
  render(text: string, options: Readonly<Record<string, unknown>>): VizResult
}

interface VizResult {
  readonly status: 'success' | 'failure'
  readonly output: string | undefined
  readonly errors: readonly { readonly level?: string; readonly message: string }[]
}

/** `part` is the package `@viz-js/viz`. */
export async function openGraphviz(
  part: OptionalPackage,
  faces: Faces,
): Promise<(text: string, palette: Palette) => Drawn> {
  const { instance } = await importPackage<{ instance: () => Promise<Viz> }>(part)
  const viz = await instance()
  const draw = (text: string, options: ReturnType<typeof optionsFor>): Drawn => {
    const drawn = viz.render(text, { ...options, format: 'svg' })
    if (drawn.status !== 'success' || drawn.output === undefined) return { why: messageOf(drawn.errors) }
    const placed = viz.render(text, { ...options, format: 'json' })
    return { svg: plain(withOwnType(drawn.output, widthShare(plain(placed.output ?? '{}'), faces))) }
  }
  return (text, palette) => {
    const drawn = draw(text, optionsFor(palette))
    if ('why' in drawn || !isSmall(drawn.svg) || !isUndirected(text)) return drawn
    const turned = draw(text, optionsFor(palette, { rankdir: 'LR' }))
    return 'svg' in turned && isLarger(turned.svg, drawn.svg) ? turned : drawn
  }
}

/** A label may ask for any character by its number; those that control something are none. */
function plain(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}/gu, ' ')
}

const TYPE = { fontname: 'Helvetica', fontsize: 16 }

function optionsFor({ ink, muted }: Palette, graph: { readonly rankdir?: 'LR' } = {}) {
  return {
    graphAttributes: { ...TYPE, bgcolor: 'transparent', color: muted, fontcolor: ink, ...graph },
    nodeAttributes: { ...TYPE, color: muted, fontcolor: ink },
    edgeAttributes: { ...TYPE, color: muted, fontcolor: ink },
  }
}

function messageOf(errors: VizResult['errors']): string {
  const first = errors.find(({ level }) => level === 'error') ?? errors[0]
  return first?.message.trim() ?? 'it cannot be drawn'
}

interface Placed {
  readonly _ldraw_?: readonly {
    readonly op: string
    readonly size?: number
    readonly text?: string
    readonly width?: number
  }[]
  readonly objects?: readonly Placed[]
  readonly edges?: readonly Placed[]
}

/**
 * It reckons with the widths of another font, and knows none of Chinese. All of its texts are set so much smaller that each has the
 * room that it was given; 1 where all have.
 */
function widthShare(json: string, faces: Faces): number {
  let share = 1
  const visit = (placed: Placed) => {
    let size: number = TYPE.fontsize
    for (const { op, size: own, text, width } of placed._ldraw_ ?? []) {
      if (op === 'F' && own !== undefined) size = own
      if (op !== 'T' || text === undefined || width === undefined) continue
      const needed = textWidth(text, size, faces)
      if (needed > 0) share = Math.min(share, width / needed)
    }
    for (const inner of [...(placed.objects ?? []), ...(placed.edges ?? [])]) visit(inner)
  }
  visit(JSON.parse(json) as Placed)
  return share < 1 ? Math.max(LEAST, share * GAP) : 1
}

const LEAST = 0.6
/** What of its box a name fills: one from edge to edge looks like one that does not fit. */
const GAP = 0.94

function withOwnType(svg: string, share: number): string {
  return svg
    .replace(/^[\s\S]*?(?=<svg)/, '')
    .replace(/ font-family="[^"]*"/g, '')
    .replace(
      /font-size="([\d.]+)"/g,
      (_, size: string) => `font-size="${Math.round(Number(size) * share * 100) / 100}"`,
    )
    .replace(/<title>[\s\S]*?<\/title>/g, '')
}
