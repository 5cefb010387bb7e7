// What to say, slide by slide, with the time it takes: Markdown, or plain text to print.

import { loadOf } from '../base/text.ts'
import type { Deck, Slide } from '../plan/deck.ts'
import { textOf } from '../plan/setter.ts'
import { type Told, toldOn } from '../plan/told.ts'

/** Load that is said in a minute: Han characters, or words × 1.6. */
const SAID_IN_A_MINUTE = 240
/** What a slide takes although nothing is said: to look at it, s. */
const LOOK = 5
const FIGURE = 15

export interface NotesOptions {
  /** Whether the leader's own notes are in it. */
  readonly withLeader: boolean
}

/** Markdown. */
export function notesMarkdown(deck: Deck, { withLeader }: NotesOptions): string {
  const told = toldOn(deck)
  const times = told.map(secondsOf)
  const head = `# ${escaped(deck.title)}\n\n${deck.slides.length} · ${clock(sum(times))}\n`
  const parts = deck.slides.map((slide, index) => {
    const pieces = (told[index] ?? []).filter(({ kind }) => kind !== 'heading').map(pieceMarkdown)
    const own = withLeader ? slide.leader.map((note) => `> ${escaped(note).replace(/\n/g, '\n> ')}`) : []
    const title = titleOf(slide)
    const heading = `## ${index + 1}${title === '' ? '' : `. ${escaped(title)}`} (${clock(times[index] ?? 0)})`
    return [heading, ...pieces, ...own].join('\n\n')
  })
  return `${[head.trimEnd(), ...parts].join('\n\n')}\n`
}

/** Plain text with lines of at most `width` half-width characters. */
export function notesText(deck: Deck, { withLeader }: NotesOptions, width = 78): string {
  const told = toldOn(deck)
  const times = told.map(secondsOf)
  const parts = deck.slides.map((slide, index) => {
    const pieces = (told[index] ?? [])
      .filter(({ kind }) => kind !== 'heading')
      .map(({ kind, text, isShown }) =>
        kind === 'code' || kind === 'table' ? indented(text) : wrapped(isShown ? text : `  ${text}`, width),
      )
    const own = withLeader ? slide.leader.map((note) => wrapped(`* ${note}`, width)) : []
    const heading = `${index + 1}  ${titleOf(slide)}  (${clock(times[index] ?? 0)})`
    return [heading, '-'.repeat(Math.min(width, widthOf(heading))), ...pieces, ...own].join('\n\n')
  })
  const head = `${deck.title}\n${deck.slides.length} · ${clock(sum(times))}`
  return `${[head, ...parts].join('\n\n\n')}\n`
}

export function titleOf(slide: Slide): string {
  if ('heading' in slide) return textOf(slide.heading.parts)
  if (slide.title !== null) return textOf(slide.title.text.parts)
  return slide.layout === 'statement' || slide.layout === 'closing' ? textOf(slide.text.parts) : ''
}

/** How long it takes to say all of a slide. */
export function secondsOf(told: readonly Told[]): number {
  const said = told.filter(({ kind }) => kind === 'text' || kind === 'heading' || kind === 'note')
  const load = said.reduce((all, { text }) => all + loadOf(text), 0)
  const figures = told.filter(({ kind }) => kind === 'figure' || kind === 'table' || kind === 'code').length
  return Math.round(LOOK + (load / SAID_IN_A_MINUTE) * 60 + FIGURE * figures)
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
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
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
