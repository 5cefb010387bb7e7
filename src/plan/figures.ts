// A figure and its text: the arrangement in which the figure is largest while the text stays readable.

import type { Image, Text } from '../article/article.ts'
import { type Answers, type DrawnFigure, figureKey, type MissingFigure } from '../measure/answers.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom } from '../outline/atom.ts'
import type { Arrangement } from './arrangement.ts'
import type { Box, Column, PlacedFigure, SetText } from './deck.ts'
import type { Fitter } from './fit.ts'
import { heightOfMissing } from './missing-figure.ts'
import { homePart } from './part.ts'
import type { RowDraft } from './rows.ts'
import type { Setter } from './setter.ts'
import { isVector, sideBySide } from './side-by-side.ts'

export interface FigureRoom {
  readonly box: Box
  readonly fit: Fitter
  readonly setter: Setter
  readonly theme: Theme
  readonly answers: Answers
}

export interface FigureArrangement {
  readonly arrangement: Arrangement
  /** The figure's area over that of the largest it could have on this slide. */
  readonly share: number
}

const WIDTHS = [0.64, 0.6, 0.56, 0.52, 0.48, 0.44, 0.4, 0.36]
/** The least width of text beside a figure, in its own size. */
const TEXT_WIDTH = 11
/** The least side of a figure's box, px. */
const STRIP = 8
const NOT_FOUND: MissingFigure = { kind: 'missing', reason: 'not-found', tried: [], nearest: null }

export function figureArrangements(
  figure: Atom,
  before: readonly RowDraft[],
  after: readonly RowDraft[],
  room: FigureRoom,
): FigureArrangement[] {
  if (figure.content.kind !== 'figure') return []
  const { image, others, caption } = figure.content
  const answer = answerFor([image, ...others], room.answers)
  const usual = frameOf(figure, answer, { ...image, caption }, room)
  const frame = figure.wish.figure === 'small' ? small(usual) : usual
  const alone = frame(room.box)
  const whole = areaOf(alone)
  if (before.length + after.length === 0) {
    return [{ arrangement: { layout: 'figure', step: 0, figure: alone, before: null, after: null }, share: 1 }]
  }
  return [...beside(before, after, frame, room), ...above(before, after, frame, room)].map((arrangement) => ({
    arrangement,
    share: 'figure' in arrangement ? areaOf(arrangement.figure) / whole : 0,
  }))
}

/** The most figures on a slide. */
export const MOST_FIGURES = 3
/** Who shares a slide with another figure keeps so much of the area that it would have alone with the same text, and on a slide of its own. */
const KEEPS = { withText: 0.75, alone: 0.5 }

/** Two or three figures beside each other, with text over them and under them; null where one of them would be much smaller than alone. */
export function figureCells(
  before: readonly RowDraft[],
  figures: readonly Atom[],
  after: readonly RowDraft[],
  room: FigureRoom,
): FigureArrangement | null {
  const { box, theme, fit } = room
  const width = Math.floor((box.width - (figures.length - 1) * theme.gutter) / figures.length)
  const gap = Math.round(theme.gutter / 2)
  const frames = figures.flatMap((figure) => {
    if (figure.content.kind !== 'figure') return []
    const { image, others, caption } = figure.content
    const answer = answerFor([image, ...others], room.answers)
    return answer.kind === 'missing' ? [] : [frameOf(figure, answer, { ...image, caption }, room)]
  })
  if (frames.length < figures.length) return null
  const alone = frames.map((frame) => areaOf(frame(box)))
  for (let step = 1; step <= theme.steps.length; step++) {
    const place = (rows: readonly RowDraft[]) => (rows.length === 0 ? null : fit.column(rows, box, step, 1))
    const [open, close] = [place(before), place(after)]
    if ((before.length > 0 && open === null) || (after.length > 0 && close === null)) continue
    const heightOfRows = (column: Column | null) => (column === null ? 0 : natural(column, theme, step) + gap)
    const top = box.y + heightOfRows(open)
    const height = box.y + box.height - top - heightOfRows(close)
    if (height < box.height * 0.3) continue
    // Figures and their captions begin on one edge.
    const cell = (index: number) => ({ x: box.x + index * (width + theme.gutter), y: top, width, height })
    const captions = frames.map((frame, index) => captionHeight(frame(cell(index))))
    const placed = frames.map((frame, index) => {
      const own = cell(index)
      // Under each of them there is room for the longest caption.
      const spare = Math.max(...captions) - (captions[index] ?? 0)
      const figure = frame({ ...own, height: height - spare })
      return { ...figure, box: { ...figure.box, x: own.x } }
    })
    const isLarge = placed.every((figure, index) => {
      const withText = areaOf(frames[index]?.({ ...box, height }) ?? figure)
      return areaOf(figure) >= Math.max(KEEPS.withText * withText, KEEPS.alone * (alone[index] ?? 0))
    })
    if (!isLarge) continue
    // Pictures stand on one line, and so do their captions.
    const lowest = Math.max(...placed.map(({ box: own }) => own.y + own.height))
    const cells = placed.map((figure) => lowered(figure, lowest - figure.box.y - figure.box.height))
    const end = Math.max(...cells.map(bottomOfFigure)) + gap
    return {
      arrangement: {
        layout: 'figures',
        step: before.length + after.length > 0 ? step : 0,
        opening: open === null ? null : tight(open, theme, step, box.y),
        figures: cells,
        ending: close === null ? null : tight(close, theme, step, end),
      },
      share: Math.min(...placed.map((figure, index) => areaOf(figure) / (alone[index] ?? 1))),
    }
  }
  return null
}

function captionHeight({ box, caption, captionBox }: PlacedFigure): number {
  return caption === null ? 0 : captionBox.y + captionBox.height - box.y - box.height
}

function bottomOfFigure(figure: PlacedFigure): number {
  return figure.box.y + figure.box.height + captionHeight(figure)
}

/** Whether a figure stands as its author wishes; one without a wish does. */
export function isAsWished({ wish }: Atom, layout: Arrangement['layout']): boolean {
  switch (wish.figure) {
    case 'full':
      return layout === 'figure'
    case 'beside':
      return layout === 'figure-beside'
    case 'above':
      return layout === 'figure-above'
    default:
      return true
  }
}

/** Of the width and of the height that it could have. */
const SMALL = 0.45

function small(frame: Frame): Frame {
  return (box) => {
    const width = Math.round(box.width * SMALL)
    return frame({
      ...box,
      x: box.x + Math.round((box.width - width) / 2),
      width,
      height: Math.round(box.height * SMALL),
    })
  }
}

function answerFor(images: readonly Image[], answers: Answers): DrawnFigure | MissingFigure {
  const found = images.map((image) => answers.get(figureKey(image)) ?? NOT_FOUND)
  const drawn = found.filter((answer) => answer.kind === 'drawn')
  return drawn.length > 1 && drawn.length === found.length ? sideBySide(drawn) : (found[0] ?? NOT_FOUND)
}

function areaOf({ box }: PlacedFigure): number {
  return box.width * box.height
}

type Frame = (box: Box) => PlacedFigure

/** Puts the figure in the middle of a box, as large as it goes; its caption under it. */
function frameOf(
  figure: Atom,
  answer: DrawnFigure | MissingFigure,
  image: { path: string; alt: string; title: string; caption: readonly Text[] | null },
  { setter, theme }: FigureRoom,
): Frame {
  return (box) => {
    const caption = captionOf(figure, image, box.width, setter, theme)
    const under = caption === null ? 0 : (caption.breaks.length + 1) * theme.caption.line + 10
    const size = sizeIn(answer, box.width, box.height - under, theme)
    const x = box.x + Math.round((box.width - size.width) / 2)
    const placed = { x, y: box.y, width: size.width, height: size.height }
    return {
      of: figure.id,
      span: figure.span,
      line: figure.line,
      box: placed,
      path: image.path,
      alt: image.alt,
      caption,
      captionBox: { x: box.x, y: box.y + size.height + 10, width: box.width, height: Math.max(0, under - 10) },
      answer,
    }
  }
}

function captionOf(
  figure: Atom,
  { title, caption }: { readonly title: string; readonly caption: readonly Text[] | null },
  width: number,
  setter: Setter,
  theme: Theme,
): SetText | null {
  const named: readonly Text[] =
    title.trim() === '' ? [] : [{ kind: 'text', text: title, span: figure.span, marks: [] }]
  const between: readonly Text[] =
    caption !== null && named.length > 0 ? [{ kind: 'text', text: ' ', span: figure.span, marks: [] }] : []
  const runs = [...(caption ?? []), ...between, ...named]
  if (runs.length === 0) return null
  const parts = setter.partsOf(figure, 'caption', () => [homePart(figure, runs)])
  return setter.set(parts, { ...theme.caption, weight: 400 }, width, 'all')
}

/** How much larger than its pixels a picture may stand: more, and it is seen to be blurred. */
const ENLARGED = 1.5

/** A drawing may grow, a photograph a little; what stands for a missing figure stays small. */
function sizeIn(
  answer: DrawnFigure | MissingFigure,
  width: number,
  height: number,
  theme: Theme,
): { width: number; height: number } {
  if (answer.kind === 'missing') {
    const side = Math.sqrt((theme.slide.width * theme.slide.height * 0.17 * 4) / 3)
    const wide = Math.floor(Math.min(width, side))
    return { width: wide, height: Math.floor(Math.min(height, wide * 0.75)) }
  }
  // Nor is a drawing so large that its letters are larger than those of a title.
  const most = !isVector(answer)
    ? ENLARGED
    : answer.type === null
      ? Number.POSITIVE_INFINITY
      : theme.title.size / answer.type
  const scale = Math.min(width / answer.width, height / answer.height, most)
  // A strip stands in a box that is at least a line.
  return {
    width: Math.max(STRIP, Math.round(answer.width * scale)),
    height: Math.max(STRIP, Math.round(answer.height * scale)),
  }
}

function beside(
  before: readonly RowDraft[],
  after: readonly RowDraft[],
  frame: Frame,
  { box, fit, theme }: FigureRoom,
): Arrangement[] {
  if (before.length > 0 && after.length > 0) return []
  const rows = before.length > 0 ? before : after
  const found: Arrangement[] = []
  for (let step = 1; step <= theme.steps.length; step++) {
    for (const share of WIDTHS) {
      const figureWidth = Math.round(box.width * share)
      const isFirst = after.length > 0
      const boxOf = (width: number) => ({ ...box, x: isFirst ? box.x : box.x + box.width - width, width })
      const wide = frame(boxOf(figureWidth))
      // What stands for a missing figure takes no more room than it needs, and its caption is as wide as it is.
      const own = wide.answer.kind === 'missing' ? wide.box.width : figureWidth
      const placed = own < figureWidth ? frame(boxOf(own)) : wide
      const room = box.width - own - theme.gutter
      const textBox = { ...box, x: isFirst ? box.x + box.width - room : box.x, width: room }
      if (isCramped(placed) || isStrip(placed)) continue
      const column = fit.column(rows, textBox, step, 1)
      if (room - theme.indent < TEXT_WIDTH * (theme.steps[step - 1] ?? 28) || column === null || tooNarrow(column))
        continue
      // A figure stands level with its text where the text is shorter.
      const whole = Math.max(placed.box.height, placed.captionBox.y + placed.captionBox.height - placed.box.y)
      const drop = Math.max(0, Math.round((Math.max(column.height, 0) - whole) / 2))
      const level = drop > 0 ? lowered(placed, drop) : placed
      const text =
        column.height < placed.box.height
          ? {
              ...column,
              box: {
                ...textBox,
                y: textBox.y + Math.round((Math.min(placed.box.height, box.height) - column.height) / 2),
              },
            }
          : column
      found.push({
        layout: 'figure-beside',
        step,
        figure: level,
        before: isFirst ? null : text,
        after: isFirst ? text : null,
      })
      break
    }
  }
  return found
}

/** A flat picture beside text is a ribbon in the void. */
function isStrip({ answer, box }: PlacedFigure): boolean {
  return answer.kind === 'drawn' && box.width > FLAT * box.height
}

const FLAT = 3.2

function isCramped({ answer, alt, path, box }: PlacedFigure): boolean {
  return answer.kind === 'missing' && box.height < heightOfMissing(alt, path, box.width)
}

function lowered(figure: PlacedFigure, by: number): PlacedFigure {
  return {
    ...figure,
    box: { ...figure.box, y: figure.box.y + by },
    captionBox: { ...figure.captionBox, y: figure.captionBox.y + by },
  }
}

/** Lines of a few characters are no text. */
function tooNarrow(column: Column): boolean {
  return column.rows.some((row) => row.kind !== 'text' || row.text.breaks.length > 9)
}

function above(
  before: readonly RowDraft[],
  after: readonly RowDraft[],
  frame: Frame,
  { box, fit, theme }: FigureRoom,
): Arrangement[] {
  const found: Arrangement[] = []
  const gap = 24
  for (let step = 1; step <= theme.steps.length; step++) {
    const top = before.length === 0 ? null : fit.column(before, box, step, 1)
    const bottom = after.length === 0 ? null : fit.column(after, box, step, 1)
    if ((before.length > 0 && top === null) || (after.length > 0 && bottom === null)) continue
    const topHeight = top === null ? 0 : natural(top, theme, step)
    const bottomHeight = bottom === null ? 0 : natural(bottom, theme, step)
    const height = box.height - (top === null ? 0 : topHeight + gap) - (bottom === null ? 0 : bottomHeight + gap)
    if (height < box.height * 0.3) continue
    const figureBox = { ...box, y: box.y + (top === null ? 0 : topHeight + gap), height }
    const placed = frame(figureBox)
    if (isCramped(placed)) continue
    const under = placed.captionBox.y + placed.captionBox.height - placed.box.y
    const bottomTop = placed.box.y + (placed.caption === null ? placed.box.height : under) + gap
    found.push({
      layout: 'figure-above',
      step,
      figure: placed,
      before: top === null ? null : tight(top, theme, step, box.y),
      after: bottom === null ? null : tight(bottom, theme, step, bottomTop),
    })
  }
  return found
}

function natural(column: Column, theme: Theme, step: number): number {
  return column.height - Math.max(0, column.rows.length - 1) * (column.gap - leastGap(theme, step))
}

function tight(column: Column, theme: Theme, step: number, y: number): Column {
  const height = natural(column, theme, step)
  return { ...column, gap: leastGap(theme, step), height, box: { ...column.box, y, height } }
}

function leastGap(theme: Theme, step: number): number {
  return Math.round(theme.gap.least * (theme.steps[step - 1] ?? 28))
}
