// `::: notes` … `:::`, which only the leader sees: a comment to the parser, with a sign that it is no author's. No other dialect looks
// into it.

import type { Diagnostic } from '../../base/diagnostic.ts'
import { NOTES_SIGN } from '../directives.ts'
import { allLines, type Change, instead, type PlainLine, type ReadLine } from './change.ts'
import { CLOSING } from './containers.ts'

const NOTES = /^\s*:{3,}\s*(?:notes|\{\s*\.notes\s*\})\s*$/i
const INNER = /^\s*:{3,}\s*\S/
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/

export interface LeaderNotes {
  readonly changes: readonly Change[]
  /** The body with blanks for the notes, as long as it was. */
  readonly rest: string
}

export function leaderNotes(body: string): LeaderNotes {
  const lines = allLines(body)
  const changes: Change[] = []
  let rest = ''
  let taken = 0
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as ReadLine
    if (line.isCode || !NOTES.test(line.text)) continue
    const closing = closingOf(lines, at)
    const last = closing ?? lastOfEndless(lines, at)
    const own = lines.slice(at, last + 1)
    changes.push(...(closing === null ? blanked(own) : commented(own)))
    rest += body.slice(taken, line.start)
    for (const one of own) rest += `${' '.repeat(one.end - one.start)}\n`
    taken = Math.min(body.length, (own.at(-1)?.end ?? 0) + 1)
    at = last
  }
  return { changes, rest: (rest + body.slice(taken)).slice(0, body.length) }
}

/** The line that closes the notes which begin at `first`; null where none does, or where others begin before it. */
function closingOf(lines: readonly ReadLine[], first: number): number | null {
  let depth = 1
  for (let at = first + 1; at < lines.length; at++) {
    const { text, isCode } = lines[at] as ReadLine
    if (isCode) continue
    if (NOTES.test(text)) return null
    if (CLOSING.test(text)) depth--
    else if (INNER.test(text)) depth++
    if (depth === 0) return at
  }
  return null
}

function lastOfEndless(lines: readonly ReadLine[], first: number): number {
  const next = lines.findIndex(
    ({ text, isCode }, at) => at > first && !isCode && (NOTES.test(text) || HEADING.test(text)),
  )
  return next < 0 ? lines.length - 1 : next - 1
}

function commented([opening, ...lines]: readonly PlainLine[]): Change[] {
  const closing = lines.at(-1)
  if (opening === undefined || closing === undefined) return []
  return [
    instead(opening, `<!--${NOTES_SIGN}`, 'comment'),
    // It would end the comment.
    ...lines.slice(0, -1).flatMap((line): Change[] => {
      const text = line.text.replaceAll('-->', ' ->')
      return text === line.text ? [] : [instead(line, text, null)]
    }),
    instead(closing, '-->', 'comment'),
  ]
}

/** They are the leader's own: better on no slide than on one. */
function blanked(lines: readonly PlainLine[]): Change[] {
  return lines.map((line, at) => instead(line, '', 'comment', at === 0 ? neverClosed(line) : null))
}

function neverClosed({ start, end, text }: PlainLine): Diagnostic {
  return {
    code: 'container-unclosed',
    severity: 'error',
    span: { start, end },
    message: `"${text.trim()}" is never closed: what follows, up to the next heading of #, is taken for private, and is not used`,
    hint: 'close it with a line of :::',
  }
}
