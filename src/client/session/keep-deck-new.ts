// Fetches what is new of the deck when the article was saved, and puts it into this page.

import type { Snapshot } from '../../session/snapshot.ts'
import type { NewDeck, Shelf } from '../new-deck.ts'

interface Told {
  now(): Snapshot
  onChange(listener: () => void): void
}

/** Milliseconds after which it is asked for again where it could not be had; that much more at most, since a whole room asks. */
const AGAIN = 2000

export function keepDeckNew(told: Told, newer: NewDeck, shelf: Shelf): void {
  /** What this page shows. It may be newer than what was heard of last. */
  let { build } = told.now()
  let heard = build
  let isFetching = false
  let again = 0
  const look = async () => {
    const wanted = told.now().build
    if (wanted === heard || isFetching) return
    if (wanted === build) {
      heard = wanted
      return
    }
    isFetching = true
    const text = await editionSince(build)
    isFetching = false
    if (text === null) {
      window.clearTimeout(again)
      again = window.setTimeout(() => void look(), AGAIN * (1 + Math.random()))
      return
    }
    const taken = newer.take(text, shelf)
    // Another Lectern, whose page does not go with this script: as after a restart with a newer one.
    if (taken === null) return location.reload()
    heard = wanted
    build = taken
    void look()
  }
  told.onChange(() => void look())
}

/** Null where there is none, as when the server is gone. */
async function editionSince(build: string): Promise<string | null> {
  try {
    const response = await fetch(`${location.pathname}?since=${encodeURIComponent(build)}`, { cache: 'no-store' })
    return response.ok ? await response.text() : null
  } catch {
    return null
  }
}
