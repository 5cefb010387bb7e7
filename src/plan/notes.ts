// Footnotes at the foot of the slides that refer to them. They are echoes: whole, each stands in the source text of the first such slide.

import type { Theme } from '../measure/theme.ts'
import type { Atom } from '../outline/atom.ts'
import { labelsIn } from '../outline/notes.ts'
import type { Note, Outline } from '../outline/outline.ts'
import type { Notes, Part, SetText } from './deck.ts'
import { shortened, wordPart } from './part.ts'
import type { Sections } from './sections.ts'
import { heightOf, type Setter } from './setter.ts'

/** A slide has so many lines of notes; a note alone has two of them. */
const MOST_LINES = 4
const LINES_EACH = 2
/** Between the body and its notes, px. */
const GAP = 16

export interface NoteBook {
  /** The notes that atoms and headings of a stretch refer to, in their order. */
  referredTo(first: number, end: number, isSeen: (at: number) => boolean): readonly Note[]
  /** Those notes as they stand on a slide; null without any. */
  set(notes: readonly Note[]): Notes | null
}

export function noteBook(outline: Outline, sections: Sections, setter: Setter, theme: Theme): NoteBook {
  const byLabel = new Map(outline.notes.map((note) => [note.label, note]))
  if (byLabel.size === 0) return { referredTo: () => [], set: () => null }
  const inAtoms = sections.atoms.map(labelsOf)
  const inHeadings = sections.atoms.map((_, at) =>
    (sections.openedAt.get(at) ?? []).flatMap(({ section }) => labelsIn(section.heading?.runs ?? [])),
  )
  const made = new Map<string, Notes>()
  return {
    referredTo(first, end, isSeen) {
      const labels: string[] = []
      for (let at = first; at < end; at++)
        labels.push(...(inHeadings[at] ?? []), ...(isSeen(at) ? (inAtoms[at] ?? []) : []))
      return [...new Set(labels)].flatMap((label) => byLabel.get(label) ?? [])
    },
    set(notes) {
      if (notes.length === 0) return null
      const key = notes.map(({ id }) => id).join(' ')
      const found = made.get(key) ?? placed(notes)
      made.set(key, found)
      return found
    },
  }

  function placed(notes: readonly Note[]): Notes {
    const width = theme.slide.width - 2 * theme.margin
    const each = Math.max(1, Math.min(LINES_EACH, Math.floor(MOST_LINES / notes.length)))
    const texts = notes.slice(0, MOST_LINES).map((note) => setNote(note, each, width))
    const height = texts.reduce((sum, text) => sum + heightOf(text), 0)
    return { box: { x: theme.margin, y: theme.bottom - height, width, height }, texts }
  }

  function setNote(note: Note, lines: number, width: number): SetText {
    const { size, line } = theme.note
    const setOf = (load: number) => {
      const parts: Part[] = [wordPart('note', `${note.number} `), ...shortened(note.id, note.runs, load)]
      return setter.set(parts, { size, line, weight: 400 }, width, 'none')
    }
    let load = Number.POSITIVE_INFINITY
    let text = setOf(load)
    for (load = 90 * lines; text.breaks.length >= lines && load > 8; load -= 4) text = setOf(load)
    return text
  }
}

/** The room that notes take from the body, px. */
export function roomOf(notes: Notes | null): number {
  return notes === null ? 0 : notes.box.height + GAP
}

/** The room that the notes of an atom will take at most, px. */
export function mostRoomOf(atom: Atom, theme: Theme): number {
  const count = new Set(labelsOf(atom)).size
  return count === 0 ? 0 : Math.min(MOST_LINES, LINES_EACH * count) * theme.note.line + GAP
}

function labelsOf({ content }: Atom): string[] {
  switch (content.kind) {
    case 'text':
      return labelsIn(content.runs)
    case 'table':
      return [content.table.head, ...content.table.rows.slice(content.rows.from, content.rows.to)]
        .flat()
        .flatMap(({ inlines }) => labelsIn(inlines))
    case 'figure':
      return labelsIn(content.caption ?? [])
    case 'formula':
    case 'code':
      return []
  }
}
