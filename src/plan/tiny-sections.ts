// Sections that are too small for a slide of their own.

import type { Atom } from '../outline/atom.ts'
import type { Sections } from './sections.ts'

/** Leaves of a few words: alone on a slide they would look forgotten. */
export function tinySections(sections: Sections, below: number, loadOf: (atom: Atom) => number): ReadonlySet<number> {
  return new Set(
    sections.all.flatMap(({ section, children, first, end, isPart, inBody }) => {
      const own = sections.atoms.slice(first, end)
      const isTiny =
        own.every(
          ({ content, role, wish }) => content.kind === 'text' && role !== 'key' && role !== 'closing' && !wish.break,
        ) && own.reduce((sum, atom) => sum + loadOf(atom), 0) < below
      return isTiny && own.length > 0 && children.length === 0 && !isPart && !inBody && section.heading !== null
        ? [section.index]
        : []
    }),
  )
}
