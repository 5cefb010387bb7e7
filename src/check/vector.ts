// The vector of a built page: each metric of the quality page that one browser and one article can tell.

import { contrast } from './contrast.ts'
import { coverage } from './coverage.ts'
import type { PageFacts } from './facts.ts'
import { figures } from './figures.ts'
import { fill } from './fill.ts'
import { headings } from './headings.ts'
import { LEXICON, type Lexicon } from './lexicon.ts'
import { load } from './load.ts'
import type { Metric } from './metric.ts'
import { order } from './order.ts'
import { orphans } from './orphans.ts'
import { overflow } from './overflow.ts'
import { pdf } from './pdf.ts'
import type { PdfFacts } from './pdf-facts.ts'
import { quietPage } from './quiet-page.ts'
import { readSource } from './read-source.ts'
import { readingOrder } from './reading-order.ts'
import { regularity } from './regularity.ts'
import { splitQuality } from './split-quality.ts'
import { typeSize } from './type-size.ts'
import { wideLines } from './wide-lines.ts'

export interface Beside {
  /** The article as `sourceOf` makes it; without it only what the page itself says is checked. */
  readonly source?: string
  readonly pdf?: PdfFacts
  readonly lexicon?: Lexicon
}

export function vector(page: PageFacts, beside: Beside = {}): readonly Metric[] {
  const source = beside.source === undefined ? null : readSource(beside.source)
  return [
    overflow(page),
    typeSize(page),
    fill(page),
    load(page),
    coverage(page, source, beside.lexicon ?? LEXICON),
    order(page),
    readingOrder(page),
    headings(page, source),
    splitQuality(page, source),
    orphans(page),
    figures(page, source),
    contrast(page),
    wideLines(page),
    quietPage(page),
    pdf(page, beside.pdf ?? null),
    regularity(page),
  ]
}

export function gatesHold(metrics: readonly Metric[]): boolean {
  return metrics.every((metric) => metric.verdict !== 'fails')
}
