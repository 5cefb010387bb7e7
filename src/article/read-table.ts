// Keys and values written in TOML, YAML or JSON, as plain data. What is wrong in one entry costs that entry only.

import type { Report } from '../base/diagnostic.ts'
import { cleanTable, type Table } from './clean-table.ts'
import type { FrontMatterFormat } from './front-matter-block.ts'
import { parseTable } from './parse-table.ts'
import type { TableText } from './table-text.ts'

export function readTable(place: TableText, format: FrontMatterFormat, report: Report): Table {
  const { start, end } = place.span
  const whole = parseTable(place.text.slice(start, end), format)
  if (whole.kind === 'table') return cleanTable(whole.value, place, report)
  const salvaged: Record<string, unknown> = Object.create(null)
  let isReported = false
  for (const entry of entries(place.text.slice(start, end), format)) {
    const alone = parseTable(entry.text, format) // its places are relative to the entry
    if (alone.kind === 'table') {
      for (const key of Object.keys(alone.value)) if (!Object.hasOwn(salvaged, key)) salvaged[key] = alone.value[key]
      continue
    }
    const plain = plainEntry(entry.text, format)
    if (plain !== null) salvaged[plain.key] = plain.value
    isReported = true
    const at = start + entry.start + alone.at
    report(invalid(format, at, alone.message, plain === null ? 'this entry is ignored' : 'read as plain text'))
  }
  if (!isReported) report(invalid(format, start + whole.at, whole.message, 'what else could be read is used'))
  return cleanTable(salvaged, place, report)
}

function invalid(format: FrontMatterFormat, at: number, message: string, consequence: string) {
  return {
    code: 'front-matter-invalid',
    severity: 'warning',
    span: { start: at, end: at },
    message: `not valid ${format.toUpperCase()} (${message}): ${consequence}`,
  } as const
}

interface Entry {
  readonly text: string
  readonly start: number
}

/** The entries of the outermost level, each with the lines that go on from it. */
function entries(text: string, format: FrontMatterFormat): Entry[] {
  const starts = Array.from(text.matchAll(entryStart(format)), (match) => match.index)
  return starts.map((start, index) => {
    const entry = text.slice(start, starts[index + 1] ?? text.length)
    if (format !== 'json') return { text: entry, start }
    // A member of an object is an object of its own once it stands in braces.
    return { text: `{${entry.replace(/[\s,}]*$/, '')}}`, start: start - 1 }
  })
}

function entryStart(format: FrontMatterFormat): RegExp {
  switch (format) {
    case 'toml':
      return /^(?:[ \t]*["'\w.-]+[ \t]*=|[ \t]*\[)/gm
    case 'yaml':
      return /^["'\w\u0080-\uffff][^\r\n]*?:(?=[ \t\r\n]|$)/gm
    case 'json':
      return /(?<=^[ \t{]*)"[^"\r\n]*"[ \t]*:/gm
  }
}

/** `title: one: two` is what people write in YAML, and there is only one thing that they can mean. */
function plainEntry(entry: string, format: FrontMatterFormat): { key: string; value: string } | null {
  if (format !== 'yaml') return null
  const match = /^(\w+):[ \t]+([^"'{[&*!|>%@`#\s][^\r\n]*)\s*$/.exec(entry)
  return match === null ? null : { key: match[1] ?? '', value: (match[2] ?? '').trim() }
}
