// Says the newest at once where there was nothing for a while; else what has come together until then goes out as one. What only
// counts waits longer, since a hundred thousand may be counted.

export interface Coalesced {
  /** Something may be new. */
  plan(): void
  /** Says it, new or not. */
  say(): void
  end(): void
}

export interface CoalescedOptions<Value> {
  now(): Value
  /** All that is new when it changes. */
  whole(value: Value): string
  /** The same without what is only counted. */
  done(value: Value): string
  /** Whether it went out. */
  publish(value: Value): boolean
  /** Milliseconds between two that say what was done, and between two that say how many there are. */
  readonly together: () => number
  readonly countsTogether: () => number
}

/** Milliseconds after which it is looked whether what waits was only counted. */
const LOOKED_AT = 100

export function coalesced<Value>(options: CoalescedOptions<Value>): Coalesced {
  const { whole, done, publish, together, countsTogether } = options
  let saidAt = Number.NEGATIVE_INFINITY
  let saidWhole = ''
  let saidDone = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    plan() {
      if (timer !== undefined) return
      const wait = saidAt + together() - performance.now()
      if (wait > 0) timer = setTimeout(news, wait)
      else news()
    },
    say: () => say(options.now()),
    end: () => clearTimeout(timer),
  }

  function news(): void {
    timer = undefined
    const now = options.now()
    if (whole(now) === saidWhole) return
    const wait = saidAt + countsTogether() - performance.now()
    if (done(now) === saidDone && wait > 0) timer = setTimeout(news, Math.min(wait, LOOKED_AT))
    else say(now)
  }

  function say(now: Value): void {
    if (!publish(now)) return
    saidAt = performance.now()
    saidWhole = whole(now)
    saidDone = done(now)
  }
}
