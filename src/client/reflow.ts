// On a phone held upright a slide is a page: its text at reading size, one thing below the other, the whole text of the article folded
// under it. A slide made small enough to fit would be read by nobody.

import { element } from './element.ts'
import type { Player } from './player.ts'
import { sourceText } from './speaker/source-text.ts'
import type { Words } from './words.ts'

/** Narrower than this, and higher than wide. */
const NARROW = '(width < 640px) and (orientation: portrait)'
/** So far, and so much more across than down, is a swipe; px. */
const SWIPE = { least: 50, ratio: 1.5 }

export function reflowOnPhones(root: HTMLElement, player: Player, words: Words): void {
  const narrow = matchMedia(NARROW)
  const page = document.documentElement
  const follow = () => {
    page.classList.toggle('reflow', narrow.matches)
    // The player's own swipes would keep the page from scrolling.
    root.toggleAttribute('data-prevent-swipe', narrow.matches)
    // Whoever has no finger moves with keys what scrolls.
    root.querySelector('.slides')?.setAttribute('tabindex', narrow.matches ? '0' : '-1')
    for (const wide of root.querySelectorAll<HTMLElement>('pre, .display, table')) wide.tabIndex = -1
    if (narrow.matches) unfold(player.slides[player.current()])
  }
  narrow.addEventListener('change', follow)
  player.onReplace(follow)
  player.onChange((index) => {
    if (!narrow.matches) return
    unfold(player.slides[index])
    root.querySelector('.slides')?.scrollTo(0, 0)
  })
  swipes(root, player, () => narrow.matches)
  follow()

  /** Puts the article's text under a slide, once. */
  function unfold(slide: HTMLElement | undefined): void {
    if (slide === undefined) return
    for (const wide of slide.querySelectorAll<HTMLElement>('pre, .display, table'))
      if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0
    if (slide.querySelector('details.folded') !== null) return
    const pieces = sourceText(slide)
    if (!pieces.some(({ shown }) => !shown)) return
    const text = pieces.map((piece) =>
      element(document, 'p', { class: piece.shown ? 'shown' : 'said' }, piece.text || words.figure),
    )
    slide.append(
      element(document, 'details', { class: 'folded' }, element(document, 'summary', {}, words.source), ...text),
    )
  }
}

function swipes(root: HTMLElement, player: Player, isActive: () => boolean): void {
  let start: Touch | null = null
  root.addEventListener(
    'touchstart',
    (event) => (start = event.touches.length === 1 ? (event.touches[0] ?? null) : null),
    {
      passive: true,
    },
  )
  root.addEventListener(
    'touchend',
    (event) => {
      const end = event.changedTouches[0]
      if (!isActive() || start === null || end === undefined || scrollsAcross(event.target)) return
      const across = end.clientX - start.clientX
      const down = end.clientY - start.clientY
      start = null
      if (Math.abs(across) < SWIPE.least || Math.abs(across) < SWIPE.ratio * Math.abs(down)) return
      if (across < 0 === (document.documentElement.dir !== 'rtl')) player.next()
      else player.previous()
    },
    { passive: true },
  )
}

/** Code and tables that are wider than the screen are moved by the same gesture. */
function scrollsAcross(target: EventTarget | null): boolean {
  const wide = target instanceof Element ? target.closest('pre, table, .display') : null
  return wide !== null && wide.scrollWidth > wide.clientWidth
}
