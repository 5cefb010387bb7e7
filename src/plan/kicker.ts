// The small line over a title: where in the article this is.

import type { Theme } from '../measure/theme.ts'
import type { Part } from './deck.ts'
import { cutToFit, headingPart, shortened, WAY, wordPart } from './part.ts'
import type { SectionPlan } from './sections.ts'
import { type Setter, textOf } from './setter.ts'
import type { SegmentContext } from './title.ts'

/** The way to the slide, outermost first: homes in full, repetitions shortened, and left out from the outside where there is no room. */
export function kickerOf(
  section: SectionPlan,
  opened: ReadonlySet<number>,
  withOwn: boolean,
  context: SegmentContext,
): readonly Part[] {
  const key = `${section.section.index} ${withOwn ? 1 : 0} ${[...opened].join(',')}`
  const known = context.made.kickers.get(key)
  if (known !== undefined) return known
  const kicker = makeKicker(section, opened, withOwn, context)
  context.made.kickers.set(key, kicker)
  return kicker
}

function makeKicker(
  section: SectionPlan,
  opened: ReadonlySet<number>,
  withOwn: boolean,
  context: SegmentContext,
): Part[] {
  const { sections, setter, theme } = context
  const path: SectionPlan[] = []
  for (
    let at: number | null = withOwn ? section.section.index : section.parent;
    at !== null;
    at = sections.all[at]?.parent ?? null
  ) {
    const plan = sections.all[at]
    if (plan !== undefined) path.unshift(plan)
  }
  const stations = path.flatMap((plan) => {
    const { heading } = plan.section
    if (heading === null) return []
    const isHome = opened.has(plan.section.index) && !plan.inBody
    const home = () => [headingPart(heading, 'home', context.lineOf(heading.span.start))]
    return [isHome ? home() : shortened(heading.id, heading.runs, 20)]
  })
  return fittingWay(stations, setter, theme)
}

/** The way by these stations, without repetitions from the outside where there is no room; what names the slide is cut as the last resort. */
export function fittingWay(given: readonly (readonly Part[])[], setter: Setter, theme: Theme): Part[] {
  const room = theme.slide.width - 2 * theme.margin
  const joined = (stations: readonly (readonly Part[])[]) =>
    stations.flatMap((station, index) => [...(index > 0 ? [wordPart('to', WAY)] : []), ...station])
  const fits = (stations: readonly (readonly Part[])[]) =>
    setter.width(joined(stations), { ...theme.kicker, weight: 400, within: 'cell' }) <= room
  let stations = given
  while (!fits(stations)) {
    const at = stations.findIndex(isRepeated)
    if (at < 0 || at === stations.length - 1) break
    stations = stations.filter((_, index) => index !== at)
  }
  const [before, last = []] = [stations.slice(0, -1), stations.at(-1)]
  return joined(isRepeated(last) ? [...before, cutToFit(last, (some) => fits([...before, some]))] : stations)
}

/** The stations that a way was made of. */
export function stationsOf(way: readonly Part[]): readonly (readonly Part[])[] {
  const stations: Part[][] = []
  for (const part of way) {
    const isBetween = part.as === 'word' && textOf([part]) === WAY
    if (isBetween || stations.length === 0) stations.push([])
    if (!isBetween) stations.at(-1)?.push(part)
  }
  return stations
}

function isRepeated(station: readonly Part[]): boolean {
  return station.every(({ as }) => as !== 'home')
}
