// `!!! note "Title"` of MkDocs with its indented body becomes a quotation.

import type { Change, PlainLine } from './change.ts'
import { instead } from './change.ts'

const OPENING = /^(?:!!!|\?\?\?\+?)\s+[\w-]+(?:\s+[\w-]+)*\s*(?:"([^"]*)")?\s*$/

export function admonitions(lines: readonly PlainLine[]): Change[] {
  const changes: Change[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (line === undefined || !OPENING.test(line.text)) continue
    const body = bodyAfter(lines, at)
    if (body.length === 0) continue
    const title = OPENING.exec(line.text)?.[1] ?? ''
    if (title === '') changes.push(instead(line, '', 'attribute'))
    else {
      const from = line.text.lastIndexOf(title)
      changes.push({
        span: { start: line.start, end: line.start + from },
        text: `>${'\u00a0'.repeat(from - 1)}`,
        why: 'attribute',
        diagnostic: null,
      })
      changes.push(instead({ start: line.start + from + title.length, end: line.end }, '', 'attribute'))
    }
    for (const one of body) {
      const width = /^(?: {4}|\t)/.exec(one.text)?.[0].length ?? 0
      if (width > 0)
        changes.push({
          span: { start: one.start, end: one.start + width },
          text: '>'.padEnd(width),
          why: null,
          diagnostic: null,
        })
    }
  }
  return changes
}

/** The indented lines, with the blank ones between them. */
function bodyAfter(lines: readonly PlainLine[], at: number): PlainLine[] {
  const body: PlainLine[] = []
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next]
    if (line === undefined || !/^(?:\s*$| {4}|\t)/.test(line.text)) break
    body.push(line)
  }
  while (body.at(-1)?.text.trim() === '') body.pop()
  return body
}
