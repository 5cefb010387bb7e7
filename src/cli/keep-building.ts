// Builds the article of a session again at every save.

import { counted, type Message } from '../host/messages.ts'
import { watchFolders } from '../host/watch.ts'
import { type BuiltDeck, type DeckOrder, presentedDeck } from './presented-deck.ts'
import type { Terminal } from './terminal.ts'

export interface Building {
  /** Never comes; a fault of ours is thrown by it. */
  readonly fault: Promise<never>
  stop(): void
}

/** A save during a build asks for one more build after it. */
export function keepBuilding(
  order: DeckOrder,
  first: BuiltDeck,
  out: Terminal,
  rebuilt: (built: BuiltDeck) => void,
): Building {
  let wake: () => void = () => {}
  let isChanged = false
  const watcher = watchFolders(() => {
    isChanged = true
    wake()
  })
  const look = ({ folders }: BuiltDeck) => watcher.look(new Set([...folders, order.tool.themes.folder]))
  look(first)
  const build = async (): Promise<never> => {
    let spoken = spokenOf(first.messages)
    for (;;) {
      if (!isChanged)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      isChanged = false
      const began = performance.now()
      const built = await presentedDeck(order)
      look(built)
      rebuilt(built)
      if (built.kind === 'built') out.progress('planning', counted(built.slides, 'slide'), began)
      // What was said before need not be said at every save.
      out.report(built.messages.filter((message) => !spoken.has(JSON.stringify(message))))
      spoken = spokenOf(built.messages)
    }
  }
  return { fault: build(), stop: watcher.close }
}

function spokenOf(messages: readonly Message[]): ReadonlySet<string> {
  return new Set(messages.map((message) => JSON.stringify(message)))
}
