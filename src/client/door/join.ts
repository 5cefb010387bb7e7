// Four letters, typed or brought along by a QR code.

import { element } from '../element.ts'
import { post } from './post.ts'
import type { DoorWords } from './words.ts'

export function join(place: HTMLElement, words: DoorWords): void {
  const input = element(document, 'input', {
    type: 'text',
    'aria-label': words.roomCode,
    maxlength: '8',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    inputmode: 'text',
    class: 'code',
    required: '',
  })
  const told = element(document, 'p', { role: 'status', class: 'told' })
  const form = element(
    document,
    'form',
    {},
    element(document, 'p', {}, words.joinHint),
    input,
    element(document, 'button', { type: 'submit' }, words.enter),
    told,
  )
  const enter = async (code: string) => {
    const status = await post('/api/join', { code })
    // The page of the same address is the deck now.
    if (status === 200) location.replace(location.pathname + location.search)
    else told.textContent = status === 0 ? words.noAnswer : status === 429 ? words.tooMany : words.wrong
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void enter(input.value)
  })
  place.append(element(document, 'h1', {}, words.join), form)
  const brought = location.hash.slice(1)
  if (!/^[A-Za-z]{4}$/.test(brought)) {
    input.focus()
    return
  }
  history.replaceState(null, '', location.pathname)
  input.value = brought
  void enter(brought)
}
