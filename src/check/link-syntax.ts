// How Markdown writes where a link leads: destination, title and definition. Each function tells only where that text ends.

const SPACE = /[^\S\n]*(?:\n[^\S\n]*)?/y
const TITLE = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)/y
const POINTED = /<(?:[^<>\n\\]|\\.)*>/y
const LABEL = /\s*\[((?:[^[\]\\]|\\[\s\S])+)\]:/y
const DEEPEST = 32
const LINE_END = /[^\S\n]*(?=\n|$)/y

/** The end of `(destination "title")` that begins at `at`; -1 where none does. */
export function endOfTarget(text: string, at: number): number {
  if (text[at] !== '(') return -1
  const start = ends(SPACE, text, at + 1)
  const destination = endOfDestination(text, start)
  const before = ends(SPACE, text, destination)
  const title = before > destination ? ends(TITLE, text, before) : -1
  const end = title < 0 ? before : ends(SPACE, text, title)
  return text[end] === ')' ? end + 1 : -1
}

/** The definition `[label]: destination "title"` that begins at `at`; null where none does. */
export function definitionAt(text: string, at: number): { readonly label: string; readonly end: number } | null {
  LABEL.lastIndex = at
  const label = LABEL.exec(text)
  if (label === null || label[1]?.trim() === '' || label[1]?.startsWith('^')) return null
  const start = ends(SPACE, text, LABEL.lastIndex)
  const destination = endOfDestination(text, start)
  if (destination === start) return null
  const before = ends(SPACE, text, destination)
  const title = before > destination ? ends(TITLE, text, before) : -1
  const titled = title < 0 ? -1 : ends(LINE_END, text, title)
  const end = titled < 0 ? ends(LINE_END, text, destination) : titled
  return end < 0 ? null : { label: normalised(label[1] ?? ''), end }
}

/** Labels are compared without case and with white space as one space. */
export function normalised(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase()
}

/** Parentheses in a destination come in pairs, unless a backslash stands before them. */
function endOfDestination(text: string, start: number): number {
  const pointed = ends(POINTED, text, start)
  if (pointed >= 0 || text[start] === '<') return Math.max(pointed, start)
  let depth = 0
  let at = start
  for (; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (/[\s\u0000-\u001f]/.test(sign) || (sign === ')' && depth === 0)) break
    if (sign === '(' && ++depth > DEEPEST) break
    if (sign === ')') depth--
    if (sign === '\\' && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')) at++
  }
  return depth === 0 ? at : start
}

/** Where the pattern, which is sticky, ends when it begins at `at`; -1 where it does not match. */
function ends(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}
