// Where the slides of a deck stand in the outline of its article, told by the pieces that they list.

import { once } from '../../base/once.ts'
import type { Atoms } from '../../outline/atom.ts'
import type { Deck, Slide } from '../deck.ts'

export interface Where {
  /** The section of each slide, by the first piece on it; null for a slide that holds none: title, agenda, repeated columns. */
  readonly sectionOf: readonly (number | null)[]
  /** The first slide that begins in a section or below it; null for one that begins on a slide of another. */
  readonly startOf: (section: number) => number | null
  /** The slide that a piece of the article stands on, by the piece's id. */
  readonly slideOf: (id: string) => number | null
  /** The first section after one and all below it. */
  readonly endOf: (section: number) => number
}

export function whereIn({ slides }: Deck, { outline, atoms }: Atoms): Where {
  const sectionOfAtom = new Map(atoms.map(({ id, section }) => [id, section]))
  const homes = new Map<string, number>()
  const sectionOf = slides.map((slide, index) => {
    let found: number | null = null
    for (const id of idsOn(slide)) {
      if (!homes.has(id)) homes.set(id, index)
      // A piece that was cut goes by the name of the whole.
      const whole = id.replace(/\..*$/, '')
      if (!homes.has(whole)) homes.set(whole, index)
      found ??= whole.startsWith('h') && whole !== 'h0' ? Number(whole.slice(1)) : (sectionOfAtom.get(whole) ?? null)
    }
    return found
  })
  const ends = outline.sections.map(({ index }) => index + 1)
  for (let at = ends.length - 1; at > 0; at--) {
    const parent = outline.sections[at]?.parent ?? 0
    ends[parent] = Math.max(ends[parent] ?? 0, ends[at] ?? 0)
  }
  const endOf = (section: number) => ends[section] ?? section + 1
  const starts = new Map<number, number>()
  return {
    sectionOf,
    endOf,
    slideOf: (id) => homes.get(id) ?? null,
    startOf(section) {
      const at = once(starts, section, () =>
        sectionOf.findIndex((own) => own !== null && own >= section && own < endOf(section)),
      )
      return at < 0 ? null : at
    },
  }
}

function idsOn({ source }: Slide): string[] {
  return source.flatMap((entry) => {
    switch (entry.kind) {
      case 'shown':
        return [entry.of]
      case 'said':
        return [entry.part.of]
      case 'moved':
        return []
    }
  })
}
