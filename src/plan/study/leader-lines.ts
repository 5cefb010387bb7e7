// What the leader reads beside each slide: when it is due, what is to be answered, and the notes.

import { clockText } from '../../session/clock.ts'
import { shared } from '../../session/share.ts'
import type { StudyPlan, Topic } from '../../session/study-plan.ts'
import type { Deck, Slide } from '../deck.ts'
import { secondsOf } from '../seconds-of.ts'
import { toldOn } from '../told.ts'

export interface LeaderLines {
  /** From when to when, counted from the beginning of the hour: `12:30–15:00`. */
  readonly clock: string
  /** Seconds. */
  readonly seconds: number
  /** Empty where there is none. */
  readonly answer: string
  readonly notes: readonly string[]
}

/** One entry a slide of the leader's deck. Times are those of the plan where there is one, else what it takes to say all. */
export function leaderLines(deck: Deck, plan: StudyPlan): readonly LeaderLines[] {
  const seconds = secondsBySlide(deck, plan)
  const topics = new Map(plan.topics.map((topic) => [topic.slide, topic]))
  let begun = 0
  return deck.slides.map((slide, index) => {
    const own = seconds[index] ?? 0
    const from = begun
    begun += own
    return {
      clock: `${clockText(from * 1000)}–${clockText(begun * 1000)}`,
      seconds: own,
      answer: answerOf(topics.get(slide.id)),
      notes: slide.leader,
    }
  })
}

function secondsBySlide(deck: Deck, plan: StudyPlan): readonly number[] {
  const boxes = new Map(plan.topics.map(({ slide, seconds }) => [slide, seconds]))
  const natural = toldOn(deck).map((told, index) => boxes.get(deck.slides[index]?.id ?? '') ?? secondsOf(told))
  if (plan.seconds === 0) return natural
  const places = new Map(deck.slides.map(({ id }: Slide, index) => [id, index]))
  const seconds = [...natural]
  for (const section of plan.sections) {
    const own = section.slides.flatMap((id) => places.get(id) ?? [])
    const isBox = (index: number) => boxes.has(deck.slides[index]?.id ?? '')
    const boxed = own.filter(isBox).reduce((sum, index) => sum + (natural[index] ?? 0), 0)
    const open = own.filter((index) => !isBox(index))
    // Questions keep their boxes while these leave time for the rest.
    const those = boxed < section.seconds && open.length > 0 ? open : own
    const rest = those === open ? section.seconds - boxed : section.seconds
    const weights = those.map((index) => natural[index] ?? 0)
    for (const [at, share] of shared(rest, weights, 0).entries()) seconds[those[at] ?? 0] = share
  }
  return seconds
}

/** With what is right in a poll. */
function answerOf(topic: Topic | undefined): string {
  if (topic === undefined) return ''
  const right = topic.options.flatMap(({ text, isRight }, index) =>
    isRight ? [`${String.fromCharCode(65 + index)}. ${text}`] : [],
  )
  return [...right, ...(topic.answer === '' ? [] : [topic.answer])].join('\n')
}
