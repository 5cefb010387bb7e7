// What each slide says and where it stands on the canvas. Knows nothing of HTML, files and browsers.

import type { Align, Cell, CodeToken, Meta, Text } from '../article/article.ts'
import type { DrawnFormula } from '../base/formula.ts'
import type { Span } from '../base/source.ts'
import type { DrawnFigure, MissingFigure } from '../measure/answers.ts'
import type { Aspect } from '../measure/theme.ts'

export interface Deck {
  /** A BCP 47 tag, from the front matter or from the text. */
  readonly lang: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly meta: Meta
  readonly aspect: Aspect
  readonly density: Density
  /** What stands at the foot of each slide; null for the title. */
  readonly footer: string | null
  /** The author's mark, on the title slide and at the foot of the others. */
  readonly logo: DrawnFigure | null
  readonly slides: readonly Slide[]
}

export type Density = 'full' | 'balanced' | 'sparse'

export type Slide =
  | TitleSlide
  | AgendaSlide
  | SectionSlide
  | StatementSlide
  | FlowSlide
  | ColumnsSlide
  | RailSlide
  | FiguresSlide
  | BesideSlide
  | FigureSlide
  | ClosingSlide

export type Layout = Slide['layout']

/** What every slide has. */
export interface SlideBase {
  /** The slide's link: stable while its own section and first words stay. */
  readonly id: string
  /** How deep it lies in the outline, from 1. */
  readonly depth: number
  /** Where in the article it is; outermost first. */
  readonly kicker: readonly Part[]
  readonly title: SlideTitle | null
  /** The rectangle in which its content must fit. */
  readonly region: Box
  /** The complete source text of the slide, in order. */
  readonly source: readonly SourceEntry[]
  /** The leader's own words, private. */
  readonly leader: readonly string[]
  /** Footnotes that it refers to; null without any. */
  readonly notes: Notes | null
  /** The smallest step of the type scale on it, from 1; 0 where the scale is not used. */
  readonly step: number
}

export interface Notes {
  readonly box: Box
  /** A number and what it says, cut where there is no room. */
  readonly texts: readonly SetText[]
}

/** Opens the deck. */
export interface TitleSlide extends SlideBase {
  readonly layout: 'title'
  readonly heading: SetText
  readonly lines: readonly { readonly field: 'author' | 'date' | 'description'; readonly text: SetText }[]
}

/** Lists the parts of the deck and what they hold. */
export interface AgendaSlide extends SlideBase {
  readonly layout: 'agenda'
  readonly entries: readonly AgendaEntry[]
  readonly columns: 1 | 2
  /** Between entries, px. */
  readonly gap: number
  readonly box: Box
}

export interface AgendaEntry {
  readonly text: SetText
  readonly children: SetText | null
  /** The id of the slide that it leads to. */
  readonly target: string
}

/** Opens a part of the deck and lists what it holds. */
export interface SectionSlide extends SlideBase {
  readonly layout: 'section'
  /** Counts the parts from 1; null where the heading does so itself. */
  readonly number: number | null
  readonly heading: SetText
  readonly headingBox: Box
  readonly intro: Column | null
  readonly entries: readonly AgendaEntry[]
  readonly entriesBox: Box
}

/** One sentence, large. */
export interface StatementSlide extends SlideBase {
  readonly layout: 'statement'
  readonly text: SetText
  readonly box: Box
}

/** Rows from top to bottom. */
export interface FlowSlide extends SlideBase {
  readonly layout: FlowLayout
  readonly column: Column
  /** The id of the topic of the study session that it opens: it stands in the leader's deck only. */
  readonly topic?: string
}

/** `evidence` is a key sentence and what it stands on, `question` a question and its answer, `recap` what to take home. */
export type FlowLayout =
  | 'bullets'
  | 'callout'
  | 'evidence'
  | 'question'
  | 'discussion'
  | 'recap'
  | 'quote'
  | 'table'
  | 'code'
  | 'formula'

/** Two to four columns beside each other, under an opening row where there is one. */
export interface ColumnsSlide extends SlideBase {
  readonly layout: 'cards' | 'compare' | 'stats'
  readonly opening: Column | null
  readonly columns: readonly Column[]
  readonly ending: Column | null
}

/** What follows on each other, along a line: across the slide where it is short, down otherwise. */
export interface RailSlide extends SlideBase {
  readonly layout: 'steps' | 'timeline'
  readonly direction: 'across' | 'down'
  readonly opening: Column | null
  readonly stops: readonly Stop[]
  readonly ending: Column | null
}

export interface Stop {
  /** Its number; null for a dot. */
  readonly number: number | null
  readonly column: Column
  /** Room for its mark, over its column or before it, px. */
  readonly lead: number
}

/** Two or three figures beside each other, between the text before them and the text after them. */
export interface FiguresSlide extends SlideBase {
  readonly layout: 'figures'
  readonly opening: Column | null
  readonly figures: readonly PlacedFigure[]
  readonly ending: Column | null
}

/** Code beside its explanation or its output, a small section beside the one before: two columns, read one after the other. */
export interface BesideSlide extends SlideBase {
  readonly layout: 'beside'
  readonly columns: readonly [Column, Column]
}

/** A figure, alone or with text. */
export interface FigureSlide extends SlideBase {
  readonly layout: 'figure' | 'figure-beside' | 'figure-above'
  readonly figure: PlacedFigure
  readonly before: Column | null
  readonly after: Column | null
}

/** The article's last word. */
export interface ClosingSlide extends SlideBase {
  readonly layout: 'closing'
  readonly text: SetText
  readonly box: Box
}

/** A rectangle on the canvas, px from its upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface SlideTitle {
  readonly text: SetText
  /** Set where nothing in its head tells the slide from another. */
  readonly continuation: Continuation | null
}

export interface Continuation {
  /** Which of the slides of its section that nothing tells apart. */
  readonly part: number
  readonly of: number
  /** Which of several sections under equal headings, from 1. */
  readonly occurrence: number
}

/** A stretch of text and the piece of the article that it comes from. */
export interface Part {
  /** The id of a heading or an atom, or a field of the front matter. */
  readonly of: string
  /** The home of the piece, or a repetition of it; a word is the deck's own, from the lexicon. */
  readonly as: 'home' | 'echo' | 'word'
  readonly runs: readonly Text[]
  readonly span: Span
  /** From 1; 0 for a word. */
  readonly line: number
}

/** Text broken into lines at one size. */
export interface SetText {
  readonly parts: readonly Part[]
  /** Offsets in the text of all parts at which a new line begins. */
  readonly breaks: readonly number[]
  /** The one of them before which the line has room to spare; 0 where there is none. */
  readonly hardBreak: number
  readonly size: number
  /** The height of one line, px. */
  readonly line: number
  readonly weight: 400 | 700
}

export interface Column {
  readonly box: Box
  readonly rows: readonly Row[]
  /** Between rows, px. */
  readonly gap: number
  /** The height of rows and gaps, px. */
  readonly height: number
}

export type Row = TextRow | ApartRow | CodeRow | TableRow | FormulaRow

export interface TextRow {
  readonly kind: 'text'
  readonly look: 'item' | 'plain' | 'quote' | 'callout' | 'question' | 'aside' | 'subhead'
  readonly depth: number
  readonly marker: Marker | null
  readonly text: SetText
  /** How much of the text, from its start, is a label. */
  readonly label: number
  /** Room before the text for its marker, px. */
  readonly indent: number
  readonly height: number
}

/** One sentence of which a piece stands apart: the number of a statistic, the date of a moment. */
export interface ApartRow {
  readonly kind: 'apart'
  /** A statistic has its number on a line of its own, a moment its date before the text. */
  readonly look: 'stat' | 'moment'
  /** The whole sentence. */
  readonly home: Part
  readonly pieces: readonly ApartPiece[]
  /** Room for the piece that stands before the text, px; 0 where it stands on a line of its own. */
  readonly indent: number
  readonly height: number
}

export interface ApartPiece {
  readonly isMain: boolean
  readonly text: SetText
}

export type Marker =
  | { readonly kind: 'dot' }
  | { readonly kind: 'number'; readonly number: number }
  /** Of an option to vote for. */
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'task'; readonly done: boolean }

export interface CodeRow {
  readonly kind: 'code'
  readonly of: string
  readonly span: Span
  readonly line: number
  readonly language: string
  /** The name of its file, or empty. */
  readonly file: string
  readonly lines: readonly CodeLine[]
  /** Room for line numbers, px; 0 without them. */
  readonly gutter: number
  /** How many lines of the code come after it, which are only said; 0 for none. */
  readonly rest: number
  /** How many steps its lines are marked in; 0 for none. */
  readonly steps: number
  readonly size: number
  readonly lineHeight: number
  readonly height: number
}

export interface CodeLine {
  readonly text: SetText
  /** What its stretches are; their lengths add up to that of the text. Null where nobody knows. */
  readonly tokens: readonly CodeToken[] | null
  readonly number: number | null
  readonly isMarked: boolean
  /** The steps, from 0, that mark it. */
  readonly steps: readonly number[]
}

export interface TableRow {
  readonly kind: 'table'
  readonly of: string
  readonly span: Span
  readonly line: number
  readonly aligns: readonly Align[]
  /** Column widths, px, cell padding included. */
  readonly widths: readonly number[]
  readonly head: readonly SetText[]
  readonly rows: readonly (readonly SetText[])[]
  /** Of the header and of each row: the room behind a number whose decimals are fewer, px. */
  readonly pads: readonly (readonly number[])[]
  /** Of the header and of each row: the cells that another one reaches over. */
  readonly joins: readonly (readonly Cell['joins'][])[]
  readonly size: number
  /** At the left and right of each cell, px. */
  readonly padding: number
  /** All of it is repeated: the home of its rows has other columns of them. */
  readonly isEcho: boolean
  /** A word of it had to be cut. */
  readonly cutsWords: boolean
  readonly height: number
}

/** A formula on a line of its own. */
export interface FormulaRow {
  readonly kind: 'formula'
  readonly of: string
  readonly span: Span
  readonly line: number
  readonly drawn: DrawnFormula
  /** As its author typed it. */
  readonly tex: string
  /** Of its type, px; smaller than that of the text where it would be too wide. */
  readonly size: number
  readonly height: number
}

export interface PlacedFigure {
  readonly of: string
  readonly span: Span
  readonly line: number
  readonly box: Box
  readonly path: string
  readonly alt: string
  readonly caption: SetText | null
  readonly captionBox: Box
  readonly answer: DrawnFigure | MissingFigure
}

/** One piece of a slide's source text: shown on the slide, or only said. */
export type SourceEntry =
  /** `whole` where the slide shows a part of it and echoes elsewhere show the rest. */
  | { readonly kind: 'shown'; readonly of: string; readonly whole?: Part }
  /** `asked` where its author wants it said. */
  | { readonly kind: 'said'; readonly part: Part; readonly asked: boolean }
  /** A footnote, whole, on the first slide that refers to it. */
  | { readonly kind: 'moved'; readonly part: Part }
