// Fetches the deck again when the article was saved, and puts what has changed into this page.

import type { Snapshot } from '../../session/snapshot.ts'
import type { NewDeck, Shelf } from '../new-deck.ts'

interface Told {
  now(): Snapshot
  onChange(listener: () => void): void
}

export function keepDeckNew(told: Told, newer: NewDeck, shelf: Shelf): void {
  let build = told.now().build
  let isFetching = false
  const look = async () => {
    const wanted = told.now().build
    if (wanted === build || isFetching) return
    isFetching = true
    const page = await fetch(location.pathname, { cache: 'no-store' }).catch(() => null)
    const text = page?.ok === true ? await page.text() : null
    isFetching = false
    if (text === null) return
    build = wanted
    // Another Lectern, whose page does not go with this script: as after a restart with a newer one.
    if (!newer.take(unmarked(text), shelf)) return location.reload()
    void look()
  }
  told.onChange(() => void look())
}

/** The server marks the slide to show first: that is no change of the slide. */
export function unmarked(text: string): string {
  return text.replace('<section class="present" ', '<section ')
}
