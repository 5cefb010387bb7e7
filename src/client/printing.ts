import type { Player } from './player.ts'

/** What the player puts on slides, and what would keep one from being printed whole and read aloud. */
const TRACES = ['hidden', 'aria-hidden', 'inert', 'style'] as const

/** Printing from the browser: the player's traces come off the slides before it and go back after it. */
export function preparePrinting(player: Player): void {
  let taken: readonly { slide: HTMLElement; name: string; value: string }[] = []
  window.addEventListener('beforeprint', () => {
    // A second `beforeprint` without an `afterprint` must not forget the first.
    taken = [...taken, ...player.slides.flatMap(takeOff)]
  })
  window.addEventListener('afterprint', () => {
    for (const { slide, name, value } of taken) slide.setAttribute(name, value)
    taken = []
  })
}

function takeOff(slide: HTMLElement): { slide: HTMLElement; name: string; value: string }[] {
  return TRACES.flatMap((name) => {
    const value = slide.getAttribute(name)
    slide.removeAttribute(name)
    return value === null ? [] : [{ slide, name, value }]
  })
}
