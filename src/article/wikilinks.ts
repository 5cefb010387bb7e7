// `[[Note]]`, `[[Note|shown]]` and `![[picture.png|300]]` of Obsidian for markdown-it. What leads to another note has no place here to
// lead to: its words stay.

import type { MarkdownIt, StateInline } from './markdown-it.ts'

const LINK = /!?\[\[([^[\]|\n]+)(?:\|([^[\]\n]*))?\]\](?![[(])/y
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i
/** Brackets behind a name are an index of code, and so are those without a letter between them. */
const INDEX = /[\w)\]]$/

export function wikilinks(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('link', 'wikilink', (state, silent) => read(state, silent))
  markdown.inline.ruler.before('image', 'wiki_embed', (state, silent) => read(state, silent))
}

function read(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  const isEmbed = src[pos] === '!'
  if (!src.startsWith('[[', isEmbed ? pos + 1 : pos)) return false
  LINK.lastIndex = pos
  const [whole, target = '', alias] = LINK.exec(src) ?? []
  if (whole === undefined || !/\p{L}/u.test(target) || /^[\s-]/.test(target)) return false
  if (!isEmbed && INDEX.test(src.slice(Math.max(0, pos - 1), pos))) return false
  if (!silent) {
    if (isEmbed && PICTURE.test(target.trim())) {
      const image = state.push('image', 'img', 0)
      const size = alias !== undefined && /^\d+(?:x\d+)?$/.test(alias.trim())
      image.attrs = [['src', encodeURI(target.trim())]]
      image.children = []
      image.content = size ? '' : (alias ?? '')
    } else {
      const shown = alias === undefined || alias.trim() === '' ? target : alias
      const from = pos + whole.indexOf(shown, (isEmbed ? 3 : 2) + (shown === alias ? target.length + 1 : 0))
      const text = state.push(isEmbed ? 'embed' : 'text', '', 0)
      text.content = shown
      text.meta = { at: from, end: from + shown.length }
    }
  }
  state.pos += whole.length
  return true
}
