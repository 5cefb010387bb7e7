// The language of an article, told from its letters. Never from the machine.

import type { Article, Block, Inline } from './article.ts'

const ENOUGH = 4000

/** A BCP 47 tag; `en` where nothing speaks for another. */
export function languageOf(article: Article): string {
  const title = titleOf(article)
  let text = article.meta.title ?? ''
  for (const block of article.blocks) {
    text += textOf(block)
    if (text.length > ENOUGH) break
  }
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const letters = Math.max(count(/\p{L}/gu), 1)
  const shares = (pattern: RegExp, least: number) => count(pattern) / letters >= least
  if (shares(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, 0.1)) return 'ja'
  if (shares(/\p{sc=Hangul}/gu, 0.2)) return 'ko'
  if (shares(/\p{sc=Han}/gu, leastHan(title))) return isTraditional(text) ? 'zh-Hant' : 'zh-CN'
  if (shares(/\p{sc=Arabic}/gu, 0.4)) return 'ar'
  if (shares(/\p{sc=Hebrew}/gu, 0.4)) return 'he'
  if (shares(/\p{sc=Cyrillic}/gu, 0.4)) return 'ru'
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const german = words.filter((word) => GERMAN.has(word)).length
  return german / Math.max(words.length, 1) > 0.08 ? 'de' : 'en'
}

/** Chinese articles are full of Latin terms, and an English one may quote Chinese: the title tells which it is. */
function leastHan(title: string): number {
  if (title === '') return 0.2
  return /\p{sc=Han}/u.test(title) ? 0.1 : 0.35
}

function titleOf({ meta, blocks }: Article): string {
  const heading = blocks.find((block) => block.kind === 'heading')
  return meta.title ?? (heading?.kind === 'heading' ? inlineText(heading.inlines) : '')
}

const GERMAN = new Set([
  'der',
  'die',
  'das',
  'und',
  'ist',
  'nicht',
  'ein',
  'eine',
  'mit',
  'für',
  'auf',
  'von',
  'zu',
  'den',
  'dem',
  'sich',
  'werden',
  'auch',
])

export function directionOf(lang: string): 'ltr' | 'rtl' {
  return /^(?:ar|he|fa|ur|yi|ps|sd|ug|dv)\b/i.test(lang) ? 'rtl' : 'ltr'
}

/** Characters that only one of the two ways of writing has. */
function isTraditional(text: string): boolean {
  const traditional = text.match(/[這個們來對時會為國學說開還點過發經後現樣關與給]/g)?.length ?? 0
  const simplified = text.match(/[这个们来对时会为国学说开还点过发经后现样关与给]/g)?.length ?? 0
  return traditional > simplified
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inlineText(block.inlines)
    case 'list':
      return block.items.flatMap((item) => item.blocks.map(textOf)).join('')
    case 'quote':
    case 'footnote':
      return block.blocks.map(textOf).join('')
    case 'table':
      return [block.head, ...block.rows].flatMap((row) => row.map((cell) => inlineText(cell.inlines))).join('')
    case 'code':
    case 'rule':
    case 'directive':
      return ''
  }
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.kind === 'text' ? inline.text : ' ')).join('')
}
