// Jekyll's Liquid and Hexo's tags: what is raw is text, highlighted code is code, a link to a page is a link, and
// any other tag is shown.

import type { Change, PlainLine } from './change.ts'
import { instead, isExample } from './change.ts'
import { closesQuote, opensQuote } from './hexo.ts'

const RAW = /\{%-?\s*(?:end)?raw\s*-?%\}/g
const CODE = /^(\s*)\{%-?\s*(?:highlight|codeblock|code)\b([^%]*)-?%\}\s*$/
const END_CODE = /^(\s*)\{%-?\s*end(?:highlight|codeblock|code)\s*-?%\}\s*$/
const LINK = /(\]\()(\{%-?\s*(?:link|post_url|post_link|asset_path)\s+(\S+)\s*-?%\})/g

const TAG = /\{%-?\s*([\w-]+)[^%]*%\}/g
const KNOWN = /^(?:(?:end)?(?:raw|highlight|codeblock|code)|link|post_url|post_link|asset_path)$/

export function liquid(lines: readonly PlainLine[]): Change[] {
  const hasEnd = lines.some((line) => END_CODE.test(line.text))
  const hasQuotes = lines.some((line) => closesQuote(line.text))
  return lines.flatMap((line): Change[] => {
    const [, indent, words = ''] = CODE.exec(line.text) ?? []
    if (indent !== undefined && hasEnd) return [instead(line, `${indent}\`\`\`${languageIn(words)}`, 'attribute')]
    const end = END_CODE.exec(line.text)?.[1]
    if (end !== undefined) return [instead(line, `${end}\`\`\``, 'attribute')]
    if (!line.text.includes('{%')) return []
    return [
      ...raws(line),
      ...links(line),
      ...unknown(line).filter(({ text }) => !hasQuotes || !(opensQuote(text) || closesQuote(text))),
    ]
  })
}

/** `lang:js`, or the first word. */
function languageIn(words: string): string {
  return /\blang:(\S+)/.exec(words)?.[1] ?? /^\s*([\w+#-]+)/.exec(words)?.[1] ?? ''
}

function raws(line: PlainLine): Change[] {
  if (line.text.replace(RAW, '').trim() === '' && RAW.test(line.text)) return [instead(line, '', 'attribute')]
  // Within a line the tag leaves nothing, not even a space: the parser passes over the mark.
  return []
}

function links(line: PlainLine): Change[] {
  return Array.from(line.text.matchAll(LINK), (match): Change => {
    const [, before = '', tag = '', path = ''] = match
    const start = line.start + match.index + before.length
    return { span: { start, end: start + tag.length }, text: path.padEnd(tag.length), why: null, diagnostic: null }
  })
}

/** A tag that is not understood stays as it is written, and is reported; within backticks it is an example. */
function unknown(line: PlainLine): Change[] {
  return Array.from(line.text.matchAll(TAG)).flatMap(({ 0: tag, 1: name = '', index }): Change[] => {
    if (KNOWN.test(name) || isExample(line, index)) return []
    const span = { start: line.start + index, end: line.start + index + tag.length }
    const message = `the tag "${name}" is not understood and is shown as text`
    const hint = 'write what it stands for in Markdown, or put it between backticks if it is meant as text'
    return [{ span, text: tag, why: null, diagnostic: { code: 'tag-shown', severity: 'warning', span, message, hint } }]
  })
}
