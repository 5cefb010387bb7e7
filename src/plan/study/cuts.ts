// Where the hour is cut into its sections: at headings of the article, on whichever level gives a handful of them.

import type { Outline } from '../../outline/outline.ts'
import type { Slide } from '../deck.ts'
import { nameOf } from './name-of.ts'
import type { Where } from './where.ts'

export interface Cut {
  /** The index of its first slide. */
  readonly slide: number
  readonly section: number
}

/** Fewer sections say little of where the time goes; more cannot be kept in mind. */
const FEWEST = 4
const MOST = 14
/** A section that takes more of the hour than this is cut at the headings in it. */
const LONG = 1 / 6
/** What stands before the first heading in a section, and takes less of the hour than this, goes with what that heading opens. */
const SHORT = 1 / 20
/** A section for each of so many minutes. */
const EACH = 4

/** `seconds` is what each slide takes to say; `minutes` is the length of the hour, or null. */
export function cutsOf(
  { sections }: Outline,
  where: Where,
  slides: readonly Slide[],
  seconds: readonly number[],
  minutes: number | null,
): readonly Cut[] {
  const total = sum(0, slides.length)
  const most =
    minutes === null ? MOST : Math.max(1, Math.min(MOST, Math.max(FEWEST, Math.round(minutes / EACH)), minutes * 2))
  const children = sections.map((): number[] => [])
  for (const { index, parent, heading } of sections)
    if (parent !== null && heading !== null && nameOf(heading.runs) !== '' && where.startOf(index) !== null)
      children[parent]?.push(index)
  let cuts: readonly Cut[] = expanded({ slide: 0, section: 0 }, slides.length) ?? [{ slide: 0, section: 0 }]
  for (;;) {
    const next = cuts
      .map((cut, at) => ({ at, own: length(cuts, at), into: expanded(cut, endOf(cuts, at)) }))
      .filter(({ into, own }) => into !== null && (cuts.length < FEWEST || own > total * LONG))
      .filter(({ into }) => cuts.length < FEWEST || cuts.length - 1 + (into?.length ?? 0) <= most)
      .sort((a, b) => b.own - a.own || a.at - b.at)[0]
    if (next === undefined || next.into === null) break
    cuts = [...cuts.slice(0, next.at), ...next.into, ...cuts.slice(next.at + 1)]
  }
  while (cuts.length > most) cuts = merged(cuts)
  return cuts

  /** The sections in a section, with what stands before the first of them; null where it holds fewer than two things. */
  function expanded({ slide, section }: Cut, end: number): readonly Cut[] | null {
    const inner = (children[section] ?? []).flatMap((child): Cut[] => {
      const start = where.startOf(child)
      return start === null || start < slide || start >= end ? [] : [{ slide: start, section: child }]
    })
    const [first, ...rest] = inner
    if (first === undefined) return null
    const own = slides.slice(slide, first.slide).some(({ layout }) => !OPENING.has(layout))
      ? sum(slide, first.slide)
      : 0
    const isApart = own >= total * SHORT && own > 0
    if (!isApart && rest.length === 0 && section !== 0) return null
    return isApart ? [{ slide, section }, ...inner] : [{ slide, section: first.section }, ...rest]
  }

  /** The two neighbours that take least become one, rather under the same heading. */
  function merged(all: readonly Cut[]): readonly Cut[] {
    const parentOf = (at: number) => sections[all[at]?.section ?? 0]?.parent
    const costs = all.slice(1).map((_, at) => {
      const together = length(all, at) + length(all, at + 1)
      return parentOf(at) === parentOf(at + 1) ? together : together * 3
    })
    const least = costs.indexOf(Math.min(...costs))
    return all.filter((_, at) => at !== least + 1)
  }

  function endOf(all: readonly Cut[], at: number): number {
    return all[at + 1]?.slide ?? slides.length
  }

  function length(all: readonly Cut[], at: number): number {
    return sum(all[at]?.slide ?? 0, endOf(all, at))
  }

  function sum(from: number, to: number): number {
    return seconds.slice(from, to).reduce((all, one) => all + one, 0)
  }
}

/** They go with what they open. */
const OPENING: ReadonlySet<Slide['layout']> = new Set(['title', 'agenda', 'section'])
