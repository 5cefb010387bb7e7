// A rule of PDF/UA-1 that a machine can judge, by the clause of ISO 14289-1 and the number that the veraPDF profile counts it by.

import type { UaFacts, UaTag } from './ua-facts.ts'

export interface Rule {
  readonly clause: string
  readonly test: number
  /** What it asks for. */
  readonly asks: string
  /**
   * `absence`: the rule speaks of something that our files never hold, so that one which is found is a failure;
   * `not`: it is not tested, `why` says for what reason.
   */
  readonly by: 'test' | 'absence' | 'not'
  readonly why?: string
  /** A sentence for each failure. */
  readonly find: (facts: UaFacts) => readonly string[]
}

export function rule(clause: string, test: number, asks: string, find: Rule['find']): Rule {
  return { clause, test, asks, by: 'test', find }
}

/** Holds where none of the `keys` is in the file. */
export function absent(clause: string, test: number, asks: string, keys: readonly string[]): Rule {
  const find: Rule['find'] = ({ unexpected }) =>
    keys.filter((key) => unexpected.includes(key)).map((key) => `${key}: what it holds is not tested`)
  return { clause, test, asks, by: 'absence', find }
}

export function untested(clause: string, test: number, asks: string, why: string): Rule {
  return { clause, test, asks, by: 'not', why, find: () => [] }
}

const STANDARD = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure
Formula Form`.split(/\s+/),
)

export function isStandard(type: string): boolean {
  return STANDARD.has(type)
}

/** The standard type that a type leads to; null where it leads nowhere. */
export function standardType(type: string, roles: UaFacts['roles']): string | null {
  const seen = new Set<string>()
  let at = type
  while (!isStandard(at)) {
    const next = Object.hasOwn(roles, at) ? roles[at] : undefined
    if (next === undefined || seen.has(at)) return null
    seen.add(at)
    at = next
  }
  return at
}

export interface Placed {
  readonly tag: UaTag
  /** Standard types. */
  readonly type: string
  readonly parent: string
  readonly kids: readonly string[]
}

/** Every tag with what stands above and below it, in the order of the document. */
export function placedTags({ root, roles }: UaFacts): readonly Placed[] {
  const placed: Placed[] = []
  const type = (tag: UaTag) => standardType(tag.type, roles) ?? tag.type
  const walk = (tag: UaTag, parent: string): void => {
    placed.push({ tag, type: type(tag), parent, kids: tag.kids.map(type) })
    for (const kid of tag.kids) walk(kid, type(tag))
  }
  if (root !== null) walk(root, '')
  return placed
}
