// The token of a leader's link, exchanged for a cookie that no script can read.

import { element } from '../element.ts'
import { post } from './post.ts'
import type { DoorWords } from './words.ts'

export async function lead(place: HTMLElement, words: DoorWords): Promise<void> {
  const told = element(document, 'p', { role: 'status' }, words.leading)
  place.append(told)
  const token = location.hash.slice(1)
  // It stays in no history.
  history.replaceState(null, '', '/lead')
  const status = await post('/api/lead', { token })
  if (status === 200) location.replace('/speaker')
  else told.textContent = status === 0 ? words.noAnswer : words.spent
}
