// Hugo's shortcodes: a figure is a picture, highlighted code is code, a reference is a link; tags around text leave the text.

import { attributeOf } from '../raw-html.ts'
import type { Change, PlainLine } from './change.ts'
import { instead } from './change.ts'

const FIGURE = /^(\s*)\{\{[<%]\s*(?:figure|img|image)\s(.*?)\/?[>%]\}\}\s*$/
const CODE = /^(\s*)\{\{[<%]\s*highlight\s+([\w+#-]+)[^>%]*[>%]\}\}\s*$/
const END_CODE = /^(\s*)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}\s*$/
/** A tag on a line of its own around a body: `{{< tip >}}` … `{{< /tip >}}`. */
const OPENING = /^\s*\{\{[<%]\s*([\w/-]+)(?:\s.*?)?\s*[>%]\}\}\s*$/
const CLOSING = /^\s*\{\{[<%]\s*\/\s*([\w/-]+)\s*[>%]\}\}\s*$/
const REFERENCE = /(\]\()(\{\{[<%]\s*(?:rel)?ref\s+"?([^"\s]+)"?[^>%]*[>%]\}\})/g

export function shortcodes(lines: readonly PlainLine[]): Change[] {
  const closed = new Set(lines.flatMap(({ text }) => CLOSING.exec(text)?.[1] ?? []))
  return lines.flatMap((line): Change[] => {
    if (!line.text.includes('{{<') && !line.text.includes('{{%')) return []
    const [, indent, words = ''] = FIGURE.exec(line.text) ?? []
    if (indent !== undefined) return figure(line, indent, words)
    const [, margin, language = ''] = CODE.exec(line.text) ?? []
    if (margin !== undefined && closed.has('highlight'))
      return [instead(line, `${margin}\`\`\`${language}`, 'attribute')]
    const end = END_CODE.exec(line.text)?.[1]
    if (end !== undefined) return [instead(line, `${end}\`\`\``, 'attribute')]
    if (CLOSING.test(line.text)) return [instead(line, '', 'attribute')]
    const name = OPENING.exec(line.text)?.[1]
    if (name !== undefined && closed.has(name)) return [instead(line, '', 'attribute')]
    return references(line)
  })
}

/** `![alt](src "caption")` is never longer than the shortcode that says the same with names. */
function figure(line: PlainLine, indent: string, words: string): Change[] {
  const value = (name: string) => attributeOf(` ${words}`, name) ?? ''
  const src = value('src')
  const alt = (value('alt') || value('title') || value('caption')).replace(/[[\]]/g, ' ')
  const caption = (value('caption') || value('title')).replaceAll('"', "'")
  if (src === '' || /[\s<>]/.test(src)) return []
  const room = line.text.trimEnd().length - 1
  const whole = `${indent}![${alt}](${src}${caption === '' || caption === alt ? '' : ` "${caption}"`}`
  const opening = whole.length <= room ? whole : `${indent}![${alt}](${src}`
  // Blanks before the bracket: the picture stands where the whole shortcode stands.
  return opening.length <= room ? [instead(line, `${opening.padEnd(room)})`, null)] : []
}

function references(line: PlainLine): Change[] {
  return Array.from(line.text.matchAll(REFERENCE), (match): Change => {
    const [, before = '', tag = '', path = ''] = match
    const start = line.start + match.index + before.length
    return { span: { start, end: start + tag.length }, text: path.padEnd(tag.length), why: null, diagnostic: null }
  })
}
