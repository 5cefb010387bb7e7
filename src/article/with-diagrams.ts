// Diagrams written as code: what they ask for, and the article with a figure in the place of each that could be drawn.

import type { Span } from '../base/source.ts'
import type { Article, Block, Code, Image } from './article.ts'
import { codesIn } from './walk.ts'

export type DiagramKind = 'mermaid' | 'graphviz' | 'vega-lite'

const KINDS: ReadonlyMap<string, DiagramKind> = new Map([
  ['mermaid', 'mermaid'],
  ['dot', 'graphviz'],
  ['graphviz', 'graphviz'],
  ['gv', 'graphviz'],
  ['vega-lite', 'vega-lite'],
  ['vegalite', 'vega-lite'],
])

/** Languages of diagrams that nobody draws here: their code is shown, and said to be shown. */
const OTHERS = new Set(
  'plantuml puml uml blockdiag seqdiag actdiag nwdiag d2 ditaa wavedrom vega bytefield pikchr svgbob nomnoml erd structurizr tikz chart echarts markmap flow sequence'.split(
    ' ',
  ),
)

export interface DiagramNeed {
  readonly kind: DiagramKind
  readonly text: string
  /** Of the whole block, fences included. */
  readonly span: Span
}

/** What a diagram's answer is found by, and the path of the figure that it becomes. */
export function diagramKey({ kind, text }: Pick<DiagramNeed, 'kind' | 'text'>): string {
  return `diagram:${kind}:${text}`
}

/** Whether a figure's path is that of a diagram, and no file's. */
export function isDiagram(path: string): boolean {
  return path.startsWith('diagram:')
}

export function diagramNeeds(article: Article): DiagramNeed[] {
  const found = new Map<string, DiagramNeed>()
  for (const code of codesIn(article.blocks)) {
    const kind = kindOf(code)
    if (kind !== null) found.set(diagramKey({ kind, text: code.text }), { kind, text: code.text, span: code.span })
  }
  return [...found.values()]
}

/** Code whose language is one of diagrams that are never drawn. */
export function otherDiagrams(article: Article): readonly Code[] {
  return codesIn(article.blocks).filter(({ info }) => OTHERS.has(info.language.toLowerCase()))
}

/** Of an answer, what the article needs to know. */
type Described = { readonly kind: 'drawn'; readonly alt: string } | { readonly kind: 'failed' }

/**
 * `described` has the text alternative of each diagram that was drawn, by its key. Where the article has a picture of the diagram right
 * behind it, that picture is the figure.
 */
export function withDiagrams(article: Article, described: ReadonlyMap<string, Described>): Article {
  if (described.size === 0) return article
  return { ...article, blocks: drawn(article.blocks, described) }
}

function drawn(blocks: readonly Block[], described: ReadonlyMap<string, Described>): Block[] {
  const made: Block[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (block === undefined) continue
    if (block.kind !== 'code') {
      made.push(inside(block, described))
      continue
    }
    const kind = kindOf(block)
    const path = kind === null ? '' : diagramKey({ kind, text: block.text })
    const answer = described.get(path)
    if (answer?.kind !== 'drawn') {
      made.push(block)
      continue
    }
    const copy = pictureOf(block, blocks[at + 1])
    if (copy !== null) at++
    const span = { start: block.span.start, end: copy?.span.end ?? block.span.end }
    const image: Image = {
      kind: 'image',
      path,
      alt: answer.alt,
      title: block.info.file,
      span,
      marks: [],
      source: block,
    }
    const shown: Image = copy === null ? image : { ...copy, span, source: block }
    made.push({ kind: 'paragraph', inlines: [shown], span })
  }
  return made
}

function inside(block: Block, described: ReadonlyMap<string, Described>): Block {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: drawn(item.blocks, described) })) }
    case 'quote':
    case 'footnote':
      return { ...block, blocks: drawn(block.blocks, described) }
    default:
      return block
  }
}

const OF_DIAGRAM = /mermaid|graphviz|vega|diagram|flow-?chart|流程图|示意图|时序图|图示|ダイアグラム/i

/** An image alone in the next paragraph whose name or text says that it shows the diagram; null for any other. */
function pictureOf({ info }: Code, next: Block | undefined): Image | null {
  const [image, ...others] = next?.kind === 'paragraph' ? next.inlines : []
  if (image?.kind !== 'image' || others.length > 0) return null
  const name = image.path.split('/').at(-1) ?? ''
  const isNamed = info.file !== '' && name === info.file.split('/').at(-1)
  return isNamed || OF_DIAGRAM.test(`${name} ${image.alt} ${image.title}`) ? image : null
}

/** Null for code that is no diagram, or that its author wants to be seen as code. */
function kindOf({ info }: Code): DiagramKind | null {
  return info.isCode ? null : (KINDS.get(info.language.toLowerCase()) ?? null)
}
