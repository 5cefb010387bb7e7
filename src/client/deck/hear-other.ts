import type { ToScreen } from '../session/peer/peer-message.ts'

interface Other {
  onMessage(listener: (message: ToScreen) => void): void
}

/** A deck does what the window beside it says of looks: all else is the session's, or drawn by those who follow it. */
export function hearOther(other: Other, deck: { zoom(): void }): void {
  other.onMessage((message) => {
    switch (message.say) {
      case 'scheme':
        document.documentElement.dataset.scheme = message.to
        return
      case 'zoom':
        return deck.zoom()
      case 'point':
        return
    }
  })
}
