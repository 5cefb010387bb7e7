// The plan of an hour over an article, and the deck that its leader presents: from the article, from the file beside it, or from both.

import type { Article } from '../../article/article.ts'
import type { Report } from '../../base/diagnostic.ts'
import type { Faces } from '../../measure/measurer.ts'
import type { Theme } from '../../measure/theme.ts'
import type { Atoms } from '../../outline/atom.ts'
import type { Card, PlannedSection, StudyPlan, Topic } from '../../session/study-plan.ts'
import type { Deck } from '../deck.ts'
import { secondsOf } from '../seconds-of.ts'
import { setterOf } from '../setter.ts'
import { toldOn } from '../told.ts'
import { numberedId, wordId } from '../word-id.ts'
import { askedCuts } from './asked-cuts.ts'
import { bareWords } from './bare-words.ts'
import { candidatesOf } from './candidates.ts'
import { cardsOf, type SectionCard } from './cards-of.ts'
import { type Cut, cutsOf } from './cuts.ts'
import { hourOf } from './hour.ts'
import { leaderDeck, type SetTopic } from './leader-deck.ts'
import type { Material, MaterialPart } from './material.ts'
import { nameOf } from './name-of.ts'
import { type SectionNames, sectionNames } from './section-names.ts'
import { timeBoxes } from './time-boxes.ts'
import { timeText } from './time-text.ts'
import { type PlacedAsked, topicsOf } from './topics.ts'
import { whereIn } from './where.ts'

export interface StudyInput {
  /** As anybody may see it. */
  readonly deck: Deck
  readonly divided: Atoms
  readonly article: Article
  readonly ofArticle: Material
  /** What the leader's file says; null where there is none. */
  readonly ofLeader: Material | null
  /** The length of the hour; null for that of the leader's file, or none. */
  readonly minutes: number | null
  readonly faces: Faces
  readonly theme: Theme
}

export interface Study {
  readonly plan: StudyPlan
  /** The leader's. */
  readonly deck: Deck
  /** What each section is called in a leader's file, in the order of the plan; null for one that has no words. */
  readonly addresses: readonly (string | null)[]
  /** The section of each card, by its place in the plan. */
  readonly cardSections: readonly number[]
}

/** Minutes of the hour for each question that nobody chose, and the most of them where there is no hour. */
const EACH = 5
const MOST = 12

/** `report` takes what is to be said of the leader's file, or of the article where there is none. */
export function studyPlan(input: StudyInput, report: Report): Study {
  const { deck, divided, ofArticle, ofLeader } = input
  const { outline, atoms } = divided
  const { slides } = deck
  const where = whereIn(deck, divided)
  const names = sectionNames(outline, deck.meta.title ?? nameOf(outline.title?.runs ?? []))
  const told = toldOn(deck).map(secondsOf)
  const minutes = input.minutes ?? ofLeader?.minutes ?? null
  const articleParts = ofArticle.parts.map((part) => ({ part, section: sectionOfHeading(part) }))
  const leaderParts = ofLeader === null ? [] : placed(ofLeader.parts, names, report)
  const opening = lastOpening()

  const asked = new Map<number, number>()
  for (const { part, section } of [...articleParts, ...leaderParts])
    if (part.seconds !== null) asked.set(section, part.seconds)
  const own = cutsOf(outline, where, slides, told, minutes)
  const { cuts, without } = askedCuts(own, new Set(asked.keys()), where, slides.length)
  for (const section of without) reportWithout(section)

  const most = minutes === null ? MOST : Math.floor(minutes / EACH)
  const drafts = topicsOf(
    articleParts.flatMap(({ part, section }) =>
      part.questions.map((one) => ({ asked: one, section: sectionAt(one.span.start) ?? section })),
    ),
    candidatesOf(divided),
    leaderParts.flatMap(({ part, section }): PlacedAsked[] => part.questions.map((one) => ({ asked: one, section }))),
    atoms,
    most,
  )
  const set = counted(
    drafts
      .map((draft): SetTopic => ({ draft, behind: behindOf(draft) }))
      .map((one, order) => ({ one, order }))
      .sort((a, b) => a.one.behind - b.one.behind || a.order - b.order)
      .map(({ one }) => one),
  )

  const askedTotal = minutes === null ? 0 : minutes * 60
  const boxes = timeBoxes(
    askedTotal,
    set.map(({ draft }) => draft),
  )
  const homes = set.map(({ behind }) => cutAt(behind))
  const stretches = cuts.map((cut, at) => ({
    told: sumOf(told.slice(cut.slide, cuts[at + 1]?.slide)),
    boxes: sumOf(boxes.filter((_, topic) => homes[topic] === at)),
    asked: asked.get(cut.section) ?? null,
  }))
  const seconds = hour()

  const noted = notesBySlide()
  const leaders = leaderDeck(deck, set, noted, outline, setterOf(input.faces, input.theme), input.theme)
  const sections = plannedSections()
  const cards = cardsInOrder()
  const topics = set.map(({ draft }, at): Topic => {
    const { id, text, mode, options, answer, from } = draft
    const section = sections[homes[at] ?? 0]?.id ?? ''
    return { id, section, slide: id, text, mode, options, parts: partsOf(at), seconds: boxes[at] ?? 0, answer, from }
  })
  return {
    plan: {
      title: deck.title,
      lang: deck.lang,
      seconds: sumOf(seconds),
      sections,
      topics,
      cards: cards.map(({ front, back, path }) => ({ front, back, path })),
    },
    deck: leaders,
    addresses: cuts.map(({ section }) => names.addressOf(section)),
    cardSections: cards.map(({ section }) => cutOfSection(section)),
  }

  function sectionOfHeading({ heading }: MaterialPart): number {
    if (heading === null) return 0
    const { start, end } = heading.span
    return (
      outline.sections.find(
        (one) => one.heading !== null && one.heading.span.start >= start && one.heading.span.end <= end,
      )?.index ?? 0
    )
  }

  /** The section that a place in the article stands in. */
  function sectionAt(offset: number): number | null {
    return atoms.find(({ span }) => span.start >= offset)?.section ?? null
  }

  /** The last of the slides before the first that holds something; -1 without any. */
  function lastOpening(): number {
    const first = slides.findIndex(({ layout }) => layout !== 'title' && layout !== 'agenda')
    return (first < 0 ? slides.length : first) - 1
  }

  function behindOf({ home, isBehind, section, from }: SetTopic['draft']): number {
    const slide = home === null || isBehind ? null : where.slideOf(home)
    if (slide !== null) return slide
    if (from === 'carried' && section === 0) return opening
    // What is below it and a section of the hour by itself comes later.
    const below = cuts.find((cut) => cut.section > section && cut.section < where.endOf(section))
    for (const end of [below?.section ?? where.endOf(section), where.endOf(section)]) {
      const last = where.sectionOf.findLastIndex((one) =>
        section === 0 ? one === 0 : one !== null && one >= section && one < end,
      )
      if (last >= 0) return last
    }
    return section === 0 ? opening : (where.slideOf(`h${section}`) ?? opening)
  }

  function cutAt(slide: number): number {
    return Math.max(
      0,
      cuts.findLastIndex((cut) => cut.slide <= slide),
    )
  }

  function hour(): readonly number[] {
    if (minutes === null && asked.size === 0) return cuts.map(() => 0)
    // Where nobody says how long the hour is, it is as long as it takes.
    const natural = stretches.map((one) => one.asked ?? one.boxes + Math.max(60, Math.ceil(one.told / 30) * 30))
    const total = minutes === null ? sumOf(natural) : askedTotal
    const found = hourOf(
      total,
      minutes === null ? stretches.map((one, at) => ({ ...one, asked: natural[at] ?? 0 })) : stretches,
    )
    if (found.kind === 'scaled') {
      const sum = sumOf(stretches.map((one) => one.asked ?? one.boxes))
      report({
        code: 'study-times',
        severity: 'warning',
        span: null,
        message: `the times of headings and questions make ${timeText(sum)} of ${timeText(total)}: all sections are scaled to it`,
        hint: 'change minutes, or some of the times; a section without one takes what is left',
      })
    }
    stretches.forEach((one, at) => {
      const cut = cuts[at]
      if (one.asked === null || one.boxes <= one.asked || cut === undefined || found.kind === 'scaled') return
      report({
        code: 'study-times',
        severity: 'warning',
        span: spanOfTime(cut.section),
        message: `the questions of this section take ${timeText(one.boxes)} of its ${timeText(one.asked)}`,
        hint: 'give it more time, or one of them less',
      })
    })
    return found.seconds
  }

  function spanOfTime(section: number) {
    const parts = ofLeader === null ? articleParts : leaderParts
    return parts.findLast((one) => one.section === section && one.part.seconds !== null)?.part.heading?.span ?? null
  }

  function reportWithout(section: number): void {
    report({
      code: 'study-times',
      severity: 'warning',
      span: spanOfTime(section),
      message: 'no slide begins with this section: its time is not counted',
      hint: 'give the time to the section before it, or to the one that holds it',
    })
  }

  function notesBySlide(): ReadonlyMap<number, readonly string[]> {
    const notes = new Map<number, string[]>()
    for (const { part, section } of leaderParts) {
      if (part.notes.length === 0) continue
      const slide = section === 0 ? 0 : (where.startOf(section) ?? where.slideOf(`h${section}`) ?? 0)
      notes.set(slide, [...(notes.get(slide) ?? []), ...part.notes.map(({ text }) => text)])
    }
    return notes
  }

  /** Slides of topics stand with the slide that they come behind. */
  function plannedSections(): readonly PlannedSection[] {
    const index = new Map(slides.map(({ id }, at) => [id, at]))
    const lists = cuts.map((): string[] => [])
    let last = 0
    for (const { id } of leaders.slides) {
      const at = index.get(id)
      if (at !== undefined) last = cutAt(at)
      lists[last]?.push(id)
    }
    const seen = new Map<string, number>()
    return cuts.map((cut, at) => {
      const path = names.pathOf(cut.section)
      const title = cut.section === 0 ? deck.title : (path.at(-1) ?? deck.title)
      const id = numberedId(`s-${wordId(title, 'section', path.join('\n'))}`, seen)
      return { id, title, seconds: seconds[at] ?? 0, slides: lists[at] ?? [] }
    })
  }

  /** A jigsaw without parts of its own has the sections below its section, or all. */
  function partsOf(topic: number): readonly string[] {
    const draft = set[topic]?.draft
    if (draft === undefined || draft.mode !== 'jigsaw' || draft.parts.length > 0) return draft?.parts ?? []
    const below = outline.sections.filter(({ parent, heading }) => parent === draft.section && heading !== null)
    const parts = below.length > 1 ? below.map(({ index }) => index) : cuts.map(({ section }: Cut) => section)
    return parts.flatMap((section) => names.pathOf(section).at(-1) ?? [])
  }

  /** Cards of the leader's take the place of those of the article; one with the words of such a card is that card. */
  function cardsInOrder(): readonly SectionCard[] {
    const marked = [...articleParts.flatMap(cardsOfPart), ...cardsOf(atoms, deck.title, names.pathOf)]
    const leader = leaderParts.flatMap(cardsOfPart)
    const chosen = leader.length === 0 ? marked : leader.map((card) => sameCard(card, marked) ?? card)
    const fronts = new Set<string>()
    const own = chosen.filter(({ front }) => {
      const isNew = !fronts.has(front)
      fronts.add(front)
      return isNew
    })
    return own
      .map((card, order) => ({ card, order, at: cutOfSection(card.section) }))
      .sort((a, b) => a.at - b.at || a.order - b.order)
      .map(({ card }) => card)
  }

  function cardsOfPart({ part, section }: PlacedPart): SectionCard[] {
    return part.cards.map(({ front, back }) => ({ front, back, path: names.pathOf(section), section }))
  }

  function cutOfSection(section: number): number {
    const cut = cuts.findIndex((one) => one.section === section)
    return cut >= 0 ? cut : cutAt(where.startOf(section) ?? where.slideOf(`h${section}`) ?? 0)
  }
}

function sameCard({ front, back }: Card, cards: readonly SectionCard[]): SectionCard | null {
  const same =
    cards.find((card) => card.front === front) ?? cards.find((card) => bareWords(card.front) === bareWords(front))
  return same !== undefined && bareWords(same.back) === bareWords(back) ? same : null
}

interface PlacedPart {
  readonly part: MaterialPart
  readonly section: number
}

/** The sections that the headings of a leader's file name; where there is none of a name, what stands under it goes with the part before. */
function placed(parts: readonly MaterialPart[], names: SectionNames, report: Report): readonly PlacedPart[] {
  const used = new Set<number>()
  let last = 0
  return parts.map((part): PlacedPart => {
    if (part.heading === null) return { part, section: 0 }
    const { name, span } = part.heading
    const meant = names.meantBy(name)
    if (meant.length === 0) {
      const like = names.like(name)
      report({
        code: 'study-heading',
        severity: 'error',
        span,
        message: `the article has no heading "${name}"`,
        hint:
          like.length === 0
            ? 'write it as the article does'
            : `did you mean ${like.map((one) => `"${one}"`).join(' or ')}?`,
      })
      return { part: { ...part, seconds: null }, section: last }
    }
    const free = meant.filter((section) => !used.has(section))
    const section = free.find((one) => one >= last) ?? free[0] ?? meant[0] ?? 0
    if (meant.length > 1 && free.length > 0) {
      const address = names.addressOf(section)
      report({
        code: 'study-heading',
        severity: 'warning',
        span,
        message: `the article has ${meant.length} headings "${name}": one of them is taken, in their order`,
        hint: address === null ? 'tell them apart in the article' : `write ${address}`,
      })
    }
    used.add(section)
    last = section
    return { part, section }
  })
}

/** Of several topics with the same words the later ones are counted. */
function counted(topics: readonly SetTopic[]): readonly SetTopic[] {
  const seen = new Map<string, number>()
  return topics.map(({ draft, behind }) => ({ draft: { ...draft, id: numberedId(draft.id, seen) }, behind }))
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
