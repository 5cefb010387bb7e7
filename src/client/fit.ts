import type { Player } from './player.ts'

/** Keeps the slide as large as the window allows, to the pixel; the style sheet does the rest. */
export function keepFitting(root: HTMLElement, size: Player['size']): void {
  const rescale = () => {
    const scale = Math.min(window.innerWidth / size.width, window.innerHeight / size.height)
    root.style.setProperty('--slide-scale', String(scale))
  }
  window.addEventListener('resize', rescale)
  rescale()
}
