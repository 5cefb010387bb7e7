import type { Snapshot } from '../../session/snapshot.ts'
import { startDeck } from '../deck/start-deck.ts'
import { newDeck } from '../new-deck.ts'
import { relayLink } from '../relay/relay-link.ts'
import { islandIn } from '../session/island.ts'
import { keepDeckNew } from '../session/keep-deck-new.ts'
import { serverLink } from '../session/server-link.ts'
import type { Words } from '../words.ts'
import { follow } from './follower.ts'

/** The deck of who follows: over the room's server, or over a broker where the page names one. */
export async function followerWindow(root: HTMLElement, words: Words): Promise<void> {
  const island = islandIn(document)
  const newer = newDeck()
  const deck = await startDeck(root, words, {
    hasControls: false,
    openSpeaker: () => {},
    schemeChanged: () => {},
  })
  const link = island.relay === undefined ? serverLink() : relayLink(island.relay)
  if (island.snapshot !== undefined) {
    let now: Snapshot = island.snapshot
    const told: (() => void)[] = []
    link.onSnapshot((snapshot) => {
      now = snapshot
      for (const listener of told) listener()
    })
    keepDeckNew({ now: () => now, onChange: (listener) => told.push(listener) }, newer, deck.player)
  }
  follow({ player: deck.player, link, island, notice: deck.notice })
}
