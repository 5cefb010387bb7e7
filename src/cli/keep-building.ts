// Builds the article of a session again at every save.

import { counted, type Message } from '../host/messages.ts'
import { watchFolders } from '../host/watch.ts'
import { type BuiltDeck, type DeckOrder, presentedDeck } from './presented-deck.ts'
import type { Terminal } from './terminal.ts'

export interface Building {
  stop(): void
}

/** A save during a build asks for one more build after it. A fault of ours ends that build alone: people sit together. */
export function keepBuilding(
  order: DeckOrder,
  first: BuiltDeck,
  out: Terminal,
  rebuilt: (built: BuiltDeck) => void,
  failed: (text: string) => void,
): Building {
  let wake: () => void = () => {}
  let isChanged = false
  const watcher = watchFolders(() => {
    isChanged = true
    wake()
  })
  const look = ({ folders }: BuiltDeck) => watcher.look(new Set([...folders, order.tool.themes.folder]))
  look(first)
  let spoken = spokenOf(first.messages)
  const build = async () => {
    const began = performance.now()
    const built = await presentedDeck(order)
    look(built)
    rebuilt(built)
    if (built.kind === 'built') out.progress('planning', counted(built.slides, 'slide'), began)
    // What was said before need not be said at every save.
    out.report(built.messages.filter((message) => !spoken.has(JSON.stringify(message))))
    spoken = spokenOf(built.messages)
  }
  const keep = async (): Promise<never> => {
    for (;;) {
      if (!isChanged)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      isChanged = false
      await build().catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)))
    }
  }
  void keep()
  return { stop: watcher.close }
}

function spokenOf(messages: readonly Message[]): ReadonlySet<string> {
  return new Set(messages.map((message) => JSON.stringify(message)))
}
