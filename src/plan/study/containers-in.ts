// `::: discussion` … `:::`. The parser blanks the fences and keeps what is in them; here they are found again, by their places.

import type { Article } from '../../article/article.ts'
import { CLOSING, DISCUSSION } from '../../article/dialects/containers.ts'
import type { Span } from '../../base/source.ts'

export interface Container extends Span {
  /** The line that opens it. */
  readonly opening: string
}

const FENCE = /^\s*:{3,}/

export function containersIn({ source: { text }, omitted }: Article): Container[] {
  const starts = omitted.filter(({ why }) => why !== 'front-matter').map(({ span }) => span.start)
  const found: Container[] = []
  const open: { readonly start: number; readonly opening: string }[] = []
  for (const start of [...new Set(starts)].sort((a, b) => a - b)) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, end)
    if (!FENCE.test(line)) continue
    if (!CLOSING.test(line)) {
      open.push({ start, opening: line })
      continue
    }
    const last = open.pop()
    if (last !== undefined && DISCUSSION.test(last.opening)) found.push({ ...last, end })
  }
  // One that is never closed holds the rest of what is written.
  const left = open.find(({ opening }) => DISCUSSION.test(opening))
  return left === undefined ? found : [...found, { ...left, end: text.length }]
}
