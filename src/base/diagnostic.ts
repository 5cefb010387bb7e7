// What the tool has to say about an input: a place, a code, a sentence and a way out.

import type { Span } from './source.ts'

export type Severity = 'error' | 'warning' | 'note'

/** A remark on one article, before anyone knows how it will be printed. */
export interface Diagnostic {
  /** A stable kebab-case name, such as `figure-missing`. */
  readonly code: string
  readonly severity: Severity
  /** Where in the article, or null when it is about the whole. */
  readonly span: Span | null
  /** A sentence without a full stop. */
  readonly message: string
  /** What the author can do about it. */
  readonly hint?: string
  /** The id of the slide that it concerns, where there is one. */
  readonly slide?: string
}

/** Takes a diagnostic; stages get one and never print. */
export type Report = (diagnostic: Diagnostic) => void

/** A report that keeps what it is given, in order. */
export function collector(): { report: Report; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  return { report: (diagnostic) => diagnostics.push(diagnostic), diagnostics }
}

/**
 * Characters that could fool a reader of a terminal, written out: controls, escapes,
 * bidirectional overrides and line ends.
 */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
}
