// Sentences that are shown or said together: a short line of the author's, a remark, the two sides of a matter.

import type { Atom, Role } from '../outline/atom.ts'
import type { Density } from './deck.ts'
import { examples } from './examples.ts'
import { goesOn, opensPoints } from './points.ts'
import { statisticOf } from './statistics.ts'
import { textOfAtom } from './text-of-atom.ts'

/** A line up to this load is one thought; who shows little takes lines apart. */
const ONE_THOUGHT: Readonly<Record<Density, number>> = { full: 56, balanced: 56, sparse: 12 }

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
  const units = lines.flatMap((line) => {
    const load = line.reduce((sum, at) => sum + loadOf(atoms[at] as Atom), 0)
    const isRemark = line.every((at) => atoms[at]?.role === 'aside')
    return load <= ONE_THOUGHT[density] || isRemark ? [line] : line.map((at) => [at])
  })
  const whole = withCounterparts(withClauses(units, atoms, loadOf, density), atoms)
  return density === 'sparse' ? whole : withPoints(withAnswers(whole, atoms, loadOf), atoms)
}

/** Up to this load a sentence is not shown by halves. */
const ONE_SENTENCE: Readonly<Record<Density, number>> = { full: 120, balanced: 120, sparse: 24 }

/** After a semicolon or a question the audience waits for what comes next; an answer means nothing without its question, nor a half of an example without the other. */
function withClauses(
  units: readonly (readonly number[])[],
  atoms: readonly Atom[],
  loadOf: (atom: Atom) => number,
  density: Density,
): readonly (readonly number[])[] {
  const inExample = examples(atoms)
  return withNeighbours(units, atoms, loadOf, ONE_SENTENCE[density], (last, first, at) => {
    return isSameLine(last, first) && (WAITS.test(textOfAtom(last)) || inExample[at] === true)
  })
}

const WAITS = /[；;？?؟]\s*$/

/** A question that is a paragraph of its own, with the start of its answer. */
function withAnswers(
  units: readonly (readonly number[])[],
  atoms: readonly Atom[],
  loadOf: (atom: Atom) => number,
): readonly (readonly number[])[] {
  return withNeighbours(units, atoms, loadOf, ONE_SENTENCE.balanced, (last, first) => {
    const isAsked = last.role === 'question' && last.place.item === null
    return isAsked && first.content.kind === 'text' && first.section === last.section
  })
}

/** Units joined to the one before, up to a load, where the first atom of the one belongs to the last of the other. */
function withNeighbours(
  units: readonly (readonly number[])[],
  atoms: readonly Atom[],
  loadOf: (atom: Atom) => number,
  most: number,
  belongs: (last: Atom, first: Atom, at: number) => boolean,
): readonly (readonly number[])[] {
  const joined: number[][] = []
  for (const unit of units) {
    const before = joined.at(-1)
    const last = atoms[before?.at(-1) ?? -1]
    const first = atoms[unit[0] ?? -1]
    const load = [...(before ?? []), ...unit].reduce((sum, at) => sum + loadOf(atoms[at] as Atom), 0)
    const isJoined = last !== undefined && first !== undefined && load <= most && belongs(last, first, unit[0] ?? -1)
    if (before !== undefined && isJoined) before.push(...unit)
    else joined.push([...unit])
  }
  return joined
}

/** In one paragraph the first of several points and those that go on from it are shown or said together. */
function withPoints(units: readonly (readonly number[])[], atoms: readonly Atom[]): readonly (readonly number[])[] {
  const joined: number[][] = []
  let first: number[] | null = null
  for (const unit of units) {
    const opening = atoms[unit[0] ?? -1]
    if (opening === undefined) continue
    const isText = opening.content.kind === 'text' && opening.place.item === null
    const isSame = first !== null && atoms[first[0] ?? -1]?.place.block === opening.place.block
    if (isText && isSame && first !== null && goesOn(textOfAtom(opening))) {
      first.push(...unit)
      continue
    }
    const own = [...unit]
    joined.push(own)
    if (isText && opensPoints(textOfAtom(opening))) first = own
  }
  return joined
}

/** Pros and cons, and the parts of an enumeration, are shown together or not at all. */
function withCounterparts(units: readonly (readonly number[])[], atoms: readonly Atom[]): (readonly number[])[] {
  const joined: number[][] = []
  let side: number[] | null = null
  for (const unit of units) {
    const opening = atoms[unit[0] ?? -1]
    const before = side === null ? undefined : atoms[side[0] ?? -1]
    if (opening !== undefined && before !== undefined && side !== null && isCounterpart(before, opening)) {
      side.push(...unit)
      continue
    }
    const own = [...unit]
    joined.push(own)
    if (opening !== undefined && (SIDES.includes(opening.role) || unitOf(opening) !== '')) side = own
  }
  return joined
}

const SIDES: readonly Role[] = ['pro', 'con', 'enumeration']

/** In the same paragraph or the next one; items of a list stay anyway. */
function isCounterpart(before: Atom, atom: Atom): boolean {
  if (before.section !== atom.section || atom.place.item !== null || before.place.item !== null) return false
  if (atom.place.block - before.place.block > 1) return false
  if (isSameStatistic(before, atom)) return true
  const isEnumeration = before.role === 'enumeration' && atom.role === 'enumeration'
  return (
    isEnumeration || (before.role === 'pro' && atom.role === 'con') || (before.role === 'con' && atom.role === 'pro')
  )
}

/** Numbers of one unit in one paragraph are there to be compared. */
function isSameStatistic(before: Atom, atom: Atom): boolean {
  return before.place.block === atom.place.block && unitOf(before) !== '' && unitOf(before) === unitOf(atom)
}

function unitOf(atom: Atom): string {
  return atom.content.kind === 'text' ? (statisticOf(textOfAtom(atom))?.unit ?? '') : ''
}

function isSameLine(last: Atom, atom: Atom): boolean {
  if (last.content.kind !== 'text' || atom.content.kind !== 'text') return false
  if (last.place.block !== atom.place.block || last.section !== atom.section) return false
  return last.place.line === atom.place.line || (last.role === 'aside' && atom.role === 'aside')
}
