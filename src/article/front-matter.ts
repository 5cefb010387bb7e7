// The metadata block at the head of an article: found, read as data, and blanked out.

import type { Report } from '../base/diagnostic.ts'
import type { Source, Span } from '../base/source.ts'
import type { Meta } from './article.ts'
import { findFrontMatter } from './front-matter-block.ts'
import { metaOf } from './meta-of.ts'
import { readTable } from './read-table.ts'

/**
 * Reads the front matter and blanks it out. The body has the length and the line ends of the
 * source, so that offsets and line numbers of everything below stay true.
 */
export function frontMatter(source: Source, report: Report): { meta: Meta; body: string } {
  const found = findFrontMatter(source.text)
  switch (found.kind) {
    case 'none':
      return asText(source)
    case 'unclosed':
      report({
        code: 'front-matter-unclosed',
        severity: 'warning',
        span: found.fence,
        message: `front matter opened by ${found.opener} is never closed: shown as text`,
        hint: `end it with a line that holds only ${found.closer}`,
      })
      return asText(source)
    case 'foreign':
      report({
        code: 'front-matter-not-data',
        severity: 'warning',
        span: found.fence,
        message: `front matter in "${found.language}" is not read: shown as text`,
        hint: 'write it in YAML (---), TOML (+++) or JSON; code is never run',
      })
      return asText(source)
    case 'block': {
      const table = readTable({ text: source.text, span: found.content }, found.format, report)
      const meta = metaOf({ text: source.text, table, span: found.span, content: found.content }, report)
      return { meta, body: blanked(source.text, found.span) }
    }
  }
}

function asText(source: Source): { meta: Meta; body: string } {
  return { meta: { settings: {}, span: null }, body: source.text }
}

function blanked(text: string, span: Span): string {
  return text.slice(0, span.start) + text.slice(span.start, span.end).replace(/[^\r\n]/g, ' ') + text.slice(span.end)
}
