// The small line over a title: where in the article this is.

import type { Part } from './deck.ts'
import { headingPart, shortened, wordPart } from './part.ts'
import type { SectionPlan } from './sections.ts'
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
  const width = theme.slide.width - 2 * theme.margin
  let stations = path.flatMap((plan) => {
    const { heading } = plan.section
    if (heading === null) return []
    const isHome = opened.has(plan.section.index) && !plan.inBody
    return [
      {
        isHome,
        parts: isHome
          ? [headingPart(heading, 'home', context.lineOf(heading.span.start))]
          : [...shortened(heading.id, heading.runs, 20)],
      },
    ]
  })
  const joined = () =>
    stations.flatMap((station, index): Part[] => [...(index > 0 ? [wordPart('to', ' › ')] : []), ...station.parts])
  while (
    setter.width(joined(), { ...theme.kicker, weight: 400, within: 'cell' }) > width &&
    stations.some((station) => !station.isHome)
  ) {
    const at = stations.findIndex((station) => !station.isHome)
    stations = stations.filter((_, index) => index !== at)
  }
  return joined()
}
