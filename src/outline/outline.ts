// The sections of an article and what stands in them. Knows nothing of slides and sizes.

import type { Code, Directive, Image, Item, Table, Text } from '../article/article.ts'
import type { Span } from '../base/source.ts'

/** Sections in the order of the article; the first is the article itself and has no heading. */
export interface Outline {
  readonly sections: readonly Section[]
  /** The heading that is the title of the whole, when the front matter has none; its home is the title slide. */
  readonly title: HeadingText | null
  /** What that heading says where text stands before it: then it is text itself, and the title slide repeats it. */
  readonly name: string | null
  /** In the order in which they are written. */
  readonly notes: readonly Note[]
}

/** What a footnote says; it stands on the slides that refer to it. */
export interface Note {
  readonly id: string
  readonly label: string
  /** In raised digits. */
  readonly number: string
  readonly runs: readonly Text[]
  readonly span: Span
}

export interface Section {
  /** The place in `Outline.sections`. */
  readonly index: number
  readonly parent: number | null
  /** 0 for the article, 1 for the first rank of headings in use, and so on. */
  readonly rank: number
  readonly heading: HeadingText | null
  /** True for a bold line that acts as a heading. */
  readonly acting: boolean
  /** What stands under the heading before the next one. */
  readonly pieces: readonly Piece[]
}

export interface HeadingText {
  readonly id: string
  readonly runs: readonly Text[]
  readonly span: Span
}

export type Piece = Lines | FigurePiece | FormulaPiece | ListPiece | QuotePiece | Code | Table | Directive

/** A paragraph, cut where its author's line breaks carry meaning. */
export interface Lines {
  readonly kind: 'lines'
  readonly lines: readonly (readonly Text[])[]
  /** The first line names the container that the rest stands in. */
  readonly named: boolean
  /** Its author marks it as the caption of a figure. */
  readonly isCaption: boolean
  readonly span: Span
}

/** An image that stands on its own. */
export interface FigurePiece {
  readonly kind: 'figure'
  readonly image: Image
  /** Those that stand beside it on its line. */
  readonly others: readonly Image[]
  /** What stands under it, or over it, as its caption. */
  readonly caption: readonly Text[] | null
  readonly span: Span
}

/** A formula on lines of its own. */
export interface FormulaPiece {
  readonly kind: 'formula'
  readonly run: Text
  readonly span: Span
}

export interface ListPiece {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly start: number
  readonly items: readonly { readonly done: Item['done']; readonly pieces: readonly Piece[]; readonly span: Span }[]
  readonly span: Span
}

export interface QuotePiece {
  readonly kind: 'quote'
  readonly pieces: readonly Piece[]
  readonly span: Span
}
