// A deck that can be given a newer edition of itself, for `new-deck.test.ts`.

import { startDeck } from '../../src/client/deck/start-deck.ts'
import { newDeck } from '../../src/client/new-deck.ts'
import { wordsFor } from '../../src/client/words.ts'

declare global {
  interface Window {
    takeDeck?: (text: string) => string | null
  }
}

const root = document.querySelector<HTMLElement>('.reveal')
if (root !== null) {
  const newer = newDeck()
  void startDeck(root, wordsFor('en'), { hasControls: true, openSpeaker: () => {}, schemeChanged: () => {} }).then(
    ({ player }) => {
      window.takeDeck = (text) => newer.take(text, player)
    },
  )
}
