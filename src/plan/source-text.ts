// What the source text of each slide lists: headings and atoms in order, footnotes behind them, and the leader's notes apart.

import type { Code, Image, Text } from '../article/article.ts'
import { isDiagram } from '../article/with-diagrams.ts'
import { once } from '../base/once.ts'
import type { Atom, CodeContent, TableContent } from '../outline/atom.ts'
import type { Note } from '../outline/outline.ts'
import { cellRuns } from './cell-runs.ts'
import type { Part, SourceEntry } from './deck.ts'
import type { Ground } from './ground.ts'
import { homePart } from './part.ts'

/** Headings whose home is on the slide, and all atoms, in the order of the article. */
export function sourceOf(first: number, end: number, ground: Ground): SourceEntry[] {
  const entries: SourceEntry[] = []
  for (let at = first; at < end; at++) {
    for (const { isPart, inBody, section } of ground.sections.openedAt.get(at) ?? []) {
      if (!isPart && !inBody && section.heading !== null) entries.push({ kind: 'shown', of: section.heading.id })
    }
    entries.push(...entriesOf(at, at + 1, ground))
  }
  return entries
}

/** All columns of a piece of a table, row by row. */
function wholeRows(atom: Atom, { whole: table, rows }: TableContent): Part {
  const own = [...(rows.from === 0 ? [table.head] : []), ...table.rows.slice(rows.from, rows.to)]
  const runs = own
    .flat()
    .flatMap((cell): Text[] => [
      ...cellRuns(cell),
      { kind: 'text', text: ' ', span: { start: cell.span.end, end: cell.span.end }, marks: [] },
    ])
  return homePart(atom, runs)
}

/** A diagram says what it was drawn from, and a picture of one what it says itself besides. */
function drawnRuns({ path, alt }: Image, { text, span }: Code, caption: readonly Text[] | null): Text[] {
  const own = isDiagram(path) ? '' : `\n${alt}`
  const under = caption === null ? '' : '\n'
  return [{ kind: 'text', text: text + own + under, span, marks: [] }, ...(caption ?? [])]
}

function linesOf({ code, from, to }: CodeContent, { span }: Atom): Text[] {
  return [{ kind: 'text', text: code.text.split('\n').slice(from, to).join('\n'), span, marks: [] }]
}

export function leaderOf(first: number, end: number, { atoms }: Ground): readonly string[] {
  return [...new Set(atoms.slice(first, end).flatMap(({ wish }) => wish.notes))]
}

export function entriesOf(first: number, end: number, { atoms, visible }: Ground): SourceEntry[] {
  return atoms.slice(first, end).flatMap((atom, index): SourceEntry[] => {
    const { content } = atom
    if (content.kind === 'table' && content.echoOf !== null) return []
    if (content.kind === 'table' && (content.columns.to < content.table.head.length || content.table !== content.whole))
      return [{ kind: 'shown', of: atom.id, whole: wholeRows(atom, content) }]
    if (content.kind === 'figure' && content.image.source !== null)
      return [
        {
          kind: 'shown',
          of: atom.id,
          whole: homePart(atom, drawnRuns(content.image, content.image.source, content.caption)),
        },
      ]
    if (content.kind === 'code' && content.isRest)
      return [{ kind: 'said', part: homePart(atom, linesOf(content, atom)), asked: false }]
    if (visible[first + index] || content.kind !== 'text') return [{ kind: 'shown', of: atom.id }]
    return [{ kind: 'said', part: homePart(atom, content.runs), asked: atom.wish.visible === 'say' }]
  })
}

/** Each footnote moves to the first slide that refers to it, by the slide's index. `places` says before which atom each slide begins. */
export function movedTo(places: readonly number[], ground: Ground): Map<number, SourceEntry[]> {
  const { notes, outline, input, atoms } = ground
  const moved = new Map<number, SourceEntry[]>()
  const left = new Set(outline.notes)
  const move = (index: number, note: Note) => {
    if (!left.delete(note)) return
    once(moved, index, () => []).push({
      kind: 'moved',
      part: homePart({ ...note, line: input.lineOf(note.span.start) }, note.runs),
    })
  }
  places.forEach((at, index) => {
    const first = Math.max(0, Math.ceil(at))
    const next = places[index + 1]
    const end = next === undefined ? atoms.length : Math.max(0, Math.ceil(next))
    for (const note of notes.referredTo(first, Math.max(end, first), () => true)) move(index, note)
  })
  for (const note of [...left]) move(places.length - 1, note)
  return moved
}
