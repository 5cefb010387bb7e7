// What an author asks of the tool: `<!-- lectern: break -->`, `<!-- notes: say this -->`. Any other comment is the author's own affair.

import type { Report } from '../base/diagnostic.ts'
import type { Span } from '../base/source.ts'
import type { Directive } from './article.ts'

const BARE = ['break', 'keep', 'show', 'say'] as const
const VALUED = ['title', 'layout', 'figure'] as const
/** How a figure may be wished for. */
const FIGURES: readonly string[] = ['full', 'beside', 'above', 'small']
const NAMES: readonly string[] = [...BARE, ...VALUED]

/** Behind this sign stands what a dialect took for notes: no comment of an author's begins with it. */
export const NOTES_SIGN = '\u0001'
const NOTES = new RegExp(`^(?:\\s*(?:notes?|speaker notes?)\\s*[:：]|${NOTES_SIGN})([\\s\\S]*)$`, 'i')

/** The directives of one comment's body; none for a comment that is not addressed to the tool. */
export function directivesOf(body: string, span: Span, report: Report): Directive[] {
  const said = dedented(NOTES.exec(body)?.[1])
  if (said !== undefined) return said === '' ? [] : [{ kind: 'directive', name: 'notes', value: said, span }]
  const asked = /^\s*lectern\s*:([\s\S]*)$/.exec(body)?.[1]
  if (asked === undefined) return []
  const text = asked.trim()
  const [, word = '', value] = /^([\w-]*)\s*(?:=\s*([\s\S]*))?$/.exec(text) ?? []
  const bare = BARE.find((name) => name === word)
  if (bare !== undefined && value === undefined) return [{ kind: 'directive', name: bare, value: '', span }]
  const valued = VALUED.find((name) => name === word)
  const isWay = valued !== 'figure' || FIGURES.includes(unquoted(value?.trim() ?? ''))
  if (valued !== undefined && value !== undefined && value.trim() !== '' && isWay) {
    return [{ kind: 'directive', name: valued, value: unquoted(value.trim()), span }]
  }
  report({
    code: 'directive-unknown',
    severity: 'warning',
    span,
    message: `the directive "${text}" is not known`,
    hint: !isWay
      ? `write ${FIGURES.map((way) => `figure=${way}`).join(', ')}`
      : NAMES.includes(word)
        ? `write "${valued === undefined ? word : `${word}=…`}"`
        : `known are ${[...BARE, ...VALUED.map((name) => `${name}=…`)].join(', ')}`,
  })
  return []
}

function unquoted(value: string): string {
  const inner = /^"([\s\S]*)"$|^'([\s\S]*)'$/.exec(value)
  return inner?.[1] ?? inner?.[2] ?? value
}

/** Without the indentation that all lines have, but for what stands right behind the mark. */
function dedented(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const [first = '', ...lines] = text.split('\n')
  const indents = lines.flatMap((line) => (line.trim() === '' ? [] : [/^[^\S\n]*/.exec(line)?.[0].length ?? 0]))
  const least = Math.min(...indents, text.length)
  return [first.trimStart(), ...lines.map((line) => line.slice(least))].join('\n').trim()
}
