// The slide that opens the deck: the title, and what the front matter says of the article.

import { type Bare, PLAIN, wholeSlide } from './bare.ts'
import type { Part, SetText, TitleSlide } from './deck.ts'
import type { Ground } from './ground.ts'
import { fieldPart, headingPart } from './part.ts'
import { heightOf } from './setter.ts'

/** Null for an article without a title. */
export function titleSlide({
  meta,
  outline: { title },
  setter,
  input: { theme, lineOf },
}: Ground): Bare<TitleSlide> | null {
  const parts =
    title !== null
      ? [headingPart(title, 'home', lineOf(title.span.start))]
      : meta.title === undefined
        ? null
        : [fieldPart('title', meta.title)]
  if (parts === null) return null
  const width = theme.cover.width
  const factor =
    [1, 0.87, 0.73, 0.6, 0.5].find((one) => heightOf(coverText(parts, one)) <= 3 * theme.cover.line * one) ?? 0.5
  const heading = coverText(parts, factor)
  const fields = [
    ['description', meta.description, 28],
    ['author', meta.author, 26],
    ['date', meta.date, 26],
  ] as const
  let room = theme.slide.height - 2 * theme.kicker.top - heightOf(heading) - 70
  const lines = fields.flatMap(([field, text, size]) => {
    if (text === undefined || text === '') return []
    const set = setter.set([fieldPart(field, text)], { size, line: Math.round(size * 1.5), weight: 400 }, width, 'last')
    if (heightOf(set) + 12 > room) return []
    room -= heightOf(set) + 12
    return [{ field, text: set }]
  })
  return { ...PLAIN, region: wholeSlide(theme), layout: 'title', heading, lines }

  function coverText(text: readonly Part[], scale: number): SetText {
    return setter.set(
      text,
      { size: Math.round(theme.cover.size * scale), line: Math.round(theme.cover.line * scale), weight: 700 },
      width,
      'all',
    )
  }
}
