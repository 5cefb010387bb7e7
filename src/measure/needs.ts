// What the atoms ask of the outside, as data, and what is said where the answer is no.

import type { Code, Image } from '../article/article.ts'
import { type DiagramNeed, diagramKey } from '../article/with-diagrams.ts'
import { type FormulaNeed, formulaKey } from '../article/with-formulas.ts'
import type { Report } from '../base/diagnostic.ts'
import type { Atoms } from '../outline/atom.ts'
import {
  type Answers,
  type DiagramAnswer,
  type DrawnFormulas,
  type FigureNeed,
  figureKey,
  type MissingFigure,
} from './answers.ts'
import { picturesIn } from './pictures-in-tables.ts'

/** The files; `drawn` has what is a figure already. */
export function needsOf({ atoms }: Atoms, drawn: ReadonlyMap<string, DiagramAnswer>): FigureNeed[] {
  return atoms.flatMap((atom): FigureNeed[] => {
    if (atom.content.kind === 'table') return picturesIn(atom.content.table).map(needOf)
    if (atom.content.kind !== 'figure' || drawn.has(atom.content.image.path)) return []
    const { image, others } = atom.content
    return [image, ...others].map(needOf)
  })
}

function needOf({ path, alt, span }: Image): FigureNeed {
  return { path, alt, span }
}

/** One warning for each formula that cannot be set. */
export function reportFailed(needs: readonly FormulaNeed[], { answers }: DrawnFormulas, report: Report): void {
  for (const need of needs) {
    const answer = answers.get(formulaKey(need))
    if (answer === undefined || answer.kind === 'drawn') continue
    report({
      code: 'formula-failed',
      severity: 'warning',
      span: need.span,
      message: `this formula cannot be set: ${answer.why}`,
      hint: 'it is shown as it is written; write "\\$" where a dollar is meant',
    })
  }
}

/** One warning for each diagram that stays code. */
export function reportDiagrams(
  needs: readonly DiagramNeed[],
  answers: ReadonlyMap<string, DiagramAnswer>,
  others: readonly Code[],
  report: Report,
): void {
  for (const need of needs) {
    const answer = answers.get(diagramKey(need))
    if (answer === undefined || answer.kind === 'drawn') continue
    const message = `this diagram is shown as code: ${answer.why}`
    report({ code: 'diagram-failed', severity: 'warning', span: need.span, message, ...hinted(answer.hint) })
  }
  for (const { info, span } of others)
    report({
      code: 'diagram-unknown',
      severity: 'note',
      span,
      message: `diagrams of ${info.language} are not drawn: this one is shown as code`,
      hint: 'draw it to a picture, or write it as mermaid, dot or vega-lite',
    })
}

function hinted(hint: string | null): { readonly hint?: string } {
  return hint === null ? {} : { hint }
}

/** One warning for each figure without a file, at its place in the article. */
export function reportMissing(needs: readonly FigureNeed[], answers: Answers, report: Report): void {
  for (const need of needs) {
    const answer = answers.get(figureKey(need))
    if (answer === undefined || answer.kind === 'drawn') continue
    report({
      code: 'figure-missing',
      severity: 'warning',
      span: need.span,
      message: messageOf(need, answer),
      ...hinted(hintOf(answer)),
    })
  }
}

function messageOf({ path }: FigureNeed, { reason }: MissingFigure): string {
  switch (reason) {
    case 'not-found':
      return `no file for "${path}"`
    case 'outside-root':
      return `"${path}" lies outside of the folder that figures may come from`
    case 'remote':
      return `"${path}" is on the network, and a deck asks for nothing`
    case 'not-fetched':
      return `"${path}" could not be fetched`
    case 'not-an-image':
      return `"${path}" is not an image`
    case 'unreadable':
      return `"${path}" cannot be read`
    case 'too-large':
      return `"${path}" is too large`
  }
}

function hintOf({ reason, tried, nearest }: MissingFigure): string | null {
  const looked = tried.length === 0 ? '' : `looked in ${[...new Set(tried)].join(', ')}`
  const meant = nearest === null ? '' : `did you mean "${nearest}"?`
  const way =
    reason === 'remote'
      ? 'put the file beside the article and name it there, or set fetch'
      : reason === 'outside-root'
        ? 'put it inside, or set the root'
        : ''
  const hints = [looked, meant, way].filter((text) => text !== '')
  return hints.length === 0 ? null : hints.join('; ')
}

/** Files and diagrams by their paths. */
export function withDrawings(files: Answers, drawings: ReadonlyMap<string, DiagramAnswer>): Answers {
  const drawn = [...drawings].flatMap(([path, answer]) =>
    answer.kind === 'drawn' ? [[figureKey({ path, alt: answer.alt }), answer.figure] as const] : [],
  )
  return new Map([...files, ...drawn])
}
