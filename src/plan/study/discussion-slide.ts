// The slide of a question: its words large, under them the options of a poll or the parts of a jigsaw.

import type { Theme } from '../../measure/theme.ts'
import { slice } from '../../outline/pieces.ts'
import type { Box, FlowSlide, Marker, Part, SetText, TextRow } from '../deck.ts'
import { wordPart } from '../part.ts'
import { heightOf, type Setter, textOf } from '../setter.ts'

export interface Discussion {
  /** The topic's id, which is the slide's too. */
  readonly id: string
  readonly depth: number
  readonly kicker: readonly Part[]
  /** Each line of the question. */
  readonly lines: readonly (readonly Part[])[]
  readonly options: readonly (readonly Part[])[]
  readonly parts: readonly (readonly Part[])[]
  readonly leader: readonly string[]
}

/** Type sizes of the question and of what stands under it, px. */
interface Sizes {
  readonly question: { readonly size: number; readonly line: number }
  readonly under: number
}

/** How much of the room that is left stands over the question. */
const ABOVE = 0.4
/** Between rows, in the size of what stands under the question. */
const GAP = 0.7
/** Of a title; and of an option in the smallest type, where even that is too much. */
const FEW_LINES = 2

export function discussionSlide(discussion: Discussion, setter: Setter, theme: Theme): FlowSlide {
  const { id, depth, kicker, leader } = discussion
  const region: Box = {
    x: theme.margin,
    y: theme.title.top,
    width: theme.slide.width - 2 * theme.margin,
    height: theme.bottom - theme.title.top,
  }
  const { rows, gap, height } = fitting()
  const top = Math.round((region.height - height) * ABOVE)
  return {
    id,
    depth,
    kicker,
    title: null,
    region,
    source: [],
    leader,
    notes: null,
    step: 0,
    layout: 'discussion',
    column: { box: { ...region, y: region.y + top, height }, rows, gap, height },
    topic: id,
  }

  /** The largest type in which all of it stands on the slide; in the smallest it is cut. */
  function fitting(): Stack {
    const all = sizesOf(theme)
    for (const sizes of all) {
      const stack = stackOf(sizes, Number.POSITIVE_INFINITY)
      if (stack.height <= region.height * 0.94) return stack
    }
    const smallest = all.at(-1) as Sizes
    for (let most = Math.floor(region.height / smallest.question.line); most > 1; most--) {
      const stack = stackOf(smallest, most)
      if (stack.height <= region.height) return stack
    }
    return stackOf(smallest, 1)
  }

  /** `most` is how many lines the question may have. */
  function stackOf({ question, under }: Sizes, most: number): Stack {
    const gap = Math.round(under * GAP)
    const style = { size: under, line: Math.round(under * theme.leading), weight: 400 } as const
    const mostUnder = most === Number.POSITIVE_INFINITY ? most : FEW_LINES
    const asked = discussion.lines.map((parts, index): TextRow => {
      const isFirst = index === 0
      const own = isFirst ? ({ ...question, weight: 700 } as const) : style
      const even = setAtMost(parts, own, region.width - 1, isFirst ? 'all' : 'last', most)
      // Few lines are seen as a title, more of them are read.
      const text = even.breaks.length < FEW_LINES ? even : setAtMost(parts, own, region.width - 1, 'last', most)
      return rowOf(text, isFirst ? 'question' : 'plain', null, 0)
    })
    const items = discussion.options.length > 0 ? discussion.options : discussion.parts
    const room = Math.ceil(theme.indent + under * 0.45)
    const listed = items.map((parts, index): TextRow => {
      const marker: Marker =
        discussion.options.length > 0
          ? { kind: 'letter', letter: String.fromCharCode(65 + index) }
          : { kind: 'number', number: index + 1 }
      return rowOf(setAtMost(parts, style, region.width - room - 1, 'last', mostUnder), 'item', marker, room)
    })
    // Where even the smallest type does not help, the last parts are only spoken of.
    const all = [...asked, ...listed]
    const rows = most === Number.POSITIVE_INFINITY ? all : fittingRows(all, gap, asked.length)
    return { rows, gap, height: heightOfRows(rows, gap) }
  }

  function fittingRows(rows: readonly TextRow[], gap: number, least: number): readonly TextRow[] {
    let end = rows.length
    while (end > least && heightOfRows(rows.slice(0, end), gap) > region.height) end--
    return rows.slice(0, Math.max(1, end))
  }

  function setAtMost(
    parts: readonly Part[],
    style: Parameters<Setter['set']>[1],
    width: number,
    balance: 'all' | 'last',
    most: number,
  ): SetText {
    let text = setter.set(parts, style, width, balance)
    let end = text.breaks[most - 1] ?? 0
    while (text.breaks.length >= most && end > 1) {
      end = Math.floor(end * 0.97) - 1
      text = setter.set([...partsBefore(parts, Math.max(1, end)), wordPart('cut', '…')], style, width, balance)
    }
    return text
  }
}

interface Stack {
  readonly rows: readonly TextRow[]
  readonly gap: number
  readonly height: number
}

function sizesOf(theme: Theme): readonly Sizes[] {
  const { steps, smallSteps, leading, statement, title } = theme
  const own = (size: number) => ({ size, line: Math.round(size * leading) })
  const first = steps[0] ?? title.size
  const last = steps.at(-1) ?? first
  return [
    { question: statement, under: first },
    { question: own(title.size), under: first },
    ...steps.map((size, index) => ({ question: own(size), under: steps[index + 1] ?? last })),
    ...smallSteps.filter((size) => size < last).map((size) => ({ question: own(size), under: size })),
  ]
}

function rowOf(text: SetText, look: TextRow['look'], marker: Marker | null, indent: number): TextRow {
  return { kind: 'text', look, depth: 0, marker, text, label: 0, indent, height: heightOf(text) }
}

function heightOfRows(rows: readonly TextRow[], gap: number): number {
  return rows.reduce((sum, { height }) => sum + height, 0) + Math.max(0, rows.length - 1) * gap
}

function partsBefore(parts: readonly Part[], end: number): Part[] {
  let at = 0
  return parts.flatMap((part) => {
    const start = at
    at += textOf([part]).length
    return start >= end ? [] : [{ ...part, runs: slice(part.runs, 0, end - start) }]
  })
}
