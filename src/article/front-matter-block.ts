// Where the front matter stands and in which language it is written. Reads nothing of what it says.

import type { Span } from '../base/source.ts'

export type FrontMatterFormat = 'toml' | 'yaml' | 'json'

export type FoundFrontMatter =
  | { readonly kind: 'none' }
  | { readonly kind: 'unclosed'; readonly fence: Span; readonly opener: string; readonly closer: string }
  | { readonly kind: 'foreign'; readonly fence: Span; readonly language: string }
  | {
      readonly kind: 'block'
      readonly format: FrontMatterFormat
      /** Fences included, the line end after the last one not. */
      readonly span: Span
      /** What stands between the fences. */
      readonly content: Span
    }

const none: FoundFrontMatter = { kind: 'none' }

/** Empty lines before it do not matter; that is how some editors leave it. */
export function findFrontMatter(text: string): FoundFrontMatter {
  const lead = /^(?:[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0
  const found = foundIn(text.slice(lead))
  const moved = (span: Span): Span => ({ start: span.start + lead, end: span.end + lead })
  if (lead === 0 || found.kind === 'none') return found
  // Behind empty lines only what is surely front matter is taken for it.
  if (found.kind !== 'block') return none
  return { ...found, span: moved(found.span), content: moved(found.content) }
}

function foundIn(text: string): FoundFrontMatter {
  if (text.startsWith('+++')) return fenced(text, 'toml', /^\+\+\+[ \t]*$/m, '+++')
  if (text.startsWith('---')) return dashed(text)
  if (text.startsWith('{')) return braced(text)
  return unopened(text)
}

/** Hexo reads front matter that has no opening fence: lines of data up to the first `---`, with a key that only front matter has. */
function unopened(text: string): FoundFrontMatter {
  const [whole, content = ''] =
    /^((?:[\w-]+:(?:[ \t].*)?\r?\n|[ \t]+\S.*\r?\n|-[ \t]+\S.*\r?\n|#.*\r?\n)+)---[ \t]*(?=\r?\n|$)/.exec(text) ?? []
  if (
    whole === undefined ||
    !/^(?:title|date|tags|categories|layout|author|permalink|updated|comments):/m.test(content)
  )
    return none
  return {
    kind: 'block',
    format: 'yaml',
    span: { start: 0, end: whole.length },
    content: { start: 0, end: content.length },
  }
}

/** `---` may also be a rule, or name a language as gray-matter's users write it. */
function dashed(text: string): FoundFrontMatter {
  const opener = /^---[ \t]*([A-Za-z][\w-]*)?[ \t]*(?:\r\n?|\n|$)/.exec(text)
  if (opener === null) return none
  const language = opener[1]?.toLowerCase() ?? 'yaml'
  switch (language) {
    case 'yaml':
    case 'yml':
      return fenced(text, 'yaml', /^(?:---|\.\.\.)[ \t]*$/m, '---')
    case 'toml':
    case 'json':
      return fenced(text, language, /^---[ \t]*$/m, '---')
    default:
      return { kind: 'foreign', fence: { start: 0, end: opener[0].trimEnd().length }, language }
  }
}

function fenced(text: string, format: FrontMatterFormat, closer: RegExp, fence: string): FoundFrontMatter {
  const opener = /^(?:\+\+\+|---)[ \t]*(?:[A-Za-z]\w*)?[ \t]*(?:\r\n?|\n|$)/.exec(text)
  if (opener === null) return none
  const start = opener[0].length
  const close = closer.exec(withPlainLineEnds(text.slice(start)))
  const content = { start, end: close === null ? text.length : start + close.index }
  // A rule at the head of an article is no front matter: that has keys, or nothing at all; after an empty line it begins with one.
  const written = text.slice(content.start, content.end)
  const isRule =
    format === 'yaml' && (!hasKeys(written) || (/^[ \t]*[\r\n]/.test(written) && !beginsWithKey(written.trimStart())))
  if (close === null) {
    if (isRule || (format === 'yaml' && !beginsWithKey(written))) return none
    return { kind: 'unclosed', fence: { start: 0, end: opener[0].trimEnd().length }, opener: fence, closer: fence }
  }
  const isEmpty = written.trim() === ''
  if (isRule && !isEmpty) return none
  return { kind: 'block', format, span: { start: 0, end: start + close.index + close[0].length }, content }
}

/** `$` knows only the line feed; one character stays one, so that places stay true. */
function withPlainLineEnds(text: string): string {
  return text.replace(/\r/g, '\n')
}

function hasKeys(text: string): boolean {
  return /^[ \t]*(?:\{|["']?[\w\u0080-\uffff][^\s:]*["']?[ \t]*:(?:\s|$))/m.test(text)
}

/** Without an end the block could be any text, so its first line must look like data. */
function beginsWithKey(text: string): boolean {
  return /^["']?[\w-]+["']?[ \t]*:(?:\s|$)/.test(text)
}

/** A JSON object that begins the file; a shortcode or an attribute list in braces is text. */
function braced(text: string): FoundFrontMatter {
  if (!/^\{\s*(?:"|\})/.test(text)) return none
  const end = closingBrace(text)
  if (end === null) {
    return { kind: 'unclosed', fence: { start: 0, end: 1 }, opener: '{', closer: '}' }
  }
  const restOfLine = /^[ \t]*(?:\r|\n|$)/.test(text.slice(end))
  return restOfLine ? { kind: 'block', format: 'json', span: { start: 0, end }, content: { start: 0, end } } : none
}

function closingBrace(text: string): number | null {
  let depth = 0
  let isString = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (isString) {
      if (character === '\\') at++
      else if (character === '"' || character === '\n') isString = false
    } else if (character === '"') isString = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at + 1
  }
  return null
}
