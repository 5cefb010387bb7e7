// Formulas to SVG with exact boxes, and to MathML beside it, by MathJax. Nothing of the engine goes into the page: each shape stands
// there once, and a formula is references to shapes.

import { type FormulaAnswer, type FormulaNeed, formulaKey } from '../../article/with-formulas.ts'
import type { DrawnFormula } from '../../base/formula.ts'
import { html, type Markup, markup } from '../../base/html.ts'
import type { DrawnFormulas } from '../../measure/answers.ts'
import { type Engine, openEngine, type SvgNode } from './mathjax.ts'

/** Formulas wider than this, in em, are also drawn broken at their relations; those of a slide have about so much room. */
const WIDE = 24
/** To what width, in em: for text of the usual size over the whole slide, and for less. */
const NARROW = 22
const SECONDS = 20

export async function drawFormulas(needs: readonly FormulaNeed[]): Promise<DrawnFormulas> {
  const engine = await openEngine()
  const glyphs = new Map<string, string>()
  const answers = new Map<string, FormulaAnswer>()
  const end = performance.now() + SECONDS * 1000
  for (const need of needs) {
    const answer: FormulaAnswer =
      performance.now() > end
        ? { kind: 'failed', why: `the formulas of this article take more than ${SECONDS} seconds` }
        : await drawOne(need, engine, glyphs)
    answers.set(formulaKey(need), answer)
  }
  return { answers, glyphs }
}

async function drawOne(
  { tex, isDisplay }: FormulaNeed,
  engine: Engine,
  glyphs: Map<string, string>,
): Promise<FormulaAnswer> {
  const set = await engine.set(withTags(tex), isDisplay, null)
  if (set.kind === 'failed') return set
  const spoken = mathOf(set.mathml, tex)
  const whole = drawnOf(set.svg, spoken, glyphs)
  if (!isDisplay || whole.width <= WIDE) return { kind: 'drawn', drawn: whole }
  const broken = await engine.set(withTags(tex), isDisplay, NARROW)
  const narrow = broken.kind === 'failed' ? null : drawnOf(broken.svg, spoken, glyphs)
  const isNarrower = narrow !== null && narrow.width < 0.9 * whole.width
  return { kind: 'drawn', drawn: { ...whole, narrow: isNarrower ? narrow : null } }
}

/** A number at the edge of the slide belongs to no formula: it stands right behind it. Numbers that nobody wrote stay away. */
function withTags(tex: string): string {
  return tex
    .replace(/\\tag\*\s*\{([^{}]*)\}/g, '\\qquad\\text{$1}')
    .replace(/\\tag\s*\{([^{}]*)\}/g, '\\qquad\\text{($1)}')
    .replace(/\\(?:label\s*\{[^{}]*\}|nonumber|notag)/g, '')
}

function drawnOf(svg: SvgNode, spoken: Markup, glyphs: Map<string, string>): DrawnFormula {
  const [x = 0, y = 0, width = 0, height = 0] = (svg.attributes.viewBox ?? '').split(' ').map(Number)
  const texts: string[] = []
  const inner = svg.children.map((child) => shapeOf(child, glyphs, texts)).join('')
  const drawing = html`<svg viewBox="${x} ${y} ${width} ${height}" aria-hidden="true">${markup(inner)}</svg>`
  return {
    // What draws nothing, such as a definition, has a box all the same.
    width: /<(?:use|path|rect|line|text)\b/.test(inner) ? width / 1000 : 0,
    height: -y / 1000,
    depth: (height + y) / 1000,
    markup: html`${drawing}${spoken}`,
    narrow: null,
    characters: texts.join(''),
  }
}

const ATTRIBUTES = new Set(
  'transform d x y x1 y1 x2 y2 rx ry cx cy r width height points fill stroke stroke-width stroke-dasharray stroke-linecap font-size viewBox preserveAspectRatio'.split(
    ' ',
  ),
)
const ELEMENTS = new Set('g use path rect line text svg circle ellipse polygon polyline'.split(' '))

/** One element of the engine's drawing as markup: what it knows to draw and no more. Shapes go to `glyphs`, their texts to `texts`. */
function shapeOf(node: SvgNode | string, glyphs: Map<string, string>, texts: string[]): string {
  if (typeof node === 'string') {
    texts.push(node)
    return html`${node}`.text
  }
  if (node.name === 'defs') {
    for (const child of node.children) {
      if (typeof child !== 'string') glyphs.set(glyphId(child.attributes.id ?? ''), child.attributes.d ?? '')
    }
    return ''
  }
  if (!ELEMENTS.has(node.name)) return node.children.map((child) => shapeOf(child, glyphs, texts)).join('')
  const own = Object.entries(node.attributes)
    .filter(([name]) => ATTRIBUTES.has(name))
    .map(([name, value]) => html` ${markup(name)}="${value}"`.text)
  const link = node.attributes['xlink:href']
  if (link !== undefined) {
    const id = glyphId(link.slice(1))
    // A space has no shape.
    if (glyphs.get(id) === '') return ''
    own.push(html` href="#${id}"`.text)
  }
  const inner = node.children.map((child) => shapeOf(child, glyphs, texts)).join('')
  if (node.name === 'g' && own.length === 0) return inner
  return `<${node.name}${own.join('')}${inner === '' ? '/>' : `>${inner}</${node.name}>`}`
}

/** The engine counts its drawings in the names of shapes. */
function glyphId(id: string): string {
  return id.replace(/^MJX-\d+-/, 'glyph-').replace(/[^\w-]/g, '')
}

/** What MathML says with its attributes that a reader of it must know; none of them leads anywhere. */
const MATH_ATTRIBUTES = new Set(
  'display mathvariant stretchy fence separator accent accentunder movablelimits displaystyle scriptlevel columnalign notation open close'.split(
    ' ',
  ),
)

/** MathML for those who do not see it, with the TeX as it was written. */
function mathOf(mathml: string, tex: string): Markup {
  const bare = mathml
    .replace(/ ([\w:-]+)="[^"]*"/g, (attribute, name: string) => (MATH_ATTRIBUTES.has(name) ? attribute : ''))
    .replace(/>\s+</g, '><')
  const [, open = '<math>', inner = ''] = /^(<math[^>]*>)([\s\S]*)<\/math>\s*$/.exec(bare) ?? []
  // The engine's own markup: its texts are escaped, and it knows no links and no scripts.
  return html`${markup(open)}<semantics><mrow>${markup(inner)}</mrow><annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`
}
