// What an article, or the leader's file beside it, says of the hour: notes, questions, cards, times. Knows nothing of slides, nor of
// the sections of the article, which it names only.

import type { Span } from '../../base/source.ts'
import type { Option, TopicMode } from '../../session/study-plan.ts'

export interface Material {
  /** Of the whole hour; null where nobody says. */
  readonly minutes: number | null
  /** The first is what stands before the first heading. */
  readonly parts: readonly MaterialPart[]
}

/** What stands under one heading, before the next one. */
export interface MaterialPart {
  /** Null before the first heading. */
  readonly heading: MaterialHeading | null
  /** What was asked for it, in seconds; null where nothing was. */
  readonly seconds: number | null
  readonly notes: readonly MaterialNote[]
  readonly questions: readonly Asked[]
  readonly cards: readonly MaterialCard[]
}

export interface MaterialHeading {
  readonly name: string
  readonly span: Span
}

export interface MaterialNote {
  readonly text: string
  readonly span: Span
}

/** A question, a poll or an activity as it is written. */
export interface Asked {
  /** A line for each of its paragraphs. */
  readonly text: string
  readonly span: Span
  /** The places of its paragraphs, of its options and of its parts. */
  readonly lines: readonly Span[]
  readonly choices: readonly Span[]
  readonly pieces: readonly Span[]
  readonly mode: TopicMode
  readonly options: readonly Option[]
  readonly parts: readonly string[]
  readonly seconds: number | null
  readonly answer: string
  /** The day of the session that it was left open in; null for a new one. */
  readonly from: string | null
  readonly notes: readonly string[]
}

export interface MaterialCard {
  readonly front: string
  readonly back: string
  readonly span: Span
}
