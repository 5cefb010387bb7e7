// The small pages before the deck: coming in by the code, leading by a link, asking to steer.

import { element } from '../element.ts'
import { askToSteer } from './ask-to-steer.ts'
import { join } from './join.ts'
import { lead } from './lead.ts'
import { doorWords } from './words.ts'

const words = doorWords(document.documentElement.lang)
const place = document.querySelector<HTMLElement>('main')
if (place !== null) {
  switch (place.dataset.door) {
    case 'join':
      join(place, words)
      break
    case 'lead':
      void lead(place, words)
      break
    case 'remote':
      askToSteer(place, words)
      break
    default:
      place.append(
        element(document, 'h1', {}, words.closed),
        element(document, 'p', {}, words.closedHint),
        element(document, 'a', { href: '/' }, words.back),
      )
  }
}
