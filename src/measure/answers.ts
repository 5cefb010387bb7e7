// What atoms ask of the outside, and what the outside answers. Plain data: drawing it is the host's work.

import type { FormulaAnswer } from '../article/with-formulas.ts'
import type { Markup } from '../base/html.ts'
import type { Span } from '../base/source.ts'

/** One figure file that the article names. */
export interface FigureNeed {
  readonly path: string
  readonly alt: string
  readonly span: Span
}

export type FigureAnswer = DrawnFigure | MissingFigure

/** A figure ready to be put on a slide: static, safe and self-contained. */
export interface DrawnFigure {
  readonly kind: 'drawn'
  /** Its natural size in CSS pixels; both positive. */
  readonly width: number
  readonly height: number
  /** An inline `<svg>` or an `<img>` with a data URI, without width and height, carrying its text alternative. */
  readonly markup: Markup
  /** Of its smallest text at its natural size, px; null without text that is known as text. */
  readonly type: number | null
  /** The characters drawn in it with the deck's fonts, for the subsets. */
  readonly characters: string
}

export interface MissingFigure {
  readonly kind: 'missing'
  readonly reason: 'not-found' | 'outside-root' | 'remote' | 'not-fetched' | 'not-an-image' | 'unreadable' | 'too-large'
  /** Where it was looked for, as the user would write it. */
  readonly tried: readonly string[]
  /** The closest existing name, or null. */
  readonly nearest: string | null
}

/** What a figure's answer is found by: its path as the article writes it, and what it is to say to those who do not see it. */
export function figureKey({ path, alt }: Pick<FigureNeed, 'path' | 'alt'>): string {
  return `${path}\n${alt}`
}

/** By `figureKey`. */
export type Answers = ReadonlyMap<string, FigureAnswer>

/** What the formulas of an article came to. */
export interface DrawnFormulas {
  /** By `formulaKey`. */
  readonly answers: ReadonlyMap<string, FormulaAnswer>
  /** The shapes that they are made of: SVG paths by id. */
  readonly glyphs: ReadonlyMap<string, string>
}

/** A diagram as a figure with what it says, or why it stays code. */
export type DiagramAnswer =
  | { readonly kind: 'drawn'; readonly figure: DrawnFigure; readonly alt: string }
  | { readonly kind: 'failed'; readonly why: string; readonly hint: string | null }

/** A picture of the network, which no deck fetches: it will never be there. */
export function isRemote(answer: FigureAnswer | undefined): boolean {
  return answer?.kind === 'missing' && (answer.reason === 'remote' || answer.reason === 'not-fetched')
}
