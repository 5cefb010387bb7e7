// How many follow, how fast they would like it, and how others come in.

import { element } from '../element.ts'
import { qrDrawing } from '../projector/qr-drawing.ts'
import type { Desk } from '../session/desk.ts'
import { bareUrl, type RoomCard } from '../session/island.ts'
import { type PanelPart, panelButton } from './part.ts'
import type { PanelWords } from './words.ts'

export function roomLine(desk: Desk, room: RoomCard | null, words: PanelWords): PanelPart {
  const followers = element(document, 'span', { class: 'panel-followers' })
  const slower = element(document, 'span', { class: 'panel-pace' })
  const faster = element(document, 'span', { class: 'panel-pace' })
  const asked = element(document, 'span', { class: 'panel-asked-count', role: 'status' })
  const shown = element(document, 'span', {})
  const hide = panelButton(words.hide, () => desk.ask({ do: 'show', question: null }))
  const on = element(document, 'div', { class: 'panel-row warning', hidden: '' }, shown, hide)
  const way =
    room === null
      ? []
      : [
          element(
            document,
            'details',
            { class: 'panel-way' },
            element(
              document,
              'summary',
              {},
              `${bareUrl(room)} · ${words.roomCode} `,
              element(document, 'b', {}, room.code),
            ),
            qrDrawing(room.qr),
            element(document, 'p', {}, words.remoteHint),
            element(document, 'b', {}, `${bareUrl(room)}/remote`),
          ),
        ]
  const show = panelButton(words.showRoom, () => desk.ask({ do: 'room', on: !desk.now().isRoomShown }))
  show.setAttribute('aria-keyshortcuts', 'j')
  const box = element(
    document,
    'div',
    { class: 'panel-room' },
    element(document, 'div', { class: 'panel-line' }, followers, asked, slower, faster),
    on,
    ...way,
    show,
  )
  return {
    box,
    draw: () => {
      const now = desk.now()
      show.textContent = now.isRoomShown ? words.hideRoom : words.showRoom
      followers.textContent = words.followers(now.followers)
      const says = now.open === 0 ? '' : words.openQuestions(now.open)
      if (asked.textContent !== says) asked.textContent = says
      // The slide of "now" is not what the room sees.
      const question = now.questions.find(({ id }) => id === now.shownQuestion)
      on.hidden = question === undefined
      shown.textContent = `${words.onScreens}${question?.text ?? ''}`
      slower.textContent = now.slower === 0 ? '' : words.slower(now.slower)
      faster.textContent = now.faster === 0 ? '' : words.faster(now.faster)
    },
  }
}
