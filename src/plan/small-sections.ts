// Sections that are too small to need a slide of their own: they may ride on the slide of the one before.

import type { Atom } from '../outline/atom.ts'
import { type Sections, weightOf } from './sections.ts'

/** Leaves with code that fill less of a slide than this are no reason to begin one; from the second number on they are one like any other. */
const SMALL = { below: 0.28, upTo: 0.5 }

/** By section, how much of a reason it is to begin a slide, from 0 up to 1; larger sections are not among them. */
export function smallSections(
  sections: Sections,
  fewWords: number,
  loadOf: (atom: Atom) => number,
): ReadonlyMap<number, number> {
  return new Map(
    sections.all.flatMap(({ section, children, first, end, isPart, inBody }): [number, number][] => {
      const own = sections.atoms.slice(first, end)
      if (own.length === 0 || children.length > 0 || isPart || inBody || section.heading === null) return []
      if (!own.every(mayRide)) return []
      // Without code, only what would look forgotten on a slide of its own.
      if (own.every(({ content }) => content.kind === 'text'))
        return own.reduce((sum, atom) => sum + loadOf(atom), 0) < fewWords ? [[section.index, 0]] : []
      const share = own.reduce((sum, atom) => sum + shareOf(atom), 0)
      const reason = Math.max(0, (share - SMALL.below) / (SMALL.upTo - SMALL.below))
      return reason < 1 ? [[section.index, reason]] : []
    }),
  )
}

function mayRide({ content, role, wish, id }: Atom): boolean {
  return (
    (content.kind === 'text' || content.kind === 'code') &&
    role !== 'key' &&
    role !== 'closing' &&
    !wish.break &&
    !id.includes('.')
  )
}

/** About how much of a slide it fills. */
function shareOf(atom: Atom): number {
  return atom.content.kind === 'code' ? (atom.content.to - atom.content.from + 1) / 16 : weightOf(atom)
}
