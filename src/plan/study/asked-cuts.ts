// The cuts of an hour, with those that somebody asked for by giving a heading a time.

import type { Cut } from './cuts.ts'
import type { Where } from './where.ts'

export interface AskedCuts {
  readonly cuts: readonly Cut[]
  /** The sections that have a time and no slide of their own. */
  readonly without: readonly number[]
}

/** A time reaches to the next heading that has one, and at most to the end of its section; there the hour is cut again. */
export function askedCuts(given: readonly Cut[], asked: ReadonlySet<number>, where: Where, slides: number): AskedCuts {
  let cuts = [...given]
  const without: number[] = []
  const startOf = (section: number) =>
    cuts.find((cut) => cut.section === section)?.slide ?? (section === 0 ? 0 : where.startOf(section))
  for (const section of [...asked].sort((a, b) => a - b)) {
    const isCut = cuts.some((cut) => cut.section === section)
    const start = startOf(section)
    if (start === null || (!isCut && !takesPlace(section, start))) {
      without.push(section)
      continue
    }
    const end = endOf(section, start)
    const starts = [...asked].map(startOf).filter((slide) => slide !== null && slide > start)
    const next = Math.min(end, ...starts.map(Number))
    cuts = cuts.filter((cut) => cut.slide <= start || cut.slide >= next || asked.has(cut.section))
    if (!isCut && end < slides && cuts.every(({ slide }) => slide !== end)) put({ slide: end, section: sectionAt(end) })
  }
  return { cuts, without }

  /** Takes the place of a cut that nobody asked for; one that somebody did moves to where its own text begins. */
  function takesPlace(section: number, start: number): boolean {
    const there = cuts.find(({ slide }) => slide === start)
    if (there !== undefined && asked.has(there.section)) {
      const own = where.startOf(there.section)
      if (own === null || own <= start) return false
      put({ slide: own, section: there.section })
    }
    put({ slide: start, section })
    return true
  }

  function put(cut: Cut): void {
    cuts = [...cuts.filter(({ slide }) => slide !== cut.slide), cut].sort((a, b) => a.slide - b.slide)
  }

  function endOf(section: number, start: number): number {
    const end = where.sectionOf.findIndex(
      (own, at) => at > start && own !== null && (own < section || own >= where.endOf(section)),
    )
    return end < 0 ? slides : end
  }

  function sectionAt(slide: number): number {
    return where.sectionOf[slide] ?? 0
  }
}
