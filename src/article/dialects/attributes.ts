// `{: .note}` on a line of its own, as kramdown has it, and its `<div markdown="1">`, in which Markdown goes on. Behind a heading or a
// picture an attribute is an inline of the parser's.

import type { Change, PlainLine } from './change.ts'
import { instead } from './change.ts'

const OPENS_MARKDOWN =
  /^\s*<(?:p|div|aside|section|article|blockquote|figure|center)\s[^<>]*\bmarkdown(?:=["']?(?:1|block|span)["']?)?(?=[\s>])[^<>]*>\s*$/i

/** A name for what stands above it, as books of code write it: ``:label:`sec_one` ``; and the end of what is for one library only. */
const LABEL = /^\s*:(?:(?:eq)?label:`[^`]*`|end_tab:)\s*$/

export function attributes(lines: readonly PlainLine[]): Change[] {
  return lines.flatMap((line) =>
    /^\s*\{:[^{}]*\}\s*$/.test(line.text) || OPENS_MARKDOWN.test(line.text) || LABEL.test(line.text)
      ? [instead(line, '', 'attribute')]
      : [],
  )
}
