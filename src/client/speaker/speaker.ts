import { element } from '../element.ts'
import type { Player } from '../player.ts'
import type { Words } from '../words.ts'
import { untouched } from './clock.ts'
import { type Memory, type SpeakerPage, speakerPage } from './speaker-page.ts'

export interface Speaker {
  /** Opens the window, or brings it to the front. */
  open(): void
  /** The page in the window while it is open. */
  page(): SpeakerPage | null
}

/**
 * The speaker's window. It is written and read by the deck's own script, never by messages, so no other window can steer
 * the deck by posting to it, and it works from a file, where an origin says nothing.
 */
export function speaker(
  player: Player,
  words: Words,
  onKey: (event: KeyboardEvent) => void,
  blocked: () => void,
): Speaker {
  const memory: Memory = { clock: untouched, textSize: 20 }
  let view: (Window & typeof globalThis) | null = null
  let page: SpeakerPage | null = null
  let last = player.current()

  const forget = () => {
    view = null
    page = null
  }
  const open = () => {
    if (view !== null && !view.closed) {
      view.focus()
      return
    }
    // Never by name: opened from a file, a deck that was loaded again may not touch the window it had before.
    view = window.open('', '_blank', 'popup,width=1280,height=800') as typeof view
    if (view === null) {
      blocked()
      return
    }
    page = speakerPage(view, player, words, memory)
    page.show(player.current())
    view.document.addEventListener('keydown', onKey)
    view.addEventListener('pagehide', forget)
    view.focus()
  }

  player.onChange((index) => {
    if (index > last) page?.clock.begin()
    last = index
    page?.show(index)
  })
  // The script that fills the window goes with the deck; what it leaves must say so.
  window.addEventListener('pagehide', () => {
    view?.removeEventListener('pagehide', forget)
    view?.document.body.replaceChildren(element(view.document, 'p', { class: 'speaker-left' }, words.speaker.left))
    forget()
  })
  return { open, page: () => page }
}
