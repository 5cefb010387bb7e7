// How bad, or how good, it is to begin a slide at each atom.

import type { Atom } from '../outline/atom.ts'
import type { BreakCosts } from './costs.ts'
import type { Sections } from './sections.ts'

/** -Infinity where a break is forced, +Infinity where it is forbidden. */
export function breakCosts(sections: Sections, tiny: ReadonlySet<number>, costs: BreakCosts): Float64Array {
  return Float64Array.from(sections.atoms, (_, index) => costBefore(sections, tiny, index, costs))
}

function costBefore(sections: Sections, tiny: ReadonlySet<number>, index: number, costs: BreakCosts): number {
  const atom = sections.atoms[index]
  const last = sections.atoms[index - 1]
  if (atom === undefined || last === undefined) return 0
  if (atom.wish.break) return Number.NEGATIVE_INFINITY
  const opened = sections.openedAt.get(index) ?? []
  // A part begins with a slide of its own, and what stands under it does not go on from its introduction.
  const isIntroduced = ({ parent }: Sections['all'][number]) =>
    sections.all[parent ?? 0]?.isPart && last.section === parent
  if (opened.some((plan) => plan.isPart || isIntroduced(plan))) return Number.NEGATIVE_INFINITY
  if (atom.wish.keep !== null && atom.wish.keep === last.wish.keep) return Number.POSITIVE_INFINITY
  // A section of a few words is no reason to begin a slide.
  if (opened.length > 0 && opened.every(({ section }) => tiny.has(section.index))) return costs.paragraph
  if (opened.length > 0) return headingCost(opened, costs)
  // The heading is nothing without what it heads.
  if (last.place.block < 0 && last.id.startsWith('h')) return costs.afterLeadIn
  if (atom.id.includes('.') && atom.id.split('.')[0] === last.id.split('.')[0]) return costs.piece
  return withinSection(sections, index, atom, last, costs)
}

function headingCost(opened: Sections['all'], costs: BreakCosts): number {
  const ranks = opened.map(({ section }) => section.rank)
  const highest = Math.min(...ranks)
  if (opened.every(({ section }) => section.acting)) return costs.acting
  if (highest === 1) return costs.firstRank
  return highest === 2 ? costs.secondRank : costs.leaf
}

function withinSection(sections: Sections, index: number, atom: Atom, last: Atom, costs: BreakCosts): number {
  if (atom.role === 'closing') return costs.closingAtEnd
  const base = placeCost(atom, last, costs)
  if (last.role === 'lead-in') return costs.afterLeadIn
  if (atom.content.kind === 'figure') {
    const own = textOf(sections, index) === 'before' ? costs.figureFromText : costs.figure
    return asks(last) ? Math.max(own, costs.afterQuestion) : own
  }
  if (last.content.kind === 'figure' && textOf(sections, index - 1) === 'after') return costs.figureFromText
  if (last.role === 'key' && atom.role === 'key' && atom.place.block === last.place.block) return costs.afterLeadIn
  if (asks(last)) return Math.max(base, costs.afterQuestion)
  if (isCounterpart(atom, last)) return Math.max(base, costs.counterpart)
  if (atom.role === 'aside') return Math.max(base, costs.aside)
  return base
}

function placeCost(atom: Atom, last: Atom, costs: BreakCosts): number {
  const { item } = atom.place
  const before = last.place.item
  if (item !== null && before !== null && item.list === before.list) {
    if (atom.place.block === last.place.block) return costs.sentence
    if (item.of > 1 && (item.ordinal === 1 || item.ordinal === item.of - 1) && item.depth === 0) return costs.loneItem
    return item.depth > 0 ? costs.nestedItem : costs.item * (1 + unevenness(item.ordinal, item.of))
  }
  if (atom.place.block !== last.place.block) return costs.paragraph
  return atom.place.line === last.place.line ? costs.sentence : costs.line
}

/** How far a break is from the middle of a list that two slides can hold, 0 to 1. */
function unevenness(ordinal: number, of: number): number {
  return of > 14 ? 0 : Math.abs(ordinal - of / 2) / (of / 2)
}

function isCounterpart(atom: Atom, last: Atom): boolean {
  if (atom.role === 'con') return true
  if (atom.role === 'enumeration') return last.role === 'enumeration' || atom.place.block === last.place.block
  return false
}

/** On which side a figure's own text stands: after it, unless its section has nothing more to say there. */
export function textOf(sections: Sections, index: number): 'before' | 'after' | 'none' {
  const { atoms } = sections
  const figure = atoms[index]
  const after = atoms[index + 1]
  const before = atoms[index - 1]
  const isText = (atom: Atom | undefined) =>
    atom !== undefined && atom.section === figure?.section && atom.content.kind === 'text' && atom.role !== 'closing'
  if (isText(before) && before !== undefined && leadsDown(before)) return 'before'
  // A sentence that leads to what comes next is not about this figure.
  const leadsOn =
    after?.role === 'lead-in' ||
    (atoms[index + 2]?.content.kind === 'figure' && after !== undefined && leadsDown(after))
  if (isText(after) && !leadsOn) return 'after'
  return isText(before) && (leadsOn || !followsFigure(sections, index)) ? 'before' : 'none'
}

/** The text before it is what another figure before that text is about. */
function followsFigure({ atoms }: Sections, index: number): boolean {
  const section = atoms[index]?.section
  for (let at = index - 1; at >= 0 && atoms[at]?.section === section; at--)
    if (atoms[at]?.content.kind === 'figure') return true
  return false
}

/** A question, in bold too. */
function asks(atom: Atom): boolean {
  return atom.role === 'question' || (atom.role === 'key' && /[？?؟]["”』」）)]*$/.test(lastWords(atom).trim()))
}

function leadsDown(atom: Atom): boolean {
  return atom.role === 'lead-in' || POINTS_DOWN.test(lastWords(atom))
}

const POINTS_DOWN = /(?:下图|如图|见图|下面的图|如下|below|following|figure)[^。.]{0,16}[。.：:]?\s*$/i

function lastWords(atom: Atom): string {
  return atom.content.kind === 'text'
    ? atom.content.runs
        .map((run) => run.text)
        .join('')
        .slice(-40)
    : ''
}
