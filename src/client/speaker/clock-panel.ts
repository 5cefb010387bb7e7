import { element } from '../element.ts'
import type { Words } from '../words.ts'
import { type Clock, clockText, elapsed, paused, started, untouched } from './clock.ts'

export interface ClockPanel {
  readonly parts: readonly HTMLElement[]
  /** Runs from now on, unless the speaker has touched it already. */
  begin(): void
  togglePause(): void
}

/** Seconds within which a reset must be confirmed. */
const DOUBT = 4

/** The clock with its buttons. `clock` is kept by the caller, so that it outlives the window. */
export function clockPanel(
  view: Window,
  words: Words['speaker'],
  clock: { now(): Clock; keep(clock: Clock): void },
): ClockPanel {
  const owner = view.document
  const spent = element(owner, 'div', { class: 'speaker-clock', role: 'timer', 'aria-label': words.clock })
  const pause = element(owner, 'button', { type: 'button', 'aria-keyshortcuts': 't' })
  const reset = element(owner, 'button', { type: 'button' }, words.reset)
  const time = element(owner, 'div', {
    class: 'speaker-time',
    'aria-label': words.time,
    title: words.time,
    role: 'img',
  })

  const draw = () => {
    const spentNow = elapsed(clock.now(), Date.now())
    spent.textContent = clockText(spentNow)
    spent.classList.toggle('standing', clock.now().since === null)
    pause.textContent = clock.now().since !== null ? words.pause : spentNow === 0 ? words.start : words.resume
    time.textContent = new Date().toLocaleTimeString(owner.documentElement.lang, { hour: '2-digit', minute: '2-digit' })
  }
  const keep = (changed: Clock) => {
    clock.keep(changed)
    draw()
  }
  const togglePause = () => keep((clock.now().since === null ? started : paused)(clock.now(), Date.now()))

  // A talk must not lose its time to one slip of the mouse: the first click asks, the second resets.
  let doubt = 0
  const calm = () => {
    doubt = 0
    reset.textContent = words.reset
    reset.classList.remove('asking')
  }
  reset.addEventListener('click', () => {
    if (doubt !== 0) {
      view.clearTimeout(doubt)
      calm()
      keep(untouched)
      return
    }
    doubt = view.setTimeout(calm, DOUBT * 1000)
    reset.textContent = words.confirmReset
    reset.classList.add('asking')
  })
  pause.addEventListener('click', togglePause)
  // The interval belongs to the speaker's window: the deck's may be covered, and browsers slow covered windows down.
  view.setInterval(draw, 250)
  draw()
  return {
    parts: [spent, pause, reset, time],
    begin: () => {
      if (clock.now() === untouched) togglePause()
    },
    togglePause,
  }
}
