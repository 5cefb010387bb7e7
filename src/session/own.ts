// Looking up by a name that came from outside.

/** What a record holds under this name itself: `constructor` and the like are nobody's. */
export function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
