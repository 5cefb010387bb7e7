// What was left out comes back where its slide has room for it.

import { SHOWN_AT_MOST } from './costs.ts'
import type { Ground } from './ground.ts'
import type { Stretch } from './search.ts'
import type { SlideMaker } from './slide-maker.ts'

/** How much dearer a fuller slide may be. */
const WORTH = 6

/** Decided section by section, so that an edit in one changes no slide of another. */
export function fillUp(found: readonly Stretch[], ground: Ground, maker: SlideMaker): readonly Stretch[] {
  if (ground.input.density === 'full') return found
  const shares = sharesOf(ground)
  const unitAt = new Map(ground.units.map((places) => [places[0] ?? -1, places]))
  return found.map((stretch) =>
    stretch.arrangement.layout === 'closing' ? stretch : filled(stretch, ground, maker, shares, unitAt),
  )
}

function filled(stretch: Stretch, ground: Ground, maker: SlideMaker, shares: Shares, unitAt: UnitAt): Stretch {
  const { atoms, visible, lengths, input } = ground
  const { first, end } = stretch
  let best = stretch
  for (const places of hiddenUnits(stretch, ground, unitAt)) {
    const share = shares.get(atoms[places[0] ?? -1]?.section ?? -1)
    const length = places.reduce((sum, at) => sum + (lengths[at] ?? 0), 0)
    // One sentence alone may always get company.
    const most = best.arrangement.layout === 'statement' ? 1 : SHOWN_AT_MOST[input.density]
    if (share === undefined || share.shown + length > most * share.all) continue
    const lean = maker.segment(first, end)
    const before = maker.weighed(lean)
    for (const at of places) visible[at] = true
    const full = maker.remade(first, end)
    const after = maker.weighed(full)
    if (
      before === null ||
      after === null ||
      after.cost > before.cost + WORTH ||
      full.title?.atom !== lean.title?.atom
    ) {
      for (const at of places) visible[at] = false
      maker.remade(first, end)
      continue
    }
    share.shown += length
    best = { first, end, arrangement: after.arrangement }
  }
  return best
}

/** Units by the place of their first atom. */
type UnitAt = ReadonlyMap<number, readonly number[]>

/** The most important first; nothing that its author wants said. */
function hiddenUnits({ first, end }: Stretch, { atoms, visible }: Ground, unitAt: UnitAt): (readonly number[])[] {
  const weight = (places: readonly number[]) => Math.max(...places.map((at) => atoms[at]?.importance ?? 0))
  const units: (readonly number[])[] = []
  for (let at = first; at < end; at++) {
    const places = unitAt.get(at)
    if (places?.every((one) => one < end && !visible[one] && atoms[one]?.wish.visible !== 'say')) units.push(places)
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
