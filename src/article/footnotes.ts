// `[^label]` and `[^label]: note` for markdown-it: a definition is a block of its own, with blocks inside; a reference is a token with
// the note's number in raised digits. A reference without a definition stays text.

import type { MarkdownIt } from './markdown-it.ts'

/** Numbers by label, of the definitions of one article. */
interface Notes {
  footnotes?: Map<string, string>
}

const DEFINITION = /\[\^([^\]\s]+)\]:[ \t]*/y
const REFERENCE = /\[\^([^\]\s]+)\](?!:)/y
/** Lines of a note after its first are indented by so much, or more. */
const INDENT = 4

export function footnotes(markdown: MarkdownIt): void {
  markdown.block.ruler.before('reference', 'footnote', (state, startLine, endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    DEFINITION.lastIndex = start
    const [opening, label] = DEFINITION.exec(state.src) ?? []
    if (opening === undefined || label === undefined || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4)
      return false
    const env = state.env as Notes
    env.footnotes ??= new Map()
    if (silent) return true
    // A second definition of a label is nobody's note: it stays where it is written.
    const isSecond = env.footnotes.has(label)
    if (!isSecond) env.footnotes.set(label, /^\d{1,3}$/.test(label) ? label : '')
    let end = startLine + 1
    let indent = INDENT
    for (let line = startLine + 1; line < endLine; line++) {
      if (state.isEmpty(line)) continue
      const inner = (state.sCount[line] ?? 0) - state.blkIndent
      const isAfterBlank = state.isEmpty(line - 1)
      const opensOther = state.src.startsWith('[^', (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0))
      if (inner < 2 && (isAfterBlank || opensOther)) break
      if (isAfterBlank) indent = Math.min(indent, inner)
      end = line + 1
    }
    const open = state.push('footnote_open', '', 1)
    open.map = [startLine, end]
    open.info = isSecond ? '' : label
    const { blkIndent } = state
    const begin = state.bMarks[startLine] ?? 0
    const shift = state.tShift[startLine] ?? 0
    const count = state.sCount[startLine] ?? 0
    state.blkIndent = blkIndent + indent
    state.bMarks[startLine] = start + opening.length
    state.tShift[startLine] = 0
    state.sCount[startLine] = state.blkIndent
    const { lineMax } = state
    state.lineMax = end
    state.md.block.tokenize(state, startLine, end)
    state.lineMax = lineMax
    state.blkIndent = blkIndent
    state.bMarks[startLine] = begin
    state.tShift[startLine] = shift
    state.sCount[startLine] = count
    state.push('footnote_close', '', -1)
    state.line = end
    return true
  })
  markdown.inline.ruler.before('link', 'footnote_ref', (state, silent) => {
    if (state.src[state.pos] !== '[' || state.src[state.pos + 1] !== '^') return false
    REFERENCE.lastIndex = state.pos
    const [whole, label = ''] = REFERENCE.exec(state.src) ?? []
    const number = (state.env as Notes).footnotes?.get(label)
    if (whole === undefined || number === undefined) return false
    if (!silent) {
      const token = state.push('footnote_ref', '', 0)
      token.content = label
      token.info = number
    }
    state.pos += whole.length
    return true
  })
  // Labels that are words get numbers behind all that are numbers, in the order of their definitions.
  markdown.core.ruler.after('block', 'footnote_numbers', (state) => {
    const { footnotes: notes } = state.env as Notes
    if (notes === undefined) return
    let last = Math.max(0, ...[...notes.values()].map(Number))
    for (const [label, number] of notes) notes.set(label, raised(number === '' ? String(++last) : number))
    for (const token of state.tokens) if (token.type === 'footnote_open') token.content = notes.get(token.info) ?? ''
  })
}

/** Digits as small as they stand behind a word. */
function raised(number: string): string {
  return number.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit)
}
