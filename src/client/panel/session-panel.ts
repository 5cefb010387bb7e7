// The leader's panel of a session with followers: who is there, what is on, what was asked, who would like to steer.

import { element } from '../element.ts'
import type { Desk } from '../session/desk.ts'
import type { RoomCard } from '../session/island.ts'
import { leadership } from './leadership.ts'
import { memoForm } from './memo-form.ts'
import { questionList } from './question-list.ts'
import { roomLine } from './room-line.ts'
import { sessionEnd } from './session-end.ts'
import { topicOn } from './topic-on.ts'
import { topicPlan } from './topic-plan.ts'
import type { PanelWords } from './words.ts'

export function sessionPanel(desk: Desk, room: RoomCard | null, isHost: boolean, words: PanelWords): HTMLElement {
  const parts = [
    roomLine(desk, room, words),
    leadership(desk, isHost, words),
    topicOn(desk, words),
    questionList(desk, words),
    topicPlan(desk, words),
    memoForm(desk, words),
    sessionEnd(desk, words),
  ]
  const draw = () => {
    for (const part of parts) part.draw()
  }
  desk.onChange(draw)
  draw()
  return element(document, 'section', { class: 'panel', 'aria-label': words.panel }, ...parts.map(({ box }) => box))
}
