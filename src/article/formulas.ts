// `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, the last two also with the backslashes doubled, as Jekyll wants them, and bare environments for
// markdown-it. What only looks like one (a price, a shell's variable, an escaped bracket) stays text.

import type { MarkdownIt, StateBlock, StateInline } from './markdown-it.ts'

/** Environments that stand in a text without dollars around them. */
const ENVIRONMENT = /^\\begin\{((?:equation|align|aligned|alignat|gather|gathered|multline|eqnarray|cases|split)\*?)\}/
/** Long enough for real ones; the engine is not asked to try more. */
const LONGEST = 8000
const HAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

/** Delimiters that may open a formula, with those that close it and whether it stands on its own. */
const PAIRS: readonly { readonly open: string; readonly close: string; readonly isDisplay: boolean }[] = [
  { open: '\\\\(', close: '\\\\)', isDisplay: false },
  { open: '\\\\[', close: '\\\\]', isDisplay: true },
  { open: '\\(', close: '\\)', isDisplay: false },
  { open: '\\[', close: '\\]', isDisplay: true },
  { open: '$$', close: '$$', isDisplay: true },
]

export function formulas(markdown: MarkdownIt): void {
  markdown.block.ruler.before('table', 'formula_block', readBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  markdown.inline.ruler.before('escape', 'formula', readInline)
}

function readInline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  const found = src[pos] === '$' || src[pos] === '\\' ? formulaAt(src, pos) : null
  if (found === null) return false
  if (!silent) {
    const token = state.push('formula', '', 0)
    token.content = found.tex
    token.markup = found.isDisplay ? 'display' : 'inline'
  }
  state.pos = found.end
  return true
}

interface Found {
  readonly tex: string
  readonly end: number
  readonly isDisplay: boolean
}

function formulaAt(src: string, pos: number): Found | null {
  for (const { open, close, isDisplay } of PAIRS) {
    if (!src.startsWith(open, pos)) continue
    const from = pos + open.length
    const to = src.indexOf(close, from)
    const tex = to < 0 ? '' : src.slice(from, to)
    if (tex.trim() === '' || tex.length > LONGEST || /\n\s*\n/.test(tex)) return null
    // Escaped brackets are brackets, unless what they hold can only be a formula.
    if (open.startsWith('\\') && !isTex(tex)) return null
    return isDisplay ? withMark({ tex, end: to + close.length }, src, pos) : { tex, end: to + close.length, isDisplay }
  }
  if (src[pos] === '\\') return ENVIRONMENT.test(src.slice(pos, pos + 24)) ? environmentAt(src, pos) : null
  return dollarsAt(src, pos)
}

const MARK = /^[^\S\n]*[.,;，。；]/

/** On its own where nothing but a mark stands on its lines beside it; the mark goes with it. */
function withMark({ tex, end }: Pick<Found, 'tex' | 'end'>, src: string, start: number): Found {
  const before = src.slice(start === 0 ? 0 : src.lastIndexOf('\n', start - 1) + 1, start)
  const line = src.indexOf('\n', end)
  const after = src.slice(end, line < 0 ? undefined : line)
  const mark = MARK.exec(after)?.[0] ?? ''
  if (before.trim() !== '' || after.slice(mark.length).trim() !== '') return { tex, end, isDisplay: false }
  return { tex: tex + mark.trim(), end: end + mark.length, isDisplay: true }
}

function isTex(text: string): boolean {
  return /[\\^_={}<>+]|^\s*[A-Za-z]['′]?\s*$|^\s*[A-Za-z]\s*\(/.test(text)
}

function environmentAt(src: string, pos: number): Found | null {
  const name = ENVIRONMENT.exec(src.slice(pos, pos + 24))?.[1]
  const close = `\\end{${name}}`
  const to = src.indexOf(close, pos)
  if (to < 0 || to - pos > LONGEST) return null
  const end = to + close.length
  return withMark({ tex: src.slice(pos, end), end }, src, pos)
}

/** No space inside of the dollars, no letter or digit outside of them, and no language in them: else they are money or a shell's. */
function dollarsAt(src: string, pos: number): Found | null {
  if (/[\w$\\]/.test(src[pos - 1] ?? '') || /[\s$]/.test(src[pos + 1] ?? ' ')) return null
  for (let at = pos + 1; at < src.length && at - pos < LONGEST; at++) {
    if (src[at] === '\\') at++
    else if (src[at] === '\n' && /^\s*\n/.test(src.slice(at + 1))) return null
    else if (src[at] === '$') {
      const tex = src.slice(pos + 1, at)
      if (/\s/.test(src[at - 1] ?? '') || /[\w$]/.test(src[at + 1] ?? '')) return null
      return isMoney(tex) ? null : { tex, end: at + 1, isDisplay: false }
    }
  }
  return null
}

function isMoney(tex: string): boolean {
  const bare = tex.replace(/\\(?:text\w*|mbox|operatorname|mathrm)\s*\{[^{}]*\}/g, '')
  return HAN.test(bare) || /`|https?:/.test(bare) || tex.startsWith('\\[')
}

/** From a line that opens one to the line that closes it, whatever stands between. */
function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const first = textOfLine(state, startLine)
  const close = closingOf(first)
  if (close === null) return false
  const opening = first.startsWith('\\begin') ? 0 : close.length
  let line = startLine
  let at = first.indexOf(close, opening)
  while (at < 0) {
    line++
    if (line >= endLine || line - startLine > 200) return false
    if ((state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line)) return false
    at = textOfLine(state, line).indexOf(close)
  }
  const rest = textOfLine(state, line).slice(at + close.length)
  // Behind it may stand a mark, or the attributes of Pandoc and kramdown.
  if (!/^\s*(?:[.,;，。；]|\{[#:.][^{}]*\})?\s*$/.test(rest)) return false
  const lines = Array.from({ length: line - startLine + 1 }, (_, index) => textOfLine(state, startLine + index))
  const written = lines.join('\n')
  const whole = written.slice(0, written.length - rest.length)
  const mark = MARK.exec(rest)?.[0].trim() ?? ''
  const tex = (opening === 0 ? whole : whole.slice(opening, -close.length)) + mark
  if (tex.trim() === '' || (first.startsWith('\\[') && !isTex(tex))) return false
  if (silent) return true
  const token = state.push('formula_block', '', 0)
  token.content = tex
  token.map = [startLine, line + 1]
  state.line = line + 1
  return true
}

function closingOf(line: string): string | null {
  const environment = ENVIRONMENT.exec(line)?.[1]
  if (environment !== undefined) return `\\end{${environment}}`
  if (line.startsWith('$$')) return '$$'
  if (line.startsWith('\\\\[')) return '\\\\]'
  return line.startsWith('\\[') ? '\\]' : null
}

function textOfLine(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  return state.src.slice(start, state.eMarks[line] ?? start).trimEnd()
}
