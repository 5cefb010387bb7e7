// Stretches and opening slides to the deck: source texts, kickers, continuations, links.

import { once } from '../base/once.ts'
import { spelled } from '../outline/pieces.ts'
import type { AgendaSlide, ClosingSlide, Deck, Part, SectionSlide, Slide, SourceEntry, TitleSlide } from './deck.ts'
import type { Ground } from './ground.ts'
import { slideIds } from './ids.ts'
import { fittingWay, stationsOf } from './kicker.ts'
import type { Opening } from './opening.ts'
import type { Stretch } from './search.ts'
import type { Segment } from './segment.ts'
import { textOf } from './setter.ts'
import type { SlideMaker } from './slide-maker.ts'
import { entriesOf, leaderOf, movedTo, sourceOf } from './source-text.ts'
import { textOfAtom } from './text-of-atom.ts'
import { bodyBox } from './weigh.ts'

/** A slide without its link, and what the link is made of. */
interface Draft {
  readonly slide: Omit<Slide, 'id' | 'depth'>
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
  const opened = new Set(opening.parts.map(({ part }) => part.section.index))
  const target = (first: number) => ids[drafts.findIndex(({ at }) => at >= first - 0.5)] ?? ''
  const moved = movedTo(
    drafts.map(({ at }) => at),
    ground,
  )
  const slides = drafts.map((draft, index): Slide => {
    const { slide: bare } = draft
    const slide: Omit<Slide, 'id' | 'depth'> = { ...bare, source: [...bare.source, ...(moved.get(index) ?? [])] }
    const whole = { ...slide, id: ids[index] ?? '', depth: depthOf(draft, opened) } as Slide
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
    title: meta.title ?? (named === undefined ? '' : spelled(named.runs)),
    meta,
    aspect: input.aspect,
    density: input.density,
    footer: input.footer,
    logo: input.logo,
    slides,
  }
}

/** What follows the slide that opens a part lies below it. */
function depthOf({ slide, path, section }: Draft, opened: ReadonlySet<number>): number {
  return Math.max(1, path.length + (slide.layout !== 'section' && opened.has(section) ? 1 : 0))
}

function frontDrafts({ title, agenda }: Opening, { outline }: Ground): Draft[] {
  const source: SourceEntry[] = outline.title === null ? [] : [{ kind: 'shown', of: 'h0' }]
  const drafts: Draft[] = []
  if (title !== null) {
    const slide: Omit<TitleSlide, 'id' | 'depth'> = { ...title, source, leader: [] }
    drafts.push({ slide, at: -2, path: ['title'], section: -1, words: '' })
  }
  if (agenda !== null) {
    const slide: Omit<AgendaSlide, 'id' | 'depth'> = { ...agenda, source: [], leader: [] }
    drafts.push({ slide, at: -1, path: ['agenda'], section: -1, words: '' })
  }
  return drafts
}

function partDrafts({ parts }: Opening, ground: Ground): Draft[] {
  return parts.map(({ part, slide, intro }): Draft => {
    const heading = part.section.heading
    const own: SourceEntry[] = heading === null ? [] : [{ kind: 'shown', of: heading.id }]
    const whole: Omit<SectionSlide, 'id' | 'depth'> = {
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

function contentSlide(stretch: Stretch, segment: Segment, ground: Ground): Omit<Slide, 'id' | 'depth'> {
  const { theme } = ground.input
  const { arrangement } = stretch
  const isStatement = arrangement.layout === 'statement' || arrangement.layout === 'closing'
  return {
    ...arrangement,
    kicker: isStatement ? statementKicker(segment, ground) : segment.kicker,
    region: bodyBox(isStatement ? { title: null, notes: segment.notes } : segment, theme),
    notes: segment.notes,
    title: isStatement || segment.title === null ? null : { text: segment.title.text, continuation: null },
    source: sourceOf(stretch.first, stretch.end, ground),
    leader: leaderOf(stretch.first, stretch.end, ground),
  } as Omit<ClosingSlide, 'id' | 'depth'>
}

/** A statement has no title: its heading stands in the kicker. */
function statementKicker({ title, kicker }: Segment, { setter, input }: Ground): readonly Part[] {
  if (title === null || title.atom !== null || title.text.parts.some((part) => part.of === 'title')) return kicker
  return fittingWay([...stationsOf(kicker), title.text.parts], setter, input.theme)
}

function pathOf(index: number, ground: Ground): string[] {
  const section = ground.sections.all[index]
  if (section === undefined || section.section.heading === null) return []
  return [...(section.parent === null ? [] : pathOf(section.parent, ground)), spelled(section.section.heading.runs)]
}
