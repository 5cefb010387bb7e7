// Sets text in lines: the one place where the planner asks how wide something is.

import type { Text } from '../article/article.ts'
import { once } from '../base/once.ts'
import {
  type Balance,
  type Faces,
  lineBreaks,
  lineHeightFor,
  prepare,
  prepareCell,
  prepareCode,
  widestWord,
} from '../measure/measurer.ts'
import type { Prepared } from '../measure/prepared.ts'
import type { Theme } from '../measure/theme.ts'
import type { Part, SetText } from './deck.ts'

export interface TextStyle {
  readonly size: number
  /** The height of one line, px. */
  readonly line: number
  readonly weight: 400 | 700
  /** A line of a code block, or a cell of a table, in which inline code is not set smaller. */
  readonly within?: 'code' | 'cell'
}

/** Sets parts at a width in px. Texts that were seen before are not measured again. */
export interface Setter {
  set(parts: readonly Part[], style: TextStyle, width: number, balance: Balance): SetText
  /** Breaks after `first` characters too, as for a label on a line of its own. */
  setBelow(parts: readonly Part[], first: number, style: TextStyle, width: number, balance: Balance): SetText
  /** The width of the text on one line, px. */
  width(parts: readonly Part[], style: TextStyle): number
  /** The width of its widest word, px. */
  wordWidth(parts: readonly Part[], style: TextStyle): number
  /** Makes the parts of a thing once, so that they are measured once. */
  partsOf(thing: object, way: string, make: () => readonly Part[]): readonly Part[]
}

export function setterOf(faces: Faces, theme: Theme): Setter {
  const known = new WeakMap<readonly Part[], Map<string, Prepared>>()
  const preparedOf = (
    parts: readonly Part[],
    { weight, within }: TextStyle,
    from = 0,
    to = Number.POSITIVE_INFINITY,
  ): Prepared => {
    const ways = once(known, parts, () => new Map<string, Prepared>())
    return once(ways, `${weight} ${within} ${from} ${to}`, () => {
      const runs = cutRuns(runsOf(parts), from, to)
      if (within === 'code') return prepareCode(runs, faces)
      if (within === 'cell') return prepareCell(runs, weight, faces, theme.cellCode, theme.formulaScale)
      return prepare(runs, weight, faces, theme.inlineCode, theme.formulaScale)
    })
  }
  const measured = new WeakMap<readonly Part[], Map<string, Measured>>()
  const measuredOf = (parts: readonly Part[], style: TextStyle): Measured =>
    once(
      once(measured, parts, () => new Map<string, Measured>()),
      `${style.weight} ${style.within}`,
      () => {
        const lines = style.within === 'cell' ? linesOf(parts) : []
        const prepared =
          lines.length < 2 ? [preparedOf(parts, style)] : lines.map(([from, to]) => preparedOf(parts, style, from, to))
        return {
          lines: prepared.map((one, index) => ({ prepared: one, start: lines[index]?.[0] ?? 0 })),
          width: Math.max(...prepared.map(({ width }) => width)),
          wordWidth: null,
          set: new Map(),
        }
      },
    )
  const made = new WeakMap<object, Map<string, readonly Part[]>>()
  return {
    partsOf(thing, way, make) {
      return once(
        once(made, thing, () => new Map<string, readonly Part[]>()),
        way,
        make,
      )
    },
    set(parts, style, width, balance) {
      const { lines, set } = measuredOf(parts, style)
      // A table is set again and again, with a row more, or a column wider.
      return once(set, `${style.size} ${style.line} ${width} ${balance}`, () => {
        const breaks = lines.flatMap(({ prepared, start }, index) => {
          const own = lineBreaks(prepared, width / style.size, balance)
          return index === 0 ? own : [start, ...own.map((at) => at + start)]
        })
        return { parts, breaks, hardBreak: 0, ...sizesOf(style, lines, breaks) }
      })
    },
    setBelow(parts, first, style, width, balance) {
      const head = preparedOf(parts, style, 0, first)
      const tail = preparedOf(parts, style, first)
      const em = width / style.size
      const breaks = [...lineBreaks(head, em, balance), first, ...lineBreaks(tail, em, balance).map((at) => at + first)]
      return { parts, breaks, hardBreak: first, ...sizesOf(style, [{ prepared: head }, { prepared: tail }], breaks) }
    },
    width: (parts, style) => measuredOf(parts, style).width * style.size,
    wordWidth(parts, style) {
      const own = measuredOf(parts, style)
      own.wordWidth ??= Math.max(...own.lines.map(({ prepared }) => widestWord(prepared)))
      return own.wordWidth * style.size
    },
  }
}

/** Parts in one weight, at whatever size. */
interface Measured {
  /** Those that the author of a cell has broken, or one; `start` counts in the text of all. */
  readonly lines: readonly { readonly prepared: Prepared; readonly start: number }[]
  /** Of the widest line, and of its widest word, in em; null until somebody asks for it. */
  readonly width: number
  wordWidth: number | null
  readonly set: Map<string, SetText>
}

/** `[from, to)` of the lines that the author of a cell has broken; the breaks themselves are in none of them. */
function linesOf(parts: readonly Part[]): readonly (readonly [number, number])[] {
  let at = 0
  return textOf(parts)
    .split('\n')
    .map((line) => {
      const from = at
      at += line.length + 1
      return [from, from + line.length]
    })
}

/** Lines are as high as the style says, or as the tallest formula needs. */
function sizesOf(
  { size, line, weight }: TextStyle,
  lines: readonly { readonly prepared: Prepared }[],
  breaks: readonly number[],
): Pick<SetText, 'size' | 'line' | 'weight'> {
  const least = Math.max(...lines.map(({ prepared }) => lineHeightFor(prepared, breaks.length === 0)))
  return { size, line: Math.max(line, Math.ceil(least * size)), weight }
}

export function runsOf(parts: readonly Part[]): Text[] {
  return parts.flatMap((part) => part.runs)
}

export function textOf(parts: readonly Part[]): string {
  return parts.map((part) => part.runs.map((run) => run.text).join('')).join('')
}

export function heightOf(text: SetText): number {
  return (text.breaks.length + 1) * text.line
}

function cutRuns(runs: readonly Text[], from: number, to: number): Text[] {
  const kept: Text[] = []
  let at = 0
  for (const run of runs) {
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, run.text.length)
    if (end > start) kept.push({ ...run, text: run.text.slice(start, end) })
    at += run.text.length
  }
  return kept
}
