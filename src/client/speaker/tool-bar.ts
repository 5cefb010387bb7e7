// The buttons of the speaker view: each does what its key does.

import type { StrokeColour } from '../../session/event.ts'
import type { LeaderSnapshot } from '../../session/snapshot.ts'
import { element } from '../element.ts'
import type { Action } from '../keys.ts'
import type { Words } from '../words.ts'
import { COLOURS, type Tool } from './pointing.ts'
import type { SpeakerWords } from './words.ts'

export interface ToolBar {
  readonly box: HTMLElement
  /** What belongs to the pen; hidden while it is off. */
  readonly drawing: HTMLElement
  draw(snapshot: LeaderSnapshot, tool: Tool, colour: StrokeColour): void
}

export interface ToolBarOptions {
  act(action: Action): void
  setColour(colour: StrokeColour): void
  save(): void
}

export function toolBar(words: Words, own: SpeakerWords, { act, setColour, save }: ToolBarOptions): ToolBar {
  const button = (action: Action, text: string, key: string) => {
    const made = element(
      document,
      'button',
      { type: 'button', 'aria-keyshortcuts': key, title: `${text} (${key})` },
      element(document, 'span', {}, text),
      element(document, 'kbd', { 'aria-hidden': 'true' }, key),
    )
    made.addEventListener('click', () => act(action))
    return made
  }
  const arrow = (action: Action, label: string, sign: string) => {
    const made = element(
      document,
      'button',
      { type: 'button', class: 'arrow', 'aria-label': label, title: label },
      sign,
    )
    made.addEventListener('click', () => act(action))
    return made
  }
  const black = button('black', own.black, 'B')
  const freeze = button('freeze', own.freeze, 'X')
  const laser = button('laser', own.laser, 'L')
  const pen = button('pen', own.pen, 'W')
  const swatches = COLOURS.map((colour) => {
    const label = own.colours[colour]
    const made = element(
      document,
      'button',
      { type: 'button', class: 'swatch', 'aria-label': label, title: label, 'data-colour': colour },
      element(document, 'i', {}),
    )
    made.addEventListener('click', () => setColour(colour))
    return made
  })
  const saving = element(document, 'button', { type: 'button', title: own.saveAll }, own.save)
  saving.addEventListener('click', save)
  const drawing = element(
    document,
    'div',
    { class: 'speaker-drawing', role: 'group', 'aria-label': own.colour },
    ...swatches,
    button('erase', own.erase, 'E'),
    saving,
  )
  const box = element(
    document,
    'div',
    { class: 'speaker-tools', role: 'toolbar', 'aria-label': own.tools },
    element(
      document,
      'div',
      { class: 'tool-row' },
      arrow('previous', words.previous, '‹'),
      arrow('next', words.next, '›'),
      black,
      freeze,
      button('undo', own.undo, 'U'),
      laser,
      pen,
    ),
  )
  const press = (made: HTMLElement, isOn: boolean) => made.setAttribute('aria-pressed', String(isOn))
  return {
    box,
    drawing,
    draw: ({ isBlack, isFrozen }, tool, colour) => {
      press(black, isBlack)
      press(freeze, isFrozen)
      press(laser, tool === 'laser')
      press(pen, tool === 'pen')
      for (const swatch of swatches) press(swatch, swatch.dataset.colour === colour)
      drawing.hidden = tool !== 'pen'
    },
  }
}
