// The record of a session for spreadsheets: RFC 4180, with a byte order mark, so that they read letters beyond ASCII, and without a
// cell that they would run as a formula.

import type { Event } from './event.ts'
import { dateText, hourText, wholeSeconds } from './moment-text.ts'
import { recordedOf } from './recorded.ts'

export interface SessionTables {
  readonly questions: string
  readonly polls: string
  readonly sections: string
}

/** The names of columns are English whatever the plan's language is: programs read them. */
export function sessionTables(events: readonly Event[]): SessionTables {
  const { questions, topics, sections, elsewhere, zone } = recordedOf(events)
  const spent = wholeSeconds([...sections.map((section) => section.spent), elsewhere])
  const polls = topics.filter(({ topic }) => topic.options.length > 0)
  return {
    questions: tableOf(
      ['question', 'state', 'votes', 'answer', 'name', 'section', 'asked', 'shown'],
      questions.map(({ text, state, votes, answer, name, section, at, wasShown }) => [
        text,
        state,
        votes,
        answer,
        name,
        section,
        `${dateText(at, zone)} ${hourText(at, zone)}`,
        wasShown ? 'yes' : 'no',
      ]),
    ),
    polls: tableOf(
      ['poll', 'section', 'round', 'option', 'right', 'votes', 'percent'],
      polls.flatMap(({ topic, section, rounds }) =>
        rounds.flatMap((round, index) => {
          const sum = round.reduce((all, votes) => all + votes, 0)
          return topic.options.map(({ text, isRight }, option) => {
            const votes = round[option] ?? 0
            return [topic.text, section, index + 1, text, isRight ? 'yes' : 'no', votes, percent(votes, sum)]
          })
        }),
      ),
    ),
    sections: tableOf(
      ['section', 'planned_seconds', 'actual_seconds', 'difference_seconds', 'slower', 'faster'],
      sections.map(({ title, planned, slower, faster }, index) => {
        const actual = spent[index] ?? 0
        const plan = planned === null ? '' : planned / 1000
        return [title, plan, actual, plan === '' ? '' : actual - plan, slower, faster]
      }),
    ),
  }
}

/** With one digit behind the point. */
function percent(votes: number, of: number): number {
  return of === 0 ? 0 : Math.round((votes * 1000) / of) / 10
}

function tableOf(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${[heads, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
}

/** Every text is quoted, so that no sign in it ends the cell. */
function cellOf(value: string | number): string {
  return typeof value === 'number' ? String(value) : `"${harmless(value).replaceAll('"', '""')}"`
}

/**
 * A spreadsheet runs what begins with one of these signs, in their wide forms too, after white space too. OWASP: with an apostrophe
 * before it, it is text.
 */
function harmless(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
}
