// What a leader wrote for the leader's own eyes, which is Markdown.

import { type Markup, markup } from '../base/html.ts'
import { leadersMarkdown, type MarkdownIt, type Token } from './markdown.ts'

let leaders: MarkdownIt | null = null

/** As markup. */
export function markupOfNote(text: string): Markup {
  leaders ??= leadersMarkdown()
  return markup(leaders.render(text).trim())
}

/** In plain words: a line for each, items with their signs, links with their addresses. */
export function wordsOfNote(text: string): string {
  leaders ??= leadersMarkdown()
  const lines: string[] = []
  const lists: { next: number | null }[] = []
  let sign = ''
  const add = (words: string) => {
    const indent = '  '.repeat(Math.max(0, lists.length - 1))
    lines.push(...words.split('\n').map((line, at) => `${indent}${at === 0 ? sign : ''}${line}`))
    sign = ''
  }
  for (const token of leaders.parse(text, {})) {
    const list = lists.at(-1)
    if (token.type === 'bullet_list_open') lists.push({ next: null })
    else if (token.type === 'ordered_list_open') lists.push({ next: Number(token.attrGet('start') ?? 1) })
    else if (/_list_close$/.test(token.type)) lists.pop()
    else if (token.type === 'list_item_open' && list !== undefined) {
      sign = list.next === null ? '• ' : `${list.next}. `
      if (list.next !== null) list.next++
    } else if (token.type === 'inline') add(wordsOfInline(token.children ?? []))
    else if (token.type === 'fence' || token.type === 'code_block') add(token.content.trimEnd())
  }
  return lines.join('\n').trim()
}

function wordsOfInline(tokens: readonly Token[]): string {
  let words = ''
  let address = ''
  let from = 0
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special') words += token.content
    else if (token.type === 'softbreak' || token.type === 'hardbreak') words += '\n'
    else if (token.type === 'link_open') {
      address = String(token.attrGet('href') ?? '')
      from = words.length
    } else if (token.type === 'link_close' && words.slice(from) !== address) words += ` (${address})`
  }
  return words
}
