// Jekyll's Liquid and Hexo's tags: what is raw is text, highlighted code is code, and a link to a page is a link.

import type { Change, PlainLine } from './change.ts'
import { instead } from './change.ts'

const RAW = /\{%-?\s*(?:end)?raw\s*-?%\}/g
const CODE = /^(\s*)\{%-?\s*(?:highlight|codeblock|code)\b([^%]*)-?%\}\s*$/
const END_CODE = /^(\s*)\{%-?\s*end(?:highlight|codeblock|code)\s*-?%\}\s*$/
const LINK = /(\]\()(\{%-?\s*(?:link|post_url|post_link|asset_path)\s+(\S+)\s*-?%\})/g

export function liquid(lines: readonly PlainLine[]): Change[] {
  const hasEnd = lines.some((line) => END_CODE.test(line.text))
  return lines.flatMap((line): Change[] => {
    const [, indent, words = ''] = CODE.exec(line.text) ?? []
    if (indent !== undefined && hasEnd) return [instead(line, `${indent}\`\`\`${languageIn(words)}`, 'attribute')]
    const end = END_CODE.exec(line.text)?.[1]
    if (end !== undefined) return [instead(line, `${end}\`\`\``, 'attribute')]
    if (!line.text.includes('{%')) return []
    return [...raws(line), ...links(line)]
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
