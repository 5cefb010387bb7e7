// What can go wrong with a browser. The command line makes it exit code 6.

export type TroubleKind = 'not-found' | 'failed' | 'timeout'

/** A class, because it is thrown and has to be told from our own bugs. */
export class BrowserTrouble extends Error {
  readonly kind: TroubleKind
  /** Where a browser was looked for; empty when one was found. */
  readonly looked: readonly string[]
  readonly hint: string

  constructor(kind: TroubleKind, message: string, hint: string, looked: readonly string[] = []) {
    super(message)
    this.name = 'BrowserTrouble'
    this.kind = kind
    this.looked = looked
    this.hint = hint
  }
}
