// What a PDF says about itself beside its pages.

import type { Bookmark } from './outline-tree.ts'

export interface DocumentFacts {
  readonly title: string
  readonly lang: string
  readonly author: string | undefined
  readonly description: string | undefined
  readonly keywords: readonly string[]
  readonly generator: string
  /** Null when nobody said; the PDF then has no date. */
  readonly made: Date | null
  /** How many pages there must be. */
  readonly pages: number
  /** In the order of their pages. */
  readonly bookmarks: readonly Bookmark[]
  /** The name of each page, such as `3` or `3.2`; the pages are counted where it is left out. */
  readonly labels?: readonly string[] | undefined
  /** Files that go with the document. */
  readonly attachments?: readonly Attachment[] | undefined
}

export interface Attachment {
  /** A name without a path. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Such as `text/markdown`. */
  readonly type: string
}
