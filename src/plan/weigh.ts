// The best layout for a stretch of atoms, and what it costs.

import { loadOf } from '../base/text.ts'
import { type Answers, figureKey, isRemote } from '../measure/answers.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom } from '../outline/atom.ts'
import { purposeOf } from '../outline/purpose.ts'
import type { Arrangement, Weighed } from './arrangement.ts'
import { beside } from './beside.ts'
import { columns } from './columns.ts'
import type { Costs } from './costs.ts'
import type { Box, Density, Part } from './deck.ts'
import { figureArrangements, figureCells, isAsWished, MOST_FIGURES } from './figures.ts'
import type { Fitter } from './fit.ts'
import { flows, isFormulas, smallOf } from './flow.ts'
import { roomOf } from './notes.ts'
import { rails } from './rail.ts'
import type { RowDraft, RowMaker, TextDraft } from './rows.ts'
import type { Segment } from './segment.ts'
import { heightOf, type Setter } from './setter.ts'
import { bottomOf, settled } from './settle.ts'
import { stats } from './stats.ts'
import { isStranded } from './stranded.ts'
import { textOfAtom } from './text-of-atom.ts'
import { isAsked } from './title.ts'

export interface WeighContext {
  readonly costs: Costs
  readonly density: Density
  readonly theme: Theme
  readonly setter: Setter
  readonly fit: Fitter
  readonly rows: RowMaker
  readonly answers: Answers
  readonly lineOf: (offset: number) => number
  /** Letters and digits of the text at a place. */
  readonly letters: (at: number) => number
  /** What a slide of its width holds at most, in load. */
  readonly mostHeld: number
  readonly loadOf: (atom: Atom) => number
  readonly visible: readonly boolean[]
  readonly atoms: readonly Atom[]
}

/** Null where no layout can hold it. The cost of the slide itself is not in it. */
export function weigh(segment: Segment, layout: string | null, context: WeighContext): Weighed | null {
  const { costs, theme } = context
  const again = parentOf(segment, segment.body, context).length * LOAD_AGAIN
  const load = again + segment.body.reduce((sum, atom) => sum + context.loadOf(atom), 0)
  if (segment.body.length > 1 && load > costs.load.most) return null
  const box = bodyBox(segment, theme)
  const common = commonCost(segment, load, context)
  let best: Weighed | null = null
  for (const { arrangement, cost } of candidates(segment, box, context)) {
    if (layout !== null && arrangement.layout !== layout) continue
    const total = common + cost
    if (best === null || total < best.cost) best = { arrangement, cost: total }
  }
  return best === null ? null : { ...best, arrangement: settled(best.arrangement, box) }
}

/** About what an item that stands over another one again has to read. */
const LOAD_AGAIN = 20

export function loadOfAtom(atom: Atom): number {
  return atom.content.kind === 'text' ? loadOf(textOfAtom(atom)) : 0
}

export function bodyBox({ title, notes }: Pick<Segment, 'title' | 'notes'>, theme: Theme): Box {
  const y = title === null ? theme.title.top : theme.title.top + heightOf(title.text) + theme.title.gap
  return { x: theme.margin, y, width: theme.slide.width - 2 * theme.margin, height: theme.bottom - y - roomOf(notes) }
}

function commonCost(segment: Segment, load: number, context: WeighContext): number {
  const { costs, density, letters, loadOf: loadOfOne, visible, atoms } = context
  let said = 0
  let shown = 0
  let all = 0
  for (let at = segment.first; at < segment.end; at++) {
    const atom = atoms[at]
    if (atom === undefined) continue
    const length = letters(at)
    all += length
    if (visible[at]) shown += length
    else said += loadOfOne(atom)
  }
  const over = Math.max(0, load + costs.said * said - costs.load.from)
  const shared = segment.reasons * costs.shared + (segment.shared - segment.reasons) * costs.rider
  // A slide that shows less than a third of its text has a speaker who reads aloud.
  const hasBlock = segment.body.some(({ content }) => content.kind !== 'text' && content.kind !== 'figure')
  const share = density === 'balanced' && !hasBlock && shown > 0 ? shown / all : 1
  const { hidden } = costs
  const thin = share < hidden.least ? hidden.most : share < hidden.below ? hidden.cost : 0
  return over * over * costs.load.factor + shared + thin + (isStranded(segment, context) ? costs.stranded : 0)
}

function* candidates(segment: Segment, box: Box, context: WeighContext): Generator<Weighed> {
  const { costs, fit, theme, setter } = context
  const { body } = segment
  const figures = body.filter((atom) => atom.content.kind === 'figure')
  const [figure] = figures
  // A figure has no room for headings beside it, other than of a few words that would be forgotten elsewhere.
  if (figures.length > 1) {
    yield* withFigures(segment, figures, box, context)
    return
  }
  if (figures.length > 0 && segment.subheads.size > 0 && segment.reasons > 0) return
  if (figure !== undefined) {
    // Nor is there a place for a heading right over it.
    if (segment.subheads.has(figure.id)) return
    yield* withFigure(segment, figure, box, context)
    return
  }
  if (body.length === 0) return
  const statement = statementOf(segment, box, setter, theme, costs.statement)
  if (statement !== null) yield statement
  const drafts = draftsOf(segment, body, context)
  const load = body.reduce((sum, atom) => sum + context.loadOf(atom), 0)
  const hasBlock = drafts.some((draft) => draft.kind === 'block')
  const inTitle = segment.title?.atom == null ? 0 : context.loadOf(segment.title.atom)
  const isOrphan = load + inTitle < costs.orphan.below && !hasBlock
  const orphan = isOrphan
    ? load + saidOn(segment, context) < costs.orphan.below
      ? costs.orphan.cost
      : costs.orphan.filled
    : 0
  const rows = Math.max(0, drafts.length - costs.rows.from) * costs.rows.each
  const purpose = purposeOf(segment.section.section.heading)
  for (const arrangement of flows(drafts, purpose, box, fit, theme)) {
    if (!('column' in arrangement)) continue
    yield {
      arrangement,
      cost:
        stepCost(costs, arrangement.step) * (hasBlock ? costs.stepsWithBlock : 1) +
        smallCost(costs, smallOf(arrangement.column, theme)) +
        fillCost(arrangement.column.height / box.height, costs, hasBlock) *
          (hasBlock && isFormulas(drafts) ? costs.fullOfFormulas : 1) +
        orphan +
        rows,
    }
  }
  if (hasBlock || segment.subheads.size > 0) {
    const pair = beside(drafts, box, fit, theme)
    if (pair?.layout === 'beside') {
      const height = Math.max(...pair.columns.map((column) => column.height))
      const step = stepCost(costs, pair.step) * (hasBlock ? costs.stepsWithBlock : 1)
      yield { arrangement: pair, cost: costs.beside + step + fillCost(height / box.height, costs, hasBlock) + orphan }
    }
  }
  if (hasBlock) return
  for (const arrangement of shapedOf(segment, drafts, box, context)) {
    const fill = (bottomOf(arrangement) - box.y) / box.height
    const cost = costs.shaped + stepCost(costs, arrangement.step) + fillCost(fill, costs, false) + orphan
    yield { arrangement, cost: cost + ('column' in arrangement ? rows : 0) }
  }
}

/** The layouts that show what kind of text it is. */
function shapedOf(
  segment: Segment,
  drafts: readonly RowDraft[],
  box: Box,
  context: WeighContext,
): readonly Arrangement[] {
  const { fit, theme } = context
  const asked = withQuestion(segment, context)
  const along = rails(drafts, box, fit, theme)
  return [
    stats(drafts, box, fit, theme),
    ...along,
    // A date at the head of a row is no name of a part.
    along.some(({ layout }) => layout === 'timeline') ? null : columns(drafts, box, fit, theme),
    ...(asked === null ? [] : flows(asked, null, box, fit, theme)),
  ].filter((arrangement) => arrangement !== null)
}

/** The rows of a slide that begins with a question and goes on with its answer; null for any other. */
function withQuestion(segment: Segment, context: WeighContext): readonly RowDraft[] | null {
  const [question, ...answer] = segment.body
  const [next] = answer
  if (question?.role !== 'question' || next?.content.kind !== 'text' || next.role === 'question') return null
  if (question.place.item !== null || question.place.quoted || segment.subheads.size > 0) return null
  return [context.rows.question(question), ...draftsOf(segment, answer, context)]
}

function draftsOf(segment: Segment, body: readonly Atom[], context: WeighContext): RowDraft[] {
  const { rows, lineOf } = context
  if (segment.subheads.size === 0) return [...parentOf(segment, body, context), ...rows.rowsOf(body)]
  // Rows do not reach over a heading.
  const drafts: RowDraft[] = []
  let group: Atom[] = []
  for (const atom of body) {
    const over = segment.subheads.get(atom.id)
    if (over !== undefined) {
      drafts.push(
        ...rows.rowsOf(group),
        ...over.map((plan) => rows.subhead(plan, lineOf(plan.section.heading?.span.start ?? 0))),
      )
      group = []
    }
    group.push(atom)
  }
  return [...drafts, ...rows.rowsOf(group)]
}

/** What a nested item belongs to stands over it again where a slide begins inside of a list. */
function parentOf(segment: Segment, body: readonly Atom[], { atoms, rows }: WeighContext): readonly TextDraft[] {
  const [first] = body
  const item = first?.place.item
  // Deeper lists have edges enough.
  const isFlat = body.every(({ place }) => (place.item?.depth ?? 0) <= 1 && !place.quoted)
  if (item == null || item.depth === 0 || !isFlat || first !== segment.body[0]) return []
  for (let at = segment.first; at >= 0; at--) {
    const atom = atoms[at]
    const own = atom?.place.item
    if (atom === undefined || own?.list !== item.list) {
      if (at < segment.first) return []
      continue
    }
    if (own.depth < item.depth && own.opens) return segment.title?.atom === atom ? [] : [rows.again(atom)]
  }
  return []
}

function fillCost(fill: number, { underfull, overfull }: Costs, hasBlock: boolean): number {
  const under = hasBlock ? 0 : Math.max(0, underfull.from - fill)
  const over = Math.max(0, fill - overfull.from)
  return underfull.factor * under * under + overfull.factor * over * over
}

/** The load of what a slide could still show. */
function saidOn({ first, end }: Segment, { atoms, visible, loadOf: loadOfOne }: WeighContext): number {
  return atoms
    .slice(first, end)
    .reduce(
      (sum, atom, index) => sum + (visible[first + index] || atom.wish.visible === 'say' ? 0 : loadOfOne(atom)),
      0,
    )
}

/** One sentence, or a key sentence in several parts. */
function isOneSentence(body: readonly Atom[]): boolean {
  const [first, ...rest] = body
  if (first === undefined || first.content.kind !== 'text') return false
  return rest.every(({ role, place }) => role === 'key' && first.role === 'key' && place.block === first.place.block)
}

function statementOf(
  segment: Segment,
  box: Box,
  setter: Setter,
  theme: Theme,
  costs: Costs['statement'],
): Weighed | null {
  const { body } = segment
  const [atom] = body
  if (atom === undefined || !isOneSentence(body) || segment.shared > 0 || segment.notes !== null) return null
  // A statement has no title, so it is not for a slide whose title is a sentence of it, or was asked for.
  if (segment.title !== null && (segment.title.atom !== null || isAsked(segment.title))) return null
  if (atom.role === 'lead-in' || body.reduce((sum, one) => sum + loadOfAtom(one), 0) > 50) return null
  const parts = setter.partsOf(atom, `statement ${body.length}`, () =>
    body.flatMap(({ id, content, span, line }): Part[] =>
      content.kind === 'text' ? [{ of: id, as: 'home', runs: content.runs, span, line }] : [],
    ),
  )
  const isClosing = atom.role === 'closing'
  const text = setter.set(parts, { ...theme.statement, weight: 700 }, box.width - 40, 'all')
  if (text.breaks.length > 3) return null
  const whole = bodyBox({ title: null, notes: segment.notes }, theme)
  const arrangement: Arrangement = { layout: isClosing ? 'closing' : 'statement', step: 0, text, box: whole }
  const cost = isClosing ? 0 : atom.role === 'key' ? costs.key : costs.other
  return { arrangement, cost }
}

function* withFigure(segment: Segment, figure: Atom, box: Box, context: WeighContext): Generator<Weighed> {
  const { costs } = context
  const at = segment.body.indexOf(figure)
  const before = draftsOf(segment, segment.body.slice(0, at), context)
  const after = draftsOf(segment, segment.body.slice(at + 1), context)
  if ([...before, ...after].some((draft) => draft.kind === 'block')) return
  // Nobody looks at the box that stands for a picture of the network; a file that is not found may come, and the plan stays then.
  const isGone = figure.content.kind === 'figure' && isRemote(context.answers.get(figureKey(figure.content.image)))
  const mayHold = isGone ? costs.load.from : costs.figureLoad.from
  const crowd = Math.max(0, segment.body.reduce((sum, atom) => sum + context.loadOf(atom), 0) - mayHold)
  const lonely = segment.shown.length === 1 && hasOwnText(segment.first, segment.end, context) ? costs.lonelyFigure : 0
  const rows =
    crowd * crowd * costs.figureLoad.factor +
    Math.max(0, before.length + after.length - costs.rows.from) * costs.rows.each
  for (const { arrangement, share } of figureArrangements(figure, before, after, { ...context, box })) {
    const step = stepCost(costs, arrangement.step)
    const tiny = Math.max(0, 1 - share / costs.tinyFigure.below)
    const isMissing = 'figure' in arrangement && arrangement.figure.answer.kind === 'missing'
    yield {
      arrangement,
      cost:
        step +
        (isAsWished(figure, arrangement.layout) ? 0 : costs.unwished) +
        rows +
        lonely +
        (isLineBeside(arrangement) ? costs.lineBeside : 0) +
        (before.length > 0 && !isGone ? costs.beforeFigure : 0) +
        (isGone || isMissing ? 0 : (1 - share) * costs.figureArea + tiny * costs.tinyFigure.cost),
    }
  }
}

/** Figures right after each other that lose little beside each other. */
function* withFigures(segment: Segment, figures: readonly Atom[], box: Box, context: WeighContext): Generator<Weighed> {
  const { costs } = context
  if (figures.length > MOST_FIGURES || segment.subheads.size > 0 || figures.some(({ wish }) => wish.figure !== null))
    return
  const stretches = stretchesOf(segment.body)
  const texts = stretches.map((atoms) => draftsOf(segment, atoms, context))
  if (texts.flat().some((draft) => draft.kind === 'block')) return
  // Text between two figures belongs to the one or to the other, and only a reader knows to which.
  if (texts.slice(1, -1).some((rows) => rows.length > 0)) return
  const found = figureCells(texts[0] ?? [], figures, texts.at(-1) ?? [], { ...context, box })
  if (found === null) return
  const crowd = Math.max(0, segment.body.reduce((sum, atom) => sum + context.loadOf(atom), 0) - costs.load.from)
  const step = stepCost(costs, found.arrangement.step)
  yield {
    arrangement: found.arrangement,
    cost:
      costs.sharedFigures * (figures.length - 1) +
      step +
      crowd * crowd * costs.figureLoad.factor +
      (1 - found.share) * costs.figureArea,
  }
}

/** The text before, between and after the figures. */
function stretchesOf(body: readonly Atom[]): readonly (readonly Atom[])[] {
  const stretches: Atom[][] = [[]]
  for (const atom of body) {
    if (atom.content.kind === 'figure') stretches.push([])
    else stretches.at(-1)?.push(atom)
  }
  return stretches
}

/** One line beside a figure that is much higher. */
function isLineBeside(arrangement: Arrangement): boolean {
  if (arrangement.layout !== 'figure-beside') return false
  const [row, ...others] = (arrangement.before ?? arrangement.after)?.rows ?? []
  return others.length === 0 && row?.kind === 'text' && row.text.breaks.length === 0
}

/** Whether text of its section stands right before the figures on a slide, or right after them. */
function hasOwnText(first: number, end: number, { atoms, loadOf: loadOfOne, mostHeld }: WeighContext): boolean {
  const section = atoms[first]?.section
  const isText = (atom: Atom | undefined): atom is Atom =>
    atom !== undefined && atom.section === section && atom.content.kind === 'text' && loadOfOne(atom) <= mostHeld
  const after = atoms[end]
  if (isText(after) && after.role !== 'closing' && !/[:：]["'”’」』]*$/u.test(textOfAtom(after).trim())) return true
  if (!isText(atoms[first - 1])) return false
  // The text before it goes with a figure that stands before that text.
  for (let at = first - 1; at >= 0 && atoms[at]?.section === section; at--)
    if (atoms[at]?.content.kind === 'figure') return false
  return true
}

function smallCost({ smallSteps }: Costs, step: number): number {
  return step === 0 ? 0 : (smallSteps[step - 1] ?? 0)
}

function stepCost({ steps }: Costs, step: number): number {
  return step === 0 ? 0 : (steps[step - 1] ?? 0)
}
