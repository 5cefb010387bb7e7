// What runs in the reader's browser: the deck, its keys, and the windows around it.

import { announcer } from './announcer.ts'
import { addControls } from './controls.ts'
import { curtain } from './curtain.ts'
import { finderOf } from './finder.ts'
import { keepFitting } from './fit.ts'
import { fullScreen } from './full-screen.ts'
import { helpIn } from './help.ts'
import { jumper } from './jump.ts'
import { type Action, commandOf } from './keys.ts'
import { noticeBoard } from './notice.ts'
import { overviewOf } from './overview.ts'
import { startPlayer } from './player.ts'
import { preparePrinting } from './printing.ts'
import { reflowOnPhones } from './reflow.ts'
import { toggleScheme } from './scheme.ts'
import { speaker } from './speaker/speaker.ts'
import { prepareSteps, showStep } from './steps.ts'
import { titleOf } from './title-of.ts'
import { keepAwake } from './wake-lock.ts'
import { wordsFor } from './words.ts'
import { zoomIn } from './zoom.ts'

declare global {
  interface Window {
    /** For the checker: how many slides there are, and showing one of them, counted from 0. */
    lectern?: { readonly slides: number; readonly show: (index: number) => void }
  }
}

async function play(root: HTMLElement): Promise<void> {
  const words = wordsFor(document.documentElement.lang)
  prepareSteps(root)
  const player = await startPlayer(root)
  for (const slide of player.slides) showStep(slide)
  player.onStep((index) => showStep(player.slides[index]!))
  const announce = announcer()
  const notice = noticeBoard()
  keepFitting(root, player.size)
  preparePrinting(player.slides)
  reflowOnPhones(root, player, words)

  const help = helpIn(document, words)
  const overview = overviewOf(root, player, words)
  const jump = jumper(player.show)
  const finder = finderOf(player, words)
  const zoom = zoomIn(root, words, () => !overview.isOpen())
  const black = curtain(() => {
    announce(black.isDown() ? words.black : '')
    view.page()?.setBlack(black.isDown())
  })
  const view = speaker(player, words, onSpeakerKey, () => notice(words.blocked))
  const actions: Readonly<Record<Action, () => void>> = {
    next: player.next,
    previous: player.previous,
    first: () => player.show(0),
    last: () => player.show(player.slides.length - 1),
    enter: () => jump.enter() || player.next(),
    escape: overview.toggle,
    overview: overview.toggle,
    'full-screen': () => fullScreen(() => notice(words.noFullScreen)),
    black: black.toggle,
    speaker: () => {
      view.open()
      view.page()?.setBlack(black.isDown())
    },
    help: help.toggle,
    find: finder.toggle,
    zoom: () => zoom.toggle(player.slides[player.current()]!),
    scheme: () => {
      toggleScheme()
      view.page()?.matchScheme()
    },
    larger: () => view.page()?.resize(2),
    smaller: () => view.page()?.resize(-2),
    pause: () => view.page()?.clock.togglePause(),
  }
  addControls(words, act)
  for (const [index, slide] of player.slides.entries()) {
    slide.setAttribute('aria-roledescription', words.slide)
    slide.setAttribute('aria-label', `${index + 1} ${titleOf(slide)}`.trim())
  }
  player.onChange((index) => announce(titleOf(player.slides[index]!) || `${index + 1} / ${player.slides.length}`))
  const progress = () =>
    root.style.setProperty('--progress', String(player.current() / Math.max(1, player.slides.length - 1)))
  progress()
  player.onChange(progress)
  keepAwake(player.onChange)
  document.addEventListener('keydown', onDeckKey)
  window.lectern = { slides: player.slides.length, show: player.show }

  function onDeckKey(event: KeyboardEvent): void {
    if (overview.isOpen() && !help.isOpen() && !event.ctrlKey && !event.metaKey && overview.move(event.key)) {
      event.preventDefault()
      return
    }
    onKey(event, help.isOpen(), help.toggle)
  }

  function onSpeakerKey(event: KeyboardEvent): void {
    // Up and down scroll the source text; everything else steers the deck.
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') return
    onKey(event, view.page()?.help.isOpen() ?? false, () => view.page()?.help.toggle())
  }

  function onKey(event: KeyboardEvent, isReadingHelp: boolean, toggleHelp: () => void): void {
    const command = commandOf(event)
    // The dialog that finds a slide has keys of its own.
    if (command === null || finder.isOpen() || (isReadingHelp && command !== 'help')) return
    // In the overview the browser's own keys scroll.
    if (overview.isOpen() && (command === 'next' || command === 'previous')) return
    event.preventDefault()
    // What would move, or close, closes the figure first.
    if (zoom.isOpen() && command !== 'zoom') zoom.close()
    else if (command === 'help') toggleHelp()
    else if (command === 'digit') jump.digit(event.key)
    else act(command)
  }

  function act(command: Action): void {
    // On a black screen a key that would move lifts the curtain instead: nobody sees where it went.
    if (black.isDown() && lifts.has(command)) black.toggle()
    else actions[command]()
  }
}

const lifts: ReadonlySet<Action> = new Set(['next', 'previous', 'first', 'last', 'enter', 'escape', 'overview'])

const root = document.querySelector<HTMLElement>('.reveal')
if (root !== null) void play(root)
