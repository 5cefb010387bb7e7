// Where slides end: the cheapest way, with as many slides as were wished for.

import type { Atom } from '../outline/atom.ts'
import type { Ground } from './ground.ts'
import { type Stretch, search } from './search.ts'
import type { SlideMaker } from './slide-maker.ts'

/** `taken` are the atoms that stand on the slides of their parts; `fixed` is the number of slides there are without content. */
export function chooseBreaks(
  ground: Ground,
  maker: SlideMaker,
  taken: readonly Atom[],
  fixed: number,
): readonly Stretch[] {
  const { costs, input, report } = ground
  const runs = runsOf(ground, taken)
  const at = (slideCost: number) => runs.flatMap(([first, end]) => searchRun(ground, maker, first, end, slideCost))
  const free = at(costs.slide)
  if (input.slides === null) return free
  const found = nearest(input.slides - fixed, free, at)
  if (found.length + fixed !== input.slides) {
    report({
      code: 'slides-not-met',
      severity: 'note',
      span: null,
      message: `${input.slides} slides were wished for; the text makes ${found.length + fixed}`,
      hint: 'a sparser or fuller density moves the number further',
    })
  }
  return found
}

/** The dearer a slide, the fewer there are: the cost is halved in on until the number is met. */
function nearest(
  wanted: number,
  free: readonly Stretch[],
  at: (slideCost: number) => readonly Stretch[],
): readonly Stretch[] {
  let best = free
  let low = -400
  let high = 4000
  for (let turn = 0; turn < 18 && best.length !== wanted; turn++) {
    const middle = (low + high) / 2
    const found = at(middle)
    if (Math.abs(found.length - wanted) < Math.abs(best.length - wanted)) best = found
    if (found.length > wanted) low = middle
    else high = middle
  }
  return best
}

/** Stretches of atoms between forced breaks. */
function runsOf({ atoms, before }: Ground, taken: readonly Atom[]): [number, number][] {
  const elsewhere = new Set(taken.map((atom) => atom.id))
  const runs: [number, number][] = []
  let first = 0
  for (let end = 0; end <= atoms.length; end++) {
    const isTaken = end === atoms.length || elsewhere.has(atoms[end]?.id ?? '')
    if (!isTaken && before[end] !== Number.NEGATIVE_INFINITY) continue
    if (end > first) runs.push([first, end])
    first = isTaken ? end + 1 : end
  }
  return runs
}

function searchRun(
  { atoms, before, costs }: Ground,
  maker: SlideMaker,
  first: number,
  end: number,
  slideCost: number,
): Stretch[] {
  const slide = (from: number, to: number) => maker.slide(first + from, first + to)
  // Columns are a reward; all other costs are none or more.
  const least = Math.min(0, costs.shaped)
  const found = search({ count: end - first, before: before.subarray(first, end), least, slide }, slideCost)
  if (found === null) throw new Error(`no way through the atoms ${atoms[first]?.id} to ${atoms[end - 1]?.id}`)
  return found.map((stretch) => ({ ...stretch, first: stretch.first + first, end: stretch.end + first }))
}
