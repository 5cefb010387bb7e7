// A ring that empties, with digits in it: how long a time box still lasts.

import { clockText } from '../../session/clock.ts'
import type { OpenTopic } from '../../session/snapshot.ts'
import type { Phase } from '../../session/study-plan.ts'
import { element } from '../element.ts'
import { svgElement } from '../svg-element.ts'
import { type PhaseNow, phaseNow } from './phase-now.ts'
import type { TopicWords } from './words.ts'

export interface TimeRing {
  readonly box: HTMLElement
  /** All phases of a topic that has several, the present one marked. */
  readonly phases: HTMLElement
  /** `ahead` is how much the sender's clock is ahead of this one, in milliseconds. */
  show(topic: OpenTopic | null, ahead: number): void
}

/** Of the circle, in units of its drawing. */
const RADIUS = 44
/** What is left when a phase comes to its end: milliseconds, and a share of a short one. */
const ENDING = { milliseconds: 30_000, share: 0.2 } as const

export function timeRing(words: TopicWords): TimeRing {
  const circle = (name: string) => svgElement('circle', { cx: '50', cy: '50', r: String(RADIUS), class: name })
  const rest = circle('ring-rest')
  const svg = svgElement('svg', { viewBox: '0 0 100 100', 'aria-hidden': 'true' }, circle('ring-whole'), rest)
  const digits = element(document, 'div', { class: 'ring-digits', role: 'timer', 'aria-label': words.left })
  const phase = element(document, 'div', { class: 'ring-phase' })
  const box = element(document, 'div', { class: 'ring', hidden: '' }, svg, digits)
  const phases = element(document, 'ol', { class: 'ring-phases', hidden: '' })
  let topic: OpenTopic | null = null
  let ahead = 0

  const draw = () => {
    const now = topic === null || topic.isClosed ? null : phaseNow(topic, Date.now() + ahead)
    box.hidden = now === null
    phase.hidden = now === null
    phases.hidden = now === null || (topic?.phases.length ?? 0) < 2
    if (now === null) return
    drawPhase(now)
    for (const [index, one] of [...phases.children].entries()) {
      one.setAttribute('aria-current', index === now.index && !now.isOver ? 'step' : 'false')
      one.classList.toggle('past', index < now.index || now.isOver)
    }
  }
  const drawPhase = ({ left, of, isOver, name }: PhaseNow) => {
    const turn = 2 * Math.PI * RADIUS
    rest.style.strokeDasharray = `${(turn * left) / of} ${turn}`
    const isEnding = left < Math.min(ENDING.milliseconds, of * ENDING.share)
    for (const part of [box, phase]) {
      part.classList.toggle('ending', isEnding)
      part.classList.toggle('over', isOver)
    }
    digits.textContent = clockText(Math.ceil(left / 1000) * 1000)
    phase.textContent = isOver ? words.timeUp : name === null ? '' : words.phases[name]
  }
  const phaseRow = ({ name, seconds }: Phase) => {
    const time = element(document, 'span', { class: 'ring-phase-time' }, clockText(seconds * 1000))
    return element(document, 'li', {}, name === null ? '' : words.phases[name], ' ', time)
  }
  window.setInterval(draw, 250)
  return {
    box: element(document, 'div', { class: 'ring-place' }, box, phase),
    phases,
    show: (shown, senderAhead) => {
      const isSame = JSON.stringify(shown?.phases) === JSON.stringify(topic?.phases)
      topic = shown
      if (!isSame) phases.replaceChildren(...(shown?.phases ?? []).map(phaseRow))
      ahead = senderAhead
      draw()
    },
  }
}
