// One section in a list of them: its heading, and under it those of its children.

import type { AgendaEntry, Part } from './deck.ts'
import type { Ground } from './ground.ts'
import { echoPart, wordPart } from './part.ts'
import type { SectionPlan } from './sections.ts'

export function agendaEntry(
  { section, children }: SectionPlan,
  width: number,
  scale: number,
  withChildren: boolean,
  { sections, setter, input: { theme } }: Ground,
): AgendaEntry {
  const heading = section.heading
  const text = setter.set(
    heading === null ? [] : [echoPart(heading.id, heading.runs)],
    { size: Math.round(theme.agenda.size * scale), line: Math.round(theme.agenda.line * scale), weight: 700 },
    width,
    'last',
  )
  const below = children.flatMap((child, index): Part[] => {
    const name = sections.all[child]?.section.heading
    return name == null ? [] : [...(index > 0 ? [wordPart('to', ' · ')] : []), echoPart(name.id, name.runs)]
  })
  const small = {
    size: Math.round(theme.agenda.size * 0.8 * scale),
    line: Math.round(theme.agenda.line * 0.82 * scale),
    weight: 400,
  } as const
  const line = withChildren && below.length > 0 ? setter.set(below, small, width, 'last') : null
  return { text, children: line !== null && line.breaks.length < 2 ? line : null, target: '' }
}
