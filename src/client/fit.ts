import type { Player } from './player.ts'

/** Keeps the slide as large as the room that the deck has, to the pixel; the style sheet does the rest. */
export function keepFitting(root: HTMLElement, player: Player): void {
  const rescale = () => {
    const { width, height } = player.size
    // Before there is a layout the deck has the window to itself.
    const [wide, high] = [root.clientWidth || window.innerWidth, root.clientHeight || window.innerHeight]
    root.style.setProperty('--slide-scale', String(Math.min(wide / width, high / height)))
  }
  window.addEventListener('resize', rescale)
  new ResizeObserver(rescale).observe(root)
  player.onReplace(rescale)
  rescale()
}
