// The discussion, poll or activity that is on, how it stands, and what can be done with it.

import { type LeaderSnapshot, type OpenTopic, rightOf } from '../../session/snapshot.ts'
import { element } from '../element.ts'
import type { Desk } from '../session/desk.ts'
import { barRows } from '../topic/bars.ts'
import { minutesMore, onToNextPhase } from '../topic/time-change.ts'
import { timeRing } from '../topic/time-ring.ts'
import { topicWords } from '../topic/words.ts'
import { type PanelPart, panelButton } from './part.ts'
import type { PanelWords } from './words.ts'

/** Shares of right votes between which talking with each other helps most (Peer Instruction). */
const HINT = { low: 0.35, high: 0.7 } as const

export function topicOn(desk: Desk, words: PanelWords): PanelPart {
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
  return {
    box: on,
    draw: () => {
      const now = desk.now()
      on.hidden = now.topic === null
      ring.show(now.topic, desk.time() - Date.now())
      if (now.topic !== null) drawOn(now, now.topic)
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
