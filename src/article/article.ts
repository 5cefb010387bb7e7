// The article as a tree of blocks, each holding flat runs of text. Knows nothing of sections, slides or markdown-it.

import type { DrawnFormula, Inset } from '../base/formula.ts'
import type { LineTable, Source, Span } from '../base/source.ts'
import type { CodeInfo } from './code-info.ts'

export interface Article {
  readonly source: Source
  readonly lines: LineTable
  readonly meta: Meta
  readonly blocks: readonly Block[]
  /** Pieces of the source that carry no text of the article, with the reason. */
  readonly omitted: readonly Omission[]
}

/** What the front matter says of the article. Every field is optional; unknown keys are kept apart. */
export interface Meta {
  readonly title?: string
  /** As written, or ISO 8601 where the front matter had a real date. */
  readonly date?: string
  readonly author?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly draft?: boolean
  /** A BCP 47 tag, such as `zh-CN`. */
  readonly lang?: string
  /** The settings of the tool found in the front matter, not yet checked. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Where the front matter stands, fences included; null without one. */
  readonly span: Span | null
}

export interface Omission {
  readonly span: Span
  readonly why: 'front-matter' | 'comment' | 'attribute' | 'decoration' | 'contents' | 'repeated-title'
}

export type Mark =
  | { readonly kind: 'strong' | 'emphasis' | 'strike' | 'code' }
  | { readonly kind: 'link'; readonly href: string; readonly title: string }
  /** The number of a footnote, in raised digits; `label` is the note's name in the article. */
  | { readonly kind: 'note'; readonly label: string }
  /** What is marked is one sign that stands for the formula; `drawn` is null until somebody has drawn it. */
  | FormulaMark
  /** What is marked is one sign that stands for the picture. */
  | { readonly kind: 'picture'; readonly alt: string; readonly drawn: Inset }
  /** An allowed HTML element without attributes. */
  | { readonly kind: 'tag'; readonly name: 'kbd' | 'sub' | 'sup' | 'mark' | 'u' | 'small' | 'abbr' }

export interface FormulaMark {
  readonly kind: 'formula'
  /** Between its delimiters, as written. */
  readonly tex: string
  /** On lines of its own, and larger. */
  readonly isDisplay: boolean
  readonly drawn: DrawnFormula | null
}

/** A stretch of characters under one set of marks. Where it was written plainly, text and span have the same length. */
export interface Text {
  readonly kind: 'text'
  readonly text: string
  readonly span: Span
  /** Outermost first. */
  readonly marks: readonly Mark[]
}

export interface Image {
  readonly kind: 'image'
  /** As written in the article. */
  readonly path: string
  readonly alt: string
  readonly title: string
  readonly span: Span
  readonly marks: readonly Mark[]
  /** The code of a diagram that it was drawn from, or is a picture of; null for any other. */
  readonly source: Code | null
}

/** The end of a line inside a paragraph; hard where the author asked for it. */
export interface LineBreak {
  readonly kind: 'break'
  readonly hard: boolean
  readonly span: Span
}

export type Inline = Text | Image | LineBreak

export type Block = Heading | Paragraph | List | Quote | Code | Table | Rule | Directive | Footnote

export interface Heading {
  readonly kind: 'heading'
  readonly level: number
  readonly inlines: readonly Inline[]
  readonly span: Span
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly inlines: readonly Inline[]
  readonly span: Span
  /** Set where its author marks it as the caption of a figure. */
  readonly isCaption?: boolean
}

export interface List {
  readonly kind: 'list'
  readonly ordered: boolean
  /** The number of the first item of an ordered list. */
  readonly start: number
  readonly items: readonly Item[]
  readonly span: Span
}

export interface Item {
  /** Set for a task of a task list. */
  readonly done: boolean | null
  readonly blocks: readonly Block[]
  readonly span: Span
}

export interface Quote {
  readonly kind: 'quote'
  readonly blocks: readonly Block[]
  readonly span: Span
}

/** What a stretch of code is, for its colour. */
export type TokenKind =
  | 'plain'
  | 'keyword'
  | 'string'
  | 'comment'
  | 'constant'
  | 'function'
  | 'link'
  | 'inserted'
  | 'deleted'

export interface CodeToken {
  /** In UTF-16 units of the line as it is shown. */
  readonly length: number
  readonly kind: TokenKind
}

export interface Code {
  readonly kind: 'code'
  readonly info: CodeInfo
  /** Of each line; null until somebody has coloured it, and where nobody can. */
  readonly tokens: readonly (readonly CodeToken[])[] | null
  readonly text: string
  /** The whole block, fences included. */
  readonly span: Span
  /** The source span of each line of `text`. */
  readonly lineSpans: readonly Span[]
}

export type Align = 'left' | 'center' | 'right' | 'none'

export interface Table {
  readonly kind: 'table'
  readonly aligns: readonly Align[]
  readonly head: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  readonly span: Span
}

export interface Cell {
  readonly inlines: readonly Inline[]
  readonly span: Span
  /** An empty one that the cell before it in its row, or the one above it, reaches over; null for one of its own. */
  readonly joins: 'before' | 'above' | null
}

/** What a footnote says, where it is written. */
export interface Footnote {
  readonly kind: 'footnote'
  readonly label: string
  /** In raised digits, as its references show it. */
  readonly number: string
  readonly blocks: readonly Block[]
  readonly span: Span
}

/** A thematic break. */
export interface Rule {
  readonly kind: 'rule'
  readonly span: Span
}

/** What an author asks of the tool in a comment: `<!-- lectern: break -->`. */
export interface Directive {
  readonly kind: 'directive'
  readonly name: 'break' | 'keep' | 'show' | 'say' | 'title' | 'layout' | 'figure' | 'notes'
  /** What stands after `=`, or the notes, or empty. */
  readonly value: string
  readonly span: Span
}
