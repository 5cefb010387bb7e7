// Words on slides that are neither the article's nor of the closed lexicon.

import { compact, isDeletion, withDecoded } from './characters.ts'
import type { PageFacts, Piece, SlideFacts } from './facts.ts'
import { homesOf } from './homes.ts'
import { isKnownWord, type Lexicon } from './lexicon.ts'
import { type Finding, onSlide } from './metric.ts'
import type { SourceReading } from './read-source.ts'

const FIELDS = ['title', 'author', 'date', 'description', 'tags']

/** `source` is null where only the page is known: then echoes are compared with the homes as the page has them. */
export function inventions(page: PageFacts, source: SourceReading | null, lexicon: Lexicon): Finding[] {
  const texts = homeTexts(page, source)
  const front = source?.frontMatter == null ? null : source.text.slice(0, source.frontMatter.end)
  return page.slides.flatMap((slide) => [
    ...slide.loose.map((text) => onSlide(slide, `text outside homes, echoes and words: “${text.slice(0, 40)}”`)),
    ...slide.pieces.flatMap((piece) => faultsOf(slide, piece)),
  ])

  function faultsOf(slide: SlideFacts, piece: Piece): Finding[] {
    const text = piece.text
    if (compact(text) === '') return []
    switch (piece.kind) {
      case 'home':
        return []
      case 'word':
        return isKnownWord(text, lexicon) ||
          (piece.id === 'asked' && isAskedFor(text, source)) ||
          // What the author set to stand at the foot comes from a setting, wherever that was made.
          (piece.id === 'footer' && piece.place === 'foot')
          ? []
          : [onSlide(slide, `a word that the lexicon does not know: “${text.trim()}”`)]
      case 'echo': {
        if (FIELDS.includes(piece.id)) {
          if (front === null || isEcho(text, front) || isEchoOfFirstHeading(piece, source)) return []
          return [
            onSlide(
              slide,
              `the echo of the field ${piece.id} is not in the front matter: “${text.trim().slice(0, 40)}”`,
            ),
          ]
        }
        const home = texts.get(piece.id)
        if (home === undefined) return [onSlide(slide, `an echo of ${piece.id}, which has no home`)]
        return isEcho(text, home)
          ? []
          : [onSlide(slide, `the echo of ${piece.id} is no deletion of it: “${text.trim().slice(0, 40)}”`)]
      }
    }
  }
}

/** A title that the author gave in a comment; only the article can tell. */
function isAskedFor(text: string, source: SourceReading | null): boolean {
  if (source === null) return true
  const comments = source.text.match(/<!--\s*lectern\s*:[\s\S]*?-->/g) ?? []
  return comments.some((comment) => compact(comment).includes(compact(text)))
}

/** The title of an article without that field is its first heading. */
function isEchoOfFirstHeading(piece: Piece, source: SourceReading | null): boolean {
  const heading = source?.headings[0]
  return piece.id === 'title' && heading !== undefined && isEcho(piece.text, heading.text)
}

function isEcho(text: string, whole: string): boolean {
  return isDeletion(text.replace(/…/g, ''), withDecoded(whole)) || isDeletion(text, whole)
}

function homeTexts(page: PageFacts, source: SourceReading | null): Map<string, string> {
  return new Map(
    homesOf(page).map((home) => {
      const isKnown = source !== null && home.from !== null && home.to !== null
      return [home.id, isKnown ? source.text.slice(home.from, home.to) : home.text]
    }),
  )
}
