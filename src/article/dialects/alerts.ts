// `> [!NOTE]` of GitHub and Obsidian: the quotation stays, its kind is markup, and so is the time of a question.

import type { Change, PlainLine } from './change.ts'

export function alerts(lines: readonly PlainLine[]): Change[] {
  return lines.flatMap((line): Change[] => {
    const [, before, mark] = /^(\s*(?:>\s*)+)(\[!\w+\][+-]?(?:\s*\{(?:time|mode|from)=[^{}]*\})?)/.exec(line.text) ?? []
    if (before === undefined || mark === undefined) return []
    const start = line.start + before.length
    const rest = line.text.slice(before.length + mark.length)
    const blank = rest.trim() === '' ? ' ' : '\u00a0'
    return [
      {
        span: { start, end: start + mark.length },
        text: blank.repeat(mark.length),
        why: 'attribute',
        diagnostic: null,
      },
    ]
  })
}
