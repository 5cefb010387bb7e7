// An item of a list that would stand alone on its slide.

import { once } from '../base/once.ts'
import type { Atom } from '../outline/atom.ts'
import type { Segment } from './segment.ts'

interface Shown {
  readonly atoms: readonly Atom[]
  readonly visible: readonly boolean[]
  readonly loadOf: (atom: Atom) => number
  /** What a slide of its width holds at most, in load. */
  readonly mostHeld: number
}

/** Up to this load an item is short. */
const SHORT_ITEM = 65

/** One item of a list, with neither the others nor a block of its own; what follows the marker belongs to the item. */
export function isStranded({ first, end }: Segment, { atoms, visible, loadOf: loadOfOne, mostHeld }: Shown): boolean {
  const opening = new Map<number, number[]>()
  for (let at = first; at < end; at++) {
    const atom = atoms[at]
    if (atom === undefined || atom.content.kind !== 'text') return false
    if (atom.place.item?.opens) once(opening, atom.place.item.list, () => []).push(at)
  }
  return [...opening.values()].some(([only = 0, ...others]) => others.length === 0 && isShortAndOneOfMany(only))

  function isShortAndOneOfMany(at: number): boolean {
    const own = atoms[at]?.place.item
    if (own == null) return false
    let load = 0
    let to = at
    do load += visible[to] ? loadOfOne(atoms[to] as Atom) : 0
    while (++to < end && atoms[to]?.place.item?.list === own.list && !atoms[to]?.place.item?.opens)
    if (load > SHORT_ITEM || isTooMuch(at)) return false
    const isElsewhere = (step: 1 | -1) => {
      for (let other = at + step; atoms[other]?.place.item?.list === own.list; other += step)
        if (atoms[other]?.place.item?.opens) return true
      return false
    }
    return isElsewhere(-1) || isElsewhere(1)
  }

  /** Two or three items that no slide holds together leave one alone, wherever they are parted. */
  function isTooMuch(at: number): boolean {
    const own = atoms[at]?.place.item
    let from = at
    while (atoms[from - 1]?.place.item?.list === own?.list) from--
    let load = 0
    let count = 0
    for (let to = from; atoms[to]?.place.item?.list === own?.list; to++) {
      if (atoms[to]?.place.item?.opens) count++
      load += visible[to] ? loadOfOne(atoms[to] as Atom) : 0
    }
    return count < 4 && load > mostHeld
  }
}
