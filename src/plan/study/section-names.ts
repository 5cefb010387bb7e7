// How a leader's file names the sections of an article: by heading, by path where a heading occurs twice, by number where a path does.

import { nearest } from '../../base/nearest.ts'
import type { Outline } from '../../outline/outline.ts'
import { bareWords } from './bare-words.ts'
import { nameOf } from './name-of.ts'

export interface SectionNames {
  readonly pathOf: (section: number) => readonly string[]
  /** As short as it can be told from the others; null for one without words. */
  readonly addressOf: (section: number) => string | null
  /** All that a name could mean, in order; none where there is nothing like it. */
  readonly meantBy: (written: string) => readonly number[]
  /** The names that were probably meant. */
  readonly like: (written: string) => readonly string[]
}

const TO = ' › '
/** So many guesses help; more are a list to read. */
const GUESSES = 3

interface Named {
  readonly section: number
  readonly name: string
  readonly path: readonly string[]
}

/** `title` is the name of the whole, which stands for what comes before its first section. */
export function sectionNames({ sections }: Outline, title: string): SectionNames {
  const paths: string[][] = []
  for (const { index, parent, heading } of sections) {
    const own = heading === null ? '' : nameOf(heading.runs)
    paths[index] = own === '' ? [...(paths[parent ?? 0] ?? [])] : [...(paths[parent ?? 0] ?? []), own]
  }
  const named = sections.flatMap(({ index, heading }): Named[] => {
    const name = index === 0 ? title.replace(/\s+/g, ' ').trim() : heading === null ? '' : nameOf(heading.runs)
    return name === '' ? [] : [{ section: index, name, path: index === 0 ? [name] : (paths[index] ?? []) }]
  })
  const ways: readonly ((one: Named) => string)[] = [({ path }) => keyOf(path.join(TO)), ({ name }) => keyOf(name)]
  const byWay = ways.map((way) => groupedBy(named, way))
  const byBareName = groupedBy(named, ({ name }) => bareWords(name))

  const exactly = (written: string): readonly Named[] => {
    const key = keyOf(written)
    const found = byWay.map((group) => group.get(key)).find((group) => group !== undefined)
    if (found !== undefined) return found
    const steps = written.split('›').map(keyOf)
    if (steps.length > 1) return named.filter(({ path }) => endsWith(path.map(keyOf), steps))
    return byBareName.get(bareWords(written)) ?? []
  }
  const meantBy = (written: string): readonly number[] => {
    const whole = exactly(written)
    if (whole.length > 0) return whole.map(({ section }) => section)
    const [, bare = '', number = ''] = /^(.*\S)\s+#(\d{1,4})$/.exec(written) ?? []
    const one = exactly(bare)[Number(number) - 1]
    return one === undefined ? [] : [one.section]
  }
  return {
    pathOf: (section) => paths[section] ?? [],
    meantBy,
    addressOf(section) {
      const own = named.find((one) => one.section === section)
      if (own === undefined) return null
      const path = own.path.join(TO)
      const number = exactly(path).indexOf(own) + 1
      const ways = [own.name, path, `${path} #${number}`]
      return ways.find((way) => meantBy(way).length === 1 && meantBy(way)[0] === section) ?? null
    },
    like(written) {
      const names = new Set(named.map(({ name }) => name))
      const found: string[] = []
      const bare = bareWords(written)
      while (found.length < GUESSES) {
        const close = nearest(written, names) ?? [...names].find((name) => shares(bareWords(name), bare)) ?? null
        if (close === null) break
        found.push(close)
        names.delete(close)
      }
      return found
    },
  }
}

function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** The steps stand in the path in their order, the last one at its end. */
function endsWith(path: readonly string[], steps: readonly string[]): boolean {
  if (path.at(-1) !== steps.at(-1)) return false
  let at = 0
  for (const name of path) if (name === steps[at]) at++
  return at === steps.length
}

/** One of them holds the other. */
function shares(one: string, other: string): boolean {
  return other.length > 1 && one.length > 1 && (one.includes(other) || other.includes(one))
}

function groupedBy(named: readonly Named[], keyOfOne: (one: Named) => string): ReadonlyMap<string, readonly Named[]> {
  const groups = new Map<string, Named[]>()
  for (const one of named) {
    const key = keyOfOne(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}
