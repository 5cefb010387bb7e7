// How often somebody may ask: a bucket for each name, which fills with time. What has been quiet is forgotten. Its time is that of the
// process, in milliseconds: the clock of a machine may be set back, and then nobody must wait for it.

export interface Rate {
  /** Whether one more is allowed now, and takes it. */
  take(name: string, now?: number): boolean
  /** How many more would be allowed now. */
  left(name: string, now?: number): number
}

/** `burst` at once, and `aSecond` in the long run; at most `names` are remembered, the quietest are forgotten first. */
export function rate(burst: number, aSecond: number, names = 10_000): Rate {
  const buckets = new Map<string, { full: number; at: number }>()
  const fullNow = (name: string, now: number) => {
    const bucket = buckets.get(name) ?? { full: burst, at: now }
    return Math.min(burst, bucket.full + ((now - bucket.at) / 1000) * aSecond)
  }
  return {
    left: (name, now = performance.now()) => Math.floor(fullNow(name, now)),
    take: (name, now = performance.now()) => {
      const full = fullNow(name, now)
      // A map keeps its order: who was heard last goes to the end.
      buckets.delete(name)
      buckets.set(name, { full: full >= 1 ? full - 1 : full, at: now })
      if (buckets.size > names) buckets.delete(buckets.keys().next().value ?? '')
      return full >= 1
    },
  }
}
