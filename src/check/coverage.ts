// Metric 5: nothing is lost, nothing is invented, and each density shows what it promises.

import { meaningOf } from './characters.ts'
import { contentSlides } from './content-slides.ts'
import type { PageFacts, SlideFacts } from './facts.ts'
import { orderedHomes } from './homes.ts'
import { inventions } from './invention.ts'
import { ledgerOf } from './ledger.ts'
import type { Lexicon } from './lexicon.ts'
import { type Finding, type Metric, measured, onPage, onSlide } from './metric.ts'
import { percent, rounded } from './numbers.ts'
import type { SourceReading } from './read-source.ts'

/** What a density shows of an article of prose. */
const SHOWN: Readonly<Record<string, readonly [number, number]>> = {
  full: [1, 1],
  balanced: [0.55, 0.85],
  sparse: [0.2, 0.5],
}
const LEAST_ON_SLIDE = 0.3
/** From this share of paragraphs on an article is one of prose. */
const PROSE = 0.6
const PROSE_LAYOUTS = [
  'bullets',
  'statement',
  'callout',
  'evidence',
  'question',
  'recap',
  'cards',
  'compare',
  'stats',
  'steps',
  'timeline',
  'quote',
]

export function coverage(page: PageFacts, source: SourceReading | null, lexicon: Lexicon): Metric {
  const invented = inventions(page, source, lexicon)
  const unseen = page.slides.flatMap((slide) =>
    slide.pieces.flatMap((piece) =>
      piece.kind === 'home' && piece.unseen !== ''
        ? [onSlide(slide, `home ${piece.id} is hidden: “${piece.unseen.trim().slice(0, 40)}”`)]
        : [],
    ),
  )
  const ledger = source === null ? null : ledgerOf(page, source)
  const share = shownShare(page)
  const whole = ledger === null ? 0 : ledger.shown + ledger.said + ledger.figure + ledger.moved + ledger.lost
  const covered = ledger === null || whole === 0 ? 1 : (whole - ledger.lost) / whole
  const failures = [...(ledger?.faults ?? []), ...unseen, ...invented, ...densityFaults(page, source, share)]
  return measured({
    number: 5,
    name: 'coverage',
    value: `${ledger === null ? 'no source given; ' : `${percent(covered)} covered, `}shown ${percent(share)} (${page.density}), ${invented.length} invented`,
    gate: '100 %; 0 invented; shown: full 100 %, balanced 55–85 %, sparse 20–50 %; no prose slide under 30 % in balanced',
    failures,
    numbers: {
      covered: rounded(covered, 4),
      shown: rounded(share, 3),
      invented: invented.length,
      lost: ledger?.lost ?? 0,
      twice: ledger?.twice ?? 0,
    },
  })
}

function densityFaults(page: PageFacts, source: SourceReading | null, share: number): Finding[] {
  const [least, most] = SHOWN[page.density] ?? [0, 1]
  const isProse = source === null || source.proseShare >= PROSE
  const faults: Finding[] = []
  if ((isProse || page.density === 'full') && (share < least - 1e-9 || share > most + 1e-9)) {
    faults.push(
      onPage(`${percent(share)} of the text is shown; ${page.density} shows ${percent(least)} to ${percent(most)}`),
    )
  }
  if (page.density !== 'balanced') return faults
  const thin = contentSlides(page).filter(
    (slide) => PROSE_LAYOUTS.includes(slide.layout) && shareOnSlide(slide) < LEAST_ON_SLIDE,
  )
  return [
    ...faults,
    ...thin.map((slide) => onSlide(slide, `only ${percent(shareOnSlide(slide))} of the slide's text is shown`)),
  ]
}

function shownShare(page: PageFacts): number {
  // What its author wants said is no choice of the density's.
  const homes = orderedHomes(page).filter((home) => home.way !== 'figure' && !home.asked)
  return shareIn(homes)
}

function shareOnSlide(slide: SlideFacts): number {
  return shareIn(orderedHomes({ slides: [slide] }).filter((home) => home.way !== 'figure'))
}

function shareIn(homes: readonly { readonly way: string; readonly text: string }[]): number {
  const length = (way: string) =>
    homes.filter((home) => home.way === way).reduce((sum, home) => sum + meaningOf(home.text).length, 0)
  const all = length('shown') + length('said')
  return all === 0 ? 1 : length('shown') / all
}
