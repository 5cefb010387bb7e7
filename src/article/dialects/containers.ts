// `::: tip Title` … `:::` of VitePress, Docusaurus and Pandoc: what is inside is text as any other; the fences are markup.

import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Change, PlainLine } from './change.ts'
import { instead } from './change.ts'

const OPENING = /^(\s*:{3,}\s*)(\[?[\w-]+\]?(?:\{[^}]*\}|\[[^\]]*\])?|\{[^}]*\})?(\s+)?(.*?)\s*:*\s*$/
/** Closes any container. */
export const CLOSING = /^\s*:{3,}\s*$/
/** Opens a question for the group. */
export const DISCUSSION = /^\s*:{3,}\s*(?:discussion|\{\s*\.discussion\b[^}]*\})/i

export function containers(lines: readonly PlainLine[]): Change[] {
  const open: PlainLine[] = []
  const changes = lines.flatMap((line): Change[] => {
    if (CLOSING.test(line.text)) return open.pop() === undefined ? [] : [instead(line, '', 'attribute')]
    const [, colons, kind = '', , title = ''] = OPENING.exec(line.text) ?? []
    if (colons === undefined || (kind === '' && title === '')) return []
    open.push(line)
    const named = /^[\w-]+\[([^\]]+)\]$/.exec(kind)?.[1] ?? title
    if (named === '' || /^\{/.test(named)) return [instead(line, '', 'attribute')]
    // Blanks that are no indentation: a title behind eight of them would be code.
    const at = line.text.lastIndexOf(named)
    const span = { start: line.start, end: line.start + at }
    const after = { start: span.end + named.length, end: line.end }
    return [
      { span, text: '\u00a0'.repeat(at), why: 'attribute', diagnostic: null },
      ...(after.end > after.start ? [instead(after, '', 'attribute')] : []),
    ]
  })
  // Any other container is only a look; a question for the group holds what follows.
  const endless = open.filter(({ text }) => DISCUSSION.test(text))
  return changes.map((change) => {
    const line = endless.find(({ start }) => start === change.span.start)
    return line === undefined ? change : { ...change, diagnostic: neverClosed(line, line === endless[0]) }
  })
}

function neverClosed({ start, end, text }: PlainLine, isFirst: boolean): Diagnostic {
  const what = isFirst ? 'all that follows is taken for its text' : 'it is a part of the one before it'
  return {
    code: 'container-unclosed',
    severity: 'error',
    span: { start, end },
    message: `"${text.trim()}" is never closed: ${what}`,
    hint: 'close it with a line of :::',
  }
}
