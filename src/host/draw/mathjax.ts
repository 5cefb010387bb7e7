// The one door to MathJax: TeX in, a tree of SVG and a text of MathML out.

import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js'
import { SerializedMmlVisitor } from '@mathjax/src/js/core/MmlTree/SerializedMmlVisitor.js'
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js'
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js'
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js'
import '@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js'
import '@mathjax/src/js/input/tex/braket/BraketConfiguration.js'
import '@mathjax/src/js/input/tex/cancel/CancelConfiguration.js'
import '@mathjax/src/js/input/tex/cases/CasesConfiguration.js'
import '@mathjax/src/js/input/tex/centernot/CenternotConfiguration.js'
import '@mathjax/src/js/input/tex/color/ColorConfiguration.js'
import '@mathjax/src/js/input/tex/enclose/EncloseConfiguration.js'
import '@mathjax/src/js/input/tex/extpfeil/ExtpfeilConfiguration.js'
import '@mathjax/src/js/input/tex/gensymb/GensymbConfiguration.js'
import '@mathjax/src/js/input/tex/mathtools/MathtoolsConfiguration.js'
import '@mathjax/src/js/input/tex/newcommand/NewcommandConfiguration.js'
import '@mathjax/src/js/input/tex/textcomp/TextcompConfiguration.js'
import '@mathjax/src/js/input/tex/textmacros/TextMacrosConfiguration.js'
import '@mathjax/src/js/input/tex/unicode/UnicodeConfiguration.js'
import '@mathjax/src/js/input/tex/upgreek/UpgreekConfiguration.js'
import { TeX } from '@mathjax/src/js/input/tex.js'
import { mathjax } from '@mathjax/src/js/mathjax.js'
import { SVG } from '@mathjax/src/js/output/svg.js'
import { hasShapes, shapes } from './mathjax-shapes.ts'

export interface SvgNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (SvgNode | string)[]
}

export type SetFormula =
  | { readonly kind: 'set'; readonly svg: SvgNode; readonly mathml: string }
  | { readonly kind: 'failed'; readonly why: string }

/** Remembers what the formulas before have defined. */
export interface Engine {
  /** `width` in em is where lines are broken; null for nowhere. */
  set(tex: string, isDisplay: boolean, width: number | null): Promise<SetFormula>
}

/** Neither links nor files nor styles: those packages are left out. */
const PACKAGES =
  'base ams boldsymbol braket cancel cases centernot color enclose extpfeil gensymb mathtools newcommand textcomp textmacros unicode upgreek'.split(
    ' ',
  )
/** Against definitions that call themselves. */
const MOST_MACROS = 1000
const MOST_CHARACTERS = 20_000
/** Of the engine's type, px; what it answers is read in em. */
const EM = 16

const adaptor = liteAdaptor({ fontSize: EM })
RegisterHTMLHandler(adaptor)
mathjax.asyncLoad = (name: string) => shapes(name)

/** Tables of shapes, which take long to make and are the same for every article. */
let sharedFont: SVG<unknown, unknown, unknown>['font'] | null = null

export async function openEngine(): Promise<Engine> {
  const input = new TeX({ packages: PACKAGES, maxMacros: MOST_MACROS, maxBuffer: MOST_CHARACTERS })
  const output = new SVG({
    fontCache: 'local',
    displayOverflow: 'linebreak',
    linebreaks: { inline: false },
    fontData: sharedFont,
  })
  if (sharedFont === null) {
    sharedFont = output.font
    // A letter without a shape is a letter of the deck's own font.
    const font: ShapeLoader = output.font
    const load = font.loadDynamicFile.bind(font)
    font.loadDynamicFile = (shape) => (hasShapes(shape.file) ? load(shape) : Promise.resolve())
  }
  const document = mathjax.document('', { InputJax: input, OutputJax: output })
  const visitor = new SerializedMmlVisitor()
  return {
    async set(tex, isDisplay, width) {
      try {
        const item = new document.options.MathItem(tex, input, isDisplay)
        item.setMetrics(EM, EM / 2, width === null ? 1e6 : width * EM, 1e6, 1)
        await mathjax.handleRetriesFor(() => {
          item.compile(document)
          item.typeset(document)
        })
        const mathml = visitor.visitTree(item.root)
        const error = /<merror[^>]*data-mjx-error="([^"]*)"/.exec(mathml)?.[1]
        if (error !== undefined) return { kind: 'failed', why: unescaped(error) }
        const svg = adaptor.tags(item.typesetRoot, 'svg')[0]
        if (svg === undefined) return { kind: 'failed', why: 'nothing was drawn' }
        return { kind: 'set', svg: treeOf(svg), mathml }
      } catch (error) {
        return { kind: 'failed', why: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}

interface ShapeLoader {
  loadDynamicFile(shape: { readonly file: string }): Promise<void>
}

type LiteNode = ReturnType<typeof adaptor.tags>[number]

function treeOf(node: LiteNode): SvgNode {
  const attributes = Object.fromEntries(adaptor.allAttributes(node).map(({ name, value }) => [name, value]))
  const children = adaptor
    .childNodes(node)
    .map((child) => (adaptor.kind(child) === '#text' ? adaptor.value(child) : treeOf(child as LiteNode)))
  return { name: adaptor.kind(node), attributes, children }
}

function unescaped(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
