// An id that stays while the words stay that it is made of.

import { fnv } from '../base/fnv.ts'

/** What can be read of `name`, or else `otherwise`, with a few signs that tell apart what differs in `told`. */
export function wordId(name: string, otherwise: string, told: string): string {
  const slug = slugOf(name)
  return `${slug === '' ? otherwise : slug}-${fnv(told).slice(0, 6)}`
}

const LONGEST = 40

function slugOf(text: string): string {
  const bare = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const letters = Array.from(bare)
  if (letters.length <= LONGEST) return bare
  // The end of the path tells most; it begins with a whole word where it has one.
  const end = letters.slice(-LONGEST).join('')
  return end.replace(/^[^-]*-+(?=.)/, '')
}

/** A second one with the same id is counted. */
export function numberedId(id: string, seen: Map<string, number>): string {
  const count = (seen.get(id) ?? 0) + 1
  seen.set(id, count)
  return count === 1 ? id : `${id}-${count}`
}
