// A stretch of atoms as one slide before it is laid out: what it is called, where it is, what it shows.

import { loadOf } from '../base/text.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom } from '../outline/atom.ts'
import { plain, slice } from '../outline/pieces.ts'
import { labelOf } from '../outline/roles.ts'
import type { Part, SetText } from './deck.ts'
import type { Lexicon } from './lexicon.ts'
import { echoPart, fieldPart, headingPart, shortened, wordPart } from './part.ts'
import type { SectionPlan, Sections } from './sections.ts'
import type { Setter } from './setter.ts'
import { textOfAtom } from './visible.ts'

export interface Segment {
  readonly first: number
  readonly end: number
  /** What stands in the body; an atom that became the title is not among it. */
  readonly body: readonly Atom[]
  /** All that is shown, in order. */
  readonly shown: readonly Atom[]
  readonly title: TitlePlan | null
  readonly kicker: readonly Part[]
  /** The section that it is named after. */
  readonly section: SectionPlan
  /** Where sections begin inside of it: the atom's id and the headings over it. */
  readonly subheads: ReadonlyMap<string, readonly SectionPlan[]>
  /** How many sections beyond the first stand on it. */
  readonly shared: number
  /** Nothing on it gives it a name of its own. */
  readonly isCounted: boolean
}

export interface TitlePlan {
  readonly text: SetText
  /** The atom whose home is the title, or null. */
  readonly atom: Atom | null
}

export interface SegmentContext {
  readonly sections: Sections
  readonly visible: readonly boolean[]
  readonly setter: Setter
  readonly theme: Theme
  readonly lexicon: Lexicon
  readonly lineOf: (offset: number) => number
  /** The title of the article, where it has one. */
  readonly articleTitle: readonly Part[] | null
  /** Titles and kickers that were made before, by what they are made of. */
  readonly made: { readonly titles: Map<string, TitlePlan>; readonly kickers: Map<string, readonly Part[]> }
}

/** True where a stretch holds a part of a section beside another section. */
export function isCut(first: number, end: number, sections: Sections): boolean {
  const own = sections.atoms[first]?.section
  let isAlone = true
  for (let at = first + 1; at < end && isAlone; at++) isAlone = sections.atoms[at]?.section === own
  if (isAlone) return false
  const within = [...new Set(sections.atoms.slice(first, end).map((atom) => atom.section))].map((index) =>
    planOf(sections, index),
  )
  return !isWholeFamily(within, commonAncestor(sections, within), sections, first, end)
}

export function segmentOf(first: number, end: number, context: SegmentContext): Segment {
  const { sections, visible } = context
  const all = sections.atoms.slice(first, end)
  const shown = all.filter((_, index) => visible[first + index])
  const within = [...new Set(all.map((atom) => atom.section))].map((index) => planOf(sections, index))
  const opened = new Set(
    (sections.openedAt.get(first) ?? []).filter((plan) => !plan.isPart).map((plan) => plan.section.index),
  )
  const section = within.length === 1 ? (within[0] ?? root(sections)) : commonAncestor(sections, within)
  const subheads = subheadsOf(first, end, section, context)
  const isAlone = within.length === 1
  const naming = name(section, opened, shown, all[0]?.wish.title ?? null, isAlone, context)
  return {
    first,
    end,
    shown,
    body: shown.filter((atom) => atom !== naming.title?.atom),
    title: naming.title,
    kicker: kickerOf(section, opened, naming.inKicker, context),
    section,
    subheads,
    shared: within.length - 1,
    isCounted: naming.isCounted,
  }
}

/** A section with all that stands below it, at most one rank deep; or all its children without its own text. */
function isWholeFamily(
  within: readonly SectionPlan[],
  section: SectionPlan,
  sections: Sections,
  first: number,
  end: number,
): boolean {
  if (section.section.heading === null || section.end > end) return false
  const [eldest] = section.children
  const begins = within.includes(section) ? section.first : eldest === undefined ? -1 : planOf(sections, eldest).first
  return begins === first && within.every((plan) => plan === section || plan.parent === section.section.index)
}

function planOf(sections: Sections, index: number): SectionPlan {
  const plan = sections.all[index]
  if (plan === undefined) throw new Error(`no section ${index}`)
  return plan
}

function root(sections: Sections): SectionPlan {
  return planOf(sections, 0)
}

function commonAncestor(sections: Sections, within: readonly SectionPlan[]): SectionPlan {
  const path = (plan: SectionPlan): number[] => [
    ...(plan.parent === null ? [] : path(planOf(sections, plan.parent))),
    plan.section.index,
  ]
  const paths = within.map(path)
  const shortest = Math.min(...paths.map((one) => one.length))
  let common = 0
  for (let depth = 0; depth < shortest; depth++) {
    const index = paths[0]?.[depth] ?? 0
    if (!paths.every((one) => one[depth] === index)) break
    common = index
  }
  return planOf(sections, common)
}

/** Headings below the slide's own section, by the atom that they stand over. */
function subheadsOf(
  first: number,
  end: number,
  section: SectionPlan,
  { sections, visible }: SegmentContext,
): Map<string, SectionPlan[]> {
  const subheads = new Map<string, SectionPlan[]>()
  let waiting: SectionPlan[] = []
  for (let at = first; at < end; at++) {
    waiting.push(
      ...(sections.openedAt.get(at) ?? []).filter((plan) => isBelow(sections, plan, section) && !plan.inBody),
    )
    const atom = sections.atoms[at]
    if (atom === undefined || !visible[at] || waiting.length === 0) continue
    subheads.set(atom.id, waiting)
    waiting = []
  }
  return subheads
}

function isBelow(sections: Sections, plan: SectionPlan, ancestor: SectionPlan): boolean {
  for (let at = plan.parent; at !== null; at = sections.all[at]?.parent ?? null)
    if (at === ancestor.section.index) return true
  return false
}

interface Naming {
  readonly title: TitlePlan | null
  /** The section's own heading stands in the kicker. */
  readonly inKicker: boolean
  readonly isCounted: boolean
}

/** By its heading where it opens it, else by what is on it: its key sentence, its label, its lead-in, its figure; else counted. */
function name(
  section: SectionPlan,
  opened: ReadonlySet<number>,
  shown: readonly Atom[],
  asked: string | null,
  isAlone: boolean,
  context: SegmentContext,
): Naming {
  const { setter, theme, lexicon } = context
  const width = theme.slide.width - 2 * theme.margin
  const { heading } = section.section
  const opens = opened.has(section.section.index)
  const hasHome = heading !== null && opens && !section.inBody
  if (asked !== null)
    return { title: titled([wordPart('asked', asked)], null), inKicker: heading !== null, isCounted: false }
  const [first, second] = shown
  if (
    isAlone &&
    first !== undefined &&
    second !== undefined &&
    first.role === 'key' &&
    first.content.kind === 'text' &&
    !isSameKey(first, second)
  ) {
    const title = remembered(`atom ${first.id}`, () => titled([atomPart(first)], first))
    if (title.text.breaks.length < 2 && title.text.size === theme.title.size)
      return { title, inKicker: heading !== null, isCounted: false }
  }
  if (heading === null) {
    const echo = context.articleTitle
    return {
      title: echo === null ? null : remembered('article', () => titled(echo, null)),
      inKicker: false,
      isCounted: true,
    }
  }
  if (opens) {
    const parts = () =>
      section.inBody
        ? shortened(heading.id, heading.runs, 40)
        : [headingPart(heading, 'home', context.lineOf(heading.span.start))]
    return { title: remembered(`home ${heading.id}`, () => titled(parts(), null)), inKicker: false, isCounted: false }
  }
  const echo = () => shortened(heading.id, heading.runs, 30)
  if (isAlone && first?.role === 'lead-in' && first.content.kind === 'text' && second?.place.item != null) {
    const title = remembered(`atom ${first.id}`, () => titled([atomPart(first)], first))
    if (title.text.breaks.length === 0) return { title, inKicker: true, isCounted: false }
  }
  const about = isAlone ? aboutOf(first) : null
  if (about !== null) {
    const title = remembered(`about ${heading.id} ${about.of}`, () =>
      titled([...echo(), wordPart('to', lexicon.colon), about], null),
    )
    return { title, inKicker: hasHome, isCounted: false }
  }
  return { title: remembered(`echo ${heading.id}`, () => titled(echo(), null)), inKicker: hasHome, isCounted: true }

  function remembered(key: string, make: () => TitlePlan): TitlePlan {
    const known = context.made.titles.get(key)
    if (known !== undefined) return known
    const title = make()
    context.made.titles.set(key, title)
    return title
  }

  function titled(parts: readonly Part[], atom: Atom | null): TitlePlan {
    const { title } = theme
    const large = setter.set(parts, { size: title.size, line: title.line, weight: 700 }, width - 90, 'all')
    if (large.breaks.length < 2) return { text: large, atom }
    const small = { size: title.small, line: Math.round((title.small * title.line) / title.size), weight: 700 } as const
    return { text: setter.set(parts, small, width - 90, 'all'), atom }
  }
}

/** A key sentence of which a part is in the next atom is no title. */
function isSameKey(first: Atom, second: Atom): boolean {
  return second.role === 'key' && second.place.block === first.place.block
}

/** What a continuation is about, in its own words. */
function aboutOf(first: Atom | undefined): Part | null {
  if (first === undefined) return null
  if (first.content.kind === 'figure') {
    const { alt, span } = first.content.image
    return alt.trim() === '' || loadOf(alt) > 20
      ? null
      : echoPart(first.id, [{ kind: 'text', text: alt.trim(), span, marks: [] }])
  }
  if (first.content.kind !== 'text') return null
  const label = labelOf(first.content.runs)
  if (label !== null) {
    const at = plain(first.content.runs).indexOf(label)
    return echoPart(first.id, slice(first.content.runs, at, at + label.length))
  }
  if (first.role !== 'lead-in') return null
  const text = textOfAtom(first).replace(/[：:]\s*$/u, '')
  return loadOf(text) > 24 ? null : echoPart(first.id, slice(first.content.runs, 0, text.length))
}

function atomPart(atom: Atom): Part {
  return { of: atom.id, as: 'home', runs: withoutStrong(atom), span: atom.span, line: atom.line }
}

function withoutStrong(atom: Atom) {
  return atom.content.kind === 'text'
    ? atom.content.runs.map((run) => ({ ...run, marks: run.marks.filter((mark) => mark.kind !== 'strong') }))
    : []
}

/** The way to the slide, outermost first: homes in full, repetitions shortened, and left out from the outside where there is no room. */
function kickerOf(
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
  )
    path.unshift(planOf(sections, at))
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
    setter.width(joined(), { ...theme.kicker, weight: 400 }) > width &&
    stations.some((station) => !station.isHome)
  ) {
    const at = stations.findIndex((station) => !station.isHome)
    stations = stations.filter((_, index) => index !== at)
  }
  return joined()
}

/** The article's title as an echo of its field or of the heading that is its title. */
export function articleTitle(
  sections: { readonly title: { readonly id: string; readonly runs: Parameters<typeof echoPart>[1] } | null },
  field: string | undefined,
): readonly Part[] | null {
  if (field !== undefined) return [fieldPart('title', field)]
  return sections.title === null ? null : [echoPart(sections.title.id, sections.title.runs)]
}
