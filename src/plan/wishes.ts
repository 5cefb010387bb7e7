// What authors asked for in comments: followed, or reported where it stands.

import type { Report } from '../base/diagnostic.ts'
import type { Atom } from '../outline/atom.ts'
import { isAsWished } from './figures.ts'
import type { Ground } from './ground.ts'
import { notFollowed, notKept } from './not-followed.ts'
import type { Stretch } from './search.ts'
import type { SlideMaker } from './slide-maker.ts'

export function followWishes(ground: Ground, maker: SlideMaker): void {
  followLayouts(ground, maker)
  followKeeps(ground, maker)
}

/** Between two forced breaks, and of each section, something has to be seen. */
export function showSomething({ atoms, before, visible, report }: Ground): void {
  let first = 0
  for (let end = 1; end <= atoms.length; end++) {
    const isSameSection = atoms[end]?.section === atoms[end - 1]?.section
    if (end < atoms.length && before[end] !== Number.NEGATIVE_INFINITY && isSameSection) continue
    const atom = atoms[first]
    if (atom !== undefined && !visible.slice(first, end).some(Boolean)) {
      visible[first] = true
      if (atom.wish.visible === 'say') {
        const message = 'all of this slide or section would be said, so its first sentence is shown'
        notFollowed(report, 'say', atom, message, 'take the directive out, or write something beside it that is shown')
      }
    }
    first = end
  }
}

/** The layouts that can be had are kept by the maker. */
function followLayouts({ atoms, before, report }: Ground, maker: SlideMaker): void {
  atoms.forEach((atom, first) => {
    const { layout } = atom.wish
    if (layout === null) return
    for (let end = first + 1; end <= Math.min(atoms.length, first + 24); end++) {
      const isEnd = end === atoms.length || before[end] !== Number.POSITIVE_INFINITY
      if (isEnd && !maker.cutsSection(first, end) && maker.weighed(maker.segment(first, end), layout) !== null) {
        maker.layouts.set(first, layout)
        return
      }
      if (before[end] === Number.NEGATIVE_INFINITY) break
    }
    withoutLayout(atom, report)
  })
}

/** A layout that can be had may still be out of reach, where what comes after it fits on no slide of its own. */
export function reportLostLayouts(stretches: readonly Stretch[], { atoms, report }: Ground, maker: SlideMaker): void {
  const layoutAt = new Map(stretches.map(({ first, arrangement }) => [first, arrangement.layout]))
  for (const [first, layout] of maker.layouts) {
    const atom = atoms[first]
    if (atom !== undefined && layoutAt.get(first) !== layout) withoutLayout(atom, report)
  }
}

/** Figures that stand otherwise than was wished for. */
export function reportLostFigures(stretches: readonly Stretch[], { atoms, report }: Ground): void {
  for (const { first, end, arrangement } of stretches) {
    for (const atom of atoms.slice(first, end)) {
      if (atom.wish.figure === null || isAsWished(atom, arrangement.layout)) continue
      const message = `this figure cannot stand "${atom.wish.figure}" with what belongs to it`
      notFollowed(report, 'figure', atom, message, 'shorten the text beside it, or take the directive out')
    }
  }
}

function withoutLayout(atom: Atom, report: Report): void {
  const message = `no slide that begins here can have the layout "${atom.wish.layout}"`
  notFollowed(report, 'layout', atom, message, 'take the directive out, or put it before what that layout shows')
}

/** A block that fits on no slide is not kept together. */
function followKeeps({ atoms, before, costs, report }: Ground, maker: SlideMaker): void {
  for (let first = 0; first < atoms.length; ) {
    const atom = atoms[first]
    const keep = atom?.wish.keep ?? null
    let end = first + 1
    while (keep !== null && end < atoms.length && atoms[end]?.wish.keep === keep) end++
    if (atom !== undefined && end - first > 1 && maker.weighed(maker.segment(first, end)) === null) {
      for (let at = first + 1; at < end; at++) {
        if (before[at] === Number.POSITIVE_INFINITY) before[at] = costs.breaks.sentence
      }
      notKept(atom, report)
    }
    first = end
  }
}
