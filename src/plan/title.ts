// What a slide is called.

import type { Text } from '../article/article.ts'
import { isDiagram } from '../article/with-diagrams.ts'
import { loadOf } from '../base/text.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom } from '../outline/atom.ts'
import { CREDIT, isAllLink, isStrong, plain, slice } from '../outline/pieces.ts'
import { labelOf } from '../outline/roles.ts'
import type { Part, SetText } from './deck.ts'
import type { Lexicon } from './lexicon.ts'
import type { NoteBook } from './notes.ts'
import { cutToFit, echoPart, fieldPart, headingPart, shortened, wordPart } from './part.ts'
import type { SectionPlan, Sections } from './sections.ts'
import type { Setter } from './setter.ts'
import { titleRoom } from './title-room.ts'

export interface TitlePlan {
  readonly text: SetText
  /** The atom whose home is the title, or null. */
  readonly atom: Atom | null
}

export interface SegmentContext {
  readonly sections: Sections
  /** Sections that may ride on the slide of the one before. */
  readonly small: ReadonlyMap<number, number>
  readonly visible: readonly boolean[]
  readonly setter: Setter
  readonly theme: Theme
  readonly lexicon: Lexicon
  readonly notes: NoteBook
  readonly lineOf: (offset: number) => number
  /** The title of the article, where it has one. */
  readonly articleTitle: readonly Part[] | null
  /** Titles and kickers that were made before, by what they are made of. */
  readonly made: { readonly titles: Map<string, TitlePlan>; readonly kickers: Map<string, readonly Part[]> }
}

export interface Naming {
  readonly title: TitlePlan | null
  /** The section's own heading stands in the kicker. */
  readonly inKicker: boolean
  readonly isCounted: boolean
}

/** By its heading where it opens it, else by what is on it: its key sentence, its label, its lead-in, its figure; else counted. */
export function name(
  section: SectionPlan,
  opened: ReadonlySet<number>,
  shown: readonly Atom[],
  asked: string | null,
  isAlone: boolean,
  context: SegmentContext,
): Naming {
  const { setter, theme, lexicon } = context
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
    if (isShort(title) && title.text.size === theme.title.size)
      return { title, inKicker: heading !== null, isCounted: false }
  }
  if (heading === null) {
    const echo = context.articleTitle
    return {
      title: echo === null ? null : remembered('article', () => short(echo)),
      inKicker: false,
      isCounted: true,
    }
  }
  if (opens) {
    const title = () =>
      section.inBody
        ? short(shortened(heading.id, heading.runs, 40))
        : titled([headingPart(heading, 'home', context.lineOf(heading.span.start))], null)
    return { title: remembered(`home ${heading.id}`, title), inKicker: false, isCounted: false }
  }
  const echo = () => shortened(heading.id, heading.runs, 30)
  const isList = shown.slice(1).every(({ place, role }) => place.item !== null && role !== 'lead-in')
  const leads = first?.role === 'lead-in' && first.content.kind === 'text' && first.place.opens && isList
  if (isAlone && leads && second?.place.item != null) {
    const title = remembered(`atom ${first.id}`, () => titled([atomPart(first)], first))
    if (title.text.breaks.length === 0) return { title, inKicker: true, isCounted: false }
  }
  const about = isAlone && !isOneOfSeveral(shown) ? aboutOf(first) : null
  if (about !== null) {
    const title = remembered(`about ${heading.id} ${about.of}`, () =>
      short([...echo(), wordPart('to', lexicon.colon), about]),
    )
    return { title, inKicker: hasHome, isCounted: false }
  }
  return { title: remembered(`echo ${heading.id}`, () => short(echo())), inKicker: hasHome, isCounted: true }

  function remembered(key: string, make: () => TitlePlan): TitlePlan {
    const known = context.made.titles.get(key)
    if (known !== undefined) return known
    const title = make()
    context.made.titles.set(key, title)
    return title
  }

  /** In two lines, however long its words are. */
  function short(parts: readonly Part[]): TitlePlan {
    return titled(
      cutToFit(parts, (some) => isShort(titled(some, null))),
      null,
    )
  }

  function titled(parts: readonly Part[], atom: Atom | null): TitlePlan {
    const { title } = theme
    const room = titleRoom(theme, section.isRepeated)
    const large = setter.set(parts, { size: title.size, line: title.line, weight: 700 }, room, 'all')
    if (large.breaks.length < 2) return { text: large, atom }
    const small = { size: title.small, line: Math.round((title.small * title.line) / title.size), weight: 700 } as const
    return { text: setter.set(parts, small, room, 'all'), atom }
  }
}

function isShort({ text }: TitlePlan): boolean {
  return text.breaks.length < 2
}

/** True for a title that the author asked for. */
export function isAsked({ text }: TitlePlan): boolean {
  return text.parts.some(({ as, of }) => as === 'word' && of === 'asked')
}

/** A key sentence of which a part is in the next atom is no title. */
function isSameKey(first: Atom, second: Atom): boolean {
  return second.role === 'key' && second.place.block === first.place.block
}

/** What names any picture names none; a file's name is for machines. */
const GENERIC =
  /^(?:图片?|图像|截图|配图|画像|図|이미지|그림|(?:an? )?(?:image|img|picture|photo|figure|screenshot|avatar|logo|icon|bild|foto)(?:[\s_-]*\d+)?|[\d_-]+|.+\.(?:png|jpe?g|svg|gif|webp|avif|bmp))$/iu

/** A slide of several named parts is not about the first of them. */
function isOneOfSeveral([first, ...others]: readonly Atom[]): boolean {
  if (first === undefined || first.content.kind !== 'text') return false
  const isNamed = (atom: Atom) =>
    atom.content.kind === 'text' &&
    (labelOf(atom.content.runs) !== null || headOf(atom.id, atom.content.runs) !== null) &&
    (atom.place.block !== first.place.block || atom.place.line !== first.place.line)
  return others.some(isNamed)
}

/** What a continuation is about, in its own words. */
function aboutOf(first: Atom | undefined): Part | null {
  if (first === undefined) return null
  if (first.content.kind === 'figure') {
    const { caption, image } = first.content
    if (caption !== null && loadOf(plain(caption)) <= 20 && !CREDIT.test(plain(caption).trim()))
      return echoPart(first.id, caption)
    const { path, alt, span } = image
    // The labels of a diagram are no name of it.
    return isDiagram(path) || alt.trim() === '' || GENERIC.test(alt.trim()) || loadOf(alt) > 20
      ? null
      : echoPart(first.id, [{ kind: 'text', text: alt.trim(), span, marks: [] }])
  }
  if (first.content.kind !== 'text') return null
  const label = labelOf(first.content.runs)
  if (label !== null) {
    const at = plain(first.content.runs).indexOf(label)
    return echoPart(first.id, slice(first.content.runs, at, at + label.length))
  }
  return headOf(first.id, first.content.runs)
}

/** The bold words that a paragraph begins with, where they are few: a heading that runs in. */
function headOf(id: string, runs: readonly Text[]): Part | null {
  const end = runs.findIndex((run) => run.text.trim() !== '' && !isStrong(run))
  if (end <= 0) return null
  const head = runs.slice(0, end)
  const text = plain(head).trimEnd()
  const name = text.replace(/[\s.。:：]+$/u, '')
  if (name === '' || loadOf(name) > 12 || isAllLink(head)) return null
  return echoPart(
    id,
    slice(head, 0, name.length).map((run) => ({ ...run, marks: run.marks.filter(({ kind }) => kind !== 'strong') })),
  )
}

function atomPart(atom: Atom): Part {
  return { of: atom.id, as: 'home', runs: withoutStrong(atom), span: atom.span, line: atom.line }
}

function withoutStrong(atom: Atom) {
  return atom.content.kind === 'text'
    ? atom.content.runs.map((run) => ({ ...run, marks: run.marks.filter((mark) => mark.kind !== 'strong') }))
    : []
}

/** The article's title as an echo of its field or of the heading that is its title. */
export function articleTitle(
  sections: { readonly title: { readonly id: string; readonly runs: Parameters<typeof echoPart>[1] } | null },
  field: string | undefined,
): readonly Part[] | null {
  if (field !== undefined) return [fieldPart('title', field)]
  return sections.title === null ? null : [echoPart(sections.title.id, sections.title.runs)]
}
