// Where a slide has room to spare, its content stands a little lower, so that it does not hang under the title.

import type { Arrangement } from './arrangement.ts'
import type { Box, Column, PlacedFigure } from './deck.ts'

/** Below this share of the body the content is moved. */
const SPARE = 0.72
/** By so many px, always: from slide to slide content begins at one of two heights, and no eye has to look for it. */
const LOWER = 40

export function settled(arrangement: Arrangement, box: Box): Arrangement {
  const bottom = bottomOf(arrangement)
  const fill = (bottom - box.y) / box.height
  if (fill >= SPARE || fill <= 0) return arrangement
  return moved(arrangement, isDisplay(arrangement) ? Math.round((box.y + box.height - bottom) * HIGHER) : LOWER)
}

/** What is seen as a picture, and not read from its upper left corner, stands a little above the middle. */
const HIGHER = 0.42

function isDisplay(arrangement: Arrangement): boolean {
  return arrangement.layout === 'stats' || ('direction' in arrangement && arrangement.direction === 'across')
}

/** Where its content ends, px from the top of the slide. */
export function bottomOf(arrangement: Arrangement): number {
  switch (arrangement.layout) {
    case 'statement':
    case 'closing':
      return Number.POSITIVE_INFINITY
    case 'bullets':
    case 'callout':
    case 'evidence':
    case 'question':
    case 'discussion':
    case 'recap':
    case 'quote':
    case 'table':
    case 'code':
    case 'formula':
      return arrangement.column.box.y + arrangement.column.height
    case 'cards':
    case 'compare':
    case 'stats':
      return Math.max(
        ...[...arrangement.columns, arrangement.ending].map((column) =>
          column === null ? 0 : column.box.y + column.box.height,
        ),
      )
    case 'steps':
    case 'timeline':
      return Math.max(
        ...[...arrangement.stops.map(({ column }) => column), arrangement.ending].map((column) =>
          column === null ? 0 : column.box.y + column.height,
        ),
      )
    case 'figures':
      return Math.max(
        ...[
          ...arrangement.figures.map(bottomOfFigure),
          arrangement.ending === null ? 0 : bottomOfColumn(arrangement.ending),
        ],
      )
    case 'beside':
      return Math.max(...arrangement.columns.map(({ box, height }) => box.y + height))
    case 'figure':
    case 'figure-beside':
    case 'figure-above': {
      const { figure, before, after } = arrangement
      const ends = [before, after].map((column) => (column === null ? 0 : column.box.y + column.height))
      return Math.max(figure.box.y + figure.box.height, figure.captionBox.y + figure.captionBox.height, ...ends)
    }
  }
}

function bottomOfColumn({ box, height }: Column): number {
  return box.y + height
}

function bottomOfFigure({ box, captionBox }: PlacedFigure): number {
  return Math.max(box.y + box.height, captionBox.y + captionBox.height)
}

function moved(arrangement: Arrangement, by: number): Arrangement {
  const down = (box: Box): Box => ({ ...box, y: box.y + by })
  const column = <C extends Column | null>(one: C): C => (one === null ? one : { ...one, box: down(one.box) })
  const figure = (one: PlacedFigure): PlacedFigure => ({ ...one, box: down(one.box), captionBox: down(one.captionBox) })
  switch (arrangement.layout) {
    case 'statement':
    case 'closing':
      return arrangement
    case 'bullets':
    case 'callout':
    case 'evidence':
    case 'question':
    case 'discussion':
    case 'recap':
    case 'quote':
    case 'table':
    case 'code':
    case 'formula':
      return { ...arrangement, column: column(arrangement.column) }
    case 'cards':
    case 'compare':
    case 'stats':
      return {
        ...arrangement,
        opening: column(arrangement.opening),
        columns: arrangement.columns.map(column),
        ending: column(arrangement.ending),
      }
    case 'steps':
    case 'timeline':
      return {
        ...arrangement,
        opening: column(arrangement.opening),
        stops: arrangement.stops.map((stop) => ({ ...stop, column: column(stop.column) })),
        ending: column(arrangement.ending),
      }
    case 'figures':
      return {
        ...arrangement,
        opening: column(arrangement.opening),
        figures: arrangement.figures.map(figure),
        ending: column(arrangement.ending),
      }
    case 'beside': {
      const [first, second] = arrangement.columns
      return { ...arrangement, columns: [column(first), column(second)] }
    }
    case 'figure':
    case 'figure-beside':
    case 'figure-above':
      return {
        ...arrangement,
        figure: figure(arrangement.figure),
        before: column(arrangement.before),
        after: column(arrangement.after),
      }
  }
}
