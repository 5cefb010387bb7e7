// What a page asks of fonts, and what it gets.

/** A face of an embedded font, already cut down to what the deck needs. */
export interface FontFile {
  readonly family: 'sans' | 'mono' | 'marks'
  readonly weight: 400 | 700
  readonly format: 'woff' | 'woff2'
  readonly base64: string
  /** The characters that it is for, as CSS writes them; null for all. */
  readonly range: string | null
  /** How much larger than it was drawn. */
  readonly scale: number
}

/** The characters that each family has to have; an empty text asks for no such font. */
export interface FontNeeds {
  readonly sans: string
  readonly mono: string
  /** Quotation marks and dots among letters. */
  readonly marks: string
}
