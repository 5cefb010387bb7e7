// `{: .note}` on a line of its own, as kramdown has it. Behind a heading or a picture it is an inline of the parser's.

import type { Change, PlainLine } from './change.ts'
import { instead } from './change.ts'

export function attributes(lines: readonly PlainLine[]): Change[] {
  return lines.flatMap((line) => (/^\s*\{:[^{}]*\}\s*$/.test(line.text) ? [instead(line, '', 'attribute')] : []))
}
