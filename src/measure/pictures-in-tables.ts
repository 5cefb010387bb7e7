// Pictures in the cells of tables: boxes among letters, as large as a table of such a shape can have them on a slide.

import type { Image, Inline, Table, Text } from '../article/article.ts'
import { FORMULA_SIGN } from '../base/formula.ts'
import type { Atoms, TableContent } from '../outline/atom.ts'
import { type Answers, type DrawnFigure, figureKey } from './answers.ts'
import { BASELINE } from './measurer.ts'
import type { Theme } from './theme.ts'

export function picturesIn({ head, rows }: Table): Image[] {
  return [head, ...rows].flat().flatMap(({ inlines }) => inlines.filter((inline) => inline.kind === 'image'))
}

/** A picture that cannot come stays what it says. */
export function withPicturesInTables(atoms: Atoms, answers: Answers, theme: Theme): Atoms {
  const pictured = (content: TableContent): TableContent => {
    const table = withPictures(content.table, answers, theme)
    return table === content.table ? content : { ...content, table, whole: table }
  }
  return {
    ...atoms,
    atoms: atoms.atoms.map((atom) =>
      atom.content.kind === 'table' ? { ...atom, content: pictured(atom.content) } : atom,
    ),
  }
}

/** Of a slide, what a table has for its columns and its rows; so many rows with pictures stand on one slide. */
const ROOM = { width: 0.88, height: 0.6 }
const ROWS = 3
/** What columns of pictures get of the width where others have text, and what a picture gets of its height where text is in its cell. */
const BESIDE_TEXT = { width: 0.6, height: 0.4 }
/** No picture is enlarged more. */
const ENLARGED = 1.5
/** Around a picture, em. */
const AIR = 0.2

function withPictures(table: Table, answers: Answers, theme: Theme): Table {
  const rows = [table.head, ...table.rows]
  const drawnAt = (inline: Inline): DrawnFigure | null => {
    const answer = inline.kind === 'image' ? answers.get(figureKey(inline)) : undefined
    return answer?.kind === 'drawn' ? answer : null
  }
  const picturesOf = (inlines: readonly Inline[]) => inlines.filter((inline) => drawnAt(inline) !== null).length
  const pictured = rows.filter((row) => row.some(({ inlines }) => picturesOf(inlines) > 0)).length
  if (pictured === 0) return table
  const columns = table.head.map((_, column) => Math.max(...rows.map((row) => picturesOf(row[column]?.inlines ?? []))))
  const inOneRow = columns.reduce((sum, count) => sum + count, 0)
  const width = theme.slide.width * ROOM.width * (columns.includes(0) ? BESIDE_TEXT.width : 1)
  const most = {
    width: width / inOneRow - 2 * theme.cellPadding.x,
    height: (theme.slide.height * ROOM.height) / Math.min(pictured, ROWS) - 2 * theme.cellPadding.y,
  }
  const size = theme.smallSteps[0] ?? 18
  const withBoxes = (inlines: readonly Inline[]): Inline[] => {
    const isAlone = inlines.every((inline) => inline.kind !== 'text' || inline.text.trim() === '')
    const height = most.height * (isAlone ? 1 : BESIDE_TEXT.height)
    return inlines.map((inline) => {
      const drawn = drawnAt(inline)
      if (drawn === null || inline.kind !== 'image') return inline
      const scale = Math.min(most.width / drawn.width, height / drawn.height, ENLARGED)
      return boxOf(inline, drawn, scale / size)
    })
  }
  const cells = (row: Table['head']) => row.map((cell) => ({ ...cell, inlines: withBoxes(cell.inlines) }))
  return { ...table, head: cells(table.head), rows: table.rows.map(cells) }
}

/** In the middle of its line. `scale` is em for each px of the picture. */
function boxOf({ alt, span, marks }: Image, { width, height, markup }: DrawnFigure, scale: number): Text {
  const half = (height * scale + AIR) / 2
  const drawn = { width: width * scale, height: half + BASELINE, depth: half - BASELINE, markup }
  return { kind: 'text', text: FORMULA_SIGN, span, marks: [...marks, { kind: 'picture', alt, drawn }] }
}
