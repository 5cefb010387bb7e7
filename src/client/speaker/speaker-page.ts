import { element } from '../element.ts'
import { type Help, helpIn } from '../help.ts'
import type { Player } from '../player.ts'
import { titleOf } from '../title-of.ts'
import type { Words } from '../words.ts'
import type { Clock } from './clock.ts'
import { type ClockPanel, clockPanel } from './clock-panel.ts'
import { preview } from './preview.ts'
import { leaderNotes, type Piece, sourceText } from './source-text.ts'

/** What must outlive the window, so that closing it by mistake costs nothing. */
export interface Memory {
  clock: Clock
  /** Of the source text, in CSS pixels. */
  textSize: number
}

export interface SpeakerPage {
  readonly clock: ClockPanel
  readonly help: Help
  show(index: number): void
  resize(step: number): void
  /** Light or dark, as the deck is now. */
  matchScheme(): void
  setBlack(black: boolean): void
}

const SMALLEST = 14
const LARGEST = 44

/** Builds the speaker view into an empty window. */
export function speakerPage(
  view: Window & typeof globalThis,
  player: Player,
  words: Words,
  memory: Memory,
): SpeakerPage {
  const owner = standardDocument(view)
  const speaker = words.speaker
  dress(owner, `${speaker.view} · ${document.title}`, player)

  const now = preview(view, player.size, speaker.end)
  const next = preview(view, player.size, speaker.end)
  const count = element(owner, 'div', { class: 'speaker-count' })
  const title = element(owner, 'div', { class: 'speaker-title', role: 'heading', 'aria-level': '1' })
  const black = element(owner, 'div', { class: 'speaker-black', role: 'status' })
  const clock = clockPanel(view, speaker, {
    now: () => memory.clock,
    keep: (changed) => {
      memory.clock = changed
    },
  })
  const text = element(owner, 'div', {
    class: 'speaker-text',
    tabindex: '0',
    role: 'region',
    'aria-label': speaker.source,
  })

  const resize = (step: number) => {
    memory.textSize = Math.min(LARGEST, Math.max(SMALLEST, memory.textSize + step))
    text.style.fontSize = `${memory.textSize}px`
  }
  const sizer = (label: string, sign: string, step: number) => {
    const button = element(owner, 'button', { type: 'button', 'aria-label': label, title: label }, sign)
    button.addEventListener('click', () => resize(step))
    return button
  }
  const label = (words: string) => element(owner, 'div', { class: 'speaker-label' }, words)
  const legend = element(
    owner,
    'div',
    { class: 'speaker-label' },
    `${speaker.source} `,
    element(owner, 'span', { class: 'shown' }, speaker.shown),
    element(owner, 'span', { class: 'said' }, speaker.said),
    element(
      owner,
      'span',
      { class: 'speaker-sizes' },
      sizer(speaker.smaller, 'A−', -2),
      sizer(speaker.larger, 'A+', 2),
    ),
  )
  const help = element(owner, 'button', { type: 'button', 'aria-label': words.help, title: words.help }, '?')
  owner.body.append(
    element(owner, 'header', { class: 'speaker-bar' }, count, title, black, ...clock.parts, help),
    element(
      owner,
      'main',
      { class: 'speaker-desk' },
      element(owner, 'div', { class: 'speaker-slides' }, label(speaker.now), now.box, label(speaker.next), next.box),
      element(owner, 'div', { class: 'speaker-source' }, legend, text),
    ),
  )
  const overlay = helpIn(owner, words)
  help.addEventListener('click', overlay.toggle)
  resize(0)

  return {
    clock,
    help: overlay,
    show: (index) => {
      const slide = player.slides[index]!
      count.textContent = `${index + 1} / ${player.slides.length}`
      title.textContent = titleOf(slide)
      now.show(slide)
      next.show(player.slides[index + 1])
      text.replaceChildren(
        ...leaderNotes(slide).map((note) => element(owner, 'p', { class: 'speaker-note' }, note)),
        ...paragraphs(owner, sourceText(slide), speaker),
      )
      text.scrollTop = 0
    },
    resize,
    matchScheme: () => copyAttributes(owner),
    setBlack: (isBlack) => {
      black.textContent = isBlack ? words.black : ''
    },
  }
}

/** An empty window is in quirks mode, where tables and lines measure otherwise than in the deck. */
function standardDocument(view: Window): Document {
  view.document.open()
  view.document.write('<!doctype html>')
  view.document.close()
  return view.document
}

function dress(owner: Document, title: string, player: Player): void {
  copyAttributes(owner)
  const styles = [...document.querySelectorAll('style')].map((style) => owner.importNode(style, true))
  owner.head.replaceChildren(element(owner, 'title', {}, title), ...styles)
  owner.body.style.fontFamily = getComputedStyle(player.slides[0]!).fontFamily
}

/** The theme may look at any attribute of the root: language, aspect, density, scheme. */
function copyAttributes(owner: Document): void {
  for (const { name, value } of document.documentElement.attributes) owner.documentElement.setAttribute(name, value)
  owner.documentElement.className = 'speaker'
}

function paragraphs(owner: Document, pieces: readonly Piece[], words: Words['speaker']): HTMLElement[] {
  if (pieces.length === 0) return [element(owner, 'p', { class: 'nothing' }, words.nothing)]
  return pieces.map((piece) => {
    const mark = piece.kind === 'figure' ? [element(owner, 'span', { class: 'mark' }, words.figure)] : []
    return element(owner, 'p', { class: `${piece.shown ? 'shown' : 'said'} ${piece.kind}` }, ...mark, piece.text)
  })
}
