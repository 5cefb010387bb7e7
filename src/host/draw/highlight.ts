// Code to coloured tokens, by Shiki: the one door to it. A token knows what it is, not its colour; the theme has the colours.

import type { CodeToken, TokenKind } from '../../article/article.ts'
import { type CodeNeed, codeKey, type Highlighted } from '../../article/with-highlights.ts'

/** More is no code that anybody reads, and colouring it takes long. */
const LONGEST_TEXT = 60_000
const LONGEST_LINE = 1000

/** What a token is, by the end of the name of its variable. */
const KINDS: Readonly<Record<string, TokenKind>> = {
  keyword: 'keyword',
  string: 'string',
  'string-expression': 'string',
  comment: 'comment',
  constant: 'constant',
  function: 'function',
  parameter: 'plain',
  punctuation: 'plain',
  link: 'link',
  inserted: 'inserted',
  deleted: 'deleted',
  changed: 'constant',
}

type Core = typeof import('shiki/core')
type Highlighter = Awaited<ReturnType<Core['createHighlighterCore']>>

let opened: Promise<Highlighter> | null = null

/** What was coloured before: an article that is saved again has most of its code as it was. The oldest gives way. */
const coloured = new Map<string, Highlighted>()
/** In characters of code. */
const MOST_KEPT = 1_000_000
let kept = 0

/** Languages that nobody knows are left out: their code has no colours. */
export async function highlightCode(needs: readonly CodeNeed[]): Promise<ReadonlyMap<string, Highlighted>> {
  const answers = new Map<string, Highlighted>()
  const { bundledLanguages } = await import('shiki/langs')
  const known = needs.filter(
    ({ language, text }) => Object.hasOwn(bundledLanguages, language) && text.length <= LONGEST_TEXT,
  )
  if (known.length === 0) return answers
  opened ??= open()
  const highlighter = await opened
  for (const need of known) {
    const key = codeKey(need)
    const before = coloured.get(key)
    if (before === undefined) {
      const language = need.language as keyof typeof bundledLanguages
      await highlighter.loadLanguage(bundledLanguages[language])
    }
    const tokens = before ?? tokensOf(highlighter, need)
    keep(key, tokens)
    answers.set(key, tokens)
  }
  return answers
}

function keep(key: string, tokens: Highlighted): void {
  // A map keeps its order: what was asked for last goes to the end.
  if (!coloured.delete(key)) kept += key.length
  coloured.set(key, tokens)
  for (const [oldest] of coloured) {
    if (kept <= MOST_KEPT) return
    coloured.delete(oldest)
    kept -= oldest.length
  }
}

async function open(): Promise<Highlighter> {
  const [{ createHighlighterCore, createCssVariablesTheme }, { createJavaScriptRegexEngine }] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
  ])
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'deck', variablePrefix: '--', fontStyle: false })],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
}

function tokensOf(highlighter: Highlighter, { language, text }: CodeNeed): Highlighted {
  const { tokens } = highlighter.codeToTokens(text, {
    lang: language,
    theme: 'deck',
    tokenizeMaxLineLength: LONGEST_LINE,
    // The same article gives the same page, on a slow machine too.
    tokenizeTimeLimit: 0,
  })
  return tokens.map((line) =>
    joined(line.map(({ content, color }) => ({ length: content.length, kind: kindOf(color) }))),
  )
}

function kindOf(colour: string | undefined): TokenKind {
  const name = /^var\(--token-([\w-]+)\)$/.exec(colour ?? '')?.[1]
  return name === undefined ? 'plain' : (KINDS[name] ?? 'plain')
}

/** Neighbours of one kind are one token. */
function joined(tokens: readonly CodeToken[]): CodeToken[] {
  const kept: CodeToken[] = []
  for (const token of tokens) {
    const last = kept.at(-1)
    if (last?.kind === token.kind) kept[kept.length - 1] = { ...last, length: last.length + token.length }
    else kept.push(token)
  }
  return kept
}
