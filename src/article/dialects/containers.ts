// `::: tip Title` … `:::` of VitePress, Docusaurus and Pandoc: what is inside is text as any other, except in
// `::: notes`, which only the leader sees; the fences are markup.

import { NOTES_SIGN } from '../directives.ts'
import type { Change, PlainLine } from './change.ts'
import { instead } from './change.ts'

const OPENING = /^(\s*:{3,}\s*)(\[?[\w-]+\]?(?:\{[^}]*\}|\[[^\]]*\])?|\{[^}]*\})?(\s+)?(.*?)\s*:*\s*$/
/** What only the leader sees. */
const NOTES = /^\s*:{3,}\s*(?:notes|\{\s*\.notes\s*\})\s*$/i
const CLOSING = /^\s*:{3,}\s*$/

export function containers(lines: readonly PlainLine[]): Change[] {
  let open = 0
  let isNotes = false
  return lines.flatMap((line): Change[] => {
    if (CLOSING.test(line.text)) {
      if (open === 0) return []
      if (isNotes) {
        isNotes = false
        open--
        return [instead(line, '-->', 'comment')]
      }
      open--
      return [instead(line, '', 'attribute')]
    }
    const [, colons, kind = '', , title = ''] = OPENING.exec(line.text) ?? []
    if (colons === undefined || (kind === '' && title === '')) return []
    open++
    if (NOTES.test(line.text)) {
      isNotes = true
      return [instead(line, `<!--${NOTES_SIGN}`, 'comment')]
    }
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
}
