// A sentence or two that were left over go to the source text of the slide before, rather than on a slide of their own.

import { NEVER_HIDDEN } from './costs.ts'
import type { Ground } from './ground.ts'
import type { Stretch } from './search.ts'
import { shareShown } from './shown-on.ts'
import type { SlideMaker } from './slide-maker.ts'

/** What is left over, in load. */
const LITTLE = 45
/** So much of a section stays on its slides. */
const LEAST = 0.5
/** So much of a slide's own text stays on it. */
const LEAST_ON_SLIDE = 0.36

export function tidy(found: readonly Stretch[], ground: Ground, maker: SlideMaker): readonly Stretch[] {
  if (ground.input.density === 'full' || ground.input.slides !== null) return found
  const tidied: Stretch[] = []
  for (const stretch of found) {
    const last = tidied.at(-1)
    const joined = last === undefined ? null : joinedWith(last, stretch, ground, maker)
    if (joined === null) tidied.push(stretch)
    else tidied[tidied.length - 1] = joined
  }
  return tidied
}

function joinedWith(last: Stretch, rest: Stretch, ground: Ground, maker: SlideMaker): Stretch | null {
  const { atoms, visible, before, loadOf } = ground
  const segment = maker.segment(rest.first, rest.end)
  if (last.end !== rest.first || rest.arrangement.layout === 'closing' || !Number.isFinite(before[rest.first] ?? 0))
    return null
  const isLeftOver =
    segment.isCounted && segment.shared === 0 && segment.shown.reduce((sum, atom) => sum + loadOf(atom), 0) < LITTLE
  const mayBeSaid = segment.shown.every(
    ({ content, importance, wish, id }) =>
      content.kind === 'text' && importance < NEVER_HIDDEN && wish.visible === null && !id.includes('.'),
  )
  if (!isLeftOver || !mayBeSaid || atoms[last.first]?.section !== atoms[rest.first]?.section) return null
  const shownHere = Array.from({ length: rest.end - rest.first }, (_, index) => rest.first + index).filter(
    (at) => visible[at],
  )
  for (const at of shownHere) visible[at] = false
  const isMute =
    shareOf(rest.first, ground) < LEAST ||
    (ground.input.density === 'balanced' && shareShown(last.first, rest.end, ground) < LEAST_ON_SLIDE)
  const weighed = isMute ? null : maker.weighed(maker.remade(last.first, rest.end))
  if (weighed !== null) return { first: last.first, end: rest.end, arrangement: weighed.arrangement }
  for (const at of shownHere) visible[at] = true
  return null
}

/** The share of its section that is shown. */
function shareOf(at: number, { atoms, visible, lengths }: Ground): number {
  const section = atoms[at]?.section
  let shown = 0
  let all = 0
  atoms.forEach((atom, index) => {
    if (atom.section !== section) return
    all += lengths[index] ?? 0
    if (visible[index]) shown += lengths[index] ?? 0
  })
  return all === 0 ? 1 : shown / all
}
