// `{time=5m mode=jigsaw}` behind a heading or in a question.

export type Attributes = ReadonlyMap<string, string>

/** The pairs of all such braces in a text. */
export function attributesIn(text: string): Attributes {
  const pairs = Array.from(text.matchAll(/\{([^{}]*)\}/g)).flatMap(([, inner = '']) =>
    Array.from(
      inner.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))/g),
      ([, name = '', double, single, bare = '']): [string, string] => [name, double ?? single ?? bare],
    ),
  )
  return new Map(pairs)
}
