// What the front matter of a leader's file says of the hour.

import { findFrontMatter } from '../../article/front-matter-block.ts'
import { keySpan } from '../../article/key-span.ts'
import { readTable } from '../../article/read-table.ts'
import type { Report } from '../../base/diagnostic.ts'
import { nearest } from '../../base/nearest.ts'
import type { Source } from '../../base/source.ts'

export interface Front {
  readonly minutes: number | null
  /** Whether a paragraph that begins with "Note:" is one. */
  readonly hasNoteLines: boolean
}

const KEYS = ['minutes', 'note-lines']
/** What any Markdown file may have. */
const QUIET: ReadonlySet<string> = new Set(['title', 'lang', 'date', 'author', 'draft'])
/** The longest hour, min. */
export const LONGEST = 1440

export function frontOf({ text }: Source, report: Report): Front {
  const found = findFrontMatter(text)
  if (found.kind !== 'block') return { minutes: null, hasNoteLines: false }
  const place = { text, span: found.content }
  // What is wrong with it as data is reported where the file is parsed.
  const table = readTable(place, found.format, () => {})
  for (const key of Object.keys(table)) {
    if (KEYS.includes(key) || QUIET.has(key)) continue
    const meant = nearest(key, KEYS)
    report({
      code: 'study-key',
      severity: 'warning',
      span: keySpan(place, key),
      message: `the key "${key}" says nothing about a study session`,
      hint: meant === null ? `known are ${KEYS.join(', ')}` : `did you mean ${meant}?`,
    })
  }
  return { minutes: minutesOf(table.minutes), hasNoteLines: isYes(table['note-lines']) }

  function minutesOf(value: unknown): number | null {
    if (value === undefined || value === null) return null
    const minutes = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value
    if (typeof minutes === 'number' && Number.isInteger(minutes) && minutes > 0 && minutes <= LONGEST) return minutes
    report({
      code: 'study-key',
      severity: 'warning',
      span: keySpan(place, 'minutes'),
      message: '"minutes" must be a whole number: the hour has no length',
      hint: 'write minutes: 60',
    })
    return null
  }

  function isYes(value: unknown): boolean {
    if (value === undefined || typeof value === 'boolean') return value === true
    report({
      code: 'study-key',
      severity: 'warning',
      span: keySpan(place, 'note-lines'),
      message: '"note-lines" must be true or false',
      hint: 'write note-lines: true',
    })
    return false
  }
}
