// The kind of a quotation, `> [!question]`, which the parser has blanked: it stands in the source still.

/** In small letters; null for a quotation without a mark. `depth` counts the quotations around it. */
export function markOf(source: string, start: number, depth: number): string | null {
  const [, before = '', mark] = /^((?:[^\S\n]*>)+)[^\S\n]*\[!(\w+)\]/.exec(source.slice(start, start + 200)) ?? []
  // A quotation that opens with another one on the same line has no mark of its own.
  return mark === undefined || before.split('>').length - 1 !== depth + 1 ? null : mark.toLowerCase()
}
