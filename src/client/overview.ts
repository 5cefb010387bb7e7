import { element } from './element.ts'
import type { Player } from './player.ts'
import { numberOf } from './slide-numbers.ts'
import { titleOf } from './title-of.ts'
import type { Words } from './words.ts'

export interface Overview {
  isOpen(): boolean
  toggle(): void
  /** Takes an arrow key, Home or End; true where it did. */
  move(key: string): boolean
}

/** Pixels between two slides, and for the caption below one. */
const GAP = 24
const CAPTION = 28

/**
 * All slides in a grid. The slides themselves are moved by the style sheet and are inert; over each lies a button with
 * its number and title, which takes clicks, focus and screen readers.
 */
export function overviewOf(root: HTMLElement, player: Player, words: Words, choose: (index: number) => void): Overview {
  const stage = root.querySelector<HTMLElement>('.slides')!
  let grid: HTMLElement | null = null
  let buttons: readonly HTMLButtonElement[] = []
  let columns = 1

  const open = () => {
    buttons = player.slides.map((slide, index) => entry(slide, numberOf(player.slides, index), () => close(index)))
    buttons[player.current()]?.setAttribute('aria-current', 'true')
    grid = element(document, 'nav', { class: 'grid', 'aria-label': words.overview }, ...buttons)
    for (const slide of player.slides) {
      slide.removeAttribute('hidden')
      slide.setAttribute('aria-hidden', 'true')
      slide.setAttribute('inert', '')
    }
    // Reveal takes touches for swipes, unless this attribute leaves them to scrolling.
    stage.setAttribute('data-prevent-swipe', '')
    stage.append(grid)
    root.classList.add('overview')
    arrange()
    buttons[player.current()]?.focus({ preventScroll: true })
    buttons[player.current()]?.scrollIntoView({ block: 'center' })
  }

  const close = (index: number) => {
    if (grid === null) return
    grid.remove()
    grid = null
    root.classList.remove('overview')
    stage.removeAttribute('data-prevent-swipe')
    stage.scrollTop = 0
    // Takes what the grid has put on the slides off again.
    player.show(player.current())
    if (index !== player.current()) choose(index)
  }

  const arrange = () => {
    if (grid === null) return
    const room = stage.clientWidth
    const gap = room < 600 ? GAP / 2 : GAP
    columns = Math.max(2, Math.min(6, Math.round(room / 320)))
    const width = (room - gap * (columns + 1)) / columns
    const height = (width * player.size.height) / player.size.width
    root.style.setProperty('--overview-scale', String(width / player.size.width))
    player.slides.forEach((slide, index) => {
      const left = gap + (index % columns) * (width + gap)
      const top = gap + Math.floor(index / columns) * (height + CAPTION + gap)
      slide.style.setProperty('--overview-x', `${left}px`)
      slide.style.setProperty('--overview-y', `${top}px`)
      buttons[index]!.style.cssText = `left:${left}px;top:${top}px;width:${width}px;height:${height + CAPTION}px`
    })
    const rows = Math.ceil(player.slides.length / columns)
    grid.style.height = `${gap + rows * (height + CAPTION + gap)}px`
  }

  const move = (key: string): boolean => {
    const at = buttons.findIndex((button) => button.matches(':focus'))
    const to = target(key, at < 0 ? player.current() : at, columns, buttons.length)
    if (to === null) return false
    buttons[to]?.focus()
    return true
  }

  window.addEventListener('resize', arrange)
  player.onChange(close)
  // The grid would show slides that are gone.
  player.onReplace(() => close(player.current()))
  return { isOpen: () => grid !== null, toggle: () => (grid === null ? open() : close(player.current())), move }
}

function entry(slide: HTMLElement, name: string, chosen: () => void): HTMLButtonElement {
  const number = element(document, 'b', {}, name)
  const caption = element(document, 'span', {}, number, ` ${titleOf(slide)}`)
  const button = element(document, 'button', { type: 'button' }, caption)
  button.addEventListener('click', chosen)
  return button
}

/** The button that a key leads to, or null where it is not a key of the grid. */
function target(key: string, at: number, columns: number, count: number): number | null {
  const within = (index: number) => (index < 0 || index >= count ? at : index)
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1
  switch (key) {
    case 'ArrowRight':
      return within(at + forward)
    case 'ArrowLeft':
      return within(at - forward)
    case 'ArrowDown':
      return within(at + columns)
    case 'ArrowUp':
      return within(at - columns)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
