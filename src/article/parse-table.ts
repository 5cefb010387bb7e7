// The door to the parsers of TOML, YAML and JSON. They only ever make data; no tag, alias or key runs anything.

import { parse as parseToml, TomlError } from 'smol-toml'
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { lineTable } from '../base/source.ts'
import type { FrontMatterFormat } from './front-matter-block.ts'

export type ParsedTable =
  | { readonly kind: 'table'; readonly value: Readonly<Record<string, unknown>> }
  /** `at` is an offset into the text. */
  | { readonly kind: 'invalid'; readonly message: string; readonly at: number }

export function parseTable(written: string, format: FrontMatterFormat): ParsedTable {
  const text = written.replace(/\r(?!\n)/g, '\n') // a line end of old, which no parser knows
  switch (format) {
    case 'toml':
      return fromToml(text)
    case 'yaml':
      return fromYaml(text)
    case 'json':
      return fromJson(text)
  }
}

function fromToml(text: string): ParsedTable {
  try {
    return { kind: 'table', value: parseToml(text, { maxDepth: 50 }) }
  } catch (error) {
    if (!(error instanceof TomlError)) return invalid(error, 0)
    const lineStart = lineTable(text).starts[error.line - 1] ?? 0
    return invalid(error, lineStart + error.column - 1)
  }
}

/** YAML counts aliases, so that nine lines cannot become nine to the ninth; a list of itself is cut when it is copied. */
function fromYaml(text: string): ParsedTable {
  try {
    const document = parseDocument(text, { lineCounter: new LineCounter(), merge: false, prettyErrors: false })
    const error = document.errors[0]
    if (error !== undefined) return invalid(error, Math.min(error.pos[0], text.length))
    if (document.contents === null) return { kind: 'table', value: {} }
    if (!isMap(document.contents)) return { kind: 'invalid', message: 'not a list of keys and values', at: 0 }
    keepNumbersAsWritten(document)
    return { kind: 'table', value: document.toJS({ maxAliasCount: 100 }) as Record<string, unknown> }
  } catch (error) {
    return invalid(error, 0)
  }
}

/** `1.10` and `007` are titles and tags more often than sums: a number that would print otherwise stays text. */
function keepNumbersAsWritten(document: ReturnType<typeof parseDocument>): void {
  visit(document, {
    Scalar(_, node) {
      const isAltered = isScalar(node) && typeof node.value === 'number' && String(node.value) !== node.source
      if (isAltered && node.source !== undefined) node.value = node.source
    },
  })
}

/** YAML holds JSON, and tells where it is wrong in every version of Node. */
function fromJson(text: string): ParsedTable {
  try {
    const value: unknown = JSON.parse(text)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return { kind: 'table', value: value as Record<string, unknown> }
    }
    return { kind: 'invalid', message: 'not an object', at: 0 }
  } catch (error) {
    const lenient = fromYaml(text)
    return lenient.kind === 'invalid' ? lenient : invalid(error, trailingComma(text))
  }
}

function trailingComma(text: string): number {
  return Math.max(0, text.search(/,\s*[}\]]/))
}

function invalid(error: unknown, at: number): ParsedTable {
  const message = error instanceof Error ? error.message : String(error)
  const [first = ''] = message.replace(/^Invalid TOML document: /, '').split('\n')
  return { kind: 'invalid', message: first.replace(/ at line \d+, column \d+:?$/, '').trim(), at }
}
