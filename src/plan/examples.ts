// Which sentences go on with an example.

import type { Atom } from '../outline/atom.ts'
import { opensExample } from '../outline/roles.ts'
import { textOfAtom } from './text-of-atom.ts'

/** True for the rest of the paragraph in which an example began, up to what follows from it; false for its first sentence. */
export function examples(atoms: readonly Atom[]): readonly boolean[] {
  let block = -1
  return atoms.map((atom) => {
    if (atom.place.item !== null || atom.content.kind !== 'text') return false
    if (opensExample(textOfAtom(atom).trim())) {
      block = atom.place.block
      return false
    }
    if (atom.role === 'conclusion' || atom.role === 'key') block = -1
    return atom.place.block === block
  })
}
