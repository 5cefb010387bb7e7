// The only file that knows reveal.js: which slide is shown, its link, swipes, and what is hidden from assistive technology.

import Reveal, { type RevealApi, type RevealConfig } from 'reveal.js'

/** The deck as the rest of the client sees it; indices count from 0. */
export interface Player {
  readonly slides: readonly HTMLElement[]
  /** Of a slide, in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number }
  current(): number
  /** The slide nearest to `index`, which may be out of range. */
  show(index: number): void
  next(): void
  previous(): void
  onChange(listener: (index: number) => void): void
  /** After a step on a slide, forwards or back. */
  onStep(listener: (index: number) => void): void
}

export async function startPlayer(root: HTMLElement): Promise<Player> {
  const size = slideSize()
  const deck = new Reveal(root, {})
  const announced = deck.initialize()
  // Reveal lets the page's query overrule its settings (`?postMessage=true`), so they are set again before it starts.
  deck.configure(settings(size))
  await start(deck, announced)
  removeOwnParts(root)
  const slides = [...root.querySelectorAll<HTMLElement>('.slides > section')]
  return {
    slides,
    size,
    current: () => deck.getIndices().h,
    show: (index) => deck.slide(index),
    next: () => deck.next(),
    previous: () => deck.prev(),
    onStep: (listener) => {
      for (const name of ['fragmentshown', 'fragmenthidden']) deck.on(name, () => listener(deck.getIndices().h))
    },
    onChange: (listener) => deck.on('slidechanged', () => listener(deck.getIndices().h)),
  }
}

/**
 * Reveal starts a few microtasks later and announces it by a timer, which runs after the page has loaded. Keys may have
 * been pressed by then, and the checker may have asked for the player.
 */
async function start(deck: RevealApi, announced: Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < 100 && !deck.isReady(); turn++) await null
  if (!deck.isReady()) await announced
}

function slideSize(): Player['size'] {
  const style = getComputedStyle(document.documentElement)
  return {
    width: Number.parseFloat(style.getPropertyValue('--slide-width')),
    height: Number.parseFloat(style.getPropertyValue('--slide-height')),
  }
}

/** Keys, overview, help, black screen, controls and scaling are the client's own: in the document's language, and exact. */
function settings(size: Player['size']): RevealConfig {
  return {
    ...size,
    margin: 0,
    center: false,
    disableLayout: true,
    // An empty value leaves `display` to the theme; reveal would write it into every slide near the current one.
    display: '',
    viewDistance: Number.MAX_SAFE_INTEGER,
    mobileViewDistance: Number.MAX_SAFE_INTEGER,
    hash: true,
    history: false,
    respondToHashChanges: true,
    fragmentInURL: false,
    view: null,
    scrollActivationWidth: 0,
    postMessage: false,
    postMessageEvents: false,
    transition: 'none',
    backgroundTransition: 'none',
    autoAnimate: false,
    autoSlide: 0,
    loop: false,
    shuffle: false,
    rtl: document.documentElement.dir === 'rtl',
    embedded: false,
    touch: true,
    keyboard: false,
    overview: false,
    help: false,
    pause: false,
    jumpToSlide: false,
    controls: false,
    progress: false,
    slideNumber: false,
    showNotes: false,
    previewLinks: false,
    mouseWheel: false,
    hideInactiveCursor: true,
    hideCursorTime: 3000,
    focusBodyOnPageVisibilityChange: false,
  }
}

/** Everything that reveal draws beside the slides is English, unused, or announces whole slides instead of their titles. */
function removeOwnParts(root: HTMLElement): void {
  root.removeAttribute('role')
  for (const child of [...root.children]) if (!child.classList.contains('slides')) child.remove()
}
