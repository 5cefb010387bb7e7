// The slide that opens a part: its heading, a short introduction, and what the part holds.

import type { Atom } from '../outline/atom.ts'
import { plain } from '../outline/pieces.ts'
import { agendaEntry } from './agenda-entry.ts'
import { type Bare, PLAIN, wholeSlide } from './bare.ts'
import type { Box, Column, SectionSlide } from './deck.ts'
import type { Ground } from './ground.ts'
import { headingPart } from './part.ts'
import type { SectionPlan } from './sections.ts'
import { heightOf } from './setter.ts'

/** The introduction of a part rides on its slide up to this load. */
const INTRO = 60

const COUNTS_ITSELF =
  /^(?:第\s*[\d一二三四五六七八九十百]+\s*[部章节篇编讲回部分章節節編]|[一二三四五六七八九十]+[、.．]|[\dIVX]+[.、:：)\s]|(?:Part|Chapter|Section|Teil|Kapitel)\s+[\dIVX]|제?\s*\d+\s*[장부절])/iu

export interface OpenedPart {
  readonly part: SectionPlan
  readonly slide: Bare<SectionSlide>
  /** The atoms that ride on it. */
  readonly intro: readonly Atom[]
}

export function sectionSlide(part: SectionPlan, number: number, ground: Ground): OpenedPart {
  const { sections, setter, fit, rows, notes, visible, loadOf } = ground
  const { theme, lineOf } = ground.input
  const heading = part.section.heading
  if (heading === null) throw new Error('a part without a heading')
  const width = theme.slide.width - 2 * theme.margin - 40
  const text = setter.set(
    [headingPart(heading, 'home', lineOf(heading.span.start))],
    { ...theme.section, weight: 700 },
    width,
    'all',
  )
  const below = sections.atoms.slice(part.first, part.end)
  const count = below.findIndex((atom) => atom.section !== part.section.index)
  const own = count < 0 ? below : below.slice(0, count)
  const shown = own.filter((_, index) => visible[part.first + index])
  const mayRide =
    own.every((atom) => atom.content.kind === 'text' && !atom.wish.break) &&
    notes.referredTo(part.first, part.first + own.length, () => true).length === 0 &&
    own.reduce((sum, atom) => sum + loadOf(atom), 0) <= INTRO
  const headingBox: Box = { x: theme.margin + 20, y: 0, width, height: heightOf(text) }
  const introBox = { x: theme.margin + 20, y: 0, width, height: 220 }
  const intro = mayRide && shown.length > 0 ? fit.column(rows.rowsOf(shown), introBox, 3, 1) : null
  const rides = mayRide && (intro !== null || shown.length === 0)
  const set = part.children.map((child) => sections.all[child]).filter((child) => child !== undefined)
  const entries = set.map((child) => agendaEntry(child, width - 40, 1, false, ground))
  const introHeight = intro === null ? 0 : natural(intro)
  const gap = 40
  const perEntry = theme.agenda.line + 18
  const across = entries.length > 4 ? 2 : 1
  const entriesHeight = Math.ceil(entries.length / across) * perEntry
  const isListed =
    entries.length > 1 &&
    heightOf(text) + introHeight + entriesHeight + 3 * gap < theme.slide.height - 120 &&
    entries.every(
      (entry) =>
        entry.text.breaks.length === 0 &&
        setter.width(entry.text.parts, { ...theme.agenda, weight: 700 }) < width / across - 60,
    )
  // A part that counts itself is not counted twice.
  const counted = COUNTS_ITSELF.test(plain(heading.runs).trim()) ? null : number
  const above = counted === null ? 0 : 50
  const whole = above + heightOf(text) + (intro === null ? 0 : gap + introHeight) + (isListed ? gap + entriesHeight : 0)
  const top = Math.max(theme.title.top, Math.round((theme.slide.height - whole) / 2) - 10)
  const placedHeading = { ...headingBox, y: top + above }
  const introTop = placedHeading.y + placedHeading.height + gap
  const placedIntro: Column | null =
    intro === null
      ? null
      : { ...intro, height: introHeight, gap: 16, box: { ...introBox, y: introTop, height: introHeight } }
  const entriesTop = introTop + (intro === null ? 0 : introHeight + gap)
  return {
    part,
    slide: {
      ...PLAIN,
      region: wholeSlide(theme),
      layout: 'section',
      number: counted,
      heading: text,
      headingBox: placedHeading,
      intro: placedIntro,
      entries: isListed ? entries : [],
      entriesBox: { x: theme.margin + 20, y: entriesTop, width, height: entriesHeight },
      step: intro === null ? 0 : 3,
    },
    intro: rides ? own : [],
  }
}

function natural(column: Column): number {
  return column.rows.reduce((sum, row) => sum + row.height, 0) + Math.max(0, column.rows.length - 1) * 16
}
