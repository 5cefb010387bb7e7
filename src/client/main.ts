// What runs in the reader's browser: the deck, its keys, and the windows around it.

import { announcer } from './announcer.ts'
import { addControls } from './controls.ts'
import { curtain } from './curtain.ts'
import { keepFitting } from './fit.ts'
import { fullScreen } from './full-screen.ts'
import { helpIn } from './help.ts'
import { jumper } from './jump.ts'
import { type Command, commandOf } from './keys.ts'
import { noticeBoard } from './notice.ts'
import { overviewOf } from './overview.ts'
import { startPlayer } from './player.ts'
import { preparePrinting } from './printing.ts'
import { toggleScheme } from './scheme.ts'
import { speaker } from './speaker/speaker.ts'
import { titleOf } from './title-of.ts'
import { wordsFor } from './words.ts'

declare global {
  interface Window {
    /** For the checker: how many slides there are, and showing one of them, counted from 0. */
    lectern?: { readonly slides: number; readonly show: (index: number) => void }
  }
}

async function play(root: HTMLElement): Promise<void> {
  const words = wordsFor(document.documentElement.lang)
  const player = await startPlayer(root)
  const announce = announcer()
  const notice = noticeBoard()
  keepFitting(root, player.size)
  preparePrinting(player.slides)

  const help = helpIn(document, words)
  const overview = overviewOf(root, player, words)
  const jump = jumper(player.show)
  const black = curtain(() => {
    announce(black.isDown() ? words.black : '')
    view.page()?.setBlack(black.isDown())
  })
  const view = speaker(player, words, onSpeakerKey, () => notice(words.blocked))
  addControls(words, (command) => act(command))
  player.onChange((index) => announce(titleOf(player.slides[index]!) || `${index + 1} / ${player.slides.length}`))
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
    if (command === null || (isReadingHelp && command !== 'help')) return
    // In the overview the browser's own keys scroll.
    if (overview.isOpen() && (command === 'next' || command === 'previous')) return
    event.preventDefault()
    if (command === 'help') toggleHelp()
    else if (command === 'digit') jump.digit(event.key)
    else act(command)
  }

  function act(command: Exclude<Command, 'digit'>): void {
    // On a black screen a key that would move lifts the curtain instead: nobody sees where it went.
    if (black.isDown() && lifts.has(command)) {
      black.toggle()
      return
    }
    switch (command) {
      case 'next':
        return player.next()
      case 'previous':
        return player.previous()
      case 'first':
        return player.show(0)
      case 'last':
        return player.show(player.slides.length - 1)
      case 'enter':
        return void (jump.enter() || player.next())
      case 'escape':
      case 'overview':
        return overview.toggle()
      case 'full-screen':
        return fullScreen(() => notice(words.noFullScreen))
      case 'black':
        return black.toggle()
      case 'speaker':
        return view.open()
      case 'help':
        return help.toggle()
      case 'scheme':
        toggleScheme()
        return view.page()?.matchScheme()
      case 'larger':
        return view.page()?.resize(2)
      case 'smaller':
        return view.page()?.resize(-2)
      case 'pause':
        return view.page()?.clock.togglePause()
    }
  }
}

const lifts: ReadonlySet<Command> = new Set(['next', 'previous', 'first', 'last', 'enter', 'escape', 'overview'])

const root = document.querySelector<HTMLElement>('.reveal')
if (root !== null) void play(root)
