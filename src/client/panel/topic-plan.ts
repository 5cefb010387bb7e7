// The discussions, polls and activities that are planned, and those that are past.

import type { LeaderSnapshot } from '../../session/snapshot.ts'
import type { Topic } from '../../session/study-plan.ts'
import { element } from '../element.ts'
import type { Desk } from '../session/desk.ts'
import { topicWords } from '../topic/words.ts'
import { type PanelPart, panelButton, panelHeading } from './part.ts'
import type { PanelWords } from './words.ts'

export function topicPlan(desk: Desk, words: PanelWords): PanelPart {
  const around = topicWords(document.documentElement.lang)
  const planned = element(document, 'ul', { class: 'panel-planned' })
  const box = element(document, 'div', { class: 'panel-topics' }, panelHeading(words.topics), planned)
  let drawnPlan = ''

  /** Those of this slide first, and what is past last. */
  const drawPlan = (now: LeaderSnapshot) => {
    const { topics } = desk.plan()
    const here = topics.filter(({ slide }) => slide === now.position.slide)
    const rest = topics.filter((topic) => !here.includes(topic))
    const key = JSON.stringify([topics.map(({ id }) => id), now.past, now.topic?.id ?? null, here.map(({ id }) => id)])
    if (key === drawnPlan) return
    drawnPlan = key
    const rows = [
      ...here,
      ...rest.filter(({ id }) => !now.past.includes(id)),
      ...rest.filter(({ id }) => now.past.includes(id)),
    ]
      .filter(({ id }) => id !== now.topic?.id)
      .map((topic) => plannedRow(topic, now.past.includes(topic.id), here.includes(topic)))
    planned.replaceChildren(
      ...(topics.length === 0 ? [element(document, 'li', { class: 'none' }, words.noTopics)] : rows),
    )
  }
  const plannedRow = (topic: Topic, isPast: boolean, isHere: boolean) => {
    const open = panelButton(
      isPast ? words.openAgain : words.open,
      () => desk.ask({ do: 'open', topic: topic.id }),
      isHere ? 'strong' : '',
    )
    if (isHere) open.setAttribute('aria-keyshortcuts', 'a')
    open.setAttribute('aria-label', `${open.textContent}: ${topic.text}`)
    const kind = topic.options.length > 0 ? around.poll : around.modes[topic.mode]
    const time = topic.seconds === 0 ? '' : ` · ${words.minutes(Math.round(topic.seconds / 30) / 2)}`
    const said = element(
      document,
      'span',
      { class: isPast ? 'past' : '' },
      topic.text,
      element(document, 'small', {}, ` ${kind}${time}`),
    )
    const result = panelButton(words.result, () => desk.ask({ do: 'result', topic: topic.id }))
    result.setAttribute('aria-label', `${words.result}: ${topic.text}`)
    const canShow = isPast && topic.options.length > 0
    const buttons = canShow ? [element(document, 'div', { class: 'panel-pair' }, result, open)] : [open]
    return element(document, 'li', {}, said, ...buttons)
  }
  return {
    box,
    draw: () => {
      const now = desk.now()
      box.hidden = now.isOver
      drawPlan(now)
    },
  }
}
