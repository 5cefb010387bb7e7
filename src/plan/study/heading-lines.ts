// The headings of a Markdown text, line by line: enough to find a place in a sidecar without reading all of Markdown.

export interface HeadingLine {
  /** From 0. */
  readonly line: number
  /** How many lines it takes: an underlined heading takes more than one. */
  readonly lines: number
  readonly level: number
  /** What stands on it, without its signs. */
  readonly text: string
}

/** Of lines without their ends. Front matter, blocks of code and comments of several lines hold no headings. */
export function headingLines(lines: readonly string[]): HeadingLine[] {
  const isProse = proseLines(lines)
  const found: HeadingLine[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (!isProse[at]) continue
    const hashes = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*$/.exec(line)
    if (hashes !== null) {
      const text = (hashes[2] ?? '').replace(/(?:^|[ \t]+)#+$/, '')
      found.push({ line: at, lines: 1, level: hashes[1]?.length ?? 1, text })
      continue
    }
    const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(isProse[at + 1] ? (lines[at + 1] ?? '') : '')?.[1]
    if (underline !== undefined && isWords(line) && !(isProse[at - 1] && isWords(lines[at - 1] ?? ''))) {
      found.push({ line: at, lines: 2, level: underline.startsWith('=') ? 1 : 2, text: line.trim() })
      at++
    }
  }
  return found
}

/** For each line whether it is read as Markdown: no front matter, code in a fence, or comment of several lines. */
export function proseLines(lines: readonly string[]): boolean[] {
  let fence: string | null = null
  let isComment = false
  const start = afterFrontMatter(lines)
  return lines.map((line, at) => {
    if (at < start) return false
    if (fence !== null) {
      if (closes(line, fence)) fence = null
      return false
    }
    if (isComment) {
      isComment = !line.includes('-->')
      return false
    }
    fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? null
    if (fence !== null) return false
    isComment = /^ {0,3}<!--(?!.*-->)/.test(line)
    return !isComment
  })
}

/** The number of the first line that is no front matter. */
export function afterFrontMatter(lines: readonly string[]): number {
  const fence = /^(---|\+\+\+)[ \t]*$/.exec(lines[0] ?? '')?.[1]
  if (fence === undefined) return 0
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === fence)
  return end < 0 ? 0 : end + 1
}

function closes(line: string, fence: string): boolean {
  const run = /^ {0,3}(`+|~+)[ \t]*$/.exec(line)?.[1]
  return run !== undefined && run[0] === fence[0] && run.length >= fence.length
}

/** A line of a paragraph that can be underlined: not blank, and no list, quotation or code. */
function isWords(line: string): boolean {
  return /^ {0,3}\S/.test(line) && !/^ {0,3}(?:[-+*>|#]|\d+[.)] |`{3}|~{3})/.test(line)
}
