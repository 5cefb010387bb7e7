// What runs in the deck of a session: tells which screen this is, and starts it.

import { followerWindow } from './follower/follower-window.ts'
import { leaderWindow } from './leader/leader-window.ts'
import { servedProjector } from './projector/served-projector.ts'
import { remoteWindow } from './remote/remote-window.ts'
import { wordsFor } from './words.ts'

async function start(root: HTMLElement): Promise<void> {
  const words = wordsFor(document.documentElement.lang)
  switch (document.documentElement.dataset.role) {
    case 'leader':
      return location.pathname === '/remote' ? remoteWindow(root) : leaderWindow(root, words)
    case 'projector':
      return servedProjector(root, words)
    default:
      return followerWindow(root, words)
  }
}

const root = document.querySelector<HTMLElement>('.reveal')
if (root !== null) void start(root)
