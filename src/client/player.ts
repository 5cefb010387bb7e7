// The only file that knows reveal.js: which slide is shown, its link, swipes, and what is hidden from assistive technology.

import Reveal, { type RevealApi, type RevealConfig } from 'reveal.js'
import { type SlideSize, slideSize } from './slide-size.ts'

/** The deck as the rest of the client sees it; indices and steps count from 0. */
export interface Player {
  /** As they are now: a newer deck puts others in their place. */
  readonly slides: readonly HTMLElement[]
  readonly size: SlideSize
  current(): number
  /** How many steps of the present slide are shown beyond its first. */
  step(): number
  /** The slide nearest to `index`, which may be out of range. */
  show(index: number, step?: number): void
  next(): void
  previous(): void
  onChange(listener: (index: number) => void): void
  /** After a step on a slide, forwards or back. */
  onStep(listener: (index: number) => void): void
  /** Puts these slides in the place of the old ones and stays where it is: at the slide with the same id, else at the same number. */
  replace(slides: readonly HTMLElement[]): void
  onReplace(listener: () => void): void
}

export async function startPlayer(root: HTMLElement): Promise<Player> {
  let size = slideSize()
  const deck = new Reveal(root, {})
  const announced = deck.initialize()
  // Reveal lets the page's query overrule its settings (`?postMessage=true`), so they are set again before it starts.
  deck.configure(settings(size))
  await start(deck, announced)
  removeOwnParts(root)
  const stage = root.querySelector<HTMLElement>('.slides')!
  const inPage = () => [...stage.querySelectorAll<HTMLElement>(':scope > section')]
  let slides = inPage()
  const current = () => deck.getIndices().h
  const step = () => slides[current()]?.querySelectorAll('.fragment.visible').length ?? 0
  const replaced: (() => void)[] = []
  return {
    get slides() {
      return slides
    },
    get size() {
      return size
    },
    current,
    step,
    show: (index, to) => deck.slide(index, undefined, to === undefined ? undefined : to - 1),
    next: () => deck.next(),
    previous: () => deck.prev(),
    onStep: (listener) => {
      for (const name of ['fragmentshown', 'fragmenthidden']) deck.on(name, () => listener(current()))
    },
    onChange: (listener) => deck.on('slidechanged', () => listener(current())),
    replace: (newer) => {
      const [id, index, steps] = [slides[current()]?.id, current(), step()]
      const place = newer.findIndex((slide) => slide.id === id)
      putInOrder(stage, slides, newer)
      slides = inPage()
      size = slideSize()
      deck.sync()
      // What is no longer the same slide begins at its first step.
      deck.slide(place < 0 ? Math.min(index, newer.length - 1) : place, undefined, place < 0 ? -1 : steps - 1)
      for (const listener of replaced) listener()
    },
    onReplace: (listener) => replaced.push(listener),
  }
}

/** Slides that stay are not touched, so that nothing of them flickers. */
function putInOrder(stage: HTMLElement, old: readonly HTMLElement[], newer: readonly HTMLElement[]): void {
  const stays = new Set(newer)
  for (const slide of old) if (!stays.has(slide)) slide.remove()
  let next = stage.querySelector<HTMLElement>(':scope > section')
  for (const slide of newer) {
    if (slide === next) next = nextSlide(slide)
    else stage.insertBefore(slide, next)
  }
}

function nextSlide(slide: HTMLElement): HTMLElement | null {
  const next = slide.nextElementSibling
  return next?.localName === 'section' ? (next as HTMLElement) : null
}

/**
 * Reveal starts a few microtasks later and announces it by a timer, which runs after the page has loaded. Keys may have
 * been pressed by then, and the checker may have asked for the player.
 */
async function start(deck: RevealApi, announced: Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < 100 && !deck.isReady(); turn++) await null
  if (!deck.isReady()) await announced
}

/** Keys, overview, help, black screen, controls and scaling are the client's own: in the document's language, and exact. */
function settings(size: SlideSize): RevealConfig {
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
