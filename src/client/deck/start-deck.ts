// The deck as it is played: its slides, its keys, and what lies over and beside them. A session may lead it.

import { announcer } from '../announcer.ts'
import { addControls } from '../controls.ts'
import { curtain } from '../curtain.ts'
import { finderOf } from '../finder.ts'
import { keepFitting } from '../fit.ts'
import { fullScreen } from '../full-screen.ts'
import { helpDialog } from '../help-dialog.ts'
import { jumper } from '../jump.ts'
import { type Action, commandOf } from '../keys.ts'
import { noticeBoard } from '../notice.ts'
import { overviewOf } from '../overview.ts'
import { placeAfter, placeAt, placeBefore, placeOf } from '../places.ts'
import { type Player, startPlayer } from '../player.ts'
import { preparePrinting } from '../printing.ts'
import { applySnapshot } from '../projector/apply-snapshot.ts'
import { inkOf } from '../projector/ink.ts'
import { reflowOnPhones } from '../reflow.ts'
import { toggleScheme } from '../scheme.ts'
import type { Desk } from '../session/desk.ts'
import type { Projection } from '../session/projection.ts'
import { numberedOf, numberOf } from '../slide-numbers.ts'
import { prepareSteps, showStep } from '../steps.ts'
import { titleOf } from '../title-of.ts'
import { keepAwake } from '../wake-lock.ts'
import type { Words } from '../words.ts'
import { zoomIn } from '../zoom.ts'

declare global {
  interface Window {
    /** For the checker: how many slides there are, and showing one of them, counted from 0. */
    lectern?: { readonly slides: number; readonly show: (index: number) => void }
  }
}

export interface PlayedDeck {
  readonly player: Player
  readonly isBlack: () => boolean
  notice(text: string): void
  /** Opens the first figure of the slide, or closes it. */
  zoom(): void
  /**
   * From now on the deck shows what `projection` says. Its keys ask `desk`; where that is null they move nothing.
   * The answer lets it go again.
   */
  follow(projection: Projection, desk: Desk | null): () => void
}

export interface DeckOptions {
  readonly hasControls: boolean
  /** What the key of the speaker view does. */
  openSpeaker(): void
  schemeChanged(scheme: 'light' | 'dark'): void
}

export async function startDeck(root: HTMLElement, words: Words, options: DeckOptions): Promise<PlayedDeck> {
  prepareSteps(root)
  const player = await startPlayer(root)
  const showSteps = () => {
    for (const slide of player.slides) showStep(slide)
  }
  showSteps()
  player.onReplace(showSteps)
  player.onStep((index) => showStep(player.slides[index]!))
  player.onChange((index) => showStep(player.slides[index]!))
  const announce = announcer()
  const notice = noticeBoard()
  keepFitting(root, player)
  preparePrinting(player)
  reflowOnPhones(root, player, words)

  /** What leads the deck: none while it is read alone. */
  let lead: { readonly projection: Projection; readonly desk: Desk | null } | null = null
  const move = (to: 'next' | 'previous' | number) => {
    if (lead === null) {
      if (to === 'next') player.next()
      else if (to === 'previous') player.previous()
      else player.show(to)
      return
    }
    const { desk } = lead
    if (desk === null) return
    // The leader may be ahead of a frozen screen: it is the leader who moves.
    const from = placeOf(player.slides, desk.now().position)
    if (to === 'next') desk.ask({ do: 'move', to: placeAfter(player.slides, from) })
    else if (to === 'previous') desk.ask({ do: 'move', to: placeBefore(player.slides, from) })
    else desk.ask({ do: 'move', to: placeAt(player.slides, to, 0) })
  }
  const black = curtain(() => setBlack(false))
  const setBlack = (isDown: boolean) => {
    if (lead === null) black.set(isDown)
    else lead.desk?.ask({ do: 'black', on: isDown })
    announce(black.isDown() ? words.black : '')
  }

  const help = helpDialog(words, words.keys)
  const overview = overviewOf(root, player, words, move)
  const jump = jumper(() => player.slides, move)
  const finder = finderOf(() => player.slides, words, move)
  const zoom = zoomIn(root, words, () => !overview.isOpen())
  const enlarge = () => zoom.toggle(player.slides[player.current()]!)
  const actions: Readonly<Partial<Record<Action, () => void>>> = {
    next: () => move('next'),
    previous: () => move('previous'),
    first: () => move(0),
    last: () => move(player.slides.length - 1),
    enter: () => jump.enter() || move('next'),
    escape: overview.toggle,
    overview: overview.toggle,
    'full-screen': () => fullScreen(() => notice(words.noFullScreen)),
    black: () => setBlack(!black.isDown()),
    speaker: options.openSpeaker,
    help: help.toggle,
    find: finder.toggle,
    zoom: enlarge,
    scheme: () => options.schemeChanged(toggleScheme()),
    pause: () => {
      const desk = lead?.desk ?? null
      desk?.ask({ do: 'clock', to: desk.now().clock.since === null ? 'run' : 'pause' })
    },
  }
  if (options.hasControls) addControls(words, act)
  nameSlides()
  player.onReplace(nameSlides)
  player.onChange((index) =>
    announce(titleOf(player.slides[index]!) || `${numberOf(player.slides, index)} / ${numberedOf(player.slides)}`),
  )
  const progress = () =>
    root.style.setProperty('--progress', String(player.current() / Math.max(1, player.slides.length - 1)))
  progress()
  player.onChange(progress)
  player.onReplace(progress)
  player.onChange(moved)
  player.onStep(moved)
  keepAwake(player.onChange)
  document.addEventListener('keydown', onKey)
  window.lectern = {
    get slides() {
      return player.slides.length
    },
    show: (index) => player.show(index),
  }
  return { player, isBlack: black.isDown, notice, zoom: enlarge, follow }

  function nameSlides(): void {
    for (const [index, slide] of player.slides.entries()) {
      slide.setAttribute('aria-roledescription', words.slide)
      slide.setAttribute('aria-label', `${numberOf(player.slides, index)} ${titleOf(slide)}`.trim())
    }
  }

  function onKey(event: KeyboardEvent): void {
    if (overview.isOpen() && !help.isOpen() && !event.ctrlKey && !event.metaKey && overview.move(event.key)) {
      event.preventDefault()
      return
    }
    const command = commandOf(event)
    // The dialog that finds a slide has keys of its own.
    if (command === null || finder.isOpen() || (help.isOpen() && command !== 'help')) return
    // In the overview the browser's own keys scroll.
    if (overview.isOpen() && (command === 'next' || command === 'previous')) return
    event.preventDefault()
    // What would move, or close, closes the figure first.
    if (zoom.isOpen() && command !== 'zoom') zoom.close()
    else if (command === 'digit') jump.digit(event.key)
    else act(command)
  }

  function act(command: Action): void {
    // On a black screen a key that would move lifts the curtain instead: nobody sees where it went.
    if (black.isDown() && lifts.has(command)) setBlack(false)
    else actions[command]?.()
  }

  /** A swipe, a link or the back button has moved the deck by itself. */
  function moved(): void {
    if (lead === null) return
    const { projection, desk } = lead
    const place = placeAt(player.slides, player.current(), player.step())
    const shown = placeOf(player.slides, projection.now().shown)
    if (place.index === shown.index && place.step === shown.step) return
    // What the session does not take is taken back as soon as the player has finished its own move.
    if (desk === null || desk.now().isFrozen)
      queueMicrotask(() => lead?.projection === projection && showAgain(projection))
    desk?.ask({ do: 'move', to: place })
  }

  function showAgain({ now }: Projection): void {
    const { index, step } = placeOf(player.slides, now().shown)
    player.show(index, step)
  }

  function follow(projection: Projection, desk: Desk | null): () => void {
    let ink = inkOf(player.size)
    const stage = root.querySelector<HTMLElement>('.slides')!
    stage.append(ink.layer)
    const mine = { projection, desk }
    lead = mine
    const apply = () => {
      if (lead !== mine) return
      // A figure over the slide belongs to the slide before.
      if (zoom.isOpen() && projection.now().shown.slide !== player.slides[player.current()]?.id) zoom.close()
      applySnapshot(projection.now(), player, black, ink)
    }
    projection.onChange(apply)
    projection.onPoint((at) => lead === mine && ink.laser(at))
    player.onReplace(() => {
      if (lead !== mine) return
      ink.layer.remove()
      ink = inkOf(player.size)
      stage.append(ink.layer)
      apply()
    })
    apply()
    return () => {
      if (lead !== mine) return
      lead = null
      ink.layer.remove()
    }
  }
}

const lifts: ReadonlySet<Action> = new Set(['next', 'previous', 'first', 'last', 'enter', 'escape', 'overview'])
