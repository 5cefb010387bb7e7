// Metric 9: what belongs together stands together.

import { loadOf } from '../base/text.ts'
import { isContent } from './content-slides.ts'
import type { PageFacts, Piece } from './facts.ts'
import { type Home, isHeading, orderedHomes } from './homes.ts'
import { type Finding, type Metric, measured, onSlide } from './metric.ts'
import type { SourceReading } from './read-source.ts'

/** Beyond this load a sentence, or a question and its answer, is more than a slide of 1280 px holds. */
const TOO_LONG = 130
const PROS = /^(?:\p{P}|\s)*(?:好处|优点|优势|長所|pros?\b|advantages?\b|benefits?\b)/iu
const CONS = /^(?:\p{P}|\s)*(?:坏处|缺点|劣势|短所|cons?\b|disadvantages?\b|drawbacks?\b)/iu
const SENTENCE_END = /[。！？!?؟۔；;…:：.．｡]["'”’」』）)\]*_~`]*$/u

/** A narrower slide of the same height holds less. */
function heldBy({ width, height }: PageFacts['slides'][number]): number {
  return (TOO_LONG * (width / height)) / (1280 / 720)
}

type Kind =
  | 'stranded item'
  | 'dangling lead-in'
  | 'question cut from its answer'
  | 'pros cut from cons'
  | 'figure cut from its text'
  | 'sentence cut'

/** Two homes that follow each other in the article, on two slides. */
interface Cut {
  readonly before: Home
  readonly after: Home
}

export function splitQuality(page: PageFacts, source: SourceReading | null): Metric {
  const homes = orderedHomes(page)
  const found = [
    ...cutsOf(homes, source).flatMap((cut) => faultsOf(cut, homes, source)),
    ...(source === null ? [] : strandedItems(homes, source)),
    ...lonelyFigures(homes, source),
  ]
  const kinds = new Map<string, number>()
  for (const { kind } of found) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return measured({
    number: 9,
    name: 'split quality',
    value: found.length === 0 ? '0 of each' : Array.from(kinds, ([kind, count]) => `${count} ${kind}`).join(', '),
    gate: '0 of each except what a slide cannot hold',
    target: '0',
    failures: found.map(({ kind, home, what }): Finding => onSlide(home.slide, `${kind}: “${what}”`)),
    numbers: { ...Object.fromEntries(kinds), all: found.length },
  })
}

interface Fault {
  readonly kind: Kind
  readonly home: Home
  readonly what: string
}

/** Cuts inside a section: a heading between two slides belongs there. */
function cutsOf(homes: readonly Home[], source: SourceReading | null): Cut[] {
  return homes.flatMap((before, index) => {
    const after = homes[index + 1]
    if (after === undefined || after.slide === before.slide || isHeading(after, source) || isHeading(before, source))
      return []
    // A bold line that acts as a heading is a place to cut as any heading is.
    if (actsAsHeading(after)) return []
    return [{ before, after }]
  })
}

/** What ends in a colon is about what follows it. */
const LEADS_ON = /[:：]["'”’」』*_]*$/u

function actsAsHeading({ id, piece }: Home): boolean {
  return id.startsWith('h') && (piece?.place === 'title' || piece?.place === 'kicker' || piece?.heads === true)
}

function faultsOf({ before, after }: Cut, homes: readonly Home[], source: SourceReading | null): Fault[] {
  const text = before.text.trim()
  const ending = text.slice(-24)
  const faults: Fault[] = []
  // An answer that only leads on takes what it leads to with it.
  const led = LEADS_ON.test(after.text.trim()) ? homes[homes.indexOf(after) + 1] : undefined
  const isHoldable = loadOf(text) + loadOf(after.text) + loadOf(led?.text ?? '') <= heldBy(before.slide)
  const isProse = before.way !== 'figure' && !isBlock(before.piece)
  if (/[:：]["'”’」』*_]*$/u.test(text) && isProse)
    faults.push({ kind: 'dangling lead-in', home: before, what: ending })
  if (/[?？؟]["'”’」』*_]*$/u.test(text) && isProse && isHoldable) {
    faults.push({ kind: 'question cut from its answer', home: before, what: ending })
  }
  const pros = homes.filter((home) => home.slide === before.slide).find((home) => PROS.test(home.text))
  if (pros !== undefined && CONS.test(after.text) && loadOf(pros.text) + loadOf(after.text) <= heldBy(before.slide)) {
    faults.push({ kind: 'pros cut from cons', home: before, what: after.text.trim().slice(0, 24) })
  }
  if (isMidSentence(before, after, source) && isHoldable)
    faults.push({ kind: 'sentence cut', home: before, what: ending })
  return faults
}

/** True where two homes stand on one line of the source and the first does not end a sentence. */
function isMidSentence(before: Home, after: Home, source: SourceReading | null): boolean {
  if (source === null || before.way === 'figure' || after.way === 'figure') return false
  if (before.to === null || after.from === null || before.to > after.from) return false
  const written = source.text.slice(before.from ?? 0, before.to)
  if (/\n\s*$/.test(written) || written.includes('\n```') || source.text.slice(before.to, after.from).includes('\n'))
    return false
  return !SENTENCE_END.test(before.text.trim()) && !source.text.slice(before.to, after.from).includes('|')
}

/** A slide that holds one item of a list whose others stand elsewhere. */
function strandedItems(homes: readonly Home[], source: SourceReading): Fault[] {
  const lists = new Map<number, Home[]>()
  const ends = new Map<Home, number>()
  for (const item of source.items) {
    const home = homes.find((one) => one.from !== null && one.to !== null && one.from < item.end && one.to > item.start)
    if (home === undefined || home.way === 'figure') continue
    lists.set(item.list, [...(lists.get(item.list) ?? []), home])
    ends.set(home, item.end)
  }
  return Array.from(lists.values()).flatMap((items) => {
    const slides = new Set(items.map((home) => home.slide))
    if (slides.size < 2) return []
    // Two or three items that are too much for one slide leave one alone, wherever they are parted.
    const all = homes.filter((one) => {
      const last = items.at(-1)
      return last !== undefined && isBetween(one, items[0] ?? one, ends.get(last) ?? 0)
    })
    const [first] = items
    if (
      first === undefined ||
      (items.length < 4 && all.reduce((sum, { text }) => sum + loadOf(text), 0) > heldBy(first.slide))
    )
      return []
    return items.flatMap((home): Fault[] => {
      const beside = items.filter((other) => other.slide === home.slide)
      const next = items.find((other) => (other.from ?? 0) > (home.from ?? 0))
      const whole = homes.filter(
        (one) =>
          one.slide === home.slide && one.way === 'shown' && isBetween(one, home, next?.from ?? ends.get(home) ?? 0),
      )
      const isLong = whole.reduce((sum, { text }) => sum + loadOf(text), 0) > heldBy(home.slide) / 2
      return beside.length > 1 || isLong || hasBlock(home)
        ? []
        : [{ kind: 'stranded item', home, what: home.text.trim().slice(0, 24) }]
    })
  })
}

/** Whether a piece belongs to an item: it stands from the item's start on, before the next one. */
function isBetween(one: Home, item: Home, end: number): boolean {
  return one === item || ((one.from ?? -1) >= (item.from ?? 0) && (one.from ?? 0) < end)
}

/** An item that stands with its own code, table or figure is not left alone. */
function hasBlock({ slide }: Home): boolean {
  return slide.pieces.some((piece) => piece.kind === 'home' && (piece.figure !== null || isBlock(piece)))
}

function isBlock(piece: Piece | null): boolean {
  return piece !== null && (piece.holds === 'code' || piece.holds === 'table' || piece.holds === 'formula')
}

/** A figure whose slide has no text of its section although its section has some right before or after it. */
function lonelyFigures(homes: readonly Home[], source: SourceReading | null): Fault[] {
  return homes.flatMap((home, index): Fault[] => {
    if (home.way !== 'figure' || !isContent(home.slide)) return []
    const hasText = homes.some((one) => one.slide === home.slide && one.way !== 'figure' && !isHeading(one, source))
    if (hasText) return []
    const neighbours = [isOfAnother(index) ? undefined : homes[index - 1], homes[index + 1]].filter(
      (one) => one !== undefined,
    )
    const cut = neighbours.some(
      (one) =>
        one.way !== 'figure' &&
        !isBlock(one.piece) &&
        !isHeading(one, source) &&
        !actsAsHeading(one) &&
        !(one === homes[index + 1] && LEADS_ON.test(one.text.trim())) &&
        loadOf(one.text) <= heldBy(home.slide),
    )
    return cut ? [{ kind: 'figure cut from its text', home, what: home.id }] : []
  })
  /** The text before it goes with a figure that stands before that text. */
  function isOfAnother(index: number): boolean {
    for (let at = index - 1; at >= 0; at--) {
      const before = homes[at]
      if (before === undefined || isHeading(before, source)) return false
      if (before.way === 'figure') return true
    }
    return false
  }
}
