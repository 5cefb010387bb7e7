// How bad, or how good, it is to begin a slide at each atom.

import type { Atom } from '../outline/atom.ts'
import { figureNumber, refersTo } from '../outline/captions.ts'
import { isStrong, plain } from '../outline/pieces.ts'
import type { BreakCosts } from './costs.ts'
import type { Sections } from './sections.ts'

export interface BreakGround {
  readonly sections: Sections
  readonly small: ReadonlyMap<number, number>
  readonly loadOf: (atom: Atom) => number
  /** True for a figure that cannot come: what stands for it is a small box. */
  readonly isGone: (atom: Atom) => boolean
}

/** -Infinity where a break is forced, +Infinity where it is forbidden. */
export function breakCosts(ground: BreakGround, costs: BreakCosts): Float64Array {
  return Float64Array.from(ground.sections.atoms, (_, index) => costBefore(ground, index, costs))
}

function costBefore(ground: BreakGround, index: number, costs: BreakCosts): number {
  const { sections, small } = ground
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
  if (opened.length > 0) {
    // A section of a few words is no reason to begin a slide.
    const reason = Math.max(...opened.map(({ section }) => small.get(section.index) ?? 1))
    return reason * headingCost(opened, costs) + (1 - reason) * costs.paragraph
  }
  // The heading is nothing without what it heads.
  if (last.place.block < 0 && last.id.startsWith('h')) return costs.afterLeadIn
  if (atom.id.includes('.') && atom.id.split('.')[0] === last.id.split('.')[0]) return costs.piece
  return withinSection(ground, index, atom, last, costs)
}

function headingCost(opened: Sections['all'], costs: BreakCosts): number {
  const ranks = opened.map(({ section }) => section.rank)
  const highest = Math.min(...ranks)
  if (opened.every(({ section }) => section.acting)) return costs.acting
  if (highest === 1) return costs.firstRank
  return highest === 2 ? costs.secondRank : costs.leaf
}

function withinSection(ground: BreakGround, index: number, atom: Atom, last: Atom, costs: BreakCosts): number {
  const { sections, isGone } = ground
  if (atom.role === 'closing') return costs.closingAtEnd
  const base = placeCost(atom, last, costs)
  if (last.role === 'lead-in') return costs.afterLeadIn
  if (atom.content.kind === 'figure') {
    const own = textOf(sections, index) === 'before' ? costs.figureFromText : isGone(atom) ? base : costs.figure
    return asks(last) ? Math.max(own, costs.afterQuestion) : own
  }
  if (last.content.kind === 'figure' && textOf(sections, index - 1) === 'after') return costs.figureFromText
  // What comes after a figure whose text stood before it is about something else.
  if (last.content.kind === 'figure' && atom.content.kind === 'text' && textOf(sections, index - 1) === 'before')
    return Math.min(base, costs.afterFigure)
  const isOtherBlock = atom.place.block !== last.place.block
  if (last.role === 'key' && !isOtherBlock)
    return atom.role === 'key' ? costs.afterLeadIn : Math.max(base, costs.afterKey)
  if (asks(last)) return Math.max(base, costs.afterQuestion)
  // A lead-in of a word or two is no beginning, nor is what only says the same again.
  const isWord = !isOtherBlock && atom.role === 'lead-in' && ground.loadOf(atom) < 8
  if (isWord || SAYS_AGAIN.test(firstWords(atom))) return Math.max(base, costs.goesOn)
  if (isCounterpart(atom, last)) return Math.max(base, costs.counterpart)
  if (atom.role === 'aside' && !(atom.place.quoted && isOtherBlock)) return Math.max(base, costs.aside)
  // A formula belongs to the words around it: those that lead to it and those that say what its letters are.
  if (atom.content.kind === 'formula') return Math.max(base, costs.formulaFromText)
  if (last.content.kind === 'formula')
    return Math.max(base, EXPLAINS.test(firstWords(atom)) ? costs.formulaFromText : costs.afterFormula)
  if (atom.content.kind === 'code' && leadsToBlock(ground, last)) return Math.max(base, costs.codeFromText)
  if (isOtherBlock && POINTS_BACK.test(firstWords(atom))) return Math.max(base, costs.pointsBack)
  if (atom.place.quoted) return last.place.quoted ? Math.max(base, costs.quoted) : Math.min(base, costs.quote)
  if (isOtherBlock && isLine(ground, index)) return Math.max(base, costs.line)
  if (atom.role === 'key' && isOtherBlock && atom.place.item === null) return Math.min(base, costs.key)
  return base
}

/** A paragraph of a few words, which adds to what stands before it. */
function isLine({ sections, loadOf }: BreakGround, index: number): boolean {
  const atom = sections.atoms[index]
  const next = sections.atoms[index + 1]
  if (atom?.content.kind !== 'text' || atom.place.item !== null || atom.role === 'lead-in' || atom.role === 'key')
    return false
  const leadsOn = next !== undefined && next.section === atom.section && next.content.kind !== 'text'
  return loadOf(atom) < 12 && !leadsOn && next?.place.block !== atom.place.block
}

/** A short paragraph right before code says what the code is for. */
function leadsToBlock({ loadOf }: BreakGround, last: Atom): boolean {
  return last.content.kind === 'text' && last.role !== 'closing' && loadOf(last) <= 60
}

function placeCost(atom: Atom, last: Atom, costs: BreakCosts): number {
  const { item } = atom.place
  const before = last.place.item
  if (item !== null && before !== null && item.list === before.list) {
    if (atom.place.block === last.place.block) return costs.sentence + costs.item
    // An item with a figure is a slide of its own, first or last.
    if (last.content.kind === 'figure') return costs.item
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
  const number = figure?.content.kind === 'figure' ? figureNumber(figure.content.caption) : null
  if (number !== null) {
    // The text that names a figure is its own.
    const names = (atom: Atom | undefined) => isText(atom) && atom !== undefined && refersTo(wordsOf(atom), number)
    if (names(before)) return 'before'
    if (names(after)) return 'after'
  }
  if (isText(after) && isNamedBy(figure, after) && !isNamedBy(figure, before)) return 'after'
  if (isText(before) && before !== undefined && (leadsDown(before) || isOfItem(figure, before))) return 'before'
  // Who draws in words draws what was just said.
  if (isText(before) && figure?.content.kind === 'figure' && figure.content.image.source !== null) return 'before'
  // A sentence that leads to what comes next is not about this figure.
  const leadsOn =
    after?.role === 'lead-in' ||
    (atoms[index + 2]?.content.kind === 'figure' && after !== undefined && leadsDown(after))
  if (isText(before) && opensWithText(sections, index) && !(isText(after) && looksUp(after))) return 'before'
  if (isText(after) && !leadsOn) return 'after'
  return isText(before) && (leadsOn || !followsFigure(sections, index)) ? 'before' : 'none'
}

/** In a section that begins with text and has several figures, each of them shows what was just said. */
function opensWithText({ atoms }: Sections, index: number): boolean {
  const section = atoms[index]?.section
  let first = index
  while (first > 0 && atoms[first - 1]?.section === section) first--
  let figures = 0
  for (let at = first; atoms[at]?.section === section; at++) if (atoms[at]?.content.kind === 'figure') figures++
  return figures > 1 && atoms[first]?.content.kind === 'text'
}

function looksUp(atom: Atom | undefined): boolean {
  return atom !== undefined && LOOKS_UP.test(firstWords(atom))
}

const LOOKS_UP =
  /^(?:如?上图|图中|从(?:上)?图|由(?:上)?图|上面的图|可以看到|可见|上の図|図では|위 그림|(?:The|This) (?:figure|diagram|chart|graph|picture|image|plot)|As (?:shown|seen|you can see)|In the (?:figure|diagram|chart|graph|picture))/i

/** Whether the bold words that a text begins with stand in what a figure says of itself. */
function isNamedBy(figure: Atom | undefined, text: Atom | undefined): boolean {
  if (figure?.content.kind !== 'figure' || text?.content.kind !== 'text') return false
  const { image, caption } = figure.content
  const end = text.content.runs.findIndex((run) => run.text.trim() !== '' && !isStrong(run))
  const name = plain(text.content.runs.slice(0, Math.max(end, 0)))
    .replace(/[\s.。:：]+$/u, '')
    .trim()
    .toLowerCase()
  const says = `${image.alt} ${image.title} ${caption === null ? '' : plain(caption)}`.toLowerCase()
  return name.length > 1 && says.includes(name)
}

/** Whether a figure stands in the item of a list that says what it is. */
function isOfItem(figure: Atom | undefined, before: Atom): boolean {
  const [own, other] = [figure?.place.item, before.place.item]
  return own != null && other !== null && own.list === other.list && own.ordinal === other.ordinal
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

export const POINTS_DOWN = /(?:下图|如图|见图|下面的图|如下|below|following|figure)[^。.]{0,16}[。.：:]?\s*$/i

const SAYS_AGAIN = /^(?:即(?!使|便)|也就是|换句话说|つまり|즉|(?:I\.e\.|That is|In other words)(?![\p{L}]))/u

/** What begins with a word for what was just said, or shown. */
export const POINTS_BACK =
  /^(?:这|此|该|上面|以上|如上|この|その|これ|それ|以上の|이|그|(?:This|That|These|Those|It|They|In (?:this|that) case)(?![\p{L}]))/u

/** What says what the letters of a formula are. */
const EXPLAINS =
  /^(?:其中|这里|此处|式中|ここで|ただし|여기서|(?:where|here|with|in which|for|and|so that|wobei|mit|hier)(?![\p{L}]))/iu

function wordsOf(atom: Atom): string {
  return atom.content.kind === 'text' ? atom.content.runs.map((run) => run.text).join('') : ''
}

function firstWords(atom: Atom): string {
  return wordsOf(atom).trimStart().slice(0, 20)
}

function lastWords(atom: Atom): string {
  return wordsOf(atom).slice(-40)
}
