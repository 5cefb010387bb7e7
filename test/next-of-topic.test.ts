// One key through a topic, and never by mistake through that of another slide.

import { expect, test } from 'vitest'
import { goOnWithTopic, nextOfTopic } from '../src/client/panel/next-of-topic.ts'
import { localDesk } from '../src/client/session/local-desk.ts'
import type { StudyPlan, Topic } from '../src/session/study-plan.ts'

const topic = (id: string, slide: string, right: readonly boolean[]): Topic => ({
  id,
  section: 's1',
  slide,
  text: `What of ${id}?`,
  mode: 'discussion',
  options: right.map((isRight, at) => ({ text: `option ${at}`, isRight })),
  parts: [],
  seconds: 60,
  answer: '',
  from: 'leader',
})
const plan: StudyPlan = {
  title: 'A deck',
  lang: 'en',
  seconds: 600,
  sections: [{ id: 's1', title: 'One', seconds: 600, slides: ['a', 'b', 'c', 'd'] }],
  topics: [topic('quiz', 'a', [true, false]), topic('poll', 'b', [false, false]), topic('talk', 'c', [])],
  cards: [],
}
const at = (index: number) => ({ slide: 'abcd'[index] ?? '', index, step: 0 })
const desk = () => localDesk(plan, at(0), false)

test('a poll is opened, closed, shown, its right answer too where it has one, and put away', () => {
  const quiz = desk()
  const deeds = Array.from({ length: 5 }, () => {
    const deed = nextOfTopic(quiz)
    goOnWithTopic(quiz)
    return deed
  })
  expect(deeds).toEqual([
    { do: 'open', topic: 'quiz' },
    { do: 'close' },
    { do: 'reveal', right: false },
    { do: 'reveal', right: true },
    { do: 'leave' },
  ])
  const poll = desk()
  poll.ask({ do: 'move', to: at(1) })
  for (let press = 0; press < 3; press++) goOnWithTopic(poll)
  expect(nextOfTopic(poll)).toEqual({ do: 'leave' })
})

test('on the slide of another topic it opens that one, and shows nothing of the first', () => {
  const one = desk()
  goOnWithTopic(one)
  one.ask({ do: 'move', to: at(2) })
  expect(one.now().topic?.id).toBe('quiz')
  goOnWithTopic(one)
  expect(one.now()).toMatchObject({ topic: { id: 'talk' } })
  // On a slide without a topic it goes on with what is on.
  one.ask({ do: 'move', to: at(3) })
  expect(nextOfTopic(one)).toEqual({ do: 'leave' })
  one.ask({ do: 'leave' })
  expect(nextOfTopic(one)).toBeNull()
})
