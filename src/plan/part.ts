// Pieces of the article as parts of a slide.

import type { Text } from '../article/article.ts'
import type { Span } from '../base/source.ts'
import { loadOf } from '../base/text.ts'
import type { HeadingText } from '../outline/outline.ts'
import { plain, slice } from '../outline/pieces.ts'
import type { Part } from './deck.ts'

const NOWHERE: Span = { start: 0, end: 0 }

/** Between the stations of the way to a slide. */
export const WAY = ' › '

export function wordPart(name: string, text: string): Part {
  return { of: name, as: 'word', runs: [{ kind: 'text', text, span: NOWHERE, marks: [] }], span: NOWHERE, line: 0 }
}

export function echoPart(of: string, runs: readonly Text[]): Part {
  return {
    of,
    as: 'echo',
    runs: withoutNotes(runs).map((run) => ({ ...run, marks: run.marks.filter(isQuiet) })),
    span: NOWHERE,
    line: 0,
  }
}

/** The text of a front matter field. */
export function fieldPart(field: string, text: string): Part {
  return { of: field, as: 'echo', runs: [{ kind: 'text', text, span: NOWHERE, marks: [] }], span: NOWHERE, line: 0 }
}

/** The home of a thing, with its words or a part of them. */
export function homePart({ id, span, line }: { id: string; span: Span; line: number }, runs: readonly Text[]): Part {
  return { of: id, as: 'home', runs, span, line }
}

export function headingPart(heading: HeadingText, as: 'home' | 'echo', line: number): Part {
  if (as === 'echo') return echoPart(heading.id, heading.runs)
  return { of: heading.id, as, runs: heading.runs, span: heading.span, line }
}

/** An echo that is cut shows that it is cut. */
export function shortened(of: string, written: readonly Text[], load: number): readonly Part[] {
  const runs = withoutNotes(written)
  const text = plain(runs)
  if (loadOf(text) <= load) return [echoPart(of, runs)]
  let end = 0
  for (const character of text) {
    if (loadOf(text.slice(0, end + character.length)) > load) break
    end += character.length
  }
  return cutParts([echoPart(of, runs)], end)
}

/** The first `most` characters of the parts or less, up to the end of a word, and the sign that something is cut. */
function cutParts(parts: readonly Part[], most: number): readonly Part[] {
  const bare = parts
    .map(({ runs }) => plain(runs))
    .join('')
    .slice(0, most)
  const space = bare.lastIndexOf(' ')
  const whole = /[\p{sc=Latin}\p{sc=Cyrillic}\p{N}]$/u.test(bare) && space > 0 ? bare.slice(0, space) : bare
  const end = whole.replace(/[\s，、,：:；;]+$/u, '').length
  let at = 0
  const kept = parts.flatMap((part) => {
    const start = at
    at += plain(part.runs).length
    return start < end ? [{ ...part, runs: slice(part.runs, 0, end - start) }] : []
  })
  return [...kept, wordPart('cut', '…')]
}

/** As much of the parts as fits, or one character. */
export function cutToFit(parts: readonly Part[], fits: (parts: readonly Part[]) => boolean): readonly Part[] {
  if (fits(parts)) return parts
  let [low, high] = [1, parts.reduce((sum, { runs }) => sum + plain(runs).length, 0)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(cutParts(parts, middle))) low = middle
    else high = middle - 1
  }
  return cutParts(parts, low)
}

/** A repeated text does not refer to footnotes again. */
function withoutNotes(runs: readonly Text[]): readonly Text[] {
  return runs.filter((run) => !run.marks.some(({ kind }) => kind === 'note'))
}

/** A repeated text keeps code, formulas and indices, and loses links and weight. */
function isQuiet(mark: Text['marks'][number]): boolean {
  return mark.kind === 'code' || mark.kind === 'tag' || mark.kind === 'formula'
}
