// Bookmarks as a tree: each slide below the one that opens what it lies in.

export interface Bookmark {
  readonly title: string
  /** From 0. */
  readonly page: number
  /** How deep it lies in the outline, from 1. */
  readonly depth: number
}

export interface OutlineEntry {
  readonly title: string
  /** From 0. */
  readonly page: number
  readonly below: readonly OutlineEntry[]
}

/** Walked from the top down the entries are in the order of the slides; no level is left out on the way down. */
export function outlineTree(bookmarks: readonly Bookmark[]): readonly OutlineEntry[] {
  const top: OutlineEntry[] = []
  const open: { readonly depth: number; readonly below: OutlineEntry[] }[] = []
  for (const { title, page, depth } of bookmarks) {
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop()
    const below: OutlineEntry[] = []
    const level = open.at(-1)?.below ?? top
    level.push({ title, page, below })
    open.push({ depth, below })
  }
  return top
}

/** All of them, those below others too. */
export function countEntries(entries: readonly OutlineEntry[]): number {
  return entries.reduce((sum, { below }) => sum + 1 + countEntries(below), 0)
}
