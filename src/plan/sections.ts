// What the search knows of the sections: which atoms they hold, what their headings become.

import { once } from '../base/once.ts'
import { loadOf } from '../base/text.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom } from '../outline/atom.ts'
import type { HeadingText, Outline, Section } from '../outline/outline.ts'
import { isStrong, plain } from '../outline/pieces.ts'
import { headingPart, WAY, wordPart } from './part.ts'
import type { Setter } from './setter.ts'
import { titleRoom } from './title-room.ts'

export interface SectionPlan {
  readonly section: Section
  readonly parent: number | null
  readonly children: readonly number[]
  /** The atoms of the section and all below it, `[first, end)`. */
  readonly first: number
  readonly end: number
  /** Opens with a slide of its own. */
  readonly isPart: boolean
  /** The heading is too long for a title: it stands in the body, and the title shows its beginning. */
  readonly inBody: boolean
  /** Another heading says the same: a title of it is told apart by a number. */
  readonly isRepeated: boolean
}

export interface Sections {
  readonly all: readonly SectionPlan[]
  readonly atoms: readonly Atom[]
  /** The sections that begin at an atom, outermost first. */
  readonly openedAt: ReadonlyMap<number, readonly SectionPlan[]>
}

/** Headings that cannot be titles become text; then the sections are told what they hold. */
export function sectionsOf(
  outline: Outline,
  given: readonly Atom[],
  refined: (atoms: readonly Atom[]) => readonly Atom[],
  setter: Setter,
  theme: Theme,
  lineOf: (offset: number) => number,
): Sections {
  const children: number[][] = outline.sections.map(() => [])
  for (const section of outline.sections) if (section.parent !== null) children[section.parent]?.push(section.index)
  const holds = held(outline, given)
  const written = outline.sections.map(({ heading }) => (heading === null ? '' : plain(heading.runs)))
  const repeated = new Set(written.filter((text, index) => text !== '' && written.indexOf(text) < index))
  const tooLong = new Set(outline.sections.flatMap((section) => (isTooLong(section.heading) ? [section.index] : [])))
  for (const index of tooLongTogether()) tooLong.add(index)
  const atoms = refined(withHeadingAtoms())
  const ranges = held(outline, atoms)
  const parts = partsAmong()
  const all = outline.sections.map((section): SectionPlan => {
    const range = ranges[section.index]
    return {
      section,
      parent: section.parent,
      children: (children[section.index] ?? []).filter(
        (child) => (ranges[child]?.end ?? 0) > (ranges[child]?.first ?? 0),
      ),
      first: range?.first ?? 0,
      end: range?.end ?? 0,
      isPart: parts.has(section.index),
      inBody: tooLong.has(section.index),
      isRepeated: repeated.has(written[section.index] ?? ''),
    }
  })
  const openedAt = new Map<number, SectionPlan[]>()
  for (const plan of all) {
    if (plan.section.heading === null || plan.end === plan.first) continue
    openedAt.set(plan.first, [...(openedAt.get(plan.first) ?? []), plan])
  }
  return { all, atoms, openedAt }

  /** Of headings that open at once, which may all stand in one kicker, the widest ones that it has no room for. */
  function tooLongTogether(): number[] {
    const opening = new Map<number, { readonly index: number; readonly width: number }[]>()
    for (const { index, heading } of outline.sections) {
      const range = holds[index]
      if (heading === null || range === undefined || range.first === range.end || tooLong.has(index)) continue
      const parts = [headingPart(heading, 'home', 0), wordPart('to', WAY)]
      const width = setter.width(parts, { ...theme.kicker, weight: 400, within: 'cell' })
      once(opening, range.first, () => []).push({ index, width })
    }
    const room = theme.slide.width - 2 * theme.margin
    return [...opening.values()].flatMap((together) => {
      const narrowFirst = [...together].sort((a, b) => a.width - b.width)
      let used = 0
      return narrowFirst.flatMap(({ index, width }) => {
        used += width
        return used > room ? [index] : []
      })
    })
  }

  /** Wider than two lines of a title; or than the kicker, where that is where it would stand. */
  function isTooLong(heading: HeadingText | null): boolean {
    if (heading === null) return false
    const width = theme.slide.width - 2 * theme.margin
    const part = [headingPart(heading, 'home', 0)]
    const room = titleRoom(theme, repeated.has(plain(heading.runs)))
    const title = setter.set(part, { size: theme.title.small, line: theme.title.line, weight: 700 }, room, 'none')
    return title.breaks.length > 1 || setter.width(part, { ...theme.kicker, weight: 400 }) > width * 0.85
  }

  function withHeadingAtoms(): Atom[] {
    const before = new Map<number, Atom[]>()
    const add = (at: number, atom: Atom) => before.set(at, [...(before.get(at) ?? []), atom])
    for (const section of outline.sections) {
      const range = holds[section.index]
      if (section.heading === null || range === undefined) continue
      if (range.first === range.end && (children[section.index] ?? []).length === 0)
        add(range.first, headingAtom(section, section.heading, section.parent ?? 0))
      else if (tooLong.has(section.index)) add(range.first, headingAtom(section, section.heading, section.index))
    }
    return [...given, null].flatMap((atom, index) => [...(before.get(index) ?? []), ...(atom === null ? [] : [atom])])
  }

  function headingAtom(section: Section, heading: HeadingText, home: number): Atom {
    return {
      id: heading.id,
      section: home,
      span: heading.span,
      line: lineOf(heading.span.start),
      content: {
        kind: 'text',
        runs: heading.runs.map((run) => (isStrong(run) ? run : { ...run, marks: [{ kind: 'strong' }, ...run.marks] })),
      },
      place: { block: -1 - section.index, line: 0, opens: true, quoted: false, item: null },
      role: 'plain',
      importance: 14,
      wish: { break: false, keep: null, visible: null, title: null, layout: null, figure: null, notes: [], spans: [] },
    }
  }

  /**
   * The first rank gets slides of its own where at least two of it are long; then all of it that has sections below. Where most of the
   * article stands under headings without sections below, a few parts among them would be an agenda of half of it.
   */
  function partsAmong(): Set<number> {
    const firstRank = outline.sections.filter(
      (section) => section.parent === 0 && !section.acting && !tooLong.has(section.index),
    )
    const sizes = firstRank.map((section) => ({
      index: section.index,
      slides: slidesOf(section.index),
      deep: (children[section.index] ?? []).length > 1,
    }))
    const deep = sizes.filter((size) => size.deep)
    const sum = (some: typeof sizes) => some.reduce((total, { slides }) => total + slides, 0)
    const areParts = deep.filter(({ slides }) => slides > 2.4).length >= 2 && sum(deep) >= sum(sizes) / 2
    return new Set(areParts ? deep.map(({ index }) => index) : [])
  }

  /** A rough count: what a section would take when every slide were full. */
  function slidesOf(index: number): number {
    const range = ranges[index]
    return atoms.slice(range?.first ?? 0, range?.end ?? 0).reduce((sum, atom) => sum + weightOf(atom), 0)
  }
}

export function weightOf(atom: Atom): number {
  return atom.content.kind === 'text'
    ? loadOf(plain(atom.content.runs)) / 130
    : atom.content.kind === 'figure'
      ? 0.6
      : 0.8
}

/** The atoms of each section and all below it, as a range. */
function held(outline: Outline, atoms: readonly Atom[]): { first: number; end: number }[] {
  const ranges = outline.sections.map(() => ({ first: -1, end: -1 }))
  atoms.forEach((atom, index) => {
    for (let at: number | null = atom.section; at !== null; at = outline.sections[at]?.parent ?? null) {
      const range = ranges[at]
      if (range === undefined) break
      if (range.first < 0) range.first = index
      range.end = index + 1
    }
  })
  // A section without atoms stands where the next one that has some begins.
  let next = atoms.length
  for (let at = ranges.length - 1; at >= 0; at--) {
    const range = ranges[at]
    if (range === undefined) continue
    if (range.first < 0) {
      range.first = next
      range.end = next
    }
    next = Math.min(next, range.first)
  }
  return ranges
}
