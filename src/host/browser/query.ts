// What is asked when a browser is looked for, and what comes back. Knows nothing of how one is driven.

export type Environment = Readonly<Record<string, string | undefined>>

export interface BrowserQuery {
  /** What `--browser` said: a path, a command on the search path, or `none`. */
  readonly browser?: string | undefined
  readonly env: Environment
  readonly platform: NodeJS.Platform
  /** Told before a step of more than a second. */
  readonly onLongStep?: ((sentence: string) => void) | undefined
}

export interface FoundBrowser {
  readonly kind: 'found'
  readonly path: string
  /** A headless shell starts and prints in half the time of a whole browser. */
  readonly shell: boolean
  /** Why it is this one, as an end of the sentence "used because …". */
  readonly why: string
  /** What it needs in its environment beside what the process has. */
  readonly env: Readonly<Record<string, string>>
  /** The places that were looked at before, each with what was found there. */
  readonly looked: readonly string[]
}

export interface BrowserNotFound {
  readonly kind: 'not-found'
  /** `unwanted`: the user asked for none; `wrong`: the one that the user named is not there. */
  readonly reason: 'unwanted' | 'wrong' | 'nowhere'
  readonly looked: readonly string[]
}
