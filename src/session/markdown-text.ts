// Text that people typed, as Markdown that says just this text: no reader of Markdown makes anything else of it. Signs that only some
// readers take for markup are escaped, too, and in the form that the oldest of them know.

/** On one line. It may stand at the start of a block, in a list, a quotation, a heading or a cell. */
export function markdownText(text: string): string {
  const line = text.replace(/[ \p{Cc}\u2028\u2029]+/gu, ' ').trim()
  const pieces: string[] = []
  let at = 0
  for (const match of line.matchAll(ADDRESS)) {
    pieces.push(escaped(line.slice(at, match.index), line[match.index]), asCode(match[0]))
    at = match.index + match[0].length
  }
  pieces.push(escaped(line.slice(at), undefined))
  return atStart(pieces.join(''))
}

/** The same for lines that stay lines; `indent` comes before each but the first. */
export function markdownLines(text: string, indent: string): string {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => {
    const lines = paragraph.split('\n').map(markdownText)
    // Two spaces at the end of a line: every reader knows this break.
    return lines.filter((line) => line !== '').join(`  \n${indent}`)
  })
  return paragraphs.filter((paragraph) => paragraph !== '').join(`\n${indent.trimEnd()}\n${indent}`)
}

/** What such a line says; the other way round, and for text by other hands about right. */
export function saidBy(markdown: string): string {
  return markdown.replace(
    /(`+)(?!`)([\s\S]*?[^`])\1(?!`)|\\([!-/:-@[-`{-~])|&(?:#(\d{1,4})|(lt|gt|amp));/g,
    (_, fence?: string, code = '', sign = '', number?: string, name?: string) => {
      if (fence !== undefined) return /^ .* $/.test(code) ? code.slice(1, -1) : code
      if (number !== undefined) return String.fromCharCode(Number(number))
      return name === undefined ? sign : name === 'lt' ? '<' : name === 'gt' ? '>' : '&'
    },
  )
}

/**
 * What some reader makes a link of by itself, or a template a program of: set as code, it is left alone by all of them, since an
 * escaped sign does not keep every one from it. A bar is never inside, since it would end a cell.
 */
const ADDRESS = /[!-{}~]*(?:@|\/\/|www\.|\{\{|\}\}|\{%|%\})[!-{}~]*/gi

function asCode(text: string): string {
  const runs = (text.match(/`+/g) ?? []).map(({ length }) => length)
  const fence = '`'.repeat(Math.max(0, ...runs) + 1)
  const space = /^`|`$/.test(text) ? ' ' : ''
  return `${fence}${space}${text}${space}${fence}`
}

/** `next` is the character that follows. */
function escaped(text: string, next: string | undefined): string {
  return (
    text
      // A sign that older readers do not let anybody escape stands as an entity; a bar makes cells, in some readers anywhere.
      .replace(/[&<>|\\`*_[\]#~$^{}]/g, (sign) => ENTITIES[sign] ?? `\\${sign}`)
      .replace(/([=+])(?=\1)/g, '\\$1')
      // A name with an ending is an address to some, a word between colons a picture.
      .replace(/\.(?=\p{L})/gu, '\\.')
      .replace(/:(?=[a-z_+-]|\d+:)/gi, '\\:')
      .replace(/[.:]$/, (sign) => (next === undefined ? sign : `\\${sign}`))
  )
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' }

/** What opens a block where a line begins: a list, a line across, an underlined heading, a note, a term's meaning. */
function atStart(line: string): string {
  return line
    .replace(/^(\(?(?:\d+|[a-zA-Z]{1,4}))([.)])/, '$1\\$2')
    .replace(/^[-+!]/, '\\$&')
    .replace(/^\\?[=:?]/, (sign) => `&#${sign.charCodeAt(sign.length - 1)};`)
}
