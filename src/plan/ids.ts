// The link of a slide: where it is and how it begins, so that editing one section changes no link in another.

import { numberedId, wordId } from './word-id.ts'

/** `path` are the headings over the slide, outermost first; `words` is its text from the start. */
export function slideIds(slides: readonly { readonly path: readonly string[]; readonly words: string }[]): string[] {
  const seen = new Map<string, number>()
  return slides.map(({ path, words }) => {
    const start = Array.from(words.replace(/\s+/g, '')).slice(0, 24).join('')
    return numberedId(wordId(path.join('-'), 'slide', `${path.join('\n')}\n${start}`), seen)
  })
}
