import { element } from './element.ts'

/** Seconds that a notice stays; long enough to read two lines. */
const STAY = 8

/** Shows a short message over the deck, one at a time. */
export function noticeBoard(): (text: string) => void {
  const board = element(document, 'div', { class: 'notice', role: 'status' })
  document.body.append(board)
  let timer = 0
  return (text) => {
    board.textContent = text
    clearTimeout(timer)
    timer = window.setTimeout(() => board.replaceChildren(), STAY * 1000)
  }
}
