// The deck for screens that show an older state of it: only what is new to them.

import { once } from '../../base/once.ts'
import type { Audience } from '../../compile.ts'
import type { Edition } from './deck-pages.ts'

export interface Editions {
  /** From now on this is the newest. */
  publish(newest: Readonly<Record<Audience, Edition>>): void
  /** The newest one for a screen that shows `build`; all of it where nobody knows any longer what that was. */
  since(audience: Audience, build: string): Buffer
}

/** Builds of an audience that are remembered, by the keys of their parts. */
const REMEMBERED = 100
/** Editions that are kept as they were sent: a room asks for one or two. */
const MADE = 8

export function editionsOf(first: Readonly<Record<Audience, Edition>>): Editions {
  const past: Readonly<Record<Audience, Map<string, Edition['parts']>>> = { leader: new Map(), public: new Map() }
  const made = new Map<string, Buffer>()
  let now = first
  const publish = (newest: Readonly<Record<Audience, Edition>>) => {
    now = newest
    made.clear()
    for (const audience of ['leader', 'public'] as const) {
      const builds = past[audience]
      const { build, parts } = newest[audience]
      builds.delete(build)
      builds.set(build, parts)
      for (const [oldest] of builds) {
        if (builds.size <= REMEMBERED) break
        builds.delete(oldest)
      }
    }
  }
  publish(first)
  return {
    publish,
    since: (audience, build) => {
      const had = past[audience].get(build)
      const known = had === undefined ? '' : build
      const edition = once(made, `${audience} ${known}`, () => Buffer.from(now[audience].since(had ?? new Map())))
      for (const oldest of made.keys()) {
        if (made.size <= MADE) break
        made.delete(oldest)
      }
      return edition
    },
  }
}
