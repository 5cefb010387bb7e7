// Pictures that stand side by side in the article are one figure: in one row of like heights, or in two.

import { html, type Markup } from '../base/html.ts'
import type { DrawnFigure } from '../measure/answers.ts'

/** Between two pictures, as a share of the width of the whole. */
const GAP = 0.02
/** What a body of a slide is like. */
const BODY_RATIO = 2.2
/** A row of drawings, which have no height of their own, px. */
const DRAWN_HEIGHT = 400

export function sideBySide(figures: readonly DrawnFigure[]): DrawnFigure {
  const ways = figures.length < 3 ? [[figures]] : [[figures], inTwo(figures)]
  const made = ways.map(composed)
  const areaOf = ({ width, height }: DrawnFigure) =>
    Math.min(width / height / BODY_RATIO, (height / width) * BODY_RATIO)
  return made.reduce((best, one) => (areaOf(one) > areaOf(best) ? one : best))
}

export function isVector({ markup: { text } }: DrawnFigure): boolean {
  return !text.includes('<img')
}

function inTwo(figures: readonly DrawnFigure[]): readonly (readonly DrawnFigure[])[] {
  const half = Math.ceil(figures.length / 2)
  return [figures.slice(0, half), figures.slice(half)]
}

const ratioOf = ({ width, height }: DrawnFigure) => width / height

/** Rows of one width: each as high as its pictures then are. */
function composed(rows: readonly (readonly DrawnFigure[])[]): DrawnFigure {
  const all = rows.flat()
  const shares = rows.map((row) => {
    const ratios = row.reduce((sum, figure) => sum + ratioOf(figure), 0)
    return (1 - GAP * (row.length - 1)) / ratios
  })
  // Of a width of 1. No picture of pixels is larger than it is.
  const most = rows.flatMap((row, at) =>
    row.map((figure) => (isVector(figure) ? DRAWN_HEIGHT : figure.height) / (shares[at] ?? 1)),
  )
  const width = Math.min(...most)
  const height = width * (shares.reduce((sum, share) => sum + share, 0) + GAP * (rows.length - 1))
  const types = all.flatMap((figure) => {
    const share = shares[rows.findIndex((row) => row.includes(figure))] ?? 1
    return figure.type === null ? [] : [(figure.type * share * width) / figure.height]
  })
  const tracks = (values: readonly number[]) => values.map((value) => `${Math.round(value * 10_000)}fr`).join(' ')
  const inner = rows.map(
    (row): Markup =>
      html`<div class="pictures" style="grid-template-columns:${tracks(row.map(ratioOf))}">${row.map(({ markup }) => markup)}</div>`,
  )
  return {
    kind: 'drawn',
    width,
    height,
    markup: html`<div class="rows-of-pictures" style="grid-template-rows:${tracks(shares)}">${inner}</div>`,
    type: types.length === 0 ? null : Math.min(...types),
    characters: all.map(({ characters }) => characters).join(''),
  }
}
