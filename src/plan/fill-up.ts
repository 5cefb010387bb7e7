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
  return found.map((stretch) =>
    stretch.arrangement.layout === 'closing' ? stretch : filled(stretch, ground, maker, shares),
  )
}

function filled(
  stretch: Stretch,
  { atoms, visible, lengths, input }: Ground,
  maker: SlideMaker,
  shares: Shares,
): Stretch {
  const { first, end } = stretch
  let best = stretch
  const hidden = atoms
    .slice(first, end)
    .map((atom, index) => ({ atom, at: first + index }))
    .filter(({ atom, at }) => !visible[at] && atom.wish.visible !== 'say')
    .sort((a, b) => b.atom.importance - a.atom.importance || a.at - b.at)
  for (const { atom, at } of hidden) {
    const share = shares.get(atom.section)
    const length = lengths[at] ?? 0
    // One sentence alone may always get company.
    const most = best.arrangement.layout === 'statement' ? 1 : SHOWN_AT_MOST[input.density]
    if (share === undefined || share.shown + length > most * share.all) continue
    const lean = maker.segment(first, end)
    const before = maker.weighed(lean)
    visible[at] = true
    const full = maker.remade(first, end)
    const after = maker.weighed(full)
    if (
      before === null ||
      after === null ||
      after.cost > before.cost + WORTH ||
      full.title?.atom !== lean.title?.atom
    ) {
      visible[at] = false
      maker.remade(first, end)
      continue
    }
    share.shown += length
    best = { first, end, arrangement: after.arrangement }
  }
  return best
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
