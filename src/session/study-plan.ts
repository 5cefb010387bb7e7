// What a study session starts with: the hour, section by section, and what is to be talked about. Knows nothing of slides' looks,
// files and browsers. All of it is the leader's: followers are told of a question when it is opened, and never of an answer.

export interface StudyPlan {
  readonly title: string
  /** A BCP 47 tag. */
  readonly lang: string
  /** Of the whole, in seconds: the sum of its sections. */
  readonly seconds: number
  /** In the order of the deck; every slide stands in exactly one of them. */
  readonly sections: readonly PlannedSection[]
  /** In the order of the deck. */
  readonly topics: readonly Topic[]
  readonly cards: readonly Card[]
}

export interface PlannedSection {
  readonly id: string
  readonly title: string
  /** What it is to take, with its topics, in seconds. */
  readonly seconds: number
  /** The ids of its slides, in order. */
  readonly slides: readonly string[]
}

export type TopicMode = 'discussion' | 'think-pair-share' | 'jigsaw' | 'activity'

/** Something for the group to do: a question to talk about, a poll, an activity. */
export interface Topic {
  /** Stable while its words stay. */
  readonly id: string
  /** The section that it stands in. */
  readonly section: string
  /** The slide that opens it; null where it has none. */
  readonly slide: string | null
  readonly text: string
  readonly mode: TopicMode
  /** Of a poll; empty for anything else. */
  readonly options: readonly Option[]
  /** What the groups of a jigsaw read, a part each; empty for anything else. */
  readonly parts: readonly string[]
  /** Its time box. */
  readonly seconds: number
  /** For the leader only; empty where there is none. */
  readonly answer: string
  readonly from: 'article' | 'leader' | 'carried'
}

export interface Option {
  readonly text: string
  readonly isRight: boolean
}

/** Something to remember, asked and answered. */
export interface Card {
  readonly front: string
  readonly back: string
  /** The titles of the sections that it comes from, outermost first. */
  readonly path: readonly string[]
}

/** A plan of nothing but slides. */
export function barePlan(title: string, lang: string, slides: readonly string[]): StudyPlan {
  return {
    title,
    lang,
    seconds: 0,
    sections: [{ id: 'all', title, seconds: 0, slides }],
    topics: [],
    cards: [],
  }
}

/** The section that a slide stands in; null for a slide that the plan does not know. */
export function sectionOf(plan: StudyPlan, slide: string): PlannedSection | null {
  return plan.sections.find(({ slides }) => slides.includes(slide)) ?? null
}

/** The phases of a time box, which sum to `seconds`; a single one without a name for what has none. */
export function phasesOf({ mode, seconds }: Pick<Topic, 'mode' | 'seconds'>): readonly Phase[] {
  switch (mode) {
    case 'think-pair-share': {
      const think = Math.round(seconds / 5)
      const pair = Math.round((seconds * 2) / 5)
      return [
        { name: 'think', seconds: think },
        { name: 'pair', seconds: pair },
        { name: 'share', seconds: seconds - think - pair },
      ]
    }
    case 'jigsaw': {
      const read = Math.round(seconds / 3)
      const experts = Math.round(seconds / 3)
      return [
        { name: 'read', seconds: read },
        { name: 'experts', seconds: experts },
        { name: 'teach', seconds: seconds - read - experts },
      ]
    }
    case 'discussion':
    case 'activity':
      return [{ name: null, seconds }]
  }
}

export interface Phase {
  readonly name: 'think' | 'pair' | 'share' | 'read' | 'experts' | 'teach' | null
  readonly seconds: number
}
