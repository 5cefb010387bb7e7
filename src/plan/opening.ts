// The slides that open the deck and its parts: title, agenda, section.

import type { Meta } from '../article/article.ts'
import { loadOf } from '../base/text.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom } from '../outline/atom.ts'
import type { HeadingText } from '../outline/outline.ts'
import { plain } from '../outline/pieces.ts'
import type {
  AgendaEntry,
  AgendaSlide,
  Box,
  Column,
  Part,
  SectionSlide,
  SetText,
  SlideBase,
  TitleSlide,
} from './deck.ts'
import type { Fitter } from './fit.ts'
import type { Lexicon } from './lexicon.ts'
import { echoPart, fieldPart, headingPart, wordPart } from './part.ts'
import type { RowMaker } from './rows.ts'
import type { SectionPlan, Sections } from './sections.ts'
import { heightOf, type Setter } from './setter.ts'

export interface OpeningContext {
  readonly sections: Sections
  readonly setter: Setter
  readonly theme: Theme
  readonly lexicon: Lexicon
  readonly fit: Fitter
  readonly rows: RowMaker
  readonly lineOf: (offset: number) => number
}

type Bare<S> = Omit<S, 'id' | 'source'>

const BASE: Omit<Bare<SlideBase>, 'region'> = { kicker: [], title: null, step: 0 }

function wholeSlide({ slide }: Theme): Box {
  return { x: 0, y: 0, ...slide }
}

/** The introduction of a part rides on its slide up to this load. */
const INTRO = 60

export function titleSlide(
  meta: Meta,
  title: HeadingText | null,
  { setter, theme, lineOf }: OpeningContext,
): Bare<TitleSlide> | null {
  const parts =
    title !== null
      ? [headingPart(title, 'home', lineOf(title.span.start))]
      : meta.title === undefined
        ? null
        : [fieldPart('title', meta.title)]
  if (parts === null) return null
  const width = theme.cover.width
  const factor =
    [1, 0.87, 0.73, 0.6, 0.5].find((one) => heightOf(coverText(parts, one)) <= 3 * theme.cover.line * one) ?? 0.5
  const heading = coverText(parts, factor)
  const fields = [
    ['description', meta.description, 28],
    ['author', meta.author, 26],
    ['date', meta.date, 26],
  ] as const
  let room = theme.slide.height - 2 * theme.kicker.top - heightOf(heading) - 70
  const lines = fields.flatMap(([field, text, size]) => {
    if (text === undefined || text === '') return []
    const set = setter.set([fieldPart(field, text)], { size, line: Math.round(size * 1.5), weight: 400 }, width, 'last')
    if (heightOf(set) + 12 > room) return []
    room -= heightOf(set) + 12
    return [{ field, text: set }]
  })
  return { ...BASE, region: wholeSlide(theme), layout: 'title', heading, lines }

  function coverText(text: readonly Part[], scale: number): SetText {
    return setter.set(
      text,
      { size: Math.round(theme.cover.size * scale), line: Math.round(theme.cover.line * scale), weight: 700 },
      width,
      'all',
    )
  }
}

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
export function agendaSlide(entries: readonly SectionPlan[], context: OpeningContext): Bare<AgendaSlide> | null {
  const { theme, setter, lexicon, sections } = context
  if (entries.length < 2) return null
  const top = theme.title.top + theme.title.line + theme.title.gap
  const box: Box = { x: theme.margin, y: top, width: theme.slide.width - 2 * theme.margin, height: theme.bottom - top }
  for (const { scale, columns, withChildren, wraps } of AGENDAS) {
    const width = columns === 1 ? box.width - 30 : (box.width - theme.gutter) / 2 - 30
    const set = entries.map((entry) => entryOf(entry, width, scale, withChildren, sections, setter, theme))
    if (!wraps && set.some(({ children }) => children !== null && children.breaks.length > 0)) continue
    const heights = set.map((entry) => heightOf(entry.text) + (entry.children === null ? 0 : heightOf(entry.children)))
    const perColumn = Math.ceil(set.length / columns)
    const content = Math.max(
      ...Array.from({ length: columns }, (_, column) =>
        heights.slice(column * perColumn, (column + 1) * perColumn).reduce((sum, height) => sum + height, 0),
      ),
    )
    const gaps = perColumn - 1
    const gap = Math.min(56, gaps === 0 ? 0 : Math.floor((box.height * 0.9 - content) / gaps))
    if (gaps > 0 && gap < 16) continue
    const drop = Math.max(0, Math.round((box.height - content - gaps * gap) * 0.35))
    return {
      ...BASE,
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

function entryOf(
  { section, children }: SectionPlan,
  width: number,
  scale: number,
  withChildren: boolean,
  sections: Sections,
  setter: Setter,
  theme: Theme,
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

export interface OpenedPart {
  readonly slide: Bare<SectionSlide>
  /** The atoms that ride on it. */
  readonly intro: readonly Atom[]
}

export function sectionSlide(
  plan: SectionPlan,
  number: number,
  visible: readonly boolean[],
  context: OpeningContext,
): OpenedPart {
  const { sections, setter, theme, fit, rows, lineOf } = context
  const heading = plan.section.heading
  if (heading === null) throw new Error('a part without a heading')
  const width = theme.slide.width - 2 * theme.margin - 40
  const text = setter.set(
    [headingPart(heading, 'home', lineOf(heading.span.start))],
    { ...theme.section, weight: 700 },
    width,
    'all',
  )
  const own = sections.atoms.slice(plan.first, plan.end).filter((atom) => atom.section === plan.section.index)
  const shown = own.filter((_, index) => visible[plan.first + index])
  const rides =
    own.every((atom) => atom.content.kind === 'text' && !atom.wish.break) &&
    own.reduce((sum, atom) => sum + loadOf(atom.content.kind === 'text' ? plain(atom.content.runs) : ''), 0) <= INTRO
  const headingBox: Box = { x: theme.margin + 20, y: 0, width, height: heightOf(text) }
  const introBox = { x: theme.margin + 20, y: 0, width, height: 220 }
  const intro = rides && shown.length > 0 ? fit.column(rows.rowsOf(shown), introBox, 3, 1) : null
  const set = plan.children.map((child) => sections.all[child]).filter((child) => child !== undefined)
  const entries = set.map((child) => entryOf(child, width - 40, 1, false, sections, setter, theme))
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
  const whole = 50 + heightOf(text) + (intro === null ? 0 : gap + introHeight) + (isListed ? gap + entriesHeight : 0)
  const top = Math.max(theme.title.top, Math.round((theme.slide.height - whole) / 2) - 10)
  const placedHeading = { ...headingBox, y: top + 50 }
  const introTop = placedHeading.y + placedHeading.height + gap
  const placedIntro: Column | null =
    intro === null
      ? null
      : { ...intro, height: introHeight, gap: 16, box: { ...introBox, y: introTop, height: introHeight } }
  const entriesTop = introTop + (intro === null ? 0 : introHeight + gap)
  return {
    slide: {
      ...BASE,
      region: wholeSlide(theme),
      layout: 'section',
      number,
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
