// Control characters are neither text nor markup.

import type { Diagnostic } from '../base/diagnostic.ts'
import type { Source } from '../base/source.ts'

/** Each becomes U+FFFD, one for one, so that places stay true. One warning, at the first of them. */
export function withoutControls(source: Source): { source: Source; diagnostics: readonly Diagnostic[] } {
  const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g
  const first = source.text.search(controls)
  if (first < 0) return { source, diagnostics: [] }
  const count = source.text.match(controls)?.length ?? 0
  const what = count === 1 ? 'a control character is' : `${count} control characters are`
  const diagnostic: Diagnostic = {
    code: 'control-character',
    severity: 'warning',
    span: { start: first, end: first + 1 },
    message: `${what} shown as U+FFFD`,
    hint: 'take them out of the file',
  }
  return { source: { path: source.path, text: source.text.replace(controls, '\ufffd') }, diagnostics: [diagnostic] }
}
