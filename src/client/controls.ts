import { element } from './element.ts'
import type { Action } from './keys.ts'
import type { Words } from './words.ts'

/** Seconds without the pointer after which the controls fade. */
const STAY = 2.5

/** A few buttons for those without a keyboard: there while the pointer moves or the focus is in them. */
export function addControls(words: Words, act: (command: Action) => void): void {
  const button = (command: Action, label: string, sign: string) => {
    const made = element(document, 'button', { type: 'button', 'aria-label': label, title: label }, sign)
    made.addEventListener('click', () => act(command))
    return made
  }
  const bar = element(
    document,
    'nav',
    { class: 'controls', 'aria-label': words.controls },
    button('previous', words.previous, '‹'),
    button('next', words.next, '›'),
    button('overview', words.overview, '⊞'),
    button('help', words.help, '?'),
  )
  document.body.append(bar)
  let timer = 0
  const wake = () => {
    bar.classList.add('awake')
    clearTimeout(timer)
    timer = window.setTimeout(() => bar.classList.remove('awake'), STAY * 1000)
  }
  document.addEventListener('pointermove', wake)
  // A finger that taps does not move.
  document.addEventListener('pointerdown', wake)
}
