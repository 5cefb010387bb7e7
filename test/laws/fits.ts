// Whether all that stands on a slide stands inside its region, by the numbers of the deck model.

import type { Box, Column, Deck, SetText, Slide } from '../../src/plan/deck.ts'

/** One pixel is what rounding may cost. */
const SLACK = 1

/** What stands outside of where it should, a sentence each. */
export function misfits(deck: Deck): string[] {
  const canvas = { x: 0, y: 0, width: deck.aspect === '4:3' ? 960 : 1280, height: 720 }
  return deck.slides.flatMap((slide, index) =>
    [
      ...outside('its region', slide.region, canvas),
      ...contentOf(slide).flatMap(({ what, box, height }) => [
        ...(height > box.height + SLACK ? [`${what} is ${height} px high, its box ${box.height} px`] : []),
        ...outside(what, { ...box, height: Math.min(box.height, height) }, slide.region),
      ]),
      ...columnsOf(slide).flatMap(uneven),
    ].map((fault) => `slide ${index + 1} (${slide.layout}): ${fault}`),
  )
}

interface Content {
  readonly what: string
  readonly box: Box
  readonly height: number
}

function contentOf(slide: Slide): Content[] {
  const columns = columnsOf(slide).map(({ box, height }) => ({ what: 'a column', box, height }))
  switch (slide.layout) {
    case 'title':
      return [
        {
          what: 'the cover',
          box: slide.region,
          height: [slide.heading, ...slide.lines.map(({ text }) => text)].reduce(
            (sum, text) => sum + heightOf(text),
            0,
          ),
        },
      ]
    case 'agenda': {
      const heights = slide.entries.map(
        ({ text, children }) => heightOf(text) + (children === null ? 0 : heightOf(children)),
      )
      const sum = heights.reduce((all, height) => all + height, 0) + slide.gap * (heights.length - slide.columns)
      return [{ what: 'the agenda', box: slide.box, height: sum / slide.columns }]
    }
    case 'section':
      return [{ what: 'the heading', box: slide.headingBox, height: heightOf(slide.heading) }, ...columns]
    case 'statement':
    case 'closing':
      return [{ what: 'the text', box: slide.box, height: heightOf(slide.text) }]
    case 'figure':
    case 'figure-beside':
    case 'figure-above': {
      const { figure } = slide
      const caption = figure.caption === null ? 0 : heightOf(figure.caption)
      return [
        { what: 'the figure', box: figure.box, height: figure.box.height },
        ...(figure.caption === null ? [] : [{ what: 'the caption', box: figure.captionBox, height: caption }]),
        ...columns,
      ]
    }
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
    case 'cards':
    case 'compare':
    case 'stats':
    case 'steps':
    case 'timeline':
    case 'beside':
      return columns
    case 'figures':
      return [...slide.figures.map(({ box }) => ({ what: 'the figure', box, height: box.height })), ...columns]
  }
}

function columnsOf(slide: Slide): Column[] {
  const found = (...columns: readonly (Column | null)[]) => columns.filter((column) => column !== null)
  switch (slide.layout) {
    case 'title':
    case 'agenda':
    case 'statement':
    case 'closing':
      return []
    case 'section':
      return found(slide.intro)
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
      return [slide.column]
    case 'cards':
    case 'compare':
    case 'stats':
      return found(slide.opening, ...slide.columns, slide.ending)
    case 'steps':
    case 'timeline':
      return found(slide.opening, ...slide.stops.map(({ column }) => column), slide.ending)
    case 'figures':
      return found(slide.opening, slide.ending)
    case 'beside':
      return [...slide.columns]
    case 'figure':
    case 'figure-beside':
    case 'figure-above':
      return found(slide.before, slide.after)
  }
}

/** A column is as high as its rows and the gaps between them, and a row at least as high as its lines. */
function uneven({ rows, gap, height }: Column): string[] {
  const sum = rows.reduce((all, row) => all + row.height, 0) + gap * Math.max(rows.length - 1, 0)
  return [
    ...(Math.abs(sum - height) > SLACK ? [`rows and gaps of ${sum} px make a column of ${height} px`] : []),
    ...rows.flatMap((row) =>
      row.kind === 'text' && heightOf(row.text) > row.height + SLACK ? [`a row of ${row.height} px is too low`] : [],
    ),
  ]
}

function heightOf({ breaks, line }: SetText): number {
  return (breaks.length + 1) * line
}

function outside(what: string, box: Box, place: Box): string[] {
  const isInside =
    box.x >= place.x - SLACK &&
    box.y >= place.y - SLACK &&
    box.x + box.width <= place.x + place.width + SLACK &&
    box.y + box.height <= place.y + place.height + SLACK
  return isInside ? [] : [`${what} ${JSON.stringify(box)} is not inside ${JSON.stringify(place)}`]
}
