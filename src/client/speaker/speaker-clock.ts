// The clock of the talk with its buttons, and the time of day.

import { clockText, elapsed } from '../../session/clock.ts'
import { element } from '../element.ts'
import type { Desk } from '../session/desk.ts'
import type { SpeakerWords } from './words.ts'

export interface SpeakerClock {
  readonly parts: readonly HTMLElement[]
  draw(): void
  togglePause(): void
}

/** Seconds within which a reset must be confirmed. */
const DOUBT = 4

export function speakerClock(desk: Desk, words: SpeakerWords): SpeakerClock {
  const spent = element(document, 'div', { class: 'speaker-clock', role: 'timer', 'aria-label': words.clock })
  const pause = element(document, 'button', { type: 'button', class: 'pause', 'aria-keyshortcuts': 't' })
  const reset = element(document, 'button', { type: 'button', class: 'reset' }, words.reset)
  const time = element(document, 'div', {
    class: 'speaker-time',
    'aria-label': words.time,
    title: words.time,
    role: 'img',
  })

  const draw = () => {
    const { clock } = desk.now()
    const spentNow = elapsed(clock, desk.time())
    spent.textContent = clockText(Math.max(0, spentNow))
    spent.classList.toggle('standing', clock.since === null)
    pause.textContent = clock.since !== null ? words.pause : spentNow === 0 ? words.start : words.resume
    time.textContent = new Date().toLocaleTimeString(document.documentElement.lang, {
      hour: '2-digit',
      minute: '2-digit',
    })
  }
  const togglePause = () => desk.ask({ do: 'clock', to: desk.now().clock.since === null ? 'run' : 'pause' })

  // A talk must not lose its time to one slip of the mouse: the first click asks, the second resets.
  let doubt = 0
  const calm = () => {
    doubt = 0
    reset.textContent = words.reset
    reset.classList.remove('asking')
  }
  reset.addEventListener('click', () => {
    if (doubt !== 0) {
      clearTimeout(doubt)
      calm()
      desk.ask({ do: 'clock', to: 'reset' })
      return
    }
    doubt = window.setTimeout(calm, DOUBT * 1000)
    reset.textContent = words.confirmReset
    reset.classList.add('asking')
  })
  pause.addEventListener('click', togglePause)
  return { parts: [spent, pause, reset, time], draw, togglePause }
}
