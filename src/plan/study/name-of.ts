// What a heading is called by: its words, without the numbers of footnotes.

import type { Text } from '../../article/article.ts'
import { spelled } from '../../outline/pieces.ts'

export function nameOf(runs: readonly Text[]): string {
  const words = runs.filter(({ marks }) => !marks.some(({ kind }) => kind === 'note'))
  return spelled(words).replace(/\s+/g, ' ').trim()
}
