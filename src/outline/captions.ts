// Lines that are captions go to the figure that they stand under, or above.

import type { Text } from '../article/article.ts'
import { loadOf } from '../base/text.ts'
import type { FigurePiece, Piece } from './outline.ts'
import { CREDIT, plain } from './pieces.ts'

/** A number of a figure, as authors write it: `图 3：`, `Figure 3.`, `Fig. 2-1`. */
const NUMBERED =
  /^(?:图表?|圖|図|그림|사진|Figures?|Fig\.?|Abbildung|Abb\.?|Diagram|Chart|Illustration)\s*(\d+(?:[-.–]\d+)*|[A-Z])(?=$|[\s:：.、。,，(（])/iu
/** More is a paragraph that begins with the name of a figure. */
const LONGEST = 60
const LONGEST_SLANTED = 40
/** A few words under a picture that are no sentence. */
const LONGEST_PLAIN = 13

/** The pieces of a section with each caption at its figure. */
export function withCaptions(pieces: readonly Piece[]): Piece[] {
  const made: Piece[] = []
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]
    if (piece === undefined) continue
    if (piece.kind !== 'figure') {
      made.push(piece)
      continue
    }
    const under = captionIn(pieces[at + 1], false)
    if (under !== null) {
      made.push(captioned(piece, under))
      at++
      continue
    }
    const over = captionIn(made.at(-1), true)
    if (over !== null) made.pop()
    made.push(over === null ? piece : captioned(piece, over))
  }
  return made
}

/** The number that a caption gives its figure; null without one. */
export function figureNumber(caption: readonly Text[] | null): string | null {
  return caption === null ? null : (NUMBERED.exec(plain(caption).trim())?.[1] ?? null)
}

const NAMES = '(?:图表?|圖|図|그림|사진|Figures?|Fig\\.?|Abbildung|Abb\\.?|Diagram|Chart|Illustration)'

/** Whether a text speaks of the figure of that number. */
export function refersTo(text: string, number: string): boolean {
  const digits = number.replace(/[.]/g, '\\.')
  return new RegExp(`${NAMES}\\s*${digits}(?![\\d.-]*\\d)`, 'iu').test(text)
}

function captionIn(piece: Piece | undefined, isOver: boolean): readonly Text[] | null {
  const [line, ...others] = piece?.kind === 'lines' ? piece.lines : []
  if (piece?.kind !== 'lines' || line === undefined || others.length > 0 || piece.named) return null
  if (piece.isCaption) return line
  const text = plain(line).trim()
  const load = loadOf(text)
  if (/[:：]$/.test(text)) return null
  if (!isOver && load <= LONGEST && CREDIT.test(text)) return line
  if (!isOver && load <= LONGEST_PLAIN && isName(line, text)) return line
  if (NUMBERED.test(text) && load <= LONGEST && !isSentenceOf(text)) return line
  return !isOver && load <= LONGEST_SLANTED && isSlanted(line) ? line : null
}

/** "Figure 3 shows that …" is about a figure and no caption of it. */
function isSentenceOf(text: string): boolean {
  return /^\P{Lu}?[^:：.]*?\b(?:shows?|illustrates?|compares?|depicts?|presents?|gives|zeigt)\b|^\S+\s*\S*?(?:展示了|显示了|给出了|所示|表明|说明了)/iu.test(
    text,
  )
}

function isName(line: readonly Text[], text: string): boolean {
  const isPlain = line.every(({ marks }) => marks.every(({ kind }) => kind !== 'strong' && kind !== 'link'))
  return (
    isPlain &&
    /\p{L}/u.test(text) &&
    !/[<>|]/.test(text) &&
    !/[.。!！?？;；,，、…]$/u.test(text) &&
    !/^(?:\d+|[-*•])[.、)）]?\s/.test(text)
  )
}

function isSlanted(line: readonly Text[]): boolean {
  const shown = line.filter(({ text }) => text.trim() !== '')
  return shown.every(({ marks }) =>
    marks.some((mark) => mark.kind === 'emphasis' || (mark.kind === 'tag' && mark.name === 'small')),
  )
}

function captioned(figure: FigurePiece, caption: readonly Text[]): FigurePiece {
  const start = Math.min(figure.span.start, caption[0]?.span.start ?? figure.span.start)
  const end = Math.max(figure.span.end, caption.at(-1)?.span.end ?? figure.span.end)
  return { ...figure, caption, span: { start, end } }
}
