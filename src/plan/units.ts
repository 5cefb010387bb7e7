// Sentences that are shown or said together: a short line of the author's, a remark, an item of a list.

import type { Atom } from '../outline/atom.ts'
import type { Density } from './deck.ts'

/** A line up to this load is one thought; who shows little takes lines apart. */
const ONE_THOUGHT: Readonly<Record<Density, number>> = { full: 56, balanced: 56, sparse: 24 }

/** The places of the atoms of each unit, in order. */
export function unitsOf(
  atoms: readonly Atom[],
  loadOf: (atom: Atom) => number,
  density: Density,
): readonly (readonly number[])[] {
  const lines: number[][] = []
  atoms.forEach((atom, at) => {
    const line = lines.at(-1)
    const last = line === undefined ? undefined : atoms[line.at(-1) ?? -1]
    if (line !== undefined && last !== undefined && isSameLine(last, atom)) line.push(at)
    else lines.push([at])
  })
  return lines.flatMap((line) => {
    const load = line.reduce((sum, at) => sum + loadOf(atoms[at] as Atom), 0)
    const isRemark = line.every((at) => atoms[at]?.role === 'aside')
    return load <= ONE_THOUGHT[density] || isRemark ? [line] : line.map((at) => [at])
  })
}

function isSameLine(last: Atom, atom: Atom): boolean {
  if (last.content.kind !== 'text' || atom.content.kind !== 'text') return false
  if (last.place.block !== atom.place.block || last.section !== atom.section) return false
  return last.place.line === atom.place.line || (last.role === 'aside' && atom.role === 'aside')
}
