// What was measured of one deck, as it is kept in docs/quality.json.

import type { Metric } from '../../src/check/metric.ts'

export interface Row {
  readonly article: string
  readonly density: string
  readonly aspect: string
  readonly slides: number
  readonly metrics: readonly MeasuredMetric[]
  readonly lines: LineAgreement
  /** The slides that break a gate or miss most targets. */
  readonly worst: readonly WorstSlide[]
}

export interface MeasuredMetric {
  readonly number: number
  readonly name: string
  readonly verdict: string
  readonly value: string
  readonly failures: number
  readonly numbers: Metric['numbers']
}

/** Texts whose number of lines the estimator and the browser, left to itself, agree on. */
export interface LineAgreement {
  readonly texts: number
  readonly same: number
  /** The browser needs more lines than were reckoned with. */
  readonly under: number
}

export interface WorstSlide {
  readonly slide: number
  /** Ten for a broken gate, one for a missed target. */
  readonly score: number
  readonly why: readonly string[]
}

/** What a child that measures one article gives back, one JSON text. */
export interface Measured {
  readonly rows: readonly Row[]
  /** Broken gates in full, to read on the screen: they may quote the article. */
  readonly said: readonly string[]
}
