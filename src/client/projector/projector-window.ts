import { hearOther } from '../deck/hear-other.ts'
import { startDeck } from '../deck/start-deck.ts'
import { openerWire } from '../session/peer/opener-wire.ts'
import { peerDesk } from '../session/peer/peer-desk.ts'
import type { Words } from '../words.ts'

/** The deck and nothing else, following the window that opened it. Without one it is a deck to be read. */
export async function projectorWindow(root: HTMLElement, words: Words): Promise<void> {
  const wire = openerWire()
  const deck = await startDeck(root, words, {
    hasControls: false,
    openSpeaker: () => deck.notice(words.isOpen),
    schemeChanged: (to) => wire?.post({ say: 'scheme', to }),
  })
  if (wire === null) return
  const desk = await peerDesk(wire, words.leftProjector)
  if (desk === null) {
    deck.notice(words.leftProjector)
    return
  }
  hearOther(desk, deck)
  let letGo = deck.follow(desk, desk)
  // Left alone it can still be paged through by its own keys.
  desk.onGone((isGone) => {
    if (isGone) letGo()
    else letGo = deck.follow(desk, desk)
  })
  desk.onTrouble((text) => deck.notice(text))
}
