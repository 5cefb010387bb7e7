// A ring that empties, with digits in it: how long a time box still lasts.

import { clockText } from '../../session/clock.ts'
import type { OpenTopic } from '../../session/snapshot.ts'
import { element } from '../element.ts'
import { svgElement } from '../svg-element.ts'
import { type PhaseNow, phaseNow } from './phase-now.ts'
import type { TopicWords } from './words.ts'

export interface TimeRing {
  readonly box: HTMLElement
  /** `ahead` is how much the sender's clock is ahead of this one, in milliseconds. */
  show(topic: OpenTopic | null, ahead: number): void
}

/** Of the circle, in units of its drawing. */
const RADIUS = 44

export function timeRing(words: TopicWords): TimeRing {
  const circle = (name: string) => svgElement('circle', { cx: '50', cy: '50', r: String(RADIUS), class: name })
  const rest = circle('ring-rest')
  const svg = svgElement('svg', { viewBox: '0 0 100 100', 'aria-hidden': 'true' }, circle('ring-whole'), rest)
  const digits = element(document, 'div', { class: 'ring-digits', role: 'timer', 'aria-label': words.left })
  const phase = element(document, 'div', { class: 'ring-phase' })
  const box = element(document, 'div', { class: 'ring', hidden: '' }, svg, digits)
  let topic: OpenTopic | null = null
  let ahead = 0

  const draw = () => {
    const now = topic === null || topic.isClosed ? null : phaseNow(topic, Date.now() + ahead)
    box.hidden = now === null
    if (now === null) return
    drawPhase(now)
  }
  const drawPhase = ({ left, of, isOver, name }: PhaseNow) => {
    const turn = 2 * Math.PI * RADIUS
    rest.style.strokeDasharray = `${(turn * left) / of} ${turn}`
    box.classList.toggle('ending', left < 30_000)
    box.classList.toggle('over', isOver)
    digits.textContent = isOver ? words.timeUp : clockText(Math.ceil(left / 1000) * 1000)
    phase.textContent = isOver || name === null ? '' : words.phases[name]
  }
  window.setInterval(draw, 250)
  return {
    box: element(document, 'div', { class: 'ring-place' }, box, phase),
    show: (shown, senderAhead) => {
      topic = shown
      ahead = senderAhead
      draw()
    },
  }
}
