// The leader's notes, and under them the article's own words for the slide.

import { element } from '../element.ts'
import { leaderNotes, type Piece, sourceText } from './source-text.ts'
import type { SpeakerWords } from './words.ts'

export interface TextPanel {
  readonly box: HTMLElement
  /** `answer` is that of the topic which the slide opens; empty for none. */
  show(slide: HTMLElement | undefined, answer: string): void
  resize(step: number): void
  scroll(lines: number): void
}

/** In CSS pixels. */
const SIZE = { first: 20, smallest: 14, largest: 44 }

export function textPanel(words: SpeakerWords): TextPanel {
  const text = element(document, 'div', {
    class: 'speaker-text',
    tabindex: '0',
    role: 'region',
    'aria-label': `${words.notes}, ${words.source}`,
  })
  let size = SIZE.first
  let shown: HTMLElement | undefined
  let answered = ''
  const resize = (step: number) => {
    size = Math.min(SIZE.largest, Math.max(SIZE.smallest, size + step))
    text.style.fontSize = `${size}px`
  }
  const sizer = (label: string, sign: string, step: number, key: string) => {
    const attributes = { type: 'button', 'aria-label': `${sign} ${label}`, title: label, 'aria-keyshortcuts': key }
    const button = element(document, 'button', attributes, sign)
    button.addEventListener('click', () => resize(step))
    return button
  }
  const legend = element(
    document,
    'div',
    { class: 'speaker-label' },
    element(document, 'span', {}, words.source),
    element(document, 'span', { class: 'shown' }, words.shown),
    element(document, 'span', { class: 'said' }, words.said),
    element(
      document,
      'span',
      { class: 'speaker-sizes' },
      sizer(words.smaller, 'A−', -2, '-'),
      sizer(words.larger, 'A+', 2, '+'),
    ),
  )
  resize(0)
  return {
    box: element(document, 'section', { class: 'speaker-source' }, legend, text),
    resize,
    scroll: (lines) => text.scrollBy({ top: lines * size * 1.6 }),
    show: (slide, answer) => {
      if (slide === shown && answer === answered) return
      shown = slide
      answered = answer
      text.replaceChildren(
        ...(slide === undefined ? [] : leaderNotes(slide)),
        ...(answer === '' ? [] : [element(document, 'p', { class: 'leader-note' }, `${words.answer} ${answer}`)]),
        ...paragraphs(slide === undefined ? [] : sourceText(slide), words, answer !== ''),
      )
      text.scrollTop = 0
    },
  }
}

function paragraphs(pieces: readonly Piece[], words: SpeakerWords, hasMore: boolean): HTMLElement[] {
  if (pieces.length === 0 && hasMore) return []
  if (pieces.length === 0) return [element(document, 'p', { class: 'nothing' }, words.nothing)]
  return pieces.map((piece) => {
    const mark = piece.kind === 'figure' ? [element(document, 'span', { class: 'mark' }, words.figure)] : []
    return element(document, 'p', { class: `${piece.shown ? 'shown' : 'said'} ${piece.kind}` }, ...mark, piece.text)
  })
}
