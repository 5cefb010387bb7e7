/** Sets the type of a board smaller, step by step, until all of it has room: nobody can scroll on a projector. */
export function fitBoard(box: HTMLElement): void {
  box.style.fontSize = ''
  const main = box.querySelector('.board-main')
  if (box.hidden || main === null) return
  const { paddingTop, paddingBottom, fontSize } = getComputedStyle(box)
  const room = box.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
  for (let size = Number.parseFloat(fontSize); size > LEAST && main.getBoundingClientRect().height > room; size -= STEP)
    box.style.fontSize = `${size - STEP}px`
}

/** px */
const LEAST = 11
const STEP = 0.5
