// A topic on the projector, to be read from the last row: the question, the options or the bars, the ring of time.

import type { OpenTopic } from '../../session/snapshot.ts'
import { element } from '../element.ts'
import { barRows } from './bars.ts'
import { fitBoard } from './fit-board.ts'
import { timeRing } from './time-ring.ts'
import type { TopicWords } from './words.ts'

export interface TopicBoard {
  readonly box: HTMLElement
  show(topic: OpenTopic | null, ahead: number): void
}

export function topicBoard(words: TopicWords): TopicBoard {
  const ring = timeRing(words)
  const mode = element(document, 'div', { class: 'board-mode' })
  const text = element(document, 'div', { class: 'board-text', role: 'heading', 'aria-level': '2' })
  const options = element(document, 'ul', { class: 'board-options' })
  const parts = element(document, 'ol', { class: 'board-parts' })
  const count = element(document, 'div', { class: 'board-count', role: 'status' })
  const box = element(
    document,
    'section',
    { class: 'board', hidden: '' },
    element(document, 'div', { class: 'board-main' }, mode, text, options, parts, ring.phases, count),
    ring.box,
  )
  window.addEventListener('resize', () => fitBoard(box))
  return {
    box,
    show: (topic, ahead) => {
      box.hidden = topic === null
      ring.show(topic, ahead)
      if (topic === null) return
      const isPoll = topic.options.length > 0
      mode.textContent = isPoll ? words.poll : words.modes[topic.mode]
      text.textContent = topic.text
      // A question alone stands where its slide has it: in the middle.
      box.classList.toggle('is-alone', !isPoll && topic.parts.length === 0)
      box.dataset.load = topic.text.length + topic.options.join('').length > 160 ? 'heavy' : 'light'
      options.hidden = !isPoll
      options.replaceChildren(...barRows(topic, topic.bars, topic.right, words))
      parts.hidden = topic.parts.length === 0
      parts.replaceChildren(
        ...topic.parts.map((part, index) =>
          element(document, 'li', {}, element(document, 'b', {}, words.group(index + 1)), ` ${part}`),
        ),
      )
      count.textContent = isPoll
        ? `${topic.isClosed ? `${words.closed} · ` : ''}${words.answered(topic.chosen)}`
        : topic.mode === 'discussion'
          ? ''
          : words.done(topic.done)
      fitBoard(box)
    },
  }
}
