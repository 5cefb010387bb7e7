// The slides without content of their own: title, agenda, and one for each part.

import type { Atom } from '../outline/atom.ts'
import { agendaSlide } from './agenda-slide.ts'
import type { Bare } from './bare.ts'
import type { AgendaSlide, TitleSlide } from './deck.ts'
import type { Ground } from './ground.ts'
import { type OpenedPart, sectionSlide } from './section-slide.ts'
import { type SectionPlan, weightOf } from './sections.ts'
import { titleSlide } from './title-slide.ts'

export interface Opening {
  readonly title: Bare<TitleSlide> | null
  readonly agenda: Bare<AgendaSlide> | null
  /** What the agenda lists. */
  readonly entries: readonly SectionPlan[]
  readonly parts: readonly OpenedPart[]
  /** The atoms that stand on the slides of the parts. */
  readonly intro: readonly Atom[]
  /** How many slides these are. */
  readonly count: number
}

export function openingOf(ground: Ground): Opening {
  const title = titleSlide(ground)
  const entries = agendaEntries(ground)
  const agenda = agendaSlide(entries, ground)
  const parts = ground.sections.all
    .filter((section) => section.isPart)
    .map((part, index) => sectionSlide(part, index + 1, ground))
  const count = (title === null ? 0 : 1) + (agenda === null ? 0 : 1) + parts.length
  return { title, agenda, entries, parts, intro: parts.flatMap(({ intro }) => intro), count }
}

/** The first rank, where there is enough of it to lose one's way; of a long one only the parts. */
function agendaEntries({ sections, atoms }: Ground): readonly SectionPlan[] {
  const parts = sections.all.filter((section) => section.isPart)
  const firstRank = sections.all.filter(
    ({ parent, section, first, end, inBody }) => parent === 0 && section.heading !== null && end > first && !inBody,
  )
  if (parts.length >= 2) return firstRank.length <= 9 ? firstRank : parts
  const weight = atoms.reduce((sum, atom) => sum + weightOf(atom), 0)
  return firstRank.length >= 3 && firstRank.length <= 9 && weight > 6 ? firstRank : []
}
