// The bar at the lower edge: turning pages, asking, pace, notes; over it the way back to the leader.

import { FADING } from '../../session/snapshot.ts'
import { element } from '../element.ts'
import type { FollowerWords } from './words.ts'

export interface Bar {
  readonly box: HTMLElement
  /** The number of the leader's slide, or null where one is there. */
  showBack(number: number | null): void
  showCount(questions: number): void
  /** What this device has said of the pace. */
  showPace(to: 'slower' | 'faster' | null): void
  /** After the end there is nobody to say anything to. */
  showOver(isOver: boolean): void
  /** A line that stays; empty for none. */
  say(text: string): void
}

export interface BarActions {
  previous(): void
  next(): void
  ask(): void
  notes(): void
  pace(to: 'slower' | 'faster' | null): void
  back(): void
}

export function followerBar(words: FollowerWords, paceBefore: 'slower' | 'faster' | null, actions: BarActions): Bar {
  const button = (label: string, sign: string, act: () => void) => {
    const made = element(
      document,
      'button',
      { type: 'button' },
      element(document, 'span', { class: 'bar-sign', 'aria-hidden': 'true' }, sign),
      element(document, 'span', { class: 'bar-name' }, label),
    )
    made.addEventListener('click', act)
    return made
  }
  const count = element(document, 'span', { class: 'bar-count' })
  const ask = button(words.ask, '?', actions.ask)
  ask.append(count)
  let pace = paceBefore
  let fading = 0
  const setPace = (to: 'slower' | 'faster' | null) => {
    pace = to
    window.clearTimeout(fading)
    if (to !== null) fading = window.setTimeout(() => setPace(null), FADING)
    slower.setAttribute('aria-pressed', String(to === 'slower'))
    faster.setAttribute('aria-pressed', String(to === 'faster'))
  }
  const tapPace = (to: 'slower' | 'faster') => {
    setPace(pace === to ? null : to)
    actions.pace(pace)
  }
  const slower = button(words.slower, '−', () => tapPace('slower'))
  const faster = button(words.faster, '+', () => tapPace('faster'))
  setPace(pace)
  const line = element(document, 'div', { class: 'bar-line', role: 'status' })
  const previous = button(words.previous, '‹', actions.previous)
  const next = button(words.next, '›', actions.next)
  for (const turn of [previous, next]) turn.classList.add('turn')
  const row = element(
    document,
    'div',
    { class: 'bar-row' },
    previous,
    ask,
    slower,
    faster,
    button(words.notes, '✎', actions.notes),
    next,
  )
  const back = element(document, 'button', { type: 'button', class: 'back-to-leader', hidden: '' })
  back.addEventListener('click', actions.back)
  return {
    box: element(document, 'nav', { class: 'follower-bar', 'aria-label': words.bar }, back, line, row),
    showBack: (number) => {
      back.hidden = number === null
      back.textContent = number === null ? '' : `${words.back} · ${number}`
    },
    showCount: (questions) => {
      count.textContent = questions === 0 ? '' : String(questions)
    },
    showPace: setPace,
    showOver: (isOver) => {
      for (const one of [ask, slower, faster]) one.hidden = isOver
    },
    say: (text) => {
      line.textContent = text
    },
  }
}
