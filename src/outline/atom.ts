// The smallest things a slide can hold, in the order of the article. Knows nothing of sizes and slides.

import type { Code, Image, Table, Text } from '../article/article.ts'
import type { Span } from '../base/source.ts'
import type { Outline } from './outline.ts'

export interface Atoms {
  readonly outline: Outline
  readonly atoms: readonly Atom[]
}

export interface Atom {
  /** `a1`, `a2` … in order; a part of an atom that had to be cut adds `.1`, `.2`. */
  readonly id: string
  /** Its section's place in the outline. */
  readonly section: number
  readonly span: Span
  /** The first line of the source that it stands on, from 1. */
  readonly line: number
  readonly content: Content
  readonly place: Place
  readonly role: Role
  /** Hard to leave out when high; from 8.5 on never hidden. */
  readonly importance: number
  readonly wish: Wish
}

export type Content = TextContent | FigureContent | FormulaContent | CodeContent | TableContent

export interface TextContent {
  readonly kind: 'text'
  readonly runs: readonly Text[]
}

export interface FigureContent {
  readonly kind: 'figure'
  readonly image: Image
  readonly others: readonly Image[]
  readonly caption: readonly Text[] | null
}

/** A formula on lines of its own. */
export interface FormulaContent {
  readonly kind: 'formula'
  readonly run: Text
}

export interface CodeContent {
  readonly kind: 'code'
  readonly code: Code
  /** The lines it holds of the code, `[from, to)`, from 0. */
  readonly from: number
  readonly to: number
  /** Where long lines were cut: for each line the place, from 0, that it had; null for one that only goes on. */
  readonly places: readonly (number | null)[] | null
  /** How many lines of it come after the last piece that is shown; 0 where all of it is, and on all other pieces. */
  readonly rest: number
  /** A piece of so much code that nobody looks at all of it. */
  readonly isRest: boolean
}

export interface TableContent {
  readonly kind: 'table'
  readonly table: Table
  /** The table as it is written, where `table` holds a part of a row's cells. */
  readonly whole: Table
  /** The rows and columns that it holds; the header and the first column are echoed where they are not its own. */
  readonly rows: { readonly from: number; readonly to: number }
  readonly columns: { readonly from: number; readonly to: number }
  /** The piece that is the home of its rows, where this one has columns beside it; null for a home. */
  readonly echoOf: string | null
}

/** Where an atom stands among its neighbours. */
export interface Place {
  /** Counts the blocks (paragraph, list item, figure …) of the article. */
  readonly block: number
  /** Counts the author's lines within a paragraph. */
  readonly line: number
  /** True for the first atom of its block. */
  readonly opens: boolean
  readonly quoted: boolean
  readonly item: ItemPlace | null
}

export interface ItemPlace {
  /** Counts the outermost lists of the article. */
  readonly list: number
  readonly depth: number
  readonly ordered: boolean
  /** The number to print before an ordered item. */
  readonly number: number
  readonly done: boolean | null
  /** True for the atom that carries the marker. */
  readonly opens: boolean
  /** Counts the items of the outermost list, nested ones with their parent. */
  readonly ordinal: number
  /** How many items the outermost list has. */
  readonly of: number
}

export type Role =
  | 'plain'
  | 'label'
  | 'enumeration'
  | 'pro'
  | 'con'
  | 'question'
  | 'example'
  | 'conclusion'
  | 'lead-in'
  | 'aside'
  | 'key'
  | 'closing'

/** What the author asked for it. */
export interface Wish {
  readonly break: boolean
  /** Atoms that share a number are kept on one slide. */
  readonly keep: number | null
  readonly visible: 'show' | 'say' | null
  readonly title: string | null
  readonly layout: string | null
  /** How a figure is to stand: `full`, `beside`, `above` or `small`. */
  readonly figure: string | null
  /** What the leader wants to remember here. */
  readonly notes: readonly string[]
  /** The spans of the directives, to report where one cannot be had. */
  readonly spans: readonly { readonly name: string; readonly span: Span }[]
}
