// The best slide of any stretch of atoms, made once.

import { once } from '../base/once.ts'
import type { Weighed } from './arrangement.ts'
import { MOST_FIGURES } from './figures.ts'
import { flows } from './flow.ts'
import type { Ground } from './ground.ts'
import { isCut, type Segment, segmentOf } from './segment.ts'
import { articleTitle } from './title.ts'
import { bodyBox, type WeighContext, weigh } from './weigh.ts'

export interface SlideMaker {
  segment(first: number, end: number): Segment
  /** Made anew, since more of it is shown. */
  remade(first: number, end: number): Segment
  weighed(segment: Segment, layout?: string | null): Weighed | null
  /** What the search asks: the best slide of `[first, end)`; null where there is none, `'too-much'` where no longer one can be either. */
  slide(first: number, end: number): Weighed | null | 'too-much'
  /** True where a stretch holds a part of a section beside another section. */
  cutsSection(first: number, end: number): boolean
  /** Layouts that authors asked for, by the atom that they begin with. */
  readonly layouts: Map<number, string>
}

export function slideMaker(ground: Ground): SlideMaker {
  const { atoms, sections, small, visible, costs, input, setter, fit, rows, lengths, loadOf } = ground
  const { theme, lineOf, density, answers } = input
  const segmentContext = {
    sections,
    small,
    visible,
    setter,
    theme,
    lexicon: ground.lexicon,
    notes: ground.notes,
    lineOf,
    articleTitle: articleTitle(ground.outline, ground.meta.title),
    made: { titles: new Map(), kickers: new Map() },
  }
  const weighContext: WeighContext = {
    costs,
    density,
    theme,
    setter,
    fit,
    rows,
    answers,
    lineOf,
    mostHeld: (costs.held * theme.slide.width) / 1280,
    letters: (at) => (atoms[at]?.content.kind === 'text' ? (lengths[at] ?? 0) : 0),
    loadOf,
    visible,
    atoms,
  }
  const segments = new Map<number, Segment>()
  const slides = new Map<number, Weighed | null | 'too-much'>()
  const layouts = new Map<number, string>()
  const shownBefore = sumsOf(atoms.map((atom, at) => (visible[at] ? loadOf(atom) : 0)))
  const keyOf = (first: number, end: number) => first * (atoms.length + 1) + end

  const segment = (first: number, end: number) =>
    once(segments, keyOf(first, end), () => segmentOf(first, end, segmentContext))
  const cutsSection = (first: number, end: number) => isCut(first, end, sections, small)
  const weighed = (one: Segment, layout = layouts.get(one.first) ?? null) => weigh(one, layout, weighContext)
  return {
    segment,
    remade(first, end) {
      const one = segmentOf(first, end, segmentContext)
      segments.set(keyOf(first, end), one)
      return one
    },
    weighed,
    slide: (first, end) => once(slides, keyOf(first, end), () => slideOf(first, end)),
    cutsSection,
    layouts,
  }

  function slideOf(first: number, end: number): Weighed | null | 'too-much' {
    const atom = atoms[first]
    if (atom === undefined || end > familyEnd(first)) return 'too-much'
    if ((shownBefore[end] ?? 0) - (shownBefore[first] ?? 0) > costs.load.most + loadOf(atom)) return 'too-much'
    if (cutsSection(first, end)) return null
    const one = segment(first, end)
    if (one.shown.length === 0) return null
    const found = weighed(one)
    const isLate = !visible[first] && !sections.openedAt.has(first)
    if (found !== null) return isLate ? { ...found, cost: found.cost + costs.hiddenStart } : found
    if (one.body.filter(({ content }) => content.kind === 'figure').length > MOST_FIGURES) return 'too-much'
    if (one.shown.length !== 1) return null
    // Footnotes give way to what refers to them; they stand whole in the source text.
    const bare = { ...one, notes: null }
    const roomier = one.notes === null ? null : weighed(bare)
    if (roomier === null) return lastResort(one)
    segments.set(keyOf(first, end), bare)
    return { ...roomier, cost: 10_000 }
  }

  /** No slide that begins at an atom reaches beyond its section, or its section's parent, and the small sections after it. */
  function familyEnd(first: number): number {
    const own = sections.all[atoms[first]?.section ?? 0]
    const parent = own?.parent == null ? undefined : sections.all[own.parent]
    let end = parent === undefined || parent.section.heading === null ? (own?.end ?? atoms.length) : parent.end
    for (;;) {
      const next = sections.openedAt.get(end)
      const rider = next?.length === 1 ? next[0] : undefined
      if (rider === undefined || !small.has(rider.section.index)) return end
      end = rider.end
    }
  }

  /** What fits nowhere is set as small as may be; the browser will report by how much it is too large. */
  function lastResort(one: Segment): Weighed | null {
    const box = { ...bodyBox(one, theme), height: Number.MAX_SAFE_INTEGER }
    const drafts = rows.rowsOf(one.body.length > 0 ? one.body : one.shown)
    const [arrangement] = flows(drafts, null, box, fit, theme).slice(-1)
    if (arrangement === undefined) return null
    if (!('column' in arrangement)) return { arrangement, cost: 10_000 }
    const column = fit.column(drafts, box, theme.steps.length, theme.smallSteps.length) ?? arrangement.column
    return { arrangement: { ...arrangement, column, step: theme.steps.length }, cost: 10_000 }
  }
}

function sumsOf(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1)
  values.forEach((value, index) => {
    sums[index + 1] = (sums[index] ?? 0) + value
  })
  return sums
}
