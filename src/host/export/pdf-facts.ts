// What a PDF says about itself beside its pages.

import type { Bookmark } from './ready-for-print.ts'

export interface PdfFacts {
  readonly title: string
  readonly lang: string
  readonly author: string | undefined
  readonly description: string | undefined
  readonly keywords: readonly string[]
  readonly generator: string
  /** Null when nobody said; the PDF then has no date. */
  readonly made: Date | null
  /** One for each page. */
  readonly bookmarks: readonly Bookmark[]
}
