// What a PDF holds, as two readers of PDF files tell it. Nothing judged.

export interface PdfFacts {
  readonly title: string
  readonly lang: string
  readonly tagged: boolean
  readonly displaysTitle: boolean
  /** The bookmarks in order, of all depths. */
  readonly bookmarks: readonly string[]
  readonly pages: readonly PdfPage[]
  readonly fonts: readonly PdfFont[]
}

export interface PdfPage {
  readonly width: number
  readonly height: number
  /** In the order in which it is drawn. */
  readonly text: string
}

export interface PdfFont {
  readonly name: string
  /** As the file says: `TrueType`, `Type0`, `CIDFontType2`, `Type3` … */
  readonly type: string
  readonly embedded: boolean
}
