// A stretch of atoms as one slide before it is laid out: what it is called, where it is, what it shows.

import type { Atom } from '../outline/atom.ts'
import { purposeOf } from '../outline/purpose.ts'
import type { Notes, Part } from './deck.ts'
import { kickerOf } from './kicker.ts'
import type { SectionPlan, Sections } from './sections.ts'
import { name, type SegmentContext, type TitlePlan } from './title.ts'

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
  /** As many of them as have reason to begin a slide of their own; small ones by a part. */
  readonly reasons: number
  /** Nothing on it gives it a name of its own. */
  readonly isCounted: boolean
  /** Footnotes that what it shows refers to. */
  readonly notes: Notes | null
}

/** True where a stretch holds a part of a section beside another section, other than one that is too small for a slide. */
export function isCut(first: number, end: number, sections: Sections, small: ReadonlyMap<number, number>): boolean {
  const own = sections.atoms[first]?.section
  let isAlone = true
  for (let at = first + 1; at < end && isAlone; at++) isAlone = sections.atoms[at]?.section === own
  if (isAlone) return false
  const within = [...new Set(sections.atoms.slice(first, end).map((atom) => atom.section))].map((index) =>
    planOf(sections, index),
  )
  const common = commonAncestor(sections, within)
  const [host, ...riders] = within
  const areForgotten = riders.every(({ section }) => small.get(section.index) === 0)
  const apart = within.filter((plan) => plan !== common && standsAlone(plan, sections, small))
  if (apart.some((plan) => plan !== host || !areForgotten)) return true
  if (isWholeFamily(within, common, sections, first, end)) return false
  return hostOf(within, end, sections, small) === null
}

/** Questions for the group, and what to take home, share no slide with other sections, unless there is hardly anything of it. */
function standsAlone(
  { section, first, end }: SectionPlan,
  sections: Sections,
  small: ReadonlyMap<number, number>,
): boolean {
  const purpose = purposeOf(section.heading)
  if (purpose === null || !sections.atoms.slice(first, end).some(({ place }) => place.item !== null)) return false
  return purpose === 'discussion' || small.get(section.index) !== 0
}

/** The section whose slide small ones ride on, which comes right before them: an elder sibling, one below it, or their parent; null where they are not its riders. */
function hostOf(
  within: readonly SectionPlan[],
  end: number,
  sections: Sections,
  small: ReadonlyMap<number, number>,
): SectionPlan | null {
  const [host, ...riders] = within
  if (host === undefined || !riders.every(({ section }) => small.has(section.index)) || riders.length === 0) return null
  const line = lineOf(host, sections)
  const isRider = ({ parent, end: own }: SectionPlan) => own <= end && line.includes(parent ?? -1)
  return riders.every(isRider) && planOf(sections, host.section.index).section.heading !== null ? host : null
}

export function segmentOf(first: number, end: number, context: SegmentContext): Segment {
  const { sections, visible } = context
  const all = sections.atoms.slice(first, end)
  const shown = all.filter((_, index) => visible[first + index])
  const within = [...new Set(all.map((atom) => atom.section))].map((index) => planOf(sections, index))
  const opened = new Set(
    (sections.openedAt.get(first) ?? []).filter((plan) => !plan.isPart).map((plan) => plan.section.index),
  )
  const common = commonAncestor(sections, within)
  const host = isWholeFamily(within, common, sections, first, end) ? null : hostOf(within, end, sections, context.small)
  // Siblings on one slide are equals: it is named after their parent, where that has a name.
  const parent = host === null ? null : parentOfAll(within, sections)
  const section = within.length === 1 ? (within[0] ?? root(sections)) : (parent ?? host ?? common)
  const riders = host === null ? [] : parent === null ? within.slice(1) : within
  const subheads = subheadsOf(first, end, section, riders, context)
  const isAlone = within.length === 1
  const reasons = within.slice(1).reduce((sum, plan) => sum + (context.small.get(plan.section.index) ?? 1), 0)
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
    reasons,
    isCounted: naming.isCounted,
    notes: context.notes.set(context.notes.referredTo(first, end, (at) => visible[at] ?? false)),
  }
}

/** The section that all of them are children of; null where it has no name, or they have several. */
function parentOfAll(within: readonly SectionPlan[], sections: Sections): SectionPlan | null {
  const [first, ...others] = within
  if (first?.parent == null || !others.every(({ parent }) => parent === first.parent)) return null
  const parent = planOf(sections, first.parent)
  return parent.section.heading === null || first.inBody ? null : parent
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

/** A section and those that hold it, innermost first. */
function lineOf(plan: SectionPlan, sections: Sections): number[] {
  return [plan.section.index, ...(plan.parent === null ? [] : lineOf(planOf(sections, plan.parent), sections))]
}

function commonAncestor(sections: Sections, within: readonly SectionPlan[]): SectionPlan {
  const paths = within.map((plan) => lineOf(plan, sections).reverse())
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
  riders: readonly SectionPlan[],
  { sections, visible }: SegmentContext,
): Map<string, SectionPlan[]> {
  const subheads = new Map<string, SectionPlan[]>()
  let waiting: SectionPlan[] = []
  for (let at = first; at < end; at++) {
    waiting.push(
      ...(sections.openedAt.get(at) ?? []).filter(
        (plan) => (isBelow(sections, plan, section) || riders.includes(plan)) && !plan.inBody,
      ),
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
