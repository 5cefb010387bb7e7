// Asking the leader to be let in, as a remote or as the next leader; the number tells which of several phones it is.

import type { Steering } from '../../session/event.ts'
import { LONGEST } from '../../session/typed.ts'
import { element } from '../element.ts'
import { islandIn } from '../session/island.ts'
import { post } from './post.ts'
import type { DoorWords } from './words.ts'

/** Milliseconds between two looks. */
const LOOK = 1500

export function askToSteer(place: HTMLElement, words: DoorWords): void {
  const { before } = islandIn(document)
  const told = element(document, 'p', { role: 'status', class: 'told' })
  const name = element(document, 'input', {
    type: 'text',
    'aria-label': words.yourName,
    placeholder: words.yourName,
    maxlength: String(LONGEST.name),
    autocomplete: 'off',
  })
  const button = (label: string, as: Steering) => {
    const made = element(document, 'button', { type: 'button' }, label)
    made.addEventListener('click', async () => {
      const status = await post('/api/say', { do: 'want', as, name: name.value })
      if (status === 200) location.reload()
      else told.textContent = status === 0 ? words.noAnswer : status === 429 ? words.tooMany : words.refused
    })
    return made
  }
  const back = element(document, 'a', { href: '/' }, words.back)
  place.append(element(document, 'h1', {}, words.steer))
  const wish = before?.wish ?? null
  if (wish === null) {
    const hint = element(document, 'p', {}, words.steerHint)
    place.append(hint, name, button(words.asRemote, 'remote'), button(words.asLeader, 'leader'), told, back)
    return
  }
  const number = element(document, 'p', { class: 'number' }, String(wish.number))
  place.append(element(document, 'p', {}, words.number), number, told, back)
  told.textContent = words.waiting
  // Once the leader has let it in, or not, this address is another page.
  const look = async () => {
    const page = await fetch(location.pathname, { cache: 'no-store' }).catch(() => null)
    const text = (await page?.text().catch(() => '')) ?? ''
    const isSame = text === '' || text.includes(`"number":${wish.number}`)
    if (isSame) window.setTimeout(() => void look(), LOOK)
    else if (text.includes('data-door="remote"')) told.textContent = words.refused
    else location.replace(location.pathname)
  }
  window.setTimeout(() => void look(), LOOK)
}
