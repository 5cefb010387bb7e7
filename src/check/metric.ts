// One line of the vector: what was measured, what it must be, and where it is not so.

export type Verdict = 'holds' | 'fails' | 'not measured'

/** One place where a measure is broken; `slide` is counted from 1 and null where the whole page is meant. */
export interface Finding {
  readonly slide: number | null
  readonly id: string | null
  readonly what: string
}

export interface Metric {
  readonly number: number
  readonly name: string
  /** The measured values as a reader wants to see them. */
  readonly value: string
  readonly gate: string
  readonly target: string
  readonly verdict: Verdict
  /** What breaks the gate. */
  readonly failures: readonly Finding[]
  /** What falls short of the target, or is worth a look, without breaking the gate. */
  readonly misses: readonly Finding[]
  /** The same values for programs that compare vectors. */
  readonly numbers: Readonly<Record<string, number>>
}

type Measured = Omit<Metric, 'verdict' | 'target' | 'misses' | 'failures' | 'numbers'> & Partial<Metric>

/** A metric that was measured: it holds where nothing breaks its gate. */
export function measured(metric: Measured): Metric {
  const failures = metric.failures ?? []
  const verdict = failures.length === 0 ? 'holds' : 'fails'
  return { target: '–', misses: [], numbers: {}, verdict, ...metric, failures }
}

/** A metric for which something was missing; `value` says what. */
export function unmeasured(number: number, name: string, value: string, gate: string): Metric {
  return { number, name, value, gate, target: '–', verdict: 'not measured', failures: [], misses: [], numbers: {} }
}

export function onSlide(slide: { readonly number: number; readonly id: string }, what: string): Finding {
  return { slide: slide.number, id: slide.id, what }
}

export function onPage(what: string): Finding {
  return { slide: null, id: null, what }
}
