// Which atoms are shown. The rest is said: it stays in the source text of its slide.

import type { Report } from '../base/diagnostic.ts'
import { loadOf } from '../base/text.ts'
import type { Atom } from '../outline/atom.ts'
import { plain } from '../outline/pieces.ts'
import { NEVER_HIDDEN, SHOWN } from './costs.ts'
import type { Density } from './deck.ts'

/**
 * True for each atom that is shown. Each section is decided by itself, so that an edit in one changes nothing in another: its least
 * important sentences are left out until the density's least share is reached; a sentence always stays.
 */
export function visibleAtoms(atoms: readonly Atom[], density: Density, report: Report): boolean[] {
  const shown = atoms.map((atom) => atom.wish.visible !== 'say' || atom.content.kind !== 'text')
  for (const atom of atoms) if (atom.wish.visible === 'say' && atom.content.kind !== 'text') reportShown(atom, report)
  const importance = dependent(atoms)
  const sections = new Map<number, number[]>()
  atoms.forEach((atom, at) => sections.set(atom.section, [...(sections.get(atom.section) ?? []), at]))
  for (const places of sections.values()) hideWithin(atoms, places, shown, importance, SHOWN[density])
  return shown
}

function hideWithin(
  atoms: readonly Atom[],
  places: readonly number[],
  shown: boolean[],
  importance: readonly number[],
  share: number,
): void {
  const own = places.flatMap((at) => {
    const atom = atoms[at]
    return atom === undefined ? [] : [{ atom, at, length: lettersOf(atom), weight: importance[at] ?? 0 }]
  })
  const whole = own.reduce((sum, { length }) => sum + length, 0)
  let sum = own.reduce((seen, { at, length }) => seen + (shown[at] ? length : 0), 0)
  const texts = () => own.filter(({ atom, at }) => shown[at] && atom.content.kind === 'text')
  const candidates = own
    .filter(
      ({ atom, weight }) =>
        atom.content.kind === 'text' && atom.wish.visible === null && weight < NEVER_HIDDEN && !atom.id.includes('.'),
    )
    .sort((a, b) => a.weight - b.weight || b.at - a.at)
  // First what leaves its paragraph something on the slide; then what leaves its section something.
  for (const keepsBlock of [true, false]) {
    for (const { atom, at, length } of candidates) {
      if (!shown[at] || (sum - length) / whole < share) continue
      const left = texts()
      if (left.length <= 1) continue
      if (
        keepsBlock &&
        atom.role !== 'aside' &&
        left.filter((one) => one.atom.place.block === atom.place.block).length <= 1
      )
        continue
      shown[at] = false
      if (hiddenAround(atoms, shown, at) > LONGEST_SAID) shown[at] = true
      else sum -= length
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

/** A sentence that leans on the one before holds it on the slide. */
function dependent(atoms: readonly Atom[]): number[] {
  const importance = atoms.map((atom, index) => atom.importance + (opensLine(atom, atoms[index - 1]) ? 1 : 0))
  for (let index = atoms.length - 1; index > 0; index--) {
    const atom = atoms[index]
    const before = atoms[index - 1]
    if (atom === undefined || before === undefined || atom.place.block !== before.place.block) continue
    if (before.role === 'question')
      importance[index] = Math.max(importance[index] ?? 0, (importance[index - 1] ?? 0) + 0.1)
    else if (isOther(before, atom))
      importance[index] = importance[index - 1] = Math.max(importance[index] ?? 0, importance[index - 1] ?? 0)
    else if (LEANS.test(textOfAtom(atom)))
      importance[index - 1] = Math.max(importance[index - 1] ?? 0, Math.min(8, (importance[index] ?? 0) + 0.1))
  }
  return importance
}

/** What a line begins with says what the line is about. */
function opensLine(atom: Atom, before: Atom | undefined): boolean {
  return before === undefined || atom.place.block !== before.place.block || atom.place.line !== before.place.line
}

/** One of two sides is half of the truth. */
function isOther(before: Atom, atom: Atom): boolean {
  const roles = `${before.role} ${atom.role}`
  return roles === 'pro con' || roles === 'con pro' || roles === 'enumeration enumeration'
}

const LEANS =
  /^(?:但|而|然而|不过|所以|因此|因为|由于|否则|这|那|它|其|他们|她们|同时|另外|(?:But|And|However|So|Therefore|Because|Otherwise|This|That|These|Those|It|They|He|She|Instead|Also)\b)/

export function textOfAtom(atom: Atom): string {
  const { content } = atom
  switch (content.kind) {
    case 'text':
      return plain(content.runs)
    case 'figure':
      return content.image.alt
    case 'code':
      return content.code.text.split('\n').slice(content.from, content.to).join('\n')
    case 'table':
      return [content.table.head, ...content.table.rows.slice(content.rows.from, content.rows.to)]
        .flatMap((row) =>
          row.map((cell) => cell.inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')),
        )
        .join(' ')
  }
}

/** How many letters and digits an atom shows; none for a figure. */
export function lettersOf(atom: Atom): number {
  return atom.content.kind === 'figure' ? 0 : letters(textOfAtom(atom))
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
