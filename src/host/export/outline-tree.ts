// Bookmarks as a tree of two levels: parts, and the slides in them.

import type { Bookmark } from './ready-for-print.ts'

export interface OutlineEntry {
  readonly title: string
  /** From 0. */
  readonly page: number
  readonly below: readonly OutlineEntry[]
}

/** One entry a slide; walked from the top down they are in the order of the slides. */
export function outlineTree(bookmarks: readonly Bookmark[]): readonly OutlineEntry[] {
  const top: { title: string; page: number; below: OutlineEntry[] }[] = []
  let part: OutlineEntry[] | null = null
  bookmarks.forEach(({ title, opensPart, standsAlone }, page) => {
    if (part !== null && !opensPart && !standsAlone) {
      part.push({ title, page, below: [] })
      return
    }
    const entry = { title, page, below: [] }
    top.push(entry)
    part = opensPart ? entry.below : null
  })
  return top
}
