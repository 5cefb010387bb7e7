// What a session left open, put into the sidecar for the next one.

import type { Event } from '../../session/event.ts'
import { markdownText, saidBy } from '../../session/markdown-text.ts'
import { dateText } from '../../session/moment-text.ts'
import { type Recorded, recordedOf } from '../../session/recorded.ts'
import { afterFrontMatter, headingLines } from './heading-lines.ts'

export interface Carried {
  readonly sidecar: string
  /** How many questions were added. */
  readonly added: number
}

/**
 * The sidecar with the questions that are open or parked before its first heading; the rest of it stays byte for byte. What stands in
 * it already, in whatever form, is not added again. Topics of the article come back by themselves, and those of the sidecar stand there.
 */
export function carriedInto(sidecar: string, events: readonly Event[], most = MOST_CARRIED): Carried {
  const record = recordedOf(events)
  const known = new Set(questionsIn(sidecar).map(keyOf))
  const texts = leftOpen(record, most).filter((text) => {
    const key = keyOf(markdownText(text))
    if (key === '' || known.has(key)) return false
    known.add(key)
    return true
  })
  if (texts.length === 0) return { sidecar, added: 0 }
  const end = sidecar.includes('\r\n') ? '\r\n' : '\n'
  const from = dateText(record.began, record.zone)
  const blocks = texts.map((text) => `> [!question] ${markdownText(text)} {from=${from}}`).join(end + end)
  const mark = /^\ufeff?/.exec(sidecar)?.[0] ?? ''
  return { sidecar: mark + inserted(sidecar.slice(mark.length), blocks, end), added: texts.length }
}

/** An hour has room for so many. */
const MOST_CARRIED = 12

/** Most votes first, open before parked; then topics of an earlier session that nobody opened. */
function leftOpen({ questions, unopened }: Recorded, most: number): string[] {
  const asked = (state: 'open' | 'parked') => questions.filter((question) => question.state === state)
  const carried = unopened.filter(({ topic }) => topic.from === 'carried')
  const left = [...asked('open'), ...asked('parked'), ...carried.map(({ topic }) => topic)]
  return left.slice(0, most).map(({ text }) => text)
}

function inserted(text: string, blocks: string, end: string): string {
  const lines = text.split('\n')
  const [first] = headingLines(lines.map((line) => line.replace(/\r$/, '')))
  if (first !== undefined) {
    const at = offsetOf(lines, first.line)
    return `${spaced(text.slice(0, at), end)}${blocks}${end}${end}${text.slice(at)}`
  }
  return `${spaced(text, end)}${blocks}${end}`
}

/** With a blank line at its end, unless it is empty. */
function spaced(text: string, end: string): string {
  if (text === '' || /\n[ \t]*\r?\n$/.test(text) || /^[ \t]*\r?\n$/.test(text)) return text
  return text.endsWith('\n') ? `${text}${end}` : `${text}${end}${end}`
}

/** Where a line begins. */
function offsetOf(lines: readonly string[], line: number): number {
  return lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0)
}

/** The text of each question of the sidecar, on the line of its mark or below it. */
function questionsIn(sidecar: string): string[] {
  const lines = sidecar.replace(/^\ufeff/, '').split(/\r?\n/)
  return lines.slice(afterFrontMatter(lines)).flatMap((line, index, all) => {
    const marked = /^ {0,3}>[ \t]*\[!question\][+-]?[ \t]*(.*)$/i.exec(line)
    const named = /^ {0,3}:{3,}[ \t]*(?:discussion|question)\b(.*)$/i.exec(line)
    if (marked === null && named === null) return []
    const title = marked?.[1] ?? named?.[1] ?? ''
    const below: string[] = []
    for (const next of all.slice(index + 1)) {
      const inner = marked === null ? next : /^ {0,3}>[ \t]?(.*)$/.exec(next)?.[1]
      if (inner === undefined || inner.trim() === '' || /^[ \t]*(?:[-*+] \[|\[!|>|:{3,})/.test(inner)) break
      below.push(inner)
    }
    return [title, below.join(' '), `${title} ${below.join(' ')}`]
  })
}

/** A brace that somebody typed has a backslash before it. */
const ATTRIBUTES = /(?<!\\)\{\s*(?:from|time|mode)=[^{}]*\}/g

/** Of Markdown; equal for texts that say the same: letters and digits, whatever signs are between them; all of a text that has none. */
function keyOf(markdown: string): string {
  const said = saidBy(markdown.replace(ATTRIBUTES, ''))
  const letters = said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return letters === '' ? said.replace(/\s+/g, '') : letters
}
