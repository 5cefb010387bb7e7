// What an author asks of the tool: `<!-- lectern: break -->`. Any other comment is the author's own affair.

import type { Report } from '../base/diagnostic.ts'
import type { Span } from '../base/source.ts'
import type { Directive } from './article.ts'

const BARE = ['break', 'keep', 'show', 'say'] as const
const VALUED = ['title', 'layout'] as const
const NAMES: readonly string[] = [...BARE, ...VALUED]

/** The directives of one comment's body; none for a comment that is not addressed to the tool. */
export function directivesOf(body: string, span: Span, report: Report): Directive[] {
  const asked = /^\s*lectern\s*:([\s\S]*)$/.exec(body)?.[1]
  if (asked === undefined) return []
  const text = asked.trim()
  const [, word = '', value] = /^([\w-]*)\s*(?:=\s*([\s\S]*))?$/.exec(text) ?? []
  const bare = BARE.find((name) => name === word)
  if (bare !== undefined && value === undefined) return [{ kind: 'directive', name: bare, value: '', span }]
  const valued = VALUED.find((name) => name === word)
  if (valued !== undefined && value !== undefined && value.trim() !== '') {
    return [{ kind: 'directive', name: valued, value: unquoted(value.trim()), span }]
  }
  report({
    code: 'directive-unknown',
    severity: 'warning',
    span,
    message: `the directive "${text}" is not known`,
    hint: NAMES.includes(word)
      ? `write "${valued === undefined ? word : `${word}=…`}"`
      : `known are ${[...BARE, ...VALUED.map((name) => `${name}=…`)].join(', ')}`,
  })
  return []
}

function unquoted(value: string): string {
  const inner = /^"([\s\S]*)"$|^'([\s\S]*)'$/.exec(value)
  return inner?.[1] ?? inner?.[2] ?? value
}
