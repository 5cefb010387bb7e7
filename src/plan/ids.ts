// The link of a slide: where it is and how it begins, so that editing one section changes no link in another.

/** `path` are the headings over the slide, outermost first; `words` is its text from the start. */
export function slideIds(slides: readonly { readonly path: readonly string[]; readonly words: string }[]): string[] {
  const seen = new Map<string, number>()
  return slides.map(({ path, words }) => {
    const slug = slugOf(path.join('-'))
    const start = Array.from(words.replace(/\s+/g, '')).slice(0, 24).join('')
    const id = `${slug === '' ? 'slide' : slug}-${hash(`${path.join('\n')}\n${start}`)}`
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? id : `${id}-${count}`
  })
}

const LONGEST = 40

function slugOf(text: string): string {
  const bare = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const letters = Array.from(bare)
  if (letters.length <= LONGEST) return bare
  // The end of the path tells most; it begins with a whole word where it has one.
  const end = letters.slice(-LONGEST).join('')
  return end.replace(/^[^-]*-+(?=.)/, '')
}

/** FNV-1a, 32 bit. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0').slice(0, 6)
}
