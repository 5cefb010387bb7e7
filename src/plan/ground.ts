// What planning stands on: the atoms, what is measured of them, and what of them is shown.

import type { Meta } from '../article/article.ts'
import type { Report } from '../base/diagnostic.ts'
import { type Answers, type DrawnFigure, figureKey, isRemote } from '../measure/answers.ts'
import type { Faces } from '../measure/measurer.ts'
import type { Aspect, Theme } from '../measure/theme.ts'
import type { Atom, Atoms } from '../outline/atom.ts'
import type { HeadingText, Outline } from '../outline/outline.ts'
import { breakCosts } from './breaks.ts'
import { COSTS, type Costs, LONG_CODE } from './costs.ts'
import type { Density } from './deck.ts'
import { type Fitter, fitter } from './fit.ts'
import { type Lexicon, lexiconFor } from './lexicon.ts'
import { type NoteBook, noteBook } from './notes.ts'
import { refine } from './refine.ts'
import { type RowMaker, rowMaker } from './rows.ts'
import { type Sections, sectionsOf } from './sections.ts'
import { type Setter, setterOf } from './setter.ts'
import { smallSections } from './small-sections.ts'
import { lettersOf } from './text-of-atom.ts'
import { unitsOf } from './units.ts'
import { visibleAtoms, weightsOf } from './visible.ts'
import { loadOfAtom } from './weigh.ts'

export interface PlanInput {
  readonly meta: Meta
  readonly lang: string
  readonly direction: 'ltr' | 'rtl'
  readonly answers: Answers
  readonly faces: Faces
  readonly theme: Theme
  readonly aspect: Aspect
  readonly density: Density
  /** The number of slides wished for. */
  readonly slides: number | null
  /** What stands at the foot of each slide, in place of the title. */
  readonly footer: string | null
  /** The author's mark. */
  readonly logo: DrawnFigure | null
  /** The line of an offset, from 1. */
  readonly lineOf: (offset: number) => number
  readonly costs?: Costs
}

export interface Ground {
  readonly input: PlanInput
  readonly report: Report
  readonly outline: Outline
  readonly headings: readonly HeadingText[]
  /** With the title that the article gives itself. */
  readonly meta: Meta
  readonly costs: Costs
  readonly lexicon: Lexicon
  readonly setter: Setter
  readonly fit: Fitter
  readonly rows: RowMaker
  readonly notes: NoteBook
  readonly sections: Sections
  /** Sections that are too small to need a slide of their own, with how much of a reason each is to begin one, 0 to 1. */
  readonly small: ReadonlyMap<number, number>
  readonly atoms: readonly Atom[]
  /** The cost of a break before each atom; wishes that cannot be followed change it. */
  readonly before: Float64Array
  /** Atoms that are shown or said together. */
  readonly units: readonly (readonly number[])[]
  /** What is shown; more of it once slides are known to have room. */
  readonly visible: boolean[]
  /** Letters and digits of each atom. */
  readonly lengths: readonly number[]
  readonly loadOf: (atom: Atom) => number
  /** How important each atom is in its place. */
  readonly weights: readonly number[]
}

export function groundOf({ outline, atoms: divided }: Atoms, input: PlanInput, report: Report): Ground {
  const { theme, lineOf, costs = COSTS } = input
  const setter = setterOf(input.faces, theme)
  const top = theme.title.top + 2 * theme.title.line + theme.title.gap
  const room = { width: theme.slide.width - 2 * theme.margin, height: theme.bottom - top }
  const refined = (atoms: readonly Atom[]) =>
    refine(atoms, input.answers, room, costs.load.most, LONG_CODE[input.density], setter, theme, report)
  const sections = sectionsOf(outline, divided, refined, setter, theme, lineOf)
  const { atoms } = sections
  const loads = new Map(atoms.map((atom) => [atom.id, loadOfAtom(atom)]))
  const loadOf = (atom: Atom) => loads.get(atom.id) ?? 0
  const small = smallSections(sections, costs.orphan.below, loadOf)
  const isGone = ({ content }: Atom) =>
    content.kind === 'figure' && isRemote(input.answers.get(figureKey(content.image)))
  const units = unitsOf(atoms, loadOf, input.density)
  const weights = weightsOf(atoms)
  const title = input.meta.title ?? outline.name
  return {
    input,
    report,
    outline,
    headings: outline.sections.flatMap(({ heading }) => (heading === null ? [] : [heading])),
    meta: title === null ? input.meta : { ...input.meta, title },
    costs,
    lexicon: lexiconFor(input.lang),
    setter,
    fit: fitter(setter, theme),
    rows: rowMaker(loadOf, (room.width - theme.indent) / (theme.steps[0] ?? 34)),
    notes: noteBook(outline, sections, setter, theme),
    sections,
    small,
    atoms,
    before: breakCosts({ sections, small, loadOf, isGone }, costs.breaks),
    units,
    visible: visibleAtoms(atoms, units, weights, input.density, report),
    lengths: atoms.map(lettersOf),
    loadOf,
    weights,
  }
}
