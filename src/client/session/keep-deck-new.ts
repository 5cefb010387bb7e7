// Fetches what is new of the deck when the article was saved, and puts it into this page.

import type { Snapshot } from '../../session/snapshot.ts'
import type { NewDeck, Shelf } from '../new-deck.ts'

interface Told {
  now(): Snapshot
  onChange(listener: () => void): void
}

/** Milliseconds after which it is asked for again where it could not be had; that much more at most, since a whole room asks. */
const AGAIN = 2000
/** Milliseconds that an answer may take, which may be a whole deck. */
const PATIENCE = 30_000

export function keepDeckNew(told: Told, newer: NewDeck, shelf: Shelf): void {
  /** What this page shows. It may be newer than what was heard of last. */
  let { build } = told.now()
  let isFetching = false
  /** After a refusal news wait, too: the server has enough to do. */
  let isHeldBack = false
  let again = 0
  const look = async () => {
    const wanted = told.now().build
    if (wanted === build || isFetching || isHeldBack) return
    window.clearTimeout(again)
    isFetching = true
    const text = await editionSince(build)
    isFetching = false
    if (text !== null) {
      const taken = newer.take(text, shelf)
      // Another Lectern, whose page does not go with this script: as after a restart with a newer one.
      if (taken === null) return location.reload()
      build = taken
      if (told.now().build !== wanted) return look()
    }
    isHeldBack = text === null
    // Also where the answer was newer than the news: the deck may have become again what it was.
    again = window.setTimeout(
      () => {
        isHeldBack = false
        void look()
      },
      AGAIN * (1 + Math.random()),
    )
  }
  told.onChange(() => void look())
}

/** Null where there is none, as when the server is gone. */
async function editionSince(build: string): Promise<string | null> {
  const abort = new AbortController()
  const timer = window.setTimeout(() => abort.abort(), PATIENCE)
  try {
    const path = `${location.pathname}?since=${encodeURIComponent(build)}`
    const response = await fetch(path, { cache: 'no-store', signal: abort.signal })
    return response.ok ? await response.text() : null
  } catch {
    return null
  } finally {
    window.clearTimeout(timer)
  }
}
