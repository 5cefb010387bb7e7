// What each slide tells, piece by piece and in the order of the article: what it shows, and what is only said.

import { spelled } from '../outline/pieces.ts'
import type { CodeRow, Deck, FormulaRow, Part, PlacedFigure, Slide, SourceEntry, TableRow } from './deck.ts'

export interface Told {
  readonly kind: 'heading' | 'text' | 'code' | 'table' | 'formula' | 'figure' | 'note'
  /** Lines of code and rows of a table on lines of their own, cells between bars. */
  readonly text: string
  readonly isShown: boolean
}

/** The source text of each slide. */
export function toldOn({ slides }: Deck): readonly (readonly Told[])[] {
  return slides.map((slide) => {
    const homes = homesOn(slide)
    return slide.source.flatMap((entry) => toldBy(entry, homes)).filter(({ text }) => text.trim() !== '')
  })
}

function toldBy(entry: SourceEntry, homes: ReadonlyMap<string, Told>): Told[] {
  switch (entry.kind) {
    case 'shown': {
      const home = homes.get(entry.of)
      if (entry.whole === undefined) return home === undefined ? [] : [home]
      return [{ kind: home?.kind ?? 'text', text: spelled(entry.whole.runs), isShown: true }]
    }
    case 'said':
      return [{ kind: 'text', text: spelled(entry.part.runs), isShown: false }]
    case 'moved':
      return [{ kind: 'note', text: spelled(entry.part.runs), isShown: false }]
  }
}

/** What has its home on a slide, by its id. */
function homesOn(slide: Slide): ReadonlyMap<string, Told> {
  const homes = new Map<string, Told>()
  const add = (id: string, kind: Told['kind'], text: string) => {
    const before = homes.get(id)
    homes.set(id, { kind, text: before === undefined ? text : `${before.text}${text}`, isShown: true })
  }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    if (isPart(value)) {
      if (value.as === 'home') add(value.of, value.of.startsWith('h') ? 'heading' : 'text', spelled(value.runs))
    } else if (isCode(value)) add(value.of, 'code', value.lines.map(({ text }) => textOf(text.parts)).join('\n'))
    else if (isTable(value)) {
      if (!value.isEcho) add(value.of, 'table', rowsOf(value))
    } else if (isFormula(value)) add(value.of, 'formula', value.tex.trim())
    else if (isFigure(value)) {
      const caption = value.caption === null ? '' : textOf(value.caption.parts)
      add(value.of, 'figure', [value.alt, caption].filter((text) => text !== '').join(' – ') || value.path)
    } else if (isApart(value)) visit(value.home)
    else for (const [name, own] of Object.entries(value)) if (!APART.has(name)) visit(own)
  }
  visit(slide)
  return homes
}

/** What of a slide is no text on it. */
const APART = new Set(['source', 'leader', 'region', 'notes'])

function textOf(parts: readonly Part[]): string {
  return parts.map(({ runs }) => spelled(runs)).join('')
}

function rowsOf({ head, rows }: TableRow): string {
  return [head, ...rows].map((cells) => cells.map(({ parts }) => textOf(parts)).join(' | ')).join('\n')
}

function isPart(value: object): value is Part {
  return 'as' in value && 'runs' in value
}

function isCode(value: object): value is CodeRow {
  return 'kind' in value && value.kind === 'code' && 'lines' in value
}

function isTable(value: object): value is TableRow {
  return 'kind' in value && value.kind === 'table' && 'widths' in value
}

function isFormula(value: object): value is FormulaRow {
  return 'kind' in value && value.kind === 'formula' && 'drawn' in value
}

function isFigure(value: object): value is PlacedFigure {
  return 'captionBox' in value
}

function isApart(value: object): value is { readonly home: Part } {
  return 'kind' in value && value.kind === 'apart'
}
