// Which atoms are shown. The rest is said: it stays in the source text of its slide.

import type { Report } from '../base/diagnostic.ts'
import { loadOf } from '../base/text.ts'
import type { Atom } from '../outline/atom.ts'
import { POINTS_DOWN } from './breaks.ts'
import { NEVER_HIDDEN, SHOWN } from './costs.ts'
import type { Density } from './deck.ts'
import { examples } from './examples.ts'
import { goesOn, opensPoints } from './points.ts'
import { lettersOf, textOfAtom } from './text-of-atom.ts'

/**
 * True for each atom that is shown. Each section is decided by itself, so that an edit in one changes nothing in another: its least
 * important sentences are left out until the density's least share is reached; a sentence always stays.
 */
export function visibleAtoms(
  atoms: readonly Atom[],
  units: readonly (readonly number[])[],
  importance: readonly number[],
  density: Density,
  report: Report,
): boolean[] {
  const shown = atoms.map(({ wish, content }) =>
    content.kind === 'code' ? !content.isRest : wish.visible !== 'say' || content.kind !== 'text',
  )
  for (const atom of atoms) if (atom.wish.visible === 'say' && atom.content.kind !== 'text') reportShown(atom, report)
  if (SHOWN[density] >= 1) return shown
  const sections = new Map<number, Unit[]>()
  for (const places of units) {
    const unit = unitOf(atoms, places, importance)
    sections.set(unit.section, [...(sections.get(unit.section) ?? []), unit])
  }
  for (const own of sections.values()) hideWithin(atoms, own, shown, SHOWN[density])
  return shown
}

interface Unit {
  readonly places: readonly number[]
  readonly section: number
  readonly block: number
  readonly length: number
  readonly weight: number
  readonly isText: boolean
  readonly isRemark: boolean
  /** Neither a wish of the author's nor its own importance decides about it. */
  readonly isFree: boolean
}

function unitOf(atoms: readonly Atom[], places: readonly number[], importance: readonly number[]): Unit {
  const own = places.flatMap((at) => atoms[at] ?? [])
  const [first] = own
  return {
    places,
    section: first?.section ?? 0,
    block: first?.place.block ?? 0,
    length: own.reduce((sum, atom) => sum + lettersOf(atom), 0),
    weight: Math.max(...places.map((at) => importance[at] ?? 0)),
    isText: own.every((atom) => atom.content.kind === 'text'),
    isRemark: own.every((atom) => atom.role === 'aside'),
    isFree:
      own.every((atom) => atom.wish.visible === null && !atom.id.includes('.') && atom.importance < NEVER_HIDDEN) &&
      places.every((at) => (importance[at] ?? 0) < ANCHOR),
  }
}

/** A long example below this weight may be said even where a little less than the share is left. */
const MINOR = 3

function hideWithin(atoms: readonly Atom[], own: readonly Unit[], shown: boolean[], share: number): void {
  const isShown = ({ places }: Unit) => places.some((at) => shown[at])
  // Who shows little shows what is short.
  const worth = ({ weight, length }: Unit) => weight - (share < 0.3 ? length / 15 : 0)
  const whole = own.reduce((sum, { length }) => sum + length, 0)
  let sum = own.reduce((seen, unit) => seen + (isShown(unit) ? unit.length : 0), 0)
  const candidates = own
    .filter((unit) => unit.isText && unit.isFree)
    .sort((a, b) => worth(a) - worth(b) || (b.places[0] ?? 0) - (a.places[0] ?? 0))
  // First what leaves its paragraph something on the slide; then what leaves its section something.
  for (const keepsBlock of [true, false]) {
    for (const unit of candidates) {
      const least = unit.weight < MINOR ? share * 0.85 : share
      if (!isShown(unit) || (sum - unit.length) / whole < least) continue
      const left = own.filter((one) => one.isText && isShown(one))
      if (left.length <= 1) continue
      if (keepsBlock && !unit.isRemark && left.filter(({ block }) => block === unit.block).length <= 1) continue
      for (const at of unit.places) shown[at] = false
      if (hiddenAround(atoms, shown, unit.places[0] ?? 0) <= LONGEST_SAID) sum -= unit.length
      else for (const at of unit.places) shown[at] = true
    }
  }
}

function reportShown(atom: Atom, report: Report): void {
  report({
    code: 'directive-not-followed',
    severity: 'warning',
    span: atom.wish.spans.find(({ name }) => name === 'say')?.span ?? atom.span,
    message: `only text can be said; this ${atom.content.kind} is shown`,
    hint: 'take the directive out, or describe it in a sentence',
  })
}

/** What is said without a word of it on a slide, in load. */
const LONGEST_SAID = 400

function hiddenAround(atoms: readonly Atom[], shown: readonly boolean[], index: number): number {
  let load = 0
  const section = atoms[index]?.section
  const isHidden = (at: number) => atoms[at]?.section === section && !shown[at]
  for (let at = index; isHidden(at); at--) load += loadOf(textOfAtom(atoms[at] as Atom))
  for (let at = index + 1; isHidden(at); at++) load += loadOf(textOfAtom(atoms[at] as Atom))
  return load
}

/** How important each atom is in its place: a sentence that leans on the one before holds it on the slide. */
export function weightsOf(atoms: readonly Atom[]): readonly number[] {
  const inExample = examples(atoms)
  const importance = atoms.map(
    (atom, index) =>
      atom.importance +
      openingOf(atom, atoms[index - 1]) +
      (leadsOn(atom, atoms[index + 1]) ? LEADS : 0) -
      (inExample[index] ? EXAMPLE : 0),
  )
  for (let index = atoms.length - 1; index > 0; index--) {
    const atom = atoms[index]
    const before = atoms[index - 1]
    if (atom === undefined || before === undefined || atom.section !== before.section) continue
    if (heads(before, atom) || isBetweenCode(before, atom, atoms[index + 1])) importance[index] = ANCHOR
    // A question with its answer, an answer with its question.
    if (before.role === 'question') {
      importance[index] = Math.max(importance[index] ?? 0, (importance[index - 1] ?? 0) + 0.1)
      importance[index - 1] = Math.max(importance[index - 1] ?? 0, Math.min(8, importance[index] ?? 0))
    }
    if (atom.place.block !== before.place.block || before.role === 'question') continue
    if (goesOn(textOfAtom(atom))) {
      const one = openingBefore(atoms, index)
      importance[one] = Math.max(importance[one] ?? 0, Math.min(8, (importance[index] ?? 0) + 0.1))
      importance[index] = Math.max(importance[index] ?? 0, Math.min(8, (importance[one] ?? 0) - 0.1))
    } else if (isOther(before, atom))
      importance[index] = importance[index - 1] = Math.max(importance[index] ?? 0, importance[index - 1] ?? 0)
    else if (atom.role === 'key' && POINTS.test(textOfAtom(atom))) importance[index - 1] = ANCHOR
    else if (LEANS.test(textOfAtom(atom)))
      importance[index - 1] = Math.max(importance[index - 1] ?? 0, Math.min(8, (importance[index] ?? 0) + 0.1))
  }
  return importance
}

/** A bold line of a few words is nothing without what it stands over. */
function heads(before: Atom, atom: Atom): boolean {
  if (before.role !== 'key' || atom.content.kind !== 'text' || atom.role === 'key') return false
  return atom.place.block !== before.place.block && loadOf(textOfAtom(before)) <= SHORT_HEAD
}

const SHORT_HEAD = 16

/** One of the words between two blocks of code says what the second one is. */
function isBetweenCode(before: Atom, atom: Atom, next: Atom | undefined): boolean {
  if (atom.content.kind !== 'text' || next?.content.kind !== 'code' || next.section !== atom.section) return false
  return before.content.kind === 'code' || before.place.block === atom.place.block
}

/** What stands right before code or a list says what it is for. */
const LEADS = 3

function leadsOn(atom: Atom, next: Atom | undefined): boolean {
  const { section, content, place } = atom
  if (next === undefined || next.section !== section || content.kind !== 'text') return false
  if (next.content.kind === 'figure') return POINTS_DOWN.test(textOfAtom(atom).slice(-40))
  return next.content.kind === 'code' || (place.item === null && next.place.item !== null)
}

/** What being part of an example costs a sentence; the one that opens it has paid already. */
const EXAMPLE = 4

/** The first point in its block; else the start of the line before, or on one line, the sentence before. */
function openingBefore(atoms: readonly Atom[], index: number): number {
  const own = atoms[index]
  for (let at = index - 1; atoms[at]?.place.block === own?.place.block; at--)
    if (opensPoints(textOfAtom(atoms[at] as Atom))) return at
  let at = index - 1
  const { line } = atoms[at]?.place ?? { line: 0 }
  if (own?.place.line === line) return at
  while (atoms[at - 1]?.place.block === own?.place.block && atoms[at - 1]?.place.line === line) at--
  return at
}

/** What a paragraph or a line begins with says what it is about. */
function openingOf(atom: Atom, before: Atom | undefined): number {
  if (before === undefined || atom.place.block !== before.place.block) return 2
  return atom.place.line === before.place.line ? 0 : 1
}

/** One of two sides, or one of several numbers, is half of the truth. */
function isOther(before: Atom, atom: Atom): boolean {
  const roles = `${before.role} ${atom.role}`
  if (/\d/.test(textOfAtom(before)) && /\d/.test(textOfAtom(atom))) return true
  return roles === 'pro con' || roles === 'con pro' || roles === 'enumeration enumeration'
}

/** What a key sentence points back to is as little left out as the key sentence. */
const ANCHOR = 20
const POINTS = /^(?:这|那|它|其中|他们|她们|(?:This|That|These|Those|It|They|He|She)\b)/

const LEANS =
  /^(?:但|而|然而|不过|所以|因此|因为|由于|否则|这|那|它|其|他们|她们|同时|另外|(?:But|And|However|So|Therefore|Because|Otherwise|This|That|These|Those|It|They|He|She|Instead|Also)\b)/
