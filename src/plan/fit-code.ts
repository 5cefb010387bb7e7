// A code block at one size: as it was written, lines that are too wide broken.

import type { Theme } from '../measure/theme.ts'
import type { Atom, CodeContent } from '../outline/atom.ts'
import type { CodeRow, Part, SetText } from './deck.ts'
import type { Setter } from './setter.ts'

/** `step` counts the small steps of the theme from 1. */
export function fitCode(
  content: CodeContent,
  atom: Atom,
  width: number,
  step: number,
  setter: Setter,
  theme: Theme,
): CodeRow {
  const size = theme.smallSteps[step - 1] ?? 18
  const lineHeight = Math.round(size * theme.codeLeading)
  const inner = width - 2 * theme.padding.x
  const lines = linesOf(content, atom, setter).map(
    (parts): SetText => setter.set(parts, { size, line: lineHeight, weight: 400, within: 'code' }, inner, 'none'),
  )
  const count = lines.reduce((sum, line) => sum + line.breaks.length + 1, 0)
  return {
    kind: 'code',
    of: atom.id,
    span: atom.span,
    line: atom.line,
    language: content.code.language,
    lines,
    size,
    lineHeight,
    height: count * lineHeight + 2 * theme.padding.y,
  }
}

function linesOf({ code, from, to }: CodeContent, atom: Atom, setter: Setter): (readonly Part[])[] {
  const lines = code.text.split('\n')
  return code.lineSpans.slice(from, to).map((span, index) =>
    setter.partsOf(span, atom.id, () => {
      const text = (lines[from + index] ?? '').replaceAll('\t', '    ')
      return [
        {
          of: atom.id,
          as: 'home',
          runs: [{ kind: 'text', text, span, marks: [{ kind: 'code' }] }],
          span,
          line: atom.line,
        },
      ]
    }),
  )
}
