// What was left out comes back where its slide has room for it.

import { loadOf } from '../base/text.ts'
import { DECK_AT_MOST, FREE_AT_MOST, SHOWN_AT_MOST } from './costs.ts'
import type { Ground } from './ground.ts'
import type { Stretch } from './search.ts'
import { textOf } from './setter.ts'
import { shareShown } from './shown-on.ts'
import type { SlideMaker } from './slide-maker.ts'

/** How much dearer a fuller slide may be. */
const WORTH = 6

/** First section by section; then what still looks empty, as far as the density allows for the whole deck. */
export function fillUp(found: readonly Stretch[], ground: Ground, maker: SlideMaker): readonly Stretch[] {
  const { density } = ground.input
  if (density === 'full') return found
  const shares = sharesOf(ground)
  const unitAt = new Map(ground.units.map((places) => [places[0] ?? -1, places]))
  const most = SHOWN_AT_MOST[density]
  const whole = [...shares.values()].reduce((sum, { all }) => sum + all, 0)
  let shown = [...shares.values()].reduce((sum, share) => sum + share.shown, 0)
  const once = found.map((stretch) => {
    if (stretch.arrangement.layout === 'closing') return stretch
    return filled(stretch, ground, maker, unitAt, (at, length, now) => {
      const share = shares.get(ground.atoms[at]?.section ?? -1)
      // One sentence alone may always get company, and so may a few words.
      const isFree =
        isOrphan(now, ground) ||
        (now.arrangement.layout === 'statement' && shown + length <= FREE_AT_MOST[density] * whole)
      if (share === undefined || (!isFree && share.shown + length > most * share.all)) return false
      share.shown += length
      shown += length
      return true
    })
  })
  const refilled = new Map<Stretch, Stretch>()
  for (const stretch of once.filter(isThin).sort((a, b) => linesOf(a) - linesOf(b))) {
    const fuller = filled(stretch, ground, maker, unitAt, (_, length, now) => {
      if (!isThin(now) || shown + length > DECK_AT_MOST[density] * whole) return false
      shown += length
      return true
    })
    refilled.set(stretch, fuller)
  }
  const joined = withoutHalves(
    once.map((stretch) => refilled.get(stretch) ?? stretch),
    ground,
    maker,
  )
  if (density !== 'balanced') return joined
  return joined.map((stretch) =>
    filled(stretch, ground, maker, unitAt, (_, length, now) => isMute(now, length, ground), DEAR),
  )
}

/** Less than this share of its text, and the speaker reads aloud what nobody sees. */
const LEAST_ON_SLIDE = 0.33
/** What it may cost to show more of it. */
const DEAR = 200

/** Whether the slide shows too little without `more` letters that it is tried with. */
function isMute({ first, end, arrangement }: Stretch, more: number, ground: Ground): boolean {
  const isText = 'column' in arrangement || 'columns' in arrangement || 'stops' in arrangement
  if (!isText && arrangement.layout !== 'statement') return false
  return shareShown(first, end, ground, more) < LEAST_ON_SLIDE
}

/** Two slides of one section that were too little for one, and have become enough for one, become one. */
function withoutHalves(stretches: readonly Stretch[], ground: Ground, maker: SlideMaker): readonly Stretch[] {
  const { atoms, before, input } = ground
  if (input.slides !== null) return stretches
  const joined: Stretch[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    const goesOn =
      last !== undefined &&
      isThin(last) &&
      isThin(stretch) &&
      atoms[last.first]?.section === atoms[stretch.first]?.section &&
      Number.isFinite(before[stretch.first] ?? 0) &&
      maker.segment(stretch.first, stretch.end).isCounted
    const weighed = goesOn ? maker.weighed(maker.remade(last.first, stretch.end)) : null
    if (weighed === null || last === undefined) joined.push(stretch)
    else joined[joined.length - 1] = { first: last.first, end: stretch.end, arrangement: weighed.arrangement }
  }
  return joined
}

/** `take` answers whether so many letters more may be shown on the slide as it is now, and counts them. */
function filled(
  stretch: Stretch,
  ground: Ground,
  maker: SlideMaker,
  unitAt: UnitAt,
  take: (at: number, length: number, now: Stretch) => boolean,
  worth = WORTH,
): Stretch {
  const { visible, lengths } = ground
  const { first, end } = stretch
  let best = stretch
  for (const places of hiddenUnits(stretch, ground, unitAt)) {
    const length = places.reduce((sum, at) => sum + (lengths[at] ?? 0), 0)
    const lean = maker.segment(first, end)
    const before = maker.weighed(lean)
    for (const at of places) visible[at] = true
    const full = maker.remade(first, end)
    const after = maker.weighed(full)
    if (
      before === null ||
      after === null ||
      after.cost > before.cost + worth ||
      full.title?.atom !== lean.title?.atom ||
      !take(places[0] ?? -1, length, best)
    ) {
      for (const at of places) visible[at] = false
      maker.remade(first, end)
      continue
    }
    best = { first, end, arrangement: after.arrangement }
  }
  return best
}

/** So little text that the slide looks forgotten, without what it is just tried with. */
function isOrphan({ arrangement }: Stretch, { costs }: Ground): boolean {
  if (!('column' in arrangement)) return false
  const { rows } = arrangement.column
  const texts = rows.flatMap((row) => (row.kind === 'text' ? [textOf(row.text.parts)] : []))
  return texts.length === rows.length && loadOf(texts.join(' ')) < costs.orphan.below
}

/** A sentence or two, and nothing else. */
function isThin(stretch: Stretch): boolean {
  return stretch.arrangement.layout === 'bullets' && linesOf(stretch) < 4
}

/** How many lines of text its one column has. */
function linesOf({ arrangement }: Stretch): number {
  if (!('column' in arrangement)) return 0
  return arrangement.column.rows.reduce((sum, row) => sum + (row.kind === 'text' ? row.text.breaks.length + 1 : 9), 0)
}

/** Units by the place of their first atom. */
type UnitAt = ReadonlyMap<number, readonly number[]>

/** The most important first; nothing that its author wants said. */
function hiddenUnits(
  { first, end }: Stretch,
  { atoms, visible, weights }: Ground,
  unitAt: UnitAt,
): (readonly number[])[] {
  const weight = (places: readonly number[]) => Math.max(...places.map((at) => weights[at] ?? 0))
  const units: (readonly number[])[] = []
  for (let at = first; at < end; at++) {
    const places = unitAt.get(at)
    const isFree = (one: number) =>
      !visible[one] && atoms[one]?.wish.visible !== 'say' && atoms[one]?.content.kind === 'text'
    if (places?.every((one) => one < end && isFree(one))) units.push(places)
  }
  return units.sort((a, b) => weight(b) - weight(a) || (a[0] ?? 0) - (b[0] ?? 0))
}

type Shares = ReadonlyMap<number, { shown: number; all: number }>

/** Letters shown and letters in all, of each section without those below it; its heading is one of the shown. */
function sharesOf({ atoms, visible, lengths, sections }: Ground): Shares {
  const shares = new Map<number, { shown: number; all: number }>()
  atoms.forEach((atom, at) => {
    const heading =
      sections.all[atom.section]?.section.heading?.runs.reduce((sum, run) => sum + run.text.length, 0) ?? 0
    const share = shares.get(atom.section) ?? { shown: heading, all: heading }
    share.all += lengths[at] ?? 0
    if (visible[at]) share.shown += lengths[at] ?? 0
    shares.set(atom.section, share)
  })
  return shares
}
