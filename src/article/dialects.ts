// The dialects of Markdown that are understood by sight, each in a file of its own in `dialects/`.

import type { Report } from '../base/diagnostic.ts'
import type { Omission } from './article.ts'
import { admonitions } from './dialects/admonitions.ts'
import { alerts } from './dialects/alerts.ts'
import { attributes } from './dialects/attributes.ts'
import { type Dialect, plainLines } from './dialects/change.ts'
import { containers } from './dialects/containers.ts'
import { contents } from './dialects/contents.ts'
import { hexo } from './dialects/hexo.ts'
import { leaderNotes } from './dialects/leader-notes.ts'
import { liquid } from './dialects/liquid.ts'
import { shortcodes } from './dialects/shortcodes.ts'

const DIALECTS: readonly Dialect[] = [hexo, liquid, shortcodes, containers, admonitions, alerts, attributes, contents]

/**
 * Writes what a dialect adds in the Markdown that the parser reads, or blanks it where it is markup only. The body keeps its length and
 * its line ends, so that every offset stays true. Code is left as it is.
 */
export function inCommonMarkdown(body: string, report: Report): { body: string; omitted: Omission[] } {
  const omitted: Omission[] = []
  const notes = leaderNotes(body)
  const lines = plainLines(notes.rest)
  const changes = [...notes.changes, ...DIALECTS.flatMap((dialect) => dialect(lines))].sort(
    (a, b) => a.span.start - b.span.start,
  )
  let text = ''
  let at = 0
  let said = ''
  for (const { span, text: replacement, why, diagnostic } of changes) {
    if (span.start < at) continue
    text += body.slice(at, span.start) + replacement
    at = span.end
    if (why !== null) omitted.push({ span, why })
    // What an article has everywhere is said once.
    if (diagnostic !== null && (diagnostic.code !== said || diagnostic.severity === 'error')) report(diagnostic)
    said = diagnostic?.code ?? said
  }
  return { body: text + body.slice(at), omitted }
}
