// The words of an HTML box inside a drawing, as other tools write their labels, set as lines of SVG text.

import { html, type Markup } from '../../base/html.ts'
import type { SvgElement } from './svg-tree.ts'

export function foreignText(box: SvgElement): { readonly markup: Markup; readonly lines: readonly string[] } {
  const lines = wordsOf(box)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return { markup: html``, lines }
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => number(box.attributes.get(name)))
  const middle = (x ?? 0) + (width ?? 0) / 2
  const top = (y ?? 0) + (height ?? 0) / 2
  const size = sizeOf(box) ?? 16
  const spans = lines.map((line, index) => {
    const offset = (index - (lines.length - 1) / 2) * size * 1.25
    return html`<tspan x="${middle}" y="${Math.round((top + offset) * 100) / 100}">${line}</tspan>`
  })
  return {
    markup: html`<text font-size="${size}" text-anchor="middle" dominant-baseline="central">${spans}</text>`,
    lines,
  }
}

const blocks: ReadonlySet<string> = new Set(['div', 'p', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'pre', 'section'])
const wordless: ReadonlySet<string> = new Set(['script', 'style', 'iframe', 'template', 'head', 'title'])

function wordsOf(node: SvgElement): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/\s+/g, ' ')
      const name = child.name.replace(/^\w+:/, '').toLowerCase()
      if (wordless.has(name)) return ''
      return blocks.has(name) ? `\n${wordsOf(child)}\n` : wordsOf(child)
    })
    .join('')
}

/** Percentages are of a box that is not known here. */
function number(written: string | undefined): number {
  const value = Number.parseFloat(written ?? '0')
  return Number.isFinite(value) && !written?.includes('%') ? value : 0
}

function sizeOf(node: SvgElement): number | null {
  const own = /font-size:\s*(\d*\.?\d+)px/.exec(node.attributes.get('style') ?? '')?.[1]
  if (own !== undefined) return Number(own)
  for (const child of node.children) {
    const size = typeof child === 'string' ? null : sizeOf(child)
    if (size !== null) return size
  }
  return null
}
