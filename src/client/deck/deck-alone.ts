import { placeAt } from '../places.ts'
import type { Desk } from '../session/desk.ts'
import { localDesk } from '../session/local-desk.ts'
import { viewOpener } from '../session/peer/view-opener.ts'
import { planOfPage } from '../session/plan-of-page.ts'
import { viewAddress } from '../view-address.ts'
import type { Words } from '../words.ts'
import { hearOther } from './hear-other.ts'
import { startDeck } from './start-deck.ts'

/** A deck that was opened from disk: no session, until somebody opens the speaker view. From then on it is here. */
export async function deckAlone(root: HTMLElement, words: Words): Promise<void> {
  let desk: Desk | null = null
  const begun = (): Desk => {
    if (desk !== null) return desk
    const { player } = deck
    desk = localDesk(planOfPage(player.slides), placeAt(player.slides, player.current(), player.step()), deck.isBlack())
    deck.follow(desk, desk)
    return desk
  }
  const speaker = viewOpener('speaker', () => viewAddress('speaker'), begun)
  const deck = await startDeck(root, words, {
    hasControls: true,
    openSpeaker: () => {
      if (!speaker.open()) deck.notice(words.blocked)
    },
    schemeChanged: (to) => speaker.post({ say: 'scheme', to }),
  })
  hearOther(speaker, deck)
}
