// Stretches and opening slides to the deck: source texts, kickers, continuations, links.

import type { Text } from '../article/article.ts'
import { once } from '../base/once.ts'
import type { Atom, TableContent } from '../outline/atom.ts'
import type { Note } from '../outline/outline.ts'
import { plain } from '../outline/pieces.ts'
import type { AgendaSlide, ClosingSlide, Deck, Part, SectionSlide, Slide, SourceEntry, TitleSlide } from './deck.ts'
import type { Ground } from './ground.ts'
import { slideIds } from './ids.ts'
import type { Opening } from './opening.ts'
import { wordPart } from './part.ts'
import type { Stretch } from './search.ts'
import type { Segment } from './segment.ts'
import { textOf } from './setter.ts'
import type { SlideMaker } from './slide-maker.ts'
import { textOfAtom } from './text-of-atom.ts'
import { bodyBox } from './weigh.ts'

/** A slide without its link, and what the link is made of. */
interface Draft {
  readonly slide: Omit<Slide, 'id'>
  /** Its place among the atoms; the slide of a part stands half a place before what it opens. */
  readonly at: number
  readonly path: readonly string[]
  /** The section's place in the outline. */
  readonly section: number
  readonly words: string
}

export function deckOf(stretches: readonly Stretch[], opening: Opening, ground: Ground, maker: SlideMaker): Deck {
  const { input, meta, outline, headings } = ground
  const main = [...contentDrafts(stretches, ground, maker), ...partDrafts(opening, ground)].sort((a, b) => a.at - b.at)
  const drafts = [...frontDrafts(opening, ground), ...main]
  const ids = slideIds(drafts)
  const target = (first: number) => ids[drafts.findIndex(({ at }) => at >= first - 0.5)] ?? ''
  const moved = movedTo(drafts, ground)
  const slides = drafts.map(({ slide: bare }, index): Slide => {
    const slide: Omit<Slide, 'id'> = { ...bare, source: [...bare.source, ...(moved.get(index) ?? [])] }
    const whole = { ...slide, id: ids[index] ?? '' } as Slide
    if (whole.layout !== 'agenda') return whole
    return {
      ...whole,
      entries: whole.entries.map((entry, at) => ({ ...entry, target: target(opening.entries[at]?.first ?? 0) })),
    }
  })
  const named = outline.title ?? headings[0]
  return {
    lang: input.lang,
    direction: input.direction,
    title: meta.title ?? (named === undefined ? '' : plain(named.runs)),
    meta,
    aspect: input.aspect,
    density: input.density,
    slides,
  }
}

/** Each footnote moves to the first slide that refers to it. */
function movedTo(drafts: readonly Draft[], ground: Ground): Map<number, SourceEntry[]> {
  const { notes, outline, input, atoms } = ground
  const moved = new Map<number, SourceEntry[]>()
  const left = new Set(outline.notes)
  const move = (index: number, note: Note) => {
    if (!left.delete(note)) return
    const part: Part = {
      of: note.id,
      as: 'home',
      runs: note.runs,
      span: note.span,
      line: input.lineOf(note.span.start),
    }
    once(moved, index, () => []).push({ kind: 'moved', part })
  }
  drafts.forEach(({ at }, index) => {
    const first = Math.max(0, Math.ceil(at))
    const next = drafts[index + 1]
    const end = next === undefined ? atoms.length : Math.max(0, Math.ceil(next.at))
    for (const note of notes.referredTo(first, Math.max(end, first), () => true)) move(index, note)
  })
  for (const note of [...left]) move(drafts.length - 1, note)
  return moved
}

function frontDrafts({ title, agenda }: Opening, { outline }: Ground): Draft[] {
  const source: SourceEntry[] = outline.title === null ? [] : [{ kind: 'shown', of: 'h0' }]
  const drafts: Draft[] = []
  if (title !== null) {
    const slide: Omit<TitleSlide, 'id'> = { ...title, source, leader: [] }
    drafts.push({ slide, at: -2, path: ['title'], section: -1, words: '' })
  }
  if (agenda !== null) {
    const slide: Omit<AgendaSlide, 'id'> = { ...agenda, source: [], leader: [] }
    drafts.push({ slide, at: -1, path: ['agenda'], section: -1, words: '' })
  }
  return drafts
}

function partDrafts({ parts }: Opening, ground: Ground): Draft[] {
  return parts.map(({ part, slide, intro }): Draft => {
    const heading = part.section.heading
    const own: SourceEntry[] = heading === null ? [] : [{ kind: 'shown', of: heading.id }]
    const whole: Omit<SectionSlide, 'id'> = {
      ...slide,
      source: [...own, ...entriesOf(part.first, part.first + intro.length, ground)],
      leader: leaderOf(part.first, part.first + intro.length, ground),
    }
    return {
      slide: whole,
      at: part.first - 0.5,
      path: pathOf(part.section.index, ground),
      section: part.section.index,
      words: '',
    }
  })
}

function contentDrafts(stretches: readonly Stretch[], ground: Ground, maker: SlideMaker): Draft[] {
  const drafts = stretches.map((stretch): Draft => {
    const segment = maker.segment(stretch.first, stretch.end)
    const opening = ground.atoms[stretch.first]
    return {
      slide: contentSlide(stretch, segment, ground),
      at: stretch.first,
      path: pathOf(segment.section.section.index, ground),
      section: segment.section.section.index,
      words: opening === undefined ? '' : textOfAtom(opening),
    }
  })
  return counted(drafts)
}

/** Slides that nothing in their heads tells apart are counted; so are sections under equal headings. */
function counted(drafts: readonly Draft[]): Draft[] {
  const same = new Map<string, Map<number, Draft[]>>()
  for (const draft of drafts) {
    const head = headOf(draft)
    if (head !== null)
      once(
        once(same, head, () => new Map<number, Draft[]>()),
        draft.section,
        () => [],
      ).push(draft)
  }
  return drafts.map((draft) => {
    const sections = same.get(headOf(draft) ?? '')
    const twins = sections?.get(draft.section) ?? []
    const { title } = draft.slide
    if (sections === undefined || title === null || (sections.size < 2 && twins.length < 2)) return draft
    const continuation = {
      part: twins.indexOf(draft) + 1,
      of: twins.length,
      occurrence: [...sections.keys()].indexOf(draft.section) + 1,
    }
    return { ...draft, slide: { ...draft.slide, title: { ...title, continuation } } }
  })
}

function headOf({ slide }: Draft): string | null {
  return slide.title === null ? null : `${textOf(slide.kicker)}\n${textOf(slide.title.text.parts)}`
}

function contentSlide(stretch: Stretch, segment: Segment, ground: Ground): Omit<Slide, 'id'> {
  const { theme } = ground.input
  const { arrangement } = stretch
  const isStatement = arrangement.layout === 'statement' || arrangement.layout === 'closing'
  return {
    ...arrangement,
    kicker: isStatement ? statementKicker(segment) : segment.kicker,
    region: bodyBox(isStatement ? { title: null, notes: segment.notes } : segment, theme),
    notes: segment.notes,
    title: isStatement || segment.title === null ? null : { text: segment.title.text, continuation: null },
    source: sourceOf(stretch.first, stretch.end, ground),
    leader: leaderOf(stretch.first, stretch.end, ground),
  } as Omit<ClosingSlide, 'id'>
}

/** A statement has no title: its heading stands in the kicker. */
function statementKicker({ title, kicker }: Segment): readonly Part[] {
  if (title === null || title.atom !== null || title.text.parts.some((part) => part.of === 'title')) return kicker
  const own = title.text.parts
  return kicker.length === 0 ? own : [...kicker, wordPart('to', ' › '), ...own]
}

function pathOf(index: number, ground: Ground): string[] {
  const section = ground.sections.all[index]
  if (section === undefined || section.section.heading === null) return []
  return [...(section.parent === null ? [] : pathOf(section.parent, ground)), plain(section.section.heading.runs)]
}

/** Headings whose home is on the slide, and all atoms, in the order of the article. */
function sourceOf(first: number, end: number, ground: Ground): SourceEntry[] {
  const entries: SourceEntry[] = []
  for (let at = first; at < end; at++) {
    for (const { isPart, inBody, section } of ground.sections.openedAt.get(at) ?? []) {
      if (!isPart && !inBody && section.heading !== null) entries.push({ kind: 'shown', of: section.heading.id })
    }
    entries.push(...entriesOf(at, at + 1, ground))
  }
  return entries
}

/** All columns of a piece of a table, row by row. */
function wholeRows(atom: Atom, { whole: table, rows }: TableContent): Part {
  const own = [...(rows.from === 0 ? [table.head] : []), ...table.rows.slice(rows.from, rows.to)]
  const runs = own.flatMap((row) =>
    row.flatMap(({ inlines, span }): Text[] => [
      ...inlines.map(
        (inline): Text =>
          inline.kind === 'text'
            ? inline
            : { kind: 'text', text: inline.kind === 'break' ? ' ' : inline.alt, span: inline.span, marks: [] },
      ),
      { kind: 'text', text: ' ', span: { start: span.end, end: span.end }, marks: [] },
    ]),
  )
  return { of: atom.id, as: 'home', runs, span: atom.span, line: atom.line }
}

function leaderOf(first: number, end: number, { atoms }: Ground): readonly string[] {
  return [...new Set(atoms.slice(first, end).flatMap(({ wish }) => wish.notes))]
}

function entriesOf(first: number, end: number, { atoms, visible }: Ground): SourceEntry[] {
  return atoms.slice(first, end).flatMap((atom, index): SourceEntry[] => {
    const { content } = atom
    if (content.kind === 'table' && content.echoOf !== null) return []
    if (content.kind === 'table' && (content.columns.to < content.table.head.length || content.table !== content.whole))
      return [{ kind: 'shown', of: atom.id, whole: wholeRows(atom, content) }]
    if (visible[first + index] || content.kind !== 'text') return [{ kind: 'shown', of: atom.id }]
    const part: Part = { of: atom.id, as: 'home', runs: content.runs, span: atom.span, line: atom.line }
    return [{ kind: 'said', part, asked: atom.wish.visible === 'say' }]
  })
}
