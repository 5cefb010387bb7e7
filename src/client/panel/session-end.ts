// Ending the session for all: the first click asks, the second does it.

import { element } from '../element.ts'
import type { Desk } from '../session/desk.ts'
import { type PanelPart, panelButton } from './part.ts'
import type { PanelWords } from './words.ts'

/** Milliseconds within which it must be confirmed. */
const DOUBT = 4000

export function sessionEnd(desk: Desk, words: PanelWords): PanelPart {
  let doubt = 0
  const calm = () => {
    window.clearTimeout(doubt)
    doubt = 0
    end.textContent = words.end
  }
  const end = panelButton(words.end, () => {
    if (doubt !== 0) {
      calm()
      desk.ask({ do: 'end' })
      return
    }
    end.textContent = words.endSure
    doubt = window.setTimeout(calm, DOUBT)
  })
  const over = element(document, 'p', { class: 'panel-hint', role: 'status' })
  return {
    box: element(document, 'div', { class: 'panel-end' }, end, over),
    draw: () => {
      const { isOver } = desk.now()
      end.hidden = isOver
      over.textContent = isOver ? words.over : ''
    },
  }
}
