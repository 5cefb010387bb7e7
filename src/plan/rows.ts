// Atoms to rows: what stands as one bullet, one callout, one block. Nothing here knows how wide a slide is.

import type { Text } from '../article/article.ts'
import { once } from '../base/once.ts'
import { loadOf, widthInEm } from '../base/text.ts'
import type { TextSize } from '../measure/theme.ts'
import type { Atom } from '../outline/atom.ts'
import { isAllLink, isStrong, plain, slice } from '../outline/pieces.ts'
import { labelOf } from '../outline/roles.ts'
import type { ApartRow, Marker, Part, TextRow } from './deck.ts'
import { headingPart, shortened } from './part.ts'
import type { SectionPlan } from './sections.ts'
import { textOfAtom } from './text-of-atom.ts'

export type RowDraft = TextDraft | BlockDraft

export interface TextDraft {
  readonly kind: 'text'
  readonly key: string
  readonly look: TextRow['look']
  readonly depth: number
  readonly marker: Marker | null
  readonly parts: readonly Part[]
  /** How many characters of the text are a label. */
  readonly label: number
  readonly load: number
  /** Of the largest number in its list; 1 for other markers. */
  readonly digits: number
  readonly atoms: readonly Atom[]
}

/** A code block or a table. */
export interface BlockDraft {
  readonly kind: 'block'
  readonly key: string
  readonly atom: Atom
}

/** One sentence with a piece of it set apart, `[from, to)` of its text. */
export interface ApartDraft {
  readonly kind: 'apart'
  readonly key: string
  readonly look: ApartRow['look']
  readonly atom: Atom
  readonly from: number
  readonly to: number
  /** Room for the piece before the text, px; 0 for a line of its own. */
  readonly indent: number
  /** Of the piece; null for that of the text. */
  readonly size: TextSize | null
}

/** What neighbours are joined to one bullet, in load. */
const JOINED = 40
const JOINED_ITEM = 130

export interface RowMaker {
  /** Rows of the atoms that stand on a slide as text, in order; figures are left out. */
  rowsOf(atoms: readonly Atom[]): RowDraft[]
  subhead(plan: SectionPlan, line: number): TextDraft
  /** An item again, over what belongs to it. */
  again(atom: Atom): TextDraft
  /** A question that stands over its answer. */
  question(atom: Atom): TextDraft
}

/** `loadOfAtom` is remembered by the caller: it is asked for often. `line` is how wide a bullet is, in em of its type. */
export function rowMaker(loadOfAtom: (atom: Atom) => number, line: number): RowMaker {
  /** A bullet is a point to be seen at a glance; sentences that take more than two lines are paragraphs. */
  const isShort = (group: readonly Atom[]) => widthInEm(group.map(textOfAtom).join('')) <= 2 * line * FILLED
  const made = new Map<string, TextDraft>()
  const subheads = new Map<string, TextDraft>()
  return {
    rowsOf(atoms) {
      const groups = groupsOf(atoms, loadOfAtom)
      const hasItems = atoms.some((atom) => atom.place.item !== null)
      const prose = groups.filter((group) => isProse(group[0]))
      // Sentences around a formula go on from each other.
      const hasFormula = atoms.some(({ content }) => content.kind === 'formula')
      const areBullets =
        !hasFormula && prose.length >= 2 && (prose.filter(namesItself).length >= 2 || prose.every(isShort))
      const labels = labelsOf(groups)
      return groups.flatMap((group, index): RowDraft[] => {
        const [first] = group
        if (first === undefined || first.content.kind === 'figure') return []
        if (first.content.kind !== 'text') return [{ kind: 'block', key: first.id, atom: first }]
        const look = lookOf(first, groups[index + 1]?.[0], hasItems || !areBullets)
        const marks = opensItem(first, groups[index - 1]?.at(-1))
        const label = labels[index] ?? 0
        const key = `${group.map((atom) => atom.id).join(' ')} ${look} ${marks ? 1 : 0} ${label}`
        return [once(made, key, () => draftOf(group, first, look, key, marks, label, loadOfAtom))]
      })
    },
    again(atom) {
      return once(made, `${atom.id} again`, () => ({
        ...draftOf([atom], atom, 'item', `${atom.id} again`, true, 0, loadOfAtom),
        marker: { kind: 'dot' },
        parts: atom.content.kind === 'text' ? shortened(atom.id, atom.content.runs, AGAIN) : [],
        load: 0,
        atoms: [],
      }))
    },
    question(atom) {
      return once(made, `${atom.id} question`, () =>
        draftOf([atom], atom, 'question', `${atom.id} question`, false, 0, loadOfAtom),
      )
    },
    subhead(plan, line) {
      const heading = plan.section.heading
      if (heading === null) throw new Error('a section without a heading has no subhead')
      let draft = subheads.get(heading.id)
      if (draft === undefined) {
        draft = {
          kind: 'text',
          key: heading.id,
          look: 'subhead',
          depth: 0,
          marker: null,
          parts: [headingPart(heading, 'home', line)],
          label: 0,
          load: loadOf(plain(heading.runs)),
          digits: 1,
          atoms: [],
        }
        subheads.set(heading.id, draft)
      }
      return draft
    },
  }
}

/** Joins what belongs on one bullet: the sentences of an item, small neighbours on one line, a question and its short answer. */
function groupsOf(atoms: readonly Atom[], loadOfAtom: (atom: Atom) => number): (readonly Atom[])[] {
  const groups: Atom[][] = []
  let load = 0
  for (const atom of atoms) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const own = loadOfAtom(atom)
    if (group !== undefined && last !== undefined && joins(last, atom, load + own)) {
      group.push(atom)
      load += own
      continue
    }
    groups.push([atom])
    load = own
  }
  return groups
}

function joins(last: Atom, atom: Atom, load: number): boolean {
  if (last.content.kind !== 'text' || atom.content.kind !== 'text') return false
  if (last.place.block !== atom.place.block || (last.place.line !== atom.place.line && last.role !== 'aside'))
    return false
  if (isApart(last) || isApart(atom)) return last.role === atom.role && atom.role !== 'lead-in' && load <= JOINED_ITEM
  if (last.place.item !== null || last.place.quoted) return load <= JOINED_ITEM
  if (atom.role === 'enumeration') return false
  return load <= (last.role === 'question' ? JOINED + 30 : JOINED)
}

function isApart({ role }: Atom): boolean {
  return role === 'key' || role === 'aside' || role === 'lead-in'
}

function isProse(atom: Atom | undefined): boolean {
  return atom?.content.kind === 'text' && atom.place.item === null && !atom.place.quoted && !isApart(atom)
}

/** How much of a line is filled where it ends at a word. */
const FILLED = 0.96

/** A label or a place in an enumeration makes columns of rows, and a point of a sentence of any length. */
function namesItself([first]: readonly Atom[]): boolean {
  return first !== undefined && ['label', 'enumeration', 'pro', 'con'].includes(first.role)
}

function lookOf(first: Atom, next: Atom | undefined, isPlain: boolean): TextRow['look'] {
  if (isHeading(first)) return 'subhead'
  if (first.place.quoted) return 'quote'
  if (first.role === 'aside') return 'aside'
  // In a list a bold sentence is a point like the others.
  if (first.role === 'key' && first.place.item === null) return 'callout'
  if (first.place.item !== null) return 'item'
  if (first.role === 'lead-in' && next !== undefined) return 'plain'
  return isPlain ? 'plain' : 'item'
}

function isHeading(atom: Atom): boolean {
  return atom.id.startsWith('h')
}

function draftOf(
  group: readonly Atom[],
  first: Atom,
  look: TextRow['look'],
  key: string,
  marks: boolean,
  label: number,
  loadOfAtom: (atom: Atom) => number,
): TextDraft {
  const parts = group.flatMap((atom, index): Part[] => {
    if (atom.content.kind !== 'text') return []
    const runs = index === 0 && label > 0 ? labelled(atom.content.runs, label) : atom.content.runs
    return [{ of: atom.id, as: 'home', runs, span: atom.span, line: atom.line }]
  })
  const { item } = first.place
  return {
    kind: 'text',
    key,
    look,
    depth: item?.depth ?? 0,
    marker: look === 'item' ? markerOf(first, marks) : null,
    parts,
    label,
    load: group.reduce((sum, atom) => sum + loadOfAtom(atom), 0),
    digits: digitsOf(first),
    atoms: group,
  }
}

/** The first of an item that is shown carries its marker. */
function opensItem(atom: Atom, before: Atom | undefined): boolean {
  const { item } = atom.place
  const last = before?.place.item ?? null
  if (item === null || item.opens || last === null) return true
  return last.list !== item.list || last.ordinal !== item.ordinal || last.depth < item.depth
}

function markerOf({ place: { item } }: Atom, marks: boolean): Marker | null {
  if (item === null) return { kind: 'dot' }
  if (!marks) return null
  if (item.done !== null) return { kind: 'task', done: item.done }
  return item.ordered ? { kind: 'number', number: item.number } : { kind: 'dot' }
}

function digitsOf({ place: { item } }: Atom): number {
  if (item === null || !item.ordered) return 1
  const last = item.depth === 0 ? item.number - item.ordinal + item.of - 1 : item.number
  return String(last).length
}

/** How much of each row is a name. One name among several rows names nothing: all of a kind have one, or none. */
function labelsOf(groups: readonly (readonly Atom[])[]): readonly number[] {
  const first = groups.map(([atom]) => (atom?.content.kind === 'text' && !isApart(atom) ? atom.content.runs : []))
  const labels = first.map(labelLength)
  const heads = first.map(headLength)
  const count = (lengths: readonly number[]) => lengths.filter((length) => length > 0).length
  const found = count(heads) >= 2 ? labels.map((label, index) => label || (heads[index] ?? 0)) : labels
  return groups.length > 1 && count(found) === 1 ? found.map(() => 0) : found
}

/** The label with its colon. */
function labelLength(runs: readonly Text[]): number {
  const label = labelOf(runs)
  return label === null ? 0 : label.length + 1
}

/** A bold name and the mark behind it. */
function headLength(runs: readonly Text[]): number {
  const end = runs.findIndex((run) => run.text.trim() !== '' && !isStrong(run))
  if (end <= 0 || isAllLink(runs.slice(0, end))) return 0
  const head = plain(runs.slice(0, end))
  if (loadOf(head) > LONGEST_NAME) return 0
  const mark = /^\s*[：:—–-]\s*/.exec(plain(runs.slice(end)))?.[0]
  if (mark !== undefined) return head.length + mark.length
  return /[。.：:]\s*$/.test(head) || /^[\s（(]/.test(plain(runs.slice(end))) ? head.length : 0
}

const LONGEST_NAME = 12

/** How much of an item stands over what belongs to it, in load. */
const AGAIN = 26

/** Labels are set bold, so they are measured bold. */
function labelled(runs: readonly Text[], length: number): Text[] {
  const whole = plain(runs).length
  const strong = slice(runs, 0, length).map(
    (run): Text =>
      run.marks.some((mark) => mark.kind === 'strong') ? run : { ...run, marks: [{ kind: 'strong' }, ...run.marks] },
  )
  return [...strong, ...slice(runs, length, whole)]
}

/** A card or a column is a mark of its own; a single row needs no bullet either. */
export function withoutMarker(draft: RowDraft): RowDraft {
  return draft.kind === 'text' && draft.look === 'item' && draft.marker?.kind === 'dot' ? bare(draft) : draft
}

/** The same without any marker. */
export function bare(draft: TextDraft): TextDraft {
  return { ...draft, look: 'plain', marker: null, key: `${draft.key} bare` }
}
