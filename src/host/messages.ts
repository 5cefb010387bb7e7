// How a diagnostic is printed: for people, as `path:line:col: level code: sentence. Hint: …`; for programs, as JSON.

import { type Diagnostic, type Severity, visible } from '../base/diagnostic.ts'
import { lineTable, placeAt, type Source } from '../base/source.ts'

/** A diagnostic with its place in a file; lines and columns from 1. */
export interface Message {
  readonly path: string
  readonly line: number
  readonly col: number
  readonly endLine: number
  readonly endCol: number
  readonly level: Severity
  readonly code: string
  /** A sentence without a full stop. */
  readonly message: string
  readonly hint?: string
  readonly slide?: string
}

/** What was found in one source, in the order of its lines. What is about the whole stands at its head. */
export function messagesOf(source: Source, diagnostics: readonly Diagnostic[]): readonly Message[] {
  const lines = lineTable(source.text)
  const messages = diagnostics.map(({ code, severity, span, message, hint, slide }): Message => {
    const start = placeAt(lines, span?.start ?? 0)
    const end = placeAt(lines, span?.end ?? 0)
    return {
      path: source.path,
      line: start.line,
      col: start.col,
      endLine: end.line,
      endCol: end.col,
      level: severity,
      code,
      message,
      ...(hint !== undefined && { hint }),
      ...(slide !== undefined && { slide }),
    }
  })
  return messages.sort((a, b) => a.line - b.line || a.col - b.col)
}

/** A message about a file as a whole. */
export function fileMessage(
  path: string,
  level: Severity,
  code: string,
  message: string,
  hint?: string,
  place = { line: 1, col: 1 },
): Message {
  const { line, col } = place
  return { path, line, col, endLine: line, endCol: col, level, code, message, ...(hint !== undefined && { hint }) }
}

const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', note: '36' }

/** Whatever comes from the input is written out where it could fool a terminal. */
export function messageLine(message: Message, isColoured: boolean): string {
  const paint = (text: string, colour: string) => (isColoured ? `\u001b[${colour}m${text}\u001b[0m` : text)
  const place = `${visible(message.path)}:${message.line}:${message.col}:`
  const level = paint(message.level, colours[message.level])
  const sentence = /[.。!?！？]$/.test(message.message) ? message.message : `${message.message}.`
  const hint = message.hint === undefined ? '' : ` ${paint('Hint:', '2')} ${visible(message.hint)}`
  return `${place} ${level} ${message.code}: ${visible(sentence)}${hint}`
}

export function messageJson(message: Message): string {
  const { path, line, col, endLine, endCol, level, code, message: text, hint = null, slide = null } = message
  return JSON.stringify({ path, line, col, endLine, endCol, level, code, message: text, hint, slide })
}

const mostShown = 20

/** The lines of a report: all, or the first twenty and how many more there are of each kind. */
export function reportLines(messages: readonly Message[], isColoured: boolean): readonly string[] {
  if (messages.length <= mostShown) return messages.map((message) => messageLine(message, isColoured))
  const gravest = [...messages].sort((a, b) => rank(a.level) - rank(b.level)) // stable: places stay in order
  const rest = gravest.slice(mostShown)
  const counts = new Map<string, number>()
  for (const { code } of rest) counts.set(code, (counts.get(code) ?? 0) + 1)
  const kinds = [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${count} ${code}`)
  return [
    ...gravest.slice(0, mostShown).map((message) => messageLine(message, isColoured)),
    `… and ${rest.length} more: ${kinds.slice(0, 8).join(', ')} (all of them with --json)`,
  ]
}

function rank(level: Severity): number {
  switch (level) {
    case 'error':
      return 0
    case 'warning':
      return 1
    case 'note':
      return 2
  }
}

/** `2 errors, 7 warnings, 1 note`, or `no warnings`. */
export function countsOf(messages: readonly Message[]): string {
  const levels: readonly Severity[] = ['error', 'warning', 'note']
  const counts = levels.flatMap((level) => {
    const count = messages.filter((message) => message.level === level).length
    return count === 0 ? [] : [counted(count, level)]
  })
  return counts.length === 0 ? 'no warnings' : counts.join(', ')
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
