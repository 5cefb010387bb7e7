// What a run of events has made itself and nobody else has seen: it may be changed in place, so that a hundred thousand votes are not
// copied a hundred thousand times. To everyone outside the session stays what it is: a value.

export interface Owned {
  /** With one thing more under a key, or without what is there. */
  with<T>(record: Readonly<Record<string, T>>, key: string, value: T | undefined): Readonly<Record<string, T>>
  /** With a name that it does not have yet, or without it. */
  list(names: readonly string[], name: string, isIn: boolean): readonly string[]
  has(names: readonly string[], name: string): boolean
}

/** For one event by itself: whatever changes is copied. */
export const ownNothing: Owned = {
  with: (record, key, value) => changed({ ...record }, key, value),
  list: (names, name, isIn) => {
    if (names.includes(name) === isIn) return names
    return isIn ? [...names, name] : names.filter((other) => other !== name)
  },
  has: (names, name) => names.includes(name),
}

/** For one run of events, whose sessions in between nobody sees. */
export function ownOfRun(): Owned {
  const records = new WeakSet<object>()
  /** What is in a list; one that is in here may have been made outside. */
  const sets = new WeakMap<readonly string[], Set<string>>()
  const lists = new WeakSet<readonly string[]>()
  const setOf = (names: readonly string[]): Set<string> => {
    const set = sets.get(names) ?? new Set(names)
    sets.set(names, set)
    return set
  }
  return {
    with(record, key, value) {
      const own = records.has(record) ? record : { ...record }
      records.add(own)
      return changed(own, key, value)
    },
    list(names, name, isIn) {
      const set = setOf(names)
      if (set.has(name) === isIn) return names
      if (!isIn) return names.filter((other) => other !== name)
      const own = lists.has(names) ? (names as string[]) : [...names]
      lists.add(own)
      own.push(name)
      sets.set(own, set.add(name))
      if (own !== names) sets.delete(names)
      return own
    },
    has: (names, name) => setOf(names).has(name),
  }
}

function changed<T>(own: Readonly<Record<string, T>>, key: string, value: T | undefined): Readonly<Record<string, T>> {
  const record = own as Record<string, T>
  if (value === undefined) delete record[key]
  else record[key] = value
  return record
}
