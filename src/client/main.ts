// What runs in the reader's browser: tells which view of the deck this window is, and starts it.

import { deckAlone } from './deck/deck-alone.ts'
import { projectorWindow } from './projector/projector-window.ts'
import { speakerWindow } from './speaker/speaker-window.ts'
import { viewOf } from './view-of.ts'
import { wordsFor } from './words.ts'

async function start(root: HTMLElement): Promise<void> {
  const words = wordsFor(document.documentElement.lang)
  switch (viewOf(document.documentElement, location.search)) {
    case 'deck':
      return deckAlone(root, words)
    case 'speaker':
      return speakerWindow(root, words)
    case 'projector':
      return projectorWindow(root, words)
  }
}

const root = document.querySelector<HTMLElement>('.reveal')
if (root !== null) void start(root)
