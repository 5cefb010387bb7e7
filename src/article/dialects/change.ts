// What a dialect of Markdown asks for before the article is read: stretches of it rewritten, as long as they were.

import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Span } from '../../base/source.ts'
import type { Omission } from '../article.ts'

/** One stretch and what stands there instead; both have the same length, so that every place after it stays true. */
export interface Change {
  readonly span: Span
  readonly text: string
  /** Why its words are no text of the article; null where only signs are exchanged. */
  readonly why: Omission['why'] | null
  readonly diagnostic: Diagnostic | null
}

/** A line of the article outside of code. */
export interface PlainLine extends Span {
  readonly text: string
}

/** Reads the lines of an article, without those in fences. */
export type Dialect = (lines: readonly PlainLine[]) => readonly Change[]

/** The whole line becomes blank, or what is given, filled up with spaces. */
export function instead(line: Span, text: string, why: Change['why'], diagnostic: Diagnostic | null = null): Change {
  return { span: line, text: text.padEnd(line.end - line.start), why, diagnostic }
}

/** What stands between backticks is an example. */
export function isExample(line: PlainLine, index: number): boolean {
  return Array.from(line.text.matchAll(/(`+)(?:(?!\1).)*\1/g)).some(
    ({ 0: { length }, index: start }) => index >= start && index < start + length,
  )
}

const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)$/

/** A line of the article, which may stand in a fence. */
export interface ReadLine extends PlainLine {
  readonly isCode: boolean
}

export function plainLines(body: string): readonly PlainLine[] {
  return allLines(body).filter(({ isCode }) => !isCode)
}

export function allLines(body: string): readonly ReadLine[] {
  let fence = ''
  let start = 0
  return body.split('\n').map((text): ReadLine => {
    const line = { start, end: start + text.length, text }
    start = line.end + 1
    const [, marks = '', rest = ''] = FENCE.exec(text) ?? []
    if (fence !== '') {
      if (marks.startsWith(fence) && rest.trim() === '') fence = ''
      return { ...line, isCode: true }
    }
    const opens = marks !== '' && !(marks.startsWith('`') && rest.includes('`'))
    if (opens) fence = marks
    return { ...line, isCode: opens }
  })
}
