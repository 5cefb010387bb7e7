// `[TOC]`, `[[toc]]` and `{:toc}`: a deck has an agenda of its own.

import type { Change, PlainLine } from './change.ts'
import { instead } from './change.ts'

const MARK = /^\s*(?:\[\[?_?toc_?\]?\]|\{\{\s*toc\s*\}\}|\$\{toc\}|@\[toc\](?:\([^)]*\))?|<!--\s*toc\s*-->)\s*$/i

export function contents(lines: readonly PlainLine[]): Change[] {
  return lines.flatMap((line) =>
    MARK.test(line.text)
      ? [
          instead(line, '', 'contents', {
            code: 'contents-dropped',
            severity: 'note',
            span: line,
            message: 'the table of contents is left out: the deck makes its own',
          }),
        ]
      : [],
  )
}
