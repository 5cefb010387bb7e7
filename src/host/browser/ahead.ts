// A browser that starts while something else is done, since a start takes longer than a print of a few slides.

import { findBrowser } from '../find-browser.ts'
import type { Sandbox } from './attempts.ts'
import type { BrowserQuery } from './query.ts'
import { type RunningBrowser, start } from './start.ts'

export interface Ahead {
  /** The browser, for the first who asks; null for anyone after, and where none was found. Rejects with a `BrowserTrouble`. */
  take(): Promise<RunningBrowser | null>
  /** Ends it where nobody has taken it. */
  drop(): Promise<void>
}

export function startAhead(options: BrowserQuery & { readonly sandbox?: Sandbox }): Ahead {
  const starting = started(options)
  starting.catch(() => undefined) // told to whoever takes it
  let isTaken = false
  return {
    async take() {
      if (isTaken) return null
      isTaken = true
      return starting
    },
    async drop() {
      if (isTaken) return
      isTaken = true
      const running = await starting.catch(() => null)
      await running?.end()
    },
  }
}

async function started({
  sandbox = 'auto',
  ...query
}: BrowserQuery & { readonly sandbox?: Sandbox }): Promise<RunningBrowser | null> {
  const found = await findBrowser(query)
  if (found.kind === 'not-found') return null
  const { env, platform } = query
  return start(found, { env, platform, sandbox, extra: [], deadline: Number.POSITIVE_INFINITY })
}
