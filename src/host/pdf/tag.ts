// The structure of a tagged PDF, free of the objects that write it down.

import type { PDFObject, PDFRef } from './library.ts'

export interface Tag {
  /** A standard structure type, or one that the role map leads to. */
  readonly type: string
  readonly alt: string | null
  readonly lang: string | null
  /** By which cells name their headers. */
  readonly id: string | null
  /** Attributes as they stand in the file, such as the scope of a header. */
  readonly attributes: readonly PDFObject[]
  readonly kids: readonly Kid[]
}

export type Kid =
  | { readonly kind: 'tag'; readonly tag: Tag }
  /** Marked content `id` of a page, from 0. */
  | { readonly kind: 'content'; readonly page: number; readonly id: number }
  /** An annotation, such as a link. */
  | { readonly kind: 'object'; readonly page: number; readonly object: PDFRef }

export function tagKid(type: string, kids: readonly Kid[]): Kid {
  return { kind: 'tag', tag: { type, alt: null, lang: null, id: null, attributes: [], kids } }
}

/** The page on which it begins; null for what has no content. */
export function pageOf(kid: Kid): number | null {
  if (kid.kind !== 'tag') return kid.page
  for (const below of kid.tag.kids) {
    const page = pageOf(below)
    if (page !== null) return page
  }
  return null
}
