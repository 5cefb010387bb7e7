// The formulas of an article: what they ask for, and the article with its formulas drawn.

import type { DrawnFormula, Inset } from '../base/formula.ts'
import type { Span } from '../base/source.ts'
import type { Article, Code, FormulaMark, Inline, Omission, Text } from './article.ts'
import { NO_INFO } from './code-info.ts'
import { mapped } from './walk.ts'

/** One formula, as often as it stands in the article. */
export interface FormulaNeed {
  readonly tex: string
  readonly isDisplay: boolean
  /** Of the first of its kind. */
  readonly span: Span
}

/** What a formula's answer is found by. */
export function formulaKey({ tex, isDisplay }: Pick<FormulaNeed, 'tex' | 'isDisplay'>): string {
  return `${isDisplay ? 'display' : 'inline'} ${tex}`
}

export type FormulaAnswer =
  | { readonly kind: 'drawn'; readonly drawn: DrawnFormula }
  | { readonly kind: 'failed'; readonly why: string }

/** Distinct formulas in the order of the article, in which one may define what later ones use. */
export function formulaNeeds(article: Article): FormulaNeed[] {
  const found = new Map<string, FormulaNeed>()
  mapped(article.blocks, (inline) => {
    const mark = formulaOf(inline)
    if (mark === null) return inline
    const key = formulaKey(mark)
    if (!found.has(key)) found.set(key, { tex: mark.tex, isDisplay: mark.isDisplay, span: inline.span })
    return inline
  })
  return [...found.values()]
}

/** Every formula with its drawing; one that could not be drawn is code, as it was written; definitions alone are markup. */
export function withFormulas(article: Article, answers: ReadonlyMap<string, FormulaAnswer>): Article {
  if (answers.size === 0) return article
  const omitted: Omission[] = []
  const blocks = mapped(
    article.blocks,
    (inline) => {
      const mark = formulaOf(inline)
      if (mark === null || inline.kind !== 'text') return inline
      const answer = answers.get(formulaKey(mark))
      const others = inline.marks.filter(({ kind }) => kind !== 'formula')
      if (answer?.kind === 'drawn') return { ...inline, marks: [...others, { ...mark, drawn: answer.drawn }] }
      const text = article.source.text.slice(inline.span.start, inline.span.end).replace(/\s*\n\s*/g, ' ')
      return { ...inline, text, marks: [...others, { kind: 'code' }] }
    },
    (block) => {
      const [inline, ...rest] = block.kind === 'paragraph' ? block.inlines : []
      const mark = inline === undefined || rest.length > 0 ? null : formulaOf(inline)
      if (mark === null || !mark.isDisplay) return block
      const answer = answers.get(formulaKey(mark))
      if (answer?.kind !== 'drawn') return codeOf(article.source.text, block.span)
      if (answer.drawn.width > 0) return block
      omitted.push({ span: block.span, why: 'attribute' })
      return null
    },
  )
  return { ...article, blocks, omitted: [...article.omitted, ...omitted] }
}

/** A formula of several lines as its author sees it; the marks of quotations before its lines are none of it. */
function codeOf(source: string, { start, end }: Span): Code {
  const lines: { text: string; span: Span }[] = []
  for (let at = start; at <= end; ) {
    const next = source.indexOf('\n', at)
    const stop = next < 0 || next > end ? end : next
    const lead = /^[\s>]*/.exec(source.slice(at, stop))?.[0].length ?? 0
    lines.push({ text: source.slice(at + lead, stop), span: { start: at + lead, end: stop } })
    at = stop + 1
  }
  const text = lines.map((line) => line.text).join('\n')
  return {
    kind: 'code',
    info: { ...NO_INFO, language: 'tex' },
    tokens: null,
    text,
    span: { start, end },
    lineSpans: lines.map((line) => line.span),
  }
}

/** The box that a run is, with the factor that it is larger than the text around it; null for letters. */
export function insetOf(run: Text, formulaScale: number): { readonly drawn: Inset; readonly scale: number } | null {
  for (const mark of run.marks) {
    if (mark.kind === 'formula' && mark.drawn !== null) return { drawn: mark.drawn, scale: formulaScale }
    if (mark.kind === 'picture') return { drawn: mark.drawn, scale: 1 }
  }
  return null
}

export function formulaOf(inline: Inline): FormulaMark | null {
  if (inline.kind !== 'text') return null
  return inline.marks.find((mark) => mark.kind === 'formula') ?? null
}
