// The code of an article: what its colours ask for, and the article with its code coloured.

import type { Article, Code, CodeToken } from './article.ts'
import { codesIn, mapped } from './walk.ts'

/** One block of code, as often as it stands in the article. */
export interface CodeNeed {
  readonly language: string
  /** With its tabs as they are shown. */
  readonly text: string
}

/** The tokens of each line; their lengths add up to that of the line. */
export type Highlighted = readonly (readonly CodeToken[])[]

export function codeKey({ language, text }: CodeNeed): string {
  return `${language}\n${text}`
}

export function codeNeeds(article: Article): CodeNeed[] {
  const found = new Map<string, CodeNeed>()
  for (const code of codesIn(article.blocks)) {
    const need = needOf(code)
    if (need.language !== '') found.set(codeKey(need), need)
  }
  return [...found.values()]
}

export function withHighlights(article: Article, answers: ReadonlyMap<string, Highlighted>): Article {
  if (answers.size === 0) return article
  const blocks = mapped(
    article.blocks,
    (inline) => inline,
    (block) => (block.kind === 'code' ? { ...block, tokens: answers.get(codeKey(needOf(block))) ?? null } : block),
  )
  return { ...article, blocks }
}

/** As code is shown: four spaces for a tab. */
export function shownLine(line: string): string {
  return line.replaceAll('\t', '    ')
}

function needOf({ info, text }: Code): CodeNeed {
  return { language: info.language.toLowerCase(), text: shownLine(text) }
}
