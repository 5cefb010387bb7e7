import { type NewDeck, newDeck } from '../new-deck.ts'

/** The deck of a served page as it was written, without the server's mark of the slide to show first. */
export function servedDeck(root: HTMLElement): NewDeck {
  const first = root.querySelector('.slides > section.present')
  first?.removeAttribute('class')
  const deck = newDeck(root)
  first?.classList.add('present')
  return deck
}
