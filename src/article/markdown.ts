// The one configured markdown-it. Its inline tokens say where they stand: `meta.at` and `meta.end`
// are offsets into the inline content, which markdown-it itself does not keep.

/// <reference path="./markdown-it-deflist.d.ts" />
import createMarkdownIt, { type MarkdownIt, type StateInline, type Token } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import definitionLists from 'markdown-it-deflist'
import { footnotes } from './footnotes.ts'
import { formulas } from './formulas.ts'
import { wikilinks } from './wikilinks.ts'

/** Where an inline token stands in the content of its block. */
export interface Position {
  readonly at: number
  readonly end: number
}

export type { MarkdownIt, Token }

export function positionOf(token: Token): Position {
  const meta = token.meta as unknown as Position | null
  if (meta?.at === undefined) throw new Error(`an inline token without position: ${token.type}`)
  return meta
}

/** Deep enough for real documents; deeper nesting would be dropped in silence, so parse compares and reports. */
const DEEPEST = 250

let parser: MarkdownIt | null = null

export function tokensOf(text: string): Token[] {
  parser ??= configured()
  return parser.parse(text, {})
}

/** The tokens of a text that is no block of its own. */
export function inlineTokensOf(text: string): Token[] {
  parser ??= configured()
  return parser.parseInline(text, {})[0]?.children ?? []
}

/** For what a leader wrote: lines stay lines, tags are text, nothing is fetched, and a link opens elsewhere. */
export function leadersMarkdown(): MarkdownIt {
  const markdown = new createMarkdownIt({ html: false, linkify: false, typographer: false, breaks: true })
  markdown.use(cjkFriendly)
  // Pictures would be asked for, a heading would be one of the slide's, and tables bring styles of their own.
  markdown.disable(['image', 'heading', 'lheading', 'table'])
  markdown.renderer.rules.link_open = (tokens, index, options, _, renderer) => {
    tokens[index]?.attrSet('target', '_blank')
    tokens[index]?.attrSet('rel', 'noopener noreferrer')
    return renderer.renderToken(tokens, index, options)
  }
  return markdown
}

function configured(): MarkdownIt {
  const markdown = new createMarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: DEEPEST })
  markdown.use(cjkFriendly)
  // Joining text tokens would throw away what was escaped and where.
  markdown.inline.ruler2.disable('fragments_join')
  markdown.core.ruler.disable('text_join')
  markdown.use(definitionLists)
  footnotes(markdown)
  formulas(markdown)
  wikilinks(markdown)
  passOver(markdown)
  keepPositions(markdown)
  return markdown
}

/** Attributes at the end of a line, and tags that say only how a text is to be read: markup without a word. */
const MARKUP = /\{(?:[:#.]|(?:time|mode|from)=)[^{}\n]*\}(?=[^\S\n]*(?:$|\n))|\{%-?\s*(?:end)?raw\s*-?%\}/y
/** Attributes right behind a picture, a link or code. */
const ATTACHED = /\{(?:[:#.][^{}\n]*|\w+=[^{}\n]*)\}/y

/** What a quoted name refers to, as Sphinx and books of code write it: ``:numref:`fig_one` ``. The name alone is read. */
const ROLE =
  /:(?:numref|eqref|ref|cite[pt]?|doc|term|func|class|meth|mod|attr|obj|file|abbr|download|guilabel|begin_tab):(?=`[^`])/y

function passOver(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('text', 'markup', (state, silent) => {
    const found = markupAt(state)
    if (found === null) return false
    if (!silent) state.push('markup', '', 0)
    state.pos += found
    return true
  })
}

function markupAt(state: StateInline): number | null {
  const before = state.src[state.pos - 1] ?? ''
  switch (state.src[state.pos]) {
    case ':':
      return /[\w:]/.test(before) ? null : foundAt(ROLE, state)
    case '{':
      return foundAt(MARKUP, state) ?? (/[)\]`]/.test(before) ? foundAt(ATTACHED, state) : null)
    default:
      return null
  }
}

/** How long the match is that begins where the parser stands. */
function foundAt(pattern: RegExp, { src, pos }: StateInline): number | null {
  pattern.lastIndex = pos
  return pattern.exec(src)?.[0].length ?? null
}

function keepPositions(markdown: MarkdownIt): void {
  const rulesOf = () => markdown.inline.ruler.getRules('')
  const Base = markdown.inline.State

  class PositionedState extends Base {
    pendingStart = 0
    override pushPending(): Token {
      const token = super.pushPending()
      token.meta = { at: this.pendingStart, end: this.pendingStart + token.content.length }
      return token
    }
  }
  markdown.inline.State = PositionedState

  // markdown-it's own loop, with a note of where each step began.
  markdown.inline.tokenize = (plain: StateInline) => {
    const state = plain as PositionedState
    const rules = rulesOf()
    while (state.pos < state.posMax) {
      const start = state.pos
      const before = state.tokens.length
      const wasPending = state.pending !== ''
      const matched = state.level < DEEPEST && rules.some((rule) => rule(state, false))
      if (!matched) {
        state.pending += state.src[state.pos++]
      }
      if (state.pending !== '' && (!wasPending || state.tokens.length > before)) state.pendingStart = start
      settle(state.tokens, before, start, state.pos)
    }
    if (state.pending !== '') state.pushPending()
  }
}

/** Gives a position to every token of one step that has none yet. */
function settle(tokens: Token[], from: number, start: number, end: number): void {
  let cursor = start
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index]
    // A link by reference has a `meta` of its own, its label.
    if (token === undefined || token.meta?.at !== undefined) continue
    if (token.type !== 'text') {
      token.meta = { at: start, end }
      continue
    }
    // Delimiters that turned out to be text, one token each.
    token.meta = { at: cursor, end: cursor + token.content.length }
    cursor += token.content.length
  }
}
