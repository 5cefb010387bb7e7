// Whether two texts say the same, whatever signs stand between their words.

/** Letters and digits alone; the text itself where it has none. */
export function bareWords(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
  return bare === '' ? text.replace(/\s+/g, '') : bare
}
