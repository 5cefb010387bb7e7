// What to say, slide by slide, with the time it takes: Markdown, or plain text to print.

import { wordsOfNote } from '../article/note.ts'
import type { Deck, Slide } from '../plan/deck.ts'
import { lexiconFor } from '../plan/lexicon.ts'
import { namesOf, opensTopic } from '../plan/names-of.ts'
import { secondsOf } from '../plan/seconds-of.ts'
import { textOf } from '../plan/setter.ts'
import type { LeaderLines } from '../plan/study/leader-lines.ts'
import { type Told, toldOn } from '../plan/told.ts'
import { clockText } from '../session/clock.ts'

/** Markdown. `leader` are the lines of each slide that are the leader's own; null for what anybody may have. */
export function notesMarkdown(deck: Deck, leader: readonly LeaderLines[] | null): string {
  const told = toldOn(deck)
  const times = leader?.map(({ seconds }) => seconds) ?? told.map(secondsOf)
  const head = `# ${escaped(deck.title)}\n\n${numbered(deck)} · ${clock(sum(times))}\n`
  const names = namesOf(deck)
  const parts = deck.slides.map((slide, index) => {
    const pieces = (told[index] ?? []).filter(({ kind }) => kind !== 'heading').map(pieceMarkdown)
    const own = leadersMarkdown(leader?.[index], deck.lang)
    const title = titleOf(slide)
    const time = leader?.[index]?.clock ?? clock(times[index] ?? 0)
    const heading = `## ${names[index]}${title === '' ? '' : `. ${escaped(title)}`} (${time})`
    return [heading, ...pieces, ...own].join('\n\n')
  })
  return `${[head.trimEnd(), ...parts].join('\n\n')}\n`
}

/** Plain text with lines of at most `width` half-width characters. */
export function notesText(deck: Deck, leader: readonly LeaderLines[] | null, width = 78): string {
  const told = toldOn(deck)
  const times = leader?.map(({ seconds }) => seconds) ?? told.map(secondsOf)
  const names = namesOf(deck)
  const parts = deck.slides.map((slide, index) => {
    const pieces = (told[index] ?? [])
      .filter(({ kind }) => kind !== 'heading')
      .map(({ kind, text, isShown }) =>
        kind === 'code' || kind === 'table' ? indented(text) : wrapped(isShown ? text : `  ${text}`, width),
      )
    const own = leadersOwn(leader?.[index], deck.lang).map((note) => wrapped(`* ${note}`, width))
    const heading = `${names[index]}  ${titleOf(slide)}  (${leader?.[index]?.clock ?? clock(times[index] ?? 0)})`
    return [heading, '-'.repeat(Math.min(width, widthOf(heading))), ...pieces, ...own].join('\n\n')
  })
  const head = `${deck.title}\n${numbered(deck)} · ${clock(sum(times))}`
  return `${[head, ...parts].join('\n\n\n')}\n`
}

/** The answer, then the notes, a paragraph each, as plain words. */
export function leadersOwn(lines: LeaderLines | undefined, lang: string): readonly string[] {
  if (lines === undefined) return []
  return [...answerIn(lines, lang), ...lines.notes.map(wordsOfNote).filter((note) => note !== '')]
}

function answerIn({ answer }: LeaderLines, lang: string): readonly string[] {
  const { answer: word, colon } = lexiconFor(lang)
  return answer === '' ? [] : [`${word}${colon}${answer}`]
}

/** The notes are Markdown already, in the leader's own file. */
function leadersMarkdown(lines: LeaderLines | undefined, lang: string): readonly string[] {
  if (lines === undefined) return []
  const quoted = (text: string) => `> ${text.trim().replace(/\n/g, '\n> ')}`
  const answer = answerIn(lines, lang).map((text) => text.split('\n').map(escaped).join('  \n'))
  return [...answer, ...lines.notes].map(quoted)
}

export function titleOf(slide: Slide): string {
  if ('heading' in slide) return textOf(slide.heading.parts)
  if (slide.title !== null) return textOf(slide.title.text.parts)
  return slide.layout === 'statement' || slide.layout === 'closing' ? textOf(slide.text.parts) : ''
}

function pieceMarkdown({ kind, text, isShown }: Told): string {
  switch (kind) {
    case 'code':
      return `${fenceFor(text)}\n${text}\n${fenceFor(text)}`
    case 'table':
      return tableMarkdown(text)
    case 'figure':
      return `[${escaped(text)}]`
    case 'formula':
      return `$$\n${text}\n$$`
    case 'heading':
    case 'note':
    case 'text':
      // What the audience sees is in bold type for the one who speaks: the eye finds its place.
      return isShown ? `**${escaped(text.trim())}**` : escaped(text.trim())
  }
}

function fenceFor(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length))
  return '`'.repeat(longest + 1)
}

function tableMarkdown(text: string): string {
  const [head = '', ...rows] = text.split('\n').map((row) => `| ${row} |`)
  return [head, `|${'---|'.repeat(head.split(' | ').length)}`, ...rows].join('\n')
}

/** How many slides have a number. */
function numbered({ slides }: Deck): number {
  return slides.filter((slide) => !opensTopic(slide)).length
}

/** Text that is no markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|$]/g, (sign) => `\\${sign}`).replace(/\n+/g, ' ')
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

function clock(seconds: number): string {
  return clockText(seconds * 1000)
}

function widthOf(text: string): number {
  return Array.from(text).reduce((all, sign) => all + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0)
}

/** Lines that end at a space, or between two wide characters. */
function wrapped(text: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.match(/[\u2e80-\uffef][，。；：！？、）」』”’]*|[^\s\u2e80-\uffef]+|\s+/gu) ?? []) {
    if (widthOf(line + word.trimEnd()) > width && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = word.trimStart()
    } else line += word
  }
  return [...lines, line.trimEnd()].join('\n')
}
