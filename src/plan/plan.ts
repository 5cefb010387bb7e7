// Atoms to slides, as one optimisation over the whole article.

import type { Meta } from '../article/article.ts'
import type { Report } from '../base/diagnostic.ts'
import { once } from '../base/once.ts'
import type { Answers } from '../measure/answers.ts'
import type { Faces } from '../measure/measurer.ts'
import type { Aspect, Theme } from '../measure/theme.ts'
import type { Atom, Atoms } from '../outline/atom.ts'
import { plain } from '../outline/pieces.ts'
import { breakCosts } from './breaks.ts'
import { COSTS, type Costs, SHOWN_AT_MOST } from './costs.ts'
import type { AgendaSlide, ClosingSlide, Deck, Density, Part, Row, Slide, SourceEntry, TitleSlide } from './deck.ts'
import { fitter } from './fit.ts'
import { flows } from './flow.ts'
import { slideIds } from './ids.ts'
import { lexiconFor } from './lexicon.ts'
import { agendaSlide, type OpenedPart, type OpeningContext, sectionSlide, titleSlide } from './opening.ts'
import { wordPart } from './part.ts'
import { refine } from './refine.ts'
import { rowMaker } from './rows.ts'
import { type Stretch, search } from './search.ts'
import { type SectionPlan, sectionsOf, weightOf } from './sections.ts'
import { articleTitle, isCut, type Segment, segmentOf } from './segment.ts'
import { setterOf, textOf } from './setter.ts'
import { letters, lettersOf, visibleAtoms } from './visible.ts'
import { bodyBox, loadOfAtom, type WeighContext, weigh } from './weigh.ts'

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
  /** The line of an offset, from 1. */
  readonly lineOf: (offset: number) => number
  readonly costs?: Costs
}

export function plan(divided: Atoms, input: PlanInput, report: Report): Deck {
  const { theme, lineOf, density, costs = COSTS } = input
  const name = input.meta.title ?? divided.outline.name
  const meta: Meta = name === null ? input.meta : { ...input.meta, title: name }
  const setter = setterOf(input.faces, theme)
  const lexicon = lexiconFor(input.lang)
  const top = theme.title.top + theme.title.line + theme.title.gap
  const room = { width: theme.slide.width - 2 * theme.margin, height: theme.bottom - top - theme.title.line }
  const refined = (atoms: readonly Atom[]) => refine(atoms, room, costs.load.most, setter, theme, report)
  const sections = sectionsOf(divided.outline, divided.atoms, refined, setter, theme, lineOf)
  const { atoms } = sections
  const headings = divided.outline.sections.flatMap(({ heading }) => (heading === null ? [] : [heading]))
  const before = breakCosts(sections, costs.breaks).before
  const visible = [...visibleAtoms(atoms, headings, density, report)]
  showOneEach()

  const fit = fitter(setter, theme)
  const lengths = atoms.map(lettersOf)
  const loads = new Map(atoms.map((atom) => [atom.id, loadOfAtom(atom)]))
  const rows = rowMaker((atom) => loads.get(atom.id) ?? 0)
  const opening: OpeningContext = { sections, setter, theme, lexicon, fit, rows, lineOf }
  const title = titleSlide(meta, divided.outline.title, opening)
  const parts = sections.all.filter((section) => section.isPart)
  const opened = parts.map((part, index) => ({ part, ...sectionSlide(part, index + 1, visible, opening) }))
  const agenda = agendaSlide(agendaEntries(), opening)

  const segmentContext = {
    sections,
    visible,
    setter,
    theme,
    lexicon,
    lineOf,
    articleTitle: articleTitle(divided.outline, meta.title),
    made: { titles: new Map(), kickers: new Map() },
  }
  let statement = costs.statement
  const weighContext: WeighContext = {
    costs,
    statement: () => statement,
    density,
    theme,
    setter,
    fit,
    rows,
    answers: input.answers,
    lineOf,
    letters: (at) => (atoms[at]?.content.kind === 'text' ? (lengths[at] ?? 0) : 0),
    loadOf: (atom) => loads.get(atom.id) ?? 0,
    visible,
    atoms,
  }
  const segments = new Map<number, Segment>()
  let loadBefore: Float64Array | null = null
  const layouts = followedLayouts()
  followKeeps()
  const stretches = filledUp(withWishedCount())
  return deckOf()

  /** Between two forced breaks something has to be seen. */
  function showOneEach(): void {
    let first = 0
    for (let end = 1; end <= atoms.length; end++) {
      if (end < atoms.length && before[end] !== Number.NEGATIVE_INFINITY) continue
      const isEmpty = !visible.slice(first, end).some(Boolean)
      const atom = atoms[first]
      if (isEmpty && atom !== undefined) {
        visible[first] = true
        const wish = atom.wish.spans.find(({ name }) => name === 'say')
        if (wish !== undefined)
          notFollowed(
            'say',
            atom,
            'nothing else stands on this slide, so its first sentence is shown',
            'take the directive out, or the break',
          )
      }
      first = end
    }
  }

  function notFollowed(name: string, atom: Atom, message: string, hint: string): void {
    report({
      code: 'directive-not-followed',
      severity: 'warning',
      span: atom.wish.spans.find((one) => one.name === name)?.span ?? atom.span,
      message,
      hint,
    })
  }

  function agendaEntries(): readonly SectionPlan[] {
    if (parts.length >= 2) return parts
    const firstRank = sections.all.filter(
      (section) =>
        section.parent === 0 && section.section.heading !== null && section.end > section.first && !section.inBody,
    )
    const weight = atoms.reduce((sum, atom) => sum + weightOf(atom), 0)
    return firstRank.length >= 3 && firstRank.length <= 9 && weight > 6 ? firstRank : []
  }

  function segment(first: number, end: number): Segment {
    const key = first * (atoms.length + 1) + end
    return once(segments, key, () => segmentOf(first, end, segmentContext))
  }

  /** The layouts that authors asked for and that can be had. */
  function followedLayouts(): ReadonlyMap<number, string> {
    return new Map(
      atoms.flatMap((atom, first): [number, string][] => {
        const { layout } = atom.wish
        if (layout === null) return []
        for (let end = first + 1; end <= Math.min(atoms.length, first + 24); end++) {
          if (weigh(segment(first, end), layout, weighContext) !== null) return [[first, layout]]
          if (before[end] === Number.NEGATIVE_INFINITY) break
        }
        notFollowed(
          'layout',
          atom,
          `no slide that begins here can have the layout "${layout}"`,
          'take the directive out, or put it before what that layout shows',
        )
        return []
      }),
    )
  }

  /** A block that fits on no slide is not kept together. */
  function followKeeps(): void {
    for (let first = 0; first < atoms.length; ) {
      const keep = atoms[first]?.wish.keep ?? null
      let end = first + 1
      while (keep !== null && end < atoms.length && atoms[end]?.wish.keep === keep) end++
      const atom = atoms[first]
      if (end - first > 1 && atom !== undefined && weigh(segment(first, end), null, weighContext) === null) {
        for (let at = first + 1; at < end; at++)
          if (before[at] === Number.POSITIVE_INFINITY) before[at] = costs.breaks.sentence
        notFollowed(
          'keep',
          atom,
          'this block is too large for one slide, so it is not kept together',
          'shorten it, or take the directive out',
        )
      }
      first = end
    }
  }

  function withWishedCount(): readonly Stretch[] {
    const fixed = (title === null ? 0 : 1) + (agenda === null ? 0 : 1) + opened.length
    const weighed = new Map<number, ReturnType<typeof weigh> | 'too-much'>()
    const slide = (first: number, end: number) => {
      const key = first * (atoms.length + 1) + end
      return once(weighed, key, () => slideOf(first, end))
    }
    const at = (slideCost: number) => runs().flatMap(([first, end]) => searchRun(first, end, slideCost, slide))
    let free = at(costs.slide)
    // One sentence alone is for emphasis; a deck of them has none.
    for (let turn = 0; turn < 6 && isFullOfStatements(free); turn++) {
      statement = { key: statement.key + 20, other: statement.other + 30 }
      weighed.clear()
      free = at(costs.slide)
    }
    if (input.slides === null || free.length + fixed === input.slides) return free
    const wanted = input.slides - fixed
    let low = -400
    let high = 4000
    let best = free
    for (let turn = 0; turn < 18; turn++) {
      const middle = (low + high) / 2
      const found = at(middle)
      if (Math.abs(found.length - wanted) < Math.abs(best.length - wanted)) best = found
      if (found.length === wanted) break
      if (found.length > wanted) low = middle
      else high = middle
    }
    if (best.length !== wanted) {
      report({
        code: 'slides-not-met',
        severity: 'note',
        span: null,
        message: `${input.slides} slides were wished for; the text makes ${best.length + fixed}`,
        hint: 'a sparser or fuller density moves the number further',
      })
    }
    return best
  }

  /** No slide that begins at an atom reaches beyond its section, or its section's parent. */
  function familyEnd(first: number): number {
    const own = sections.all[atoms[first]?.section ?? 0]
    const parent = own?.parent == null ? undefined : sections.all[own.parent]
    return parent === undefined || parent.section.heading === null ? (own?.end ?? atoms.length) : parent.end
  }

  /** What is shown before a place, in load. */
  function loadUpTo(at: number): number {
    if (loadBefore === null) {
      const sums = new Float64Array(atoms.length + 1)
      atoms.forEach((atom, index) => {
        sums[index + 1] = (sums[index] ?? 0) + (visible[index] ? (loads.get(atom.id) ?? 0) : 0)
      })
      loadBefore = sums
    }
    return loadBefore[at] ?? 0
  }

  function isFullOfStatements(found: readonly Stretch[]): boolean {
    const content = found.filter(({ arrangement }) => arrangement.layout !== 'closing')
    return content.filter(({ arrangement }) => arrangement.layout === 'statement').length > 0.15 * content.length
  }

  function slideOf(first: number, end: number): ReturnType<typeof weigh> | 'too-much' {
    if (
      end > familyEnd(first) ||
      loadUpTo(end) - loadUpTo(first) > costs.load.most + (loads.get(atoms[first]?.id ?? '') ?? 0)
    )
      return 'too-much'
    if (isCut(first, end, sections)) return null
    const one = segment(first, end)
    if (one.shown.length === 0) return null
    const found = weigh(one, layouts.get(first) ?? null, weighContext)
    const isLate = !visible[first] && !sections.openedAt.has(first)
    if (found !== null) return isLate ? { ...found, cost: found.cost + costs.hiddenStart } : found
    const load = one.body.reduce((sum, atom) => sum + (loads.get(atom.id) ?? 0), 0)
    const figures = one.body.filter((atom) => atom.content.kind === 'figure').length
    if (one.body.length > 1 && (load > costs.load.most || figures > 1)) return 'too-much'
    return one.shown.length === 1 ? lastResort(one) : null
  }

  /** What fits nowhere is set as small as may be; the browser will report by how much it is too large. */
  function lastResort(one: Segment): ReturnType<typeof weigh> {
    const box = { ...bodyBox(one, theme), height: Number.MAX_SAFE_INTEGER }
    const drafts = rows.rowsOf(one.body.length > 0 ? one.body : one.shown)
    const arrangement = flows(drafts, box, fit, theme).at(-1)
    return arrangement === undefined ? null : { arrangement, cost: 10_000 }
  }

  /** What was left out comes back where its slide has room for it, the emptiest slides first. */
  function filledUp(found: readonly Stretch[]): readonly Stretch[] {
    const most = SHOWN_AT_MOST[density]
    if (density === 'full') return found
    const filled = [...found]
    const whole =
      lengths.reduce((sum, length) => sum + length, 0) +
      headings.reduce((sum, heading) => sum + letters(plain(heading.runs)), 0)
    let seen = whole - lengths.reduce((sum, length, at) => sum + (visible[at] ? 0 : length), 0)
    const weights = found.map(({ first, end }) =>
      segment(first, end).body.reduce((sum, atom) => sum + (loads.get(atom.id) ?? 0), 0),
    )
    // One sentence alone comes first: it stands for a section of which more could be shown.
    const isStatement = (index: number) => (found[index]?.arrangement.layout === 'statement' ? 0 : 1)
    const order = found
      .flatMap(({ arrangement }, index) => (arrangement.layout === 'closing' ? [] : [index]))
      .sort((a, b) => isStatement(a) - isStatement(b) || (weights[a] ?? 0) - (weights[b] ?? 0) || a - b)
    for (const index of order) {
      const stretch = found[index]
      if (stretch === undefined) continue
      const { first, end } = stretch
      const hidden = atoms
        .slice(first, end)
        .flatMap((atom, index) =>
          !visible[first + index] && atom.wish.visible !== 'say' ? [{ atom, at: first + index }] : [],
        )
      for (const { at } of hidden.sort((a, b) => b.atom.importance - a.atom.importance || a.at - b.at)) {
        const length = lengths[at] ?? 0
        if ((seen + length) / whole > most) continue
        const before = weigh(segment(first, end), layouts.get(first) ?? null, weighContext)
        visible[at] = true
        const fuller = segmentOf(first, end, segmentContext)
        const after = weigh(fuller, layouts.get(first) ?? null, weighContext)
        if (
          after === null ||
          before === null ||
          after.cost > before.cost + 6 ||
          fuller.title?.atom !== segment(first, end).title?.atom
        ) {
          visible[at] = false
          continue
        }
        seen += length
        segments.set(first * (atoms.length + 1) + end, fuller)
        filled[index] = { first, end, arrangement: after.arrangement }
      }
    }
    return filled
  }

  /** Stretches of atoms that are not on the slides of their parts. */
  function runs(): [number, number][] {
    const taken = new Set(opened.flatMap(({ intro }) => intro.map((atom) => atom.id)))
    const found: [number, number][] = []
    let first = 0
    for (let end = 0; end <= atoms.length; end++) {
      const isTaken = end === atoms.length || taken.has(atoms[end]?.id ?? '')
      if (!isTaken && before[end] !== Number.NEGATIVE_INFINITY) continue
      if (end > first) found.push([first, end])
      first = isTaken ? end + 1 : end
    }
    return found
  }

  function searchRun(
    first: number,
    end: number,
    slideCost: number,
    slide: (first: number, end: number) => ReturnType<typeof weigh> | 'too-much',
  ): Stretch[] {
    const found = search(
      { count: end - first, before: before.subarray(first, end), slide: (from, to) => slide(first + from, first + to) },
      slideCost,
    )
    if (found === null) throw new Error(`no way through the atoms ${atoms[first]?.id} to ${atoms[end - 1]?.id}`)
    return found.map((stretch) => ({ ...stretch, first: stretch.first + first, end: stretch.end + first }))
  }

  function deckOf(): Deck {
    const content = stretches.map((stretch) => ({
      at: stretch.first,
      slide: contentSlide(stretch),
      section: segment(stretch.first, stretch.end).section.section.index,
    }))
    const bySection = new Map<number, Stretch[]>()
    content.forEach(({ section }, index) => {
      const stretch = stretches[index]
      if (stretch !== undefined) bySection.set(section, [...(bySection.get(section) ?? []), stretch])
    })
    const numbered = content.map((one, index) => withContinuation(one, index, bySection))
    const sectionSlides = opened.map((one) => ({
      at: one.part.first - 0.5,
      slide: openedSlide(one),
      section: one.part.section.index,
    }))
    const main = [...numbered, ...sectionSlides].sort((a, b) => a.at - b.at)
    const front: { slide: Omit<Slide, 'id'>; section: number }[] = []
    if (title !== null) front.push({ slide: { ...title, source: titleSource() } as Omit<TitleSlide, 'id'>, section: 0 })
    if (agenda !== null) front.push({ slide: { ...agenda, source: [] } as Omit<AgendaSlide, 'id'>, section: 0 })
    const all = [...front, ...main]
    const ids = slideIds(
      all.map(({ slide, section }) => ({
        path: [...pathOf(section), ...(slide.layout === 'title' || slide.layout === 'agenda' ? [slide.layout] : [])],
        words: wordsOf(slide as Slide),
      })),
    )
    const slides = all.map(({ slide }, index) => ({ ...slide, id: ids[index] ?? `slide-${index}` }) as Slide)
    const targets = new Map(
      agendaEntries().map(
        (entry) =>
          [entry.section.index, ids[front.length + main.findIndex(({ at }) => at >= entry.first - 0.5)] ?? ''] as const,
      ),
    )
    return {
      lang: input.lang,
      direction: input.direction,
      title:
        meta.title ??
        (divided.outline.title === null
          ? headings[0] === undefined
            ? ''
            : plain(headings[0].runs)
          : plain(divided.outline.title.runs)),
      meta,
      aspect: input.aspect,
      density,
      slides: slides.map((slide) => withTargets(slide, targets, agendaEntries)),
    }
  }

  function titleSource(): SourceEntry[] {
    return divided.outline.title === null ? [] : [{ kind: 'shown', of: 'h0' }]
  }

  function pathOf(index: number): string[] {
    const section = sections.all[index]
    if (section === undefined || section.section.heading === null) return []
    return [...(section.parent === null ? [] : pathOf(section.parent)), plain(section.section.heading.runs)]
  }

  function contentSlide(stretch: Stretch): Omit<Slide, 'id'> {
    const one = segment(stretch.first, stretch.end)
    const isStatement = stretch.arrangement.layout === 'statement' || stretch.arrangement.layout === 'closing'
    const moved = isStatement ? statementKicker(one) : one.kicker
    return {
      ...stretch.arrangement,
      kicker: moved,
      region: isStatement ? bodyBox({ title: null }, theme) : bodyBox(one, theme),
      title: isStatement || one.title === null ? null : { text: one.title.text, continuation: null },
      source: sourceOf(stretch.first, stretch.end),
    } as Omit<ClosingSlide, 'id'>
  }

  /** A statement has no title: its heading stands in the kicker. */
  function statementKicker(one: Segment): readonly Part[] {
    if (one.title === null || one.title.atom !== null || one.title.text.parts.some((part) => part.of === 'title'))
      return one.kicker
    const own = one.title.text.parts
    return one.kicker.length === 0 ? own : [...one.kicker, wordPart('to', ' › '), ...own]
  }

  /** Slides of one section that nothing tells apart are counted. */
  function withContinuation(
    one: { at: number; slide: Omit<Slide, 'id'>; section: number },
    index: number,
    bySection: ReadonlyMap<number, readonly Stretch[]>,
  ) {
    const stretch = stretches[index]
    if (stretch === undefined || one.slide.title === null || !segment(stretch.first, stretch.end).isCounted) return one
    const siblings = bySection.get(one.section) ?? []
    if (siblings.length < 2) return one
    return {
      ...one,
      slide: {
        ...one.slide,
        title: { ...one.slide.title, continuation: { part: siblings.indexOf(stretch) + 1, of: siblings.length } },
      },
    }
  }

  function openedSlide({ part, slide, intro }: OpenedPart & { part: SectionPlan }): Omit<Slide, 'id'> {
    const heading = part.section.heading
    const entries: SourceEntry[] = heading === null ? [] : [{ kind: 'shown', of: heading.id }]
    const end = part.first + intro.length
    return { ...slide, source: [...entries, ...atomEntries(part.first, end)] } as Omit<Slide, 'id'>
  }

  function sourceOf(first: number, end: number): SourceEntry[] {
    const entries: SourceEntry[] = []
    for (let at = first; at < end; at++) {
      for (const opens of sections.openedAt.get(at) ?? []) {
        if (opens.isPart || opens.inBody || opens.section.heading === null) continue
        entries.push({ kind: 'shown', of: opens.section.heading.id })
      }
      entries.push(...atomEntries(at, at + 1))
    }
    return entries
  }

  function atomEntries(first: number, end: number): SourceEntry[] {
    return atoms.slice(first, end).map((atom, index): SourceEntry => {
      if (visible[first + index] || atom.content.kind !== 'text') return { kind: 'shown', of: atom.id }
      return {
        kind: 'said',
        part: { of: atom.id, as: 'home', runs: atom.content.runs, span: atom.span, line: atom.line },
      }
    })
  }
}

/** The words by which a slide is known. */
function wordsOf(slide: Slide): string {
  const said = slide.source.flatMap((entry) => (entry.kind === 'said' ? [textOf([entry.part])] : []))
  switch (slide.layout) {
    case 'title':
    case 'section':
      return textOf(slide.heading.parts)
    case 'agenda':
      return ''
    case 'statement':
    case 'closing':
      return textOf(slide.text.parts)
    case 'bullets':
    case 'callout':
    case 'quote':
    case 'table':
    case 'code':
      return rowWords(slide.column.rows[0]) + (said[0] ?? '')
    case 'cards':
    case 'compare':
      return rowWords((slide.opening ?? slide.columns[0])?.rows[0])
    case 'figure':
    case 'figure-beside':
    case 'figure-above':
      return slide.figure.path
  }
}

function rowWords(row: Row | undefined): string {
  if (row === undefined) return ''
  if (row.kind === 'text') return textOf(row.text.parts)
  if (row.kind === 'code')
    return row.lines
      .slice(0, 3)
      .map((line) => textOf(line.parts))
      .join('\n')
  return [...row.head, ...(row.rows[0] ?? [])].map((cell) => textOf(cell.parts)).join(' ')
}

function withTargets(
  slide: Slide,
  targets: ReadonlyMap<number, string>,
  entriesOf: () => readonly SectionPlan[],
): Slide {
  if (slide.layout === 'agenda') {
    const entries = entriesOf()
    return {
      ...slide,
      entries: slide.entries.map((entry, index) => ({
        ...entry,
        target: targets.get(entries[index]?.section.index ?? -1) ?? '',
      })),
    }
  }
  return slide
}
