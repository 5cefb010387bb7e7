// Discussions, polls and activities: what is on and how it stands, and what is planned.

import { type LeaderSnapshot, type OpenTopic, rightOf } from '../../session/snapshot.ts'
import type { Topic } from '../../session/study-plan.ts'
import { element } from '../element.ts'
import type { Desk } from '../session/desk.ts'
import { barRows } from '../topic/bars.ts'
import { minutesMore, onToNextPhase } from '../topic/time-change.ts'
import { timeRing } from '../topic/time-ring.ts'
import { topicWords } from '../topic/words.ts'
import { type PanelPart, panelButton, panelHeading } from './part.ts'
import type { PanelWords } from './words.ts'

/** Shares of right votes between which talking with each other helps most (Peer Instruction). */
const HINT = { low: 0.35, high: 0.7 } as const

export function topicList(desk: Desk, words: PanelWords): PanelPart {
  const around = topicWords(document.documentElement.lang)
  const ring = timeRing(around)
  const on = element(document, 'div', { class: 'panel-topic', hidden: '' })
  const text = element(document, 'div', { class: 'panel-topic-text' })
  const count = element(document, 'div', { class: 'panel-count' })
  const bars = element(document, 'ul', { class: 'topic-options' })
  const hint = element(document, 'p', { class: 'panel-hint' })
  const answer = element(document, 'details', { class: 'panel-answer' })
  const answerText = element(document, 'p', {})
  answer.append(element(document, 'summary', {}, words.answer), answerText)
  const more = panelButton(words.oneMinuteMore, minutesMore(desk))
  const onward = panelButton(words.nextPhase, () => {
    const { topic } = desk.now()
    const change = topic === null ? null : onToNextPhase(topic, desk.time())
    if (change !== null) desk.ask(change)
  })
  const close = panelButton(words.close, () => desk.ask({ do: 'close' }))
  const again = panelButton(words.again, () => desk.ask({ do: 'again' }))
  const reveal = panelButton(words.reveal, () => desk.ask({ do: 'reveal', right: false }))
  const right = panelButton(words.revealRight, () => desk.ask({ do: 'reveal', right: true }))
  const leave = panelButton(words.leave, () => desk.ask({ do: 'leave' }))
  on.append(
    element(document, 'div', { class: 'panel-topic-head' }, text, ring.box),
    count,
    bars,
    hint,
    answer,
    element(document, 'div', { class: 'panel-buttons' }, more, onward, close, again, reveal, right, leave),
  )
  const drawOnward = () => {
    const { topic } = desk.now()
    onward.hidden = topic === null || topic.isClosed || onToNextPhase(topic, desk.time()) === null
  }
  window.setInterval(drawOnward, 1000)
  const planned = element(document, 'ul', { class: 'panel-planned' })
  let drawnPlan = ''

  const drawOn = (now: LeaderSnapshot, topic: OpenTopic) => {
    const isPoll = topic.options.length > 0
    const hasRight = now.options.some(({ isRight }) => isRight)
    text.textContent = topic.text
    count.textContent = isPoll
      ? words.chosen(topic.chosen, Math.max(topic.chosen, now.followers))
      : topic.mode === 'discussion'
        ? ''
        : words.done(topic.done, Math.max(topic.done, now.followers))
    bars.hidden = !isPoll
    bars.replaceChildren(...(isPoll ? barRows(topic, now.bars, hasRight ? rightOf(now) : null, around) : []))
    hint.textContent =
      isPoll && hasRight && topic.isClosed && topic.right === null ? hintFor(shareRight(now), words) : ''
    answer.hidden = now.answer === ''
    answerText.textContent = now.answer
    close.hidden = topic.isClosed
    more.hidden = topic.isClosed
    drawOnward()
    again.hidden = !isPoll || !topic.isClosed
    reveal.hidden = !isPoll || !topic.isClosed || topic.bars !== null
    right.hidden = !isPoll || !hasRight || !topic.isClosed || topic.right !== null
  }
  /** Those of this section first, since they are next. */
  const drawPlan = (now: LeaderSnapshot) => {
    const { topics } = desk.plan()
    const here = topics.filter(({ slide }) => slide === now.position.slide)
    const key = JSON.stringify([topics.map(({ id }) => id), now.past, now.topic?.id ?? null, here.map(({ id }) => id)])
    if (key === drawnPlan) return
    drawnPlan = key
    const rows = [...here, ...topics.filter((topic) => !here.includes(topic))]
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
    // What all have seen is shown again without a new vote.
    const result = panelButton(words.result, () => {
      desk.ask({ do: 'open', topic: topic.id })
      desk.ask({ do: 'close' })
      desk.ask({ do: 'reveal', right: topic.options.some(({ isRight }) => isRight) })
    })
    result.setAttribute('aria-label', `${words.result}: ${topic.text}`)
    return element(document, 'li', {}, said, ...(isPast && topic.options.length > 0 ? [result] : []), open)
  }
  return {
    box: element(document, 'div', { class: 'panel-topics' }, on, panelHeading(words.topics), planned),
    draw: () => {
      const now = desk.now()
      on.hidden = now.topic === null
      ring.show(now.topic, desk.time() - Date.now())
      if (now.topic !== null) drawOn(now, now.topic)
      drawPlan(now)
    },
  }
}

function shareRight({ bars, options }: LeaderSnapshot): number | null {
  const last = bars.at(-1) ?? []
  const all = last.reduce((sum, count) => sum + count, 0)
  const right = last.reduce((sum, count, index) => sum + (options[index]?.isRight === true ? count : 0), 0)
  return all === 0 ? null : right / all
}

function hintFor(share: number | null, words: PanelWords): string {
  if (share === null) return ''
  if (share < HINT.low) return words.low
  return share <= HINT.high ? words.middle : words.high
}
