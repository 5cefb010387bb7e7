// The slide that lists the parts of the deck.

import { agendaEntry } from './agenda-entry.ts'
import { type Bare, PLAIN } from './bare.ts'
import type { AgendaSlide, Box, SetText } from './deck.ts'
import type { Ground } from './ground.ts'
import { wordPart } from './part.ts'
import type { SectionPlan } from './sections.ts'
import { heightOf } from './setter.ts'

/** From the largest to the one that holds most. */
const AGENDAS = [
  { scale: 1.33, columns: 1, withChildren: true, wraps: false },
  { scale: 1.15, columns: 1, withChildren: true, wraps: false },
  { scale: 1, columns: 1, withChildren: true, wraps: false },
  { scale: 1, columns: 1, withChildren: true, wraps: true },
  { scale: 1, columns: 2, withChildren: true, wraps: true },
  { scale: 1, columns: 1, withChildren: false, wraps: true },
  { scale: 1, columns: 2, withChildren: false, wraps: true },
  { scale: 0.87, columns: 2, withChildren: false, wraps: true },
] as const

/** The parts of the deck and what they hold; null where there is nothing to list, or more than a slide holds. */
export function agendaSlide(entries: readonly SectionPlan[], ground: Ground): Bare<AgendaSlide> | null {
  const { setter, lexicon } = ground
  const { theme } = ground.input
  if (entries.length < 2) return null
  const top = theme.title.top + theme.title.line + theme.title.gap
  const box: Box = { x: theme.margin, y: top, width: theme.slide.width - 2 * theme.margin, height: theme.bottom - top }
  for (const { scale, columns, withChildren, wraps } of AGENDAS) {
    const width = columns === 1 ? box.width - 30 : (box.width - theme.gutter) / 2 - 30
    const set = entries.map((entry) => agendaEntry(entry, width, scale, withChildren, ground))
    if (!wraps && set.some(({ children }) => children !== null && children.breaks.length > 0)) continue
    const heights = set.map((entry) => heightOf(entry.text) + (entry.children === null ? 0 : heightOf(entry.children)))
    // The order goes across: entries beside each other share a row, which is as high as the higher of them.
    const rows = Array.from({ length: Math.ceil(set.length / columns) }, (_, row) =>
      Math.max(...heights.slice(row * columns, (row + 1) * columns)),
    )
    const content = rows.reduce((sum, height) => sum + height, 0)
    const gaps = rows.length - 1
    const gap = Math.min(56, gaps === 0 ? 0 : Math.floor((box.height * 0.98 - content) / gaps))
    if (gaps > 0 && gap < 16) continue
    const drop = Math.max(0, Math.round((box.height - content - gaps * gap) * 0.35))
    return {
      ...PLAIN,
      region: box,
      layout: 'agenda',
      title: { text: titleText(), continuation: null },
      entries: set,
      columns,
      gap,
      box: { ...box, y: box.y + drop, height: box.height - drop },
    }
  }
  return null

  function titleText(): SetText {
    return setter.set(
      [wordPart('agenda', lexicon.contents)],
      { size: theme.title.size, line: theme.title.line, weight: 700 },
      box.width,
      'none',
    )
  }
}
