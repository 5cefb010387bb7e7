// Where every piece of the article's text went, summed over the file: what no home holds must be markup.

import { once } from '../base/once.ts'
import { lineAt, lineTable, type Span } from '../base/source.ts'
import { carriesMeaning, compact, isDeletion, meaningOf, withDecoded } from './characters.ts'
import { headsContents } from './contents-heading.ts'
import type { PageFacts } from './facts.ts'
import { type Home, homesOf } from './homes.ts'
import { type Finding, onPage, onSlide } from './metric.ts'
import type { SourceReading } from './read-source.ts'

export interface Ledger {
  /** Meaningful characters of the article by where they went. */
  readonly shown: number
  readonly said: number
  readonly figure: number
  /** Footnotes. */
  readonly moved: number
  readonly omitted: number
  readonly lost: number
  readonly twice: number
  readonly faults: readonly Finding[]
}

export function ledgerOf(page: Pick<PageFacts, 'slides'>, source: SourceReading): Ledger {
  const homes = homesOf(page)
  const holds = new Uint8Array(source.text.length)
  const inside = spansInside(homes)
  const count = { shown: 0, said: 0, figure: 0, moved: 0 }
  const faults: Finding[] = []
  let twice = 0
  for (const home of homes) {
    if (home.from === null || home.to === null || home.to < home.from || home.to > source.text.length) {
      faults.push(onSlide(home.slide, `home ${home.id} has no place in the source`))
      continue
    }
    const doubled = countMeaning(source, home.from, home.to, (at) => holds[at] === 1 && !inside(home, at))
    if (doubled > 0) {
      twice += doubled
      faults.push(onSlide(home.slide, `home ${home.id} repeats ${doubled} characters that another home holds`))
    }
    count[home.way] += countMeaning(source, home.from, home.to, (at) => holds[at] === 0 && source.markup[at] === 0)
    holds.fill(1, home.from, home.to)
    faults.push(...textFaults(home, source, inside))
  }
  const left = leftOver(source, holds)
  const lost = left.reduce(
    (sum, span) => sum + countMeaning(source, span.start, span.end, (at) => source.markup[at] === 0),
    0,
  )
  const lines = lineTable(source.text)
  faults.push(
    ...left.map((span) =>
      onPage(
        `lost, line ${lineAt(lines, span.start)}: “${source.text.slice(span.start, span.end).trim().slice(0, 40)}”`,
      ),
    ),
  )
  const all = countMeaning(source, source.frontMatter?.end ?? 0, source.text.length, (at) => source.markup[at] === 0)
  return {
    ...count,
    omitted: Math.max(0, all - count.shown - count.said - count.figure - count.moved - lost),
    lost,
    twice,
    faults,
  }
}

/** A home must be a deletion of its source range, and nothing of the range may be missing in it. */
function textFaults(home: Home, source: SourceReading, inside: (home: Home, at: number) => boolean): Finding[] {
  const from = home.from ?? 0
  const to = home.to ?? 0
  const range = source.text.slice(from, to)
  const faults: Finding[] = []
  if (home.way !== 'figure' && !isDeletion(home.text, withDecoded(range))) {
    faults.push(
      onSlide(
        home.slide,
        `home ${home.id} (line ${home.line}) is no deletion of its source: “${home.text.trim().slice(0, 40)}”`,
      ),
    )
  }
  let needed = ''
  for (let at = from; at < to; at++) if (source.markup[at] === 0 && !inside(home, at)) needed += source.text[at] ?? ''
  if (!isDeletion(meaningOf(needed), meaningOf(home.text))) {
    faults.push(
      onSlide(
        home.slide,
        `home ${home.id} (line ${home.line}) lacks a part of its source: “${range.trim().slice(0, 40)}”`,
      ),
    )
  }
  return faults
}

/** Tells whether an offset of a home's range belongs to a home inside it. */
function spansInside(homes: readonly Home[]): (home: Home, at: number) => boolean {
  const inner = new Map<Home, Span[]>()
  const bySlide = new Map<Home['slide'], Home[]>()
  for (const home of homes) once(bySlide, home.slide, () => []).push(home)
  for (const [slide, own] of bySlide) {
    for (const home of own) {
      if (home.piece?.within === null || home.piece === null) continue
      for (let at: number | null = home.piece.within; at !== null; at = slide.pieces[at]?.within ?? null) {
        const outer = own.find((one) => one.piece === slide.pieces[at ?? -1])
        const spans = outer === undefined ? undefined : (inner.get(outer) ?? [])
        spans?.push({ start: home.from ?? 0, end: home.to ?? 0 })
        if (outer !== undefined && spans !== undefined) inner.set(outer, spans)
      }
    }
  }
  return (home, at) => inner.get(home)?.some((span) => at >= span.start && at < span.end) ?? false
}

function countMeaning(source: SourceReading, from: number, to: number, counts: (at: number) => boolean): number {
  let count = 0
  for (let at = from; at < to; at++) if (counts(at) && carriesMeaning(source.text[at] ?? '')) count++
  return count
}

/** The stretches of text that no home holds and that may not be left out. */
function leftOver(source: SourceReading, holds: Uint8Array): Span[] {
  const isLeft = (at: number) => holds[at] === 0 && source.markup[at] === 0 && carriesMeaning(source.text[at] ?? '')
  const spans: Span[] = []
  for (let start = 0; start < source.text.length; ) {
    const found = source.text.indexOf('\n', start)
    const end = found < 0 ? source.text.length : found
    let first = -1
    let last = -1
    for (let at = start; at < end; at++) {
      if (!isLeft(at)) continue
      if (first < 0) first = at
      last = at + 1
    }
    if (first >= 0 && !mayBeOmitted(source, { start, end })) spans.push({ start: first, end: last })
    start = end + 1
  }
  return spans
}

/** Without emphasis and escapes, by which an entry and its heading may differ. */
function bare(text: string): string {
  return compact(text.replace(/[[\]*_`~\\]/g, ''))
}

/** An entry of a table of contents or its heading, or a heading that repeats the title of the front matter. */
function mayBeOmitted(source: SourceReading, line: Span): boolean {
  const text = source.text.slice(line.start, line.end)
  const isEntry = /^\s*(?:[-*+]|\d+[.)])\s+\[.+\](?:\(<?#[^)]*\)|\[[^\]]*\])\s*$/.test(text)
  if (isEntry) {
    let entry = ''
    for (let at = line.start; at < line.end; at++) if (source.markup[at] === 0) entry += source.text[at] ?? ''
    return source.headings.some(({ text: name }) => bare(name) === bare(entry))
  }
  const heading = source.headings.find((one) => one.start === line.start)
  if (heading !== undefined && headsContents(heading.text)) return true
  if (heading === undefined || source.frontMatter === null) return false
  const title = /^\s*"?title"?\s*[:=]\s*(.*?),?\s*$/m.exec(source.text.slice(0, source.frontMatter.end))?.[1] ?? ''
  return compact(title.replace(/^["']|["']$/g, '')) === compact(heading.text)
}
