// What lies over the deck on the projector: the way in, one question, one topic. Nobody can scroll there.

import type { ProjectorSnapshot } from '../../session/snapshot.ts'
import { element } from '../element.ts'
import { bareUrl, type RoomCard } from '../session/island.ts'
import { senderTime } from '../session/sender-time.ts'
import { topicBoard } from '../topic/topic-board.ts'
import { topicWords } from '../topic/words.ts'
import { qrDrawing } from './qr-drawing.ts'

export interface Overlays {
  show(snapshot: ProjectorSnapshot): void
}

export function overlays(room: RoomCard | null): Overlays {
  const words = topicWords(document.documentElement.lang)
  const board = topicBoard(words)
  const text = element(document, 'div', { class: 'board-text', role: 'heading', 'aria-level': '2' })
  const name = element(document, 'div', { class: 'board-count' })
  const mode = element(document, 'div', { class: 'board-mode' }, words.question)
  const question = element(
    document,
    'section',
    { class: 'board is-alone', hidden: '' },
    element(document, 'div', { class: 'board-main' }, mode, text, name),
  )
  const way = element(document, 'section', { class: 'room-card', hidden: '', 'aria-label': words.join })
  if (room !== null) way.append(qrDrawing(room.qr), wayIn(room, words.join, words.roomCode))
  document.body.append(board.box, question, way)
  const clock = senderTime(Date.now())
  return {
    show: (snapshot) => {
      clock.hear(snapshot.now)
      board.show(snapshot.topic, clock.time() - Date.now())
      const shown = snapshot.questions.find(({ id }) => id === snapshot.shownQuestion)
      question.hidden = shown === undefined
      text.textContent = shown?.text ?? ''
      name.textContent = shown === undefined || shown.name === '' ? '' : `— ${shown.name}`
      for (const box of [board.box, question, way]) box.classList.toggle('in-the-dark', snapshot.isBlack)
      way.hidden = room === null || !snapshot.isRoomShown
    },
  }
}

function wayIn(room: RoomCard, join: string, codeName: string): HTMLElement {
  return element(
    document,
    'div',
    { class: 'room-way' },
    element(document, 'div', { class: 'room-label' }, join),
    element(document, 'div', { class: 'room-url' }, bareUrl(room)),
    element(document, 'div', { class: 'room-label' }, codeName),
    element(document, 'div', { class: 'room-code' }, room.code),
  )
}
