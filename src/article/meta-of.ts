// What the front matter's usual keys mean, as Hugo, Jekyll and Hexo write them.

import type { Report } from '../base/diagnostic.ts'
import type { Span } from '../base/source.ts'
import type { Meta } from './article.ts'
import type { Table } from './clean-table.ts'
import { keySpan } from './key-span.ts'
import { settingNames } from './setting-names.ts'

interface FrontMatterTable {
  readonly text: string
  readonly table: Table
  /** Fences included. */
  readonly span: Span
  readonly content: Span
}

export function metaOf(found: FrontMatterTable, report: Report): Meta {
  const { table } = found
  const title = text(table.title)
  const date = dateOf('date')
  const author = peopleOf(table.author) || peopleOf(table.authors) || peopleOf(tableOf(table.params).author)
  const description = firstText(['description', 'summary', 'excerpt', 'subtitle'])
  const tags = tagsOf()
  const draft = draftOf()
  const lang = langOf('lang') ?? langOf('language')
  return {
    ...(title && { title }),
    ...(date && { date }),
    ...(author && { author }),
    ...(description && { description }),
    ...(tags.length > 0 && { tags }),
    ...(draft !== null && { draft }),
    ...(lang && { lang }),
    settings: settingsOf(),
    span: found.span,
  }

  /** The day as its author wrote it: no time zone may shift it. */
  function dateOf(key: string): string | null {
    const written = text(table[key])
    if (written === null) return null
    const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(written)
    if (match === null) return written
    const [, year = '', month = '', day = ''] = match
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const known = new Date(`${date}T00:00:00Z`)
    if (!Number.isNaN(known.getTime()) && known.toISOString().startsWith(date)) return date
    reportKey('front-matter-date', key, `"${written}" is no day of the calendar: ignored`, 'write it as 2026-11-24')
    return null
  }

  function firstText(keys: readonly string[]): string | null {
    for (const key of keys) {
      const value = text(table[key])
      if (value !== null) return value
    }
    return null
  }

  function tagsOf(): readonly string[] {
    return [...new Set([...['tags', 'tag'].flatMap(words), ...['categories', 'category'].flatMap(words)])]
  }

  /** A list, nested in Hexo; or one string, separated by commas, or by blanks in Jekyll. */
  function words(key: string): readonly string[] {
    const value = table[key]
    if (typeof value !== 'string') return flat(value)
    const separator = /[,，、]/.test(value) ? /[,，、]/ : /\s+/
    return value
      .split(separator)
      .map((word) => word.trim())
      .filter((word) => word !== '')
  }

  function draftOf(): boolean | null {
    const isDraft = table.draft ?? (table.published === false ? true : null)
    if (isDraft === null) return null
    const draft = isDraft === true || isDraft === 'true'
    if (draft) {
      const key = 'draft' in table ? 'draft' : 'published'
      report({
        code: 'draft',
        severity: 'note',
        span: keySpan({ text: found.text, span: found.content }, key),
        message: 'this article is a draft',
      })
    }
    return draft
  }

  function langOf(key: string): string | null {
    const written = text(table[key])
    if (written === null) return null
    const lang = languageTag(written)
    if (lang === null) {
      reportKey('front-matter-language', key, `"${written}" is no language tag: ignored`, 'write it as zh-CN or en')
    }
    return lang
  }

  /** The table `lectern:` and the keys of the schema beside it; the former wins. What other tools read is left alone. */
  function settingsOf(): Readonly<Record<string, unknown>> {
    const settings: Record<string, unknown> = Object.create(null)
    for (const key of Object.keys(table)) if (settingNames.has(key) && key !== 'lang') settings[key] = table[key]
    return Object.assign(settings, tableOf(table.lectern))
  }

  function reportKey(code: string, key: string, message: string, hint: string): void {
    report({
      code,
      severity: 'warning',
      span: keySpan({ text: found.text, span: found.content }, key),
      message,
      hint,
    })
  }
}

/** A BCP 47 tag in its usual spelling, from `zh_cn` or `EN-us`; null where it is none. */
export function languageTag(written: string): string | null {
  const tag = written.trim().replaceAll('_', '-')
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

function text(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return null
  const line = value.replace(/\s+/g, ' ').trim()
  return line === '' ? null : line
}

function tableOf(value: unknown): Table {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Table) : {}
}

/** A name, an object with a name, or a list of either. */
function peopleOf(value: unknown): string | null {
  const people = (Array.isArray(value) ? value : [value]).flatMap((person) => {
    const name = text(person) ?? text(tableOf(person).name)
    return name === null ? [] : [name]
  })
  return people.length === 0 ? null : people.join(', ')
}

function flat(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(flat)
  const word = text(value)
  return word === null ? [] : [word]
}
