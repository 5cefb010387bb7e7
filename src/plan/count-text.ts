// How a count behind a title is written.

import type { Continuation } from './deck.ts'

/** Empty where there is nothing to count. */
export function countText(continuation: Continuation | null): string {
  if (continuation === null) return ''
  const { part, of, occurrence } = continuation
  return `${occurrence > 1 ? ` #${occurrence}` : ''}${of > 1 ? ` (${part}/${of})` : ''}`
}
