// The slides of a deck as lines to read: number, layout, where it is in the article, title, and how much is on it.

import { visible } from '../base/diagnostic.ts'
import { countText } from '../plan/count-text.ts'
import type { Deck, Part, SetText, Slide } from '../plan/deck.ts'

export function slideList(deck: Deck): string {
  const numberWidth = String(deck.slides.length).length
  const lines = deck.slides.map((slide, index) => {
    const number = String(index + 1).padStart(numberWidth)
    const kicker = textOf(slide.kicker)
    const place = kicker === '' ? '' : `${kicker} › `
    return `${number}  ${slide.layout.padEnd(13)}  ${visible((place + nameOf(slide)).trimEnd())}${countOf(slide)}`
  })
  return [`${visible(deck.title)} (${deck.lang}, ${deck.density}, ${deck.aspect})`, '', ...lines, ''].join('\n')
}

function nameOf(slide: Slide): string {
  const { title } = slide
  if (title !== null) return setText(title.text) + countText(title.continuation)
  switch (slide.layout) {
    case 'title':
    case 'section':
      return setText(slide.heading)
    case 'statement':
    case 'closing':
      return setText(slide.text)
    case 'figure':
    case 'figure-beside':
    case 'figure-above':
      return slide.figure.alt || slide.figure.path
    default:
      return ''
  }
}

/** What is shown and what is only said. */
function countOf({ source }: Slide): string {
  const said = source.filter(({ kind }) => kind === 'said').length
  return said === 0 ? '' : `  [${said} of ${source.length} said]`
}

function setText({ parts }: SetText): string {
  return textOf(parts)
}

function textOf(parts: readonly Part[]): string {
  return parts.map(({ runs }) => runs.map(({ text }) => text).join('')).join('')
}
