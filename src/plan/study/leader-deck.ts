// The deck that only the leader has: with the slides of the topics, and with the notes of the file beside the article.

import type { Theme } from '../../measure/theme.ts'
import type { Outline } from '../../outline/outline.ts'
import type { Deck, FlowSlide, Part, Slide } from '../deck.ts'
import { echoPart, fieldPart, shortened } from '../part.ts'
import type { Setter } from '../setter.ts'
import { discussionSlide } from './discussion-slide.ts'
import type { TopicDraft } from './topics.ts'

/** A topic and the index of the slide that it comes behind; -1 before all. */
export interface SetTopic {
  readonly draft: TopicDraft
  readonly behind: number
}

/** The longest place over a question, in load. */
const KICKER = 40

/** `notes` are those of each slide of the deck, by its index. */
export function leaderDeck(
  deck: Deck,
  topics: readonly SetTopic[],
  notes: ReadonlyMap<number, readonly string[]>,
  { sections }: Outline,
  setter: Setter,
  theme: Theme,
): Deck {
  const made = topics.map(({ draft, behind }) => ({ slide: slideOf(draft, behind), behind }))
  const slides = [-1, ...deck.slides.keys()].flatMap((index): Slide[] => {
    const own = deck.slides[index]
    const more = notes.get(index) ?? []
    const noted = own === undefined || more.length === 0 ? own : { ...own, leader: [...own.leader, ...more] }
    const behind = made.filter((one) => one.behind === index).map(({ slide }) => slide)
    return noted === undefined ? behind : [noted, ...behind]
  })
  return { ...deck, slides }

  function slideOf(draft: TopicDraft, behind: number): FlowSlide {
    const before = deck.slides[behind] ?? deck.slides[0]
    return discussionSlide(
      {
        id: draft.id,
        depth: before?.depth ?? 1,
        kicker: kickerOf(draft),
        lines: draft.lines,
        options: draft.optionLines,
        parts: draft.partLines,
        leader: draft.notes,
      },
      setter,
      theme,
    )
  }

  /** A question in a heading does not stand under itself. */
  function kickerOf({ section, home, from }: TopicDraft): readonly Part[] {
    const own = sections[section]
    const at = own?.heading?.id === home ? sections[own?.parent ?? 0] : own
    if (at?.heading != null) return shortened(at.heading.id, at.heading.runs, KICKER)
    if (from === 'carried' || deck.title === '') return []
    const title = deck.meta.title === undefined ? echoPart('h0', titleRuns()) : fieldPart('title', deck.title)
    return [title]
  }

  function titleRuns() {
    const span = { start: 0, end: 0 }
    return [{ kind: 'text', text: deck.title, span, marks: [] } as const]
  }
}
