// What a built page shows in a browser, slide by slide: rectangles, texts and attributes, nothing judged.
// Lengths are pixels of a slide 720 px high, counted from the slide's top left corner.
// Knows nothing of decks, plans, layouts as boxes, or Markdown.

export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Red, green and blue from 0 to 255, alpha from 0 to 1. */
export type Colour = readonly [number, number, number, number]

export interface PageFacts {
  readonly lang: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly aspect: string
  readonly density: string
  readonly width: number
  readonly height: number
  /** The slides as the reader sees them; as they print where the page has no player. */
  readonly slides: readonly SlideFacts[]
  /** The same slides looked at in other ways; metrics of fit and colour hold in each. */
  readonly views: readonly View[]
  readonly requests: readonly string[]
  readonly messages: readonly string[]
  readonly bytes: number
}

export interface View {
  readonly name: 'presented' | 'printed' | 'dark'
  readonly slides: readonly SlideFacts[]
}

export interface SlideFacts {
  /** From 1. */
  readonly number: number
  readonly id: string
  readonly layout: string
  readonly width: number
  readonly height: number
  /** The border box of the section; a whole slide is `0 0 width height`. */
  readonly box: Rect
  readonly body: Rect | null
  readonly title: TitleFacts | null
  readonly kicker: string
  /** Visible lines in the order of the document. */
  readonly lines: readonly TextLine[]
  /** Homes, echoes and words outside the source text, in the order of the document. */
  readonly pieces: readonly Piece[]
  readonly figures: readonly FigureFacts[]
  readonly lists: readonly ListFacts[]
  /** What the source text of the slide lists, in order. */
  readonly source: readonly SourceEntry[]
  /** Visible text in none of home, echo and word, generated content included. */
  readonly loose: readonly string[]
  readonly headings: readonly { readonly level: number; readonly text: string }[]
}

export interface TitleFacts {
  readonly text: string
  readonly rect: Rect
}

export type Place = 'title' | 'kicker' | 'body' | 'foot' | 'other'

/** `drawing` is text inside the author's picture, `figure` a caption or what stands for a missing picture; a formula is one sign. */
export type Kind = 'prose' | 'code' | 'table' | 'figure' | 'drawing' | 'formula'

/** The part of one text node that stands on one line. */
export interface TextLine {
  /** Runs of white space are one space; that at which the line breaks is kept. */
  readonly text: string
  /** As high as the font's ascent and descent. */
  readonly rect: Rect
  /** Where there is ink; never wider than `rect`. */
  readonly ink: Rect
  readonly size: number
  readonly weight: number
  readonly family: string
  readonly colour: Colour
  /** Null where a picture or a gradient is behind. */
  readonly background: Colour | null
  /** Equal for lines of one block; numbered in the order of the document. */
  readonly block: number
  /** The list item that holds the line, or null. */
  readonly item: number | null
  readonly place: Place
  readonly kind: Kind
  /** Set in `sub` or `sup`. */
  readonly index: boolean
  /** The position in `pieces`, or null for loose text. */
  readonly piece: number | null
  /** By how much an ancestor cuts it off, px. */
  readonly clipped: number
  /** How far it leaves the block, card or code block that it stands in, px. */
  readonly beyond: number
  /** What is painted over its middle, or empty. */
  readonly covered: string
}

export interface Piece {
  readonly kind: 'home' | 'echo' | 'word'
  /** The value of its attribute: an id, a field or the name of a word. */
  readonly id: string
  readonly from: number | null
  readonly to: number | null
  readonly line: number | null
  /** Its own visible text, without that of pieces inside it and of drawings. */
  readonly text: string
  /** Own text that has no place on the screen. */
  readonly unseen: string
  readonly place: Place
  readonly holds: Kind
  /** Stands in a heading element or is set as a label. */
  readonly heads: boolean
  readonly figure: 'drawn' | 'missing' | null
  /** The piece around it, or null. */
  readonly within: number | null
}

export interface FigureFacts {
  readonly id: string
  readonly state: 'drawn' | 'missing'
  readonly frame: Rect
  /** What the picture itself covers; the frame of a missing one. */
  readonly picture: Rect
  /** Null for a missing one and for a drawing without size. */
  readonly natural: { readonly width: number; readonly height: number } | null
  readonly vector: boolean
  readonly broken: boolean
  /** Drawn ratio over natural ratio; 1 where nothing is stretched. */
  readonly distortion: number
  readonly clipped: number
  readonly alt: string
  /** The smallest text in a drawing, px; null without any. */
  readonly smallestText: number | null
}

export interface ListFacts {
  /** Numbers of its items, as `TextLine.item` has them. */
  readonly items: readonly number[]
  readonly ordered: boolean
}

export type SourceEntry =
  /** `text` is not empty only where the visible home is cut and the whole stands here. */
  | { readonly kind: 'shown'; readonly of: string; readonly text: string }
  | {
      readonly kind: 'said'
      readonly id: string
      readonly from: number | null
      readonly to: number | null
      readonly line: number | null
      readonly text: string
      /** The author wants it said. */
      readonly asked: boolean
    }
  /** A footnote: its place is with its reference, not in the order. */
  | {
      readonly kind: 'moved'
      readonly id: string
      readonly from: number | null
      readonly to: number | null
      readonly line: number | null
      readonly text: string
    }
