// PDF/UA-1 as far as a machine can judge it, rule by rule. Passing them all is not conformance: whether an alternative text says
// what its figure shows, or the order of reading makes sense, only people can tell.

import { contentRules } from './content-rules.ts'
import { documentRules } from './document-rules.ts'
import type { Rule } from './rule.ts'
import { structureRules } from './structure-rules.ts'
import type { UaFacts } from './ua-facts.ts'

export interface UaFailure {
  /** As the clause and the number of the test, such as `7.1-3`. */
  readonly rule: string
  readonly asks: string
  /** Where it fails: the first five, and how many more. */
  readonly findings: readonly string[]
}

/** In the order of clauses. */
export const uaRules: readonly Rule[] = [...documentRules, ...structureRules, ...contentRules].sort(
  (a, b) => a.clause.localeCompare(b.clause, 'en', { numeric: true }) || a.test - b.test,
)

export function uaFailures(facts: UaFacts): readonly UaFailure[] {
  return uaRules.flatMap(({ clause, test, asks, find }) => {
    const findings = find(facts)
    if (findings.length === 0) return []
    const more = findings.length - 5
    const shown = [...findings.slice(0, 5), ...(more > 0 ? [`and ${more} more`] : [])]
    return [{ rule: `${clause}-${test}`, asks, findings: shown }]
  })
}
