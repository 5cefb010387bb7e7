// A code block at one size: as it was written, lines that are too wide broken.

import { isIn, type LineRange } from '../article/code-info.ts'
import { shownLine } from '../article/with-highlights.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom, CodeContent } from '../outline/atom.ts'
import type { CodeLine, CodeRow, Part } from './deck.ts'
import type { Setter } from './setter.ts'

/** The width of a digit of the code's type, in em, and the room behind a number. */
const DIGIT = 0.6
const BEHIND_NUMBER = 1

/** `step` counts the small steps of the theme from 1. */
export function fitCode(
  content: CodeContent,
  atom: Atom,
  width: number,
  step: number,
  setter: Setter,
  theme: Theme,
): CodeRow {
  const { code, from, to } = content
  const size = theme.smallSteps[step - 1] ?? 18
  const lineHeight = Math.round(size * theme.codeLeading)
  const isAsked = code.info.firstLine !== null
  const goesOn = from > 0 || to < code.lineSpans.length
  const placeOf = (at: number) => (content.places === null ? at : (content.places[at] ?? null))
  const first = code.info.firstLine ?? 1
  const last = Math.max(0, ...Array.from({ length: to - from }, (_, index) => placeOf(from + index) ?? 0))
  const needed = Math.ceil((String(first + last).length * DIGIT + BEHIND_NUMBER) * size)
  const written = partsOfLines(content, atom, setter)
  const style = { size, line: lineHeight, weight: 400, within: 'code' } as const
  const room = width - 2 * theme.padding.x
  const widest = Math.max(0, ...written.map((parts) => setter.width(parts, style)))
  // Numbers are no reason to break a line.
  const isNumbered = isAsked || (goesOn && !(widest > room - needed && widest <= room))
  const gutter = isNumbered ? needed : 0
  const inner = room - gutter
  const shown = withoutBlankEdges(content)
  const lines = written.slice(shown.from - from, shown.to - from).map((parts, at): CodeLine => {
    const index = at + shown.from - from
    const place = placeOf(from + index)
    // Marks count from the first line of the block, whatever its number.
    const isOf = (ranges: readonly LineRange[]) => place !== null && isIn(ranges, place + 1)
    const text = setter.set(parts, style, inner, 'none')
    return {
      text,
      tokens: code.tokens?.[from + index] ?? null,
      number: isNumbered && place !== null ? first + place : null,
      isMarked: isOf(code.info.marked),
      steps: code.info.steps.flatMap((ranges, at) => (isOf(ranges) ? [at] : [])),
    }
  })
  const count = lines.reduce((sum, { text }) => sum + text.breaks.length + 1, 0)
  const file = from === 0 ? code.info.file : ''
  return {
    kind: 'code',
    of: atom.id,
    span: atom.span,
    line: atom.line,
    language: code.info.language,
    file,
    lines,
    gutter,
    steps: code.info.steps.length,
    size,
    lineHeight,
    rest: content.rest,
    height:
      (count + (content.rest > 0 ? 1 : 0)) * lineHeight + 2 * theme.padding.y + (file === '' ? 0 : theme.caption.line),
  }
}

/** Where a block is cut a blank line is only the cut. */
function withoutBlankEdges({ code, from, to }: CodeContent): LineRange {
  const lines = code.text.split('\n')
  const isBlank = (at: number) => (lines[at] ?? '').trim() === ''
  let [first, last] = [from, to]
  if (from > 0) while (first < to - 1 && isBlank(first)) first++
  if (to < code.lineSpans.length) while (last > first + 1 && isBlank(last - 1)) last--
  return { from: first, to: last }
}

function partsOfLines({ code, from, to }: CodeContent, atom: Atom, setter: Setter): (readonly Part[])[] {
  const lines = code.text.split('\n')
  return code.lineSpans.slice(from, to).map((span, index) =>
    setter.partsOf(span, atom.id, () => {
      const text = shownLine(lines[from + index] ?? '')
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
