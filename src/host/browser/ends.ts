// The two ways in which a browser stops before its work is done: it dies, or its time is over.

import type { RunningBrowser } from './start.ts'
import { BrowserTrouble } from './trouble.ts'

/** The browser went away under the work. A class, because it is thrown. */
export class Death extends Error {
  /** We are ending ourselves: no successor is wanted. */
  readonly isLast: boolean

  constructor(reason: string, isLast: boolean) {
    super(reason)
    this.isLast = isLast
  }
}

export interface Ends {
  /** Rejects with a `Death` or, when the time is over, a `BrowserTrouble`. */
  readonly ended: Promise<never>
  /** For what is as good as a death. */
  die(reason: string): void
  forget(): void
}

/** Watches a browser until `deadline`, milliseconds of the clock, and then kills it. */
export function endsOf(running: RunningBrowser, deadline: number): Ends {
  let die: Ends['die'] = () => undefined
  let timer: NodeJS.Timeout | undefined
  const allowed = Math.max(0, deadline - Date.now())
  const ended = new Promise<never>((_, reject) => {
    die = (reason) => reject(new Death(reason, running.isEnding()))
    timer = setTimeout(() => {
      const message = `the browser was not done after ${Math.round(allowed / 100) / 10} seconds and was ended`
      reject(new BrowserTrouble('timeout', message, 'look for a picture or a script that never settles'))
      running.kill()
    }, allowed)
    void running.ended.then((words) => die(words))
  })
  ended.catch(() => undefined)
  return { ended, die, forget: () => clearTimeout(timer) }
}
