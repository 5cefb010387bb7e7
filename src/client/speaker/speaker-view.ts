// The speaker view, in the document of the deck itself. It knows the session by its desk only, so that it is the same whether the
// session lives in this window, in another one or on a server.

import type { LeaderCommand } from '../../session/command.ts'
import type { Position } from '../../session/event.ts'
import type { LeaderSnapshot } from '../../session/snapshot.ts'
import { element } from '../element.ts'
import { finderOf } from '../finder.ts'
import { fullScreen } from '../full-screen.ts'
import { helpDialog } from '../help-dialog.ts'
import { jumper } from '../jump.ts'
import { type Action, commandOf } from '../keys.ts'
import { noticeBoard } from '../notice.ts'
import { placeAfter, placeAt, placeBefore, placeOf } from '../places.ts'
import { toggleScheme } from '../scheme.ts'
import type { Desk } from '../session/desk.ts'
import { leadOf } from '../session/lead.ts'
import { numberedOf, numberOf } from '../slide-numbers.ts'
import { stepsOf } from '../steps.ts'
import { titleOf } from '../title-of.ts'
import { keepAwake } from '../wake-lock.ts'
import type { KeyWords, Words } from '../words.ts'
import { aheadPanel } from './ahead-panel.ts'
import type { Material } from './material.ts'
import { planPanel } from './plan-panel.ts'
import { COLOURS, pointingOver, type Tool } from './pointing.ts'
import { preview } from './preview.ts'
import { saveDrawings } from './save-drawings.ts'
import { speakerClock } from './speaker-clock.ts'
import { textPanel } from './text-panel.ts'
import { toolBar } from './tool-bar.ts'
import { type SpeakerWords, speakerWordsFor } from './words.ts'

export interface SpeakerOptions {
  /** Opens a window for the projector, false where the browser does not allow it; null where there is one already. */
  readonly openProjector: (() => boolean) | null
  /** What no session knows, for the windows around: whether the deck is light or dark, and a figure that is to be enlarged. */
  schemeChanged(scheme: 'light' | 'dark'): void
  zoom(): void
  /** Questions, polls and remotes, for the column that a shared session has. */
  readonly panel: ((desk: Desk) => HTMLElement) | null
  /** Keys of that column, for the help. */
  readonly panelKeys: readonly KeyWords[]
}

/** How often the clock is drawn; ms. */
const TICK = 250

export function speakerView(desk: Desk, material: Material, words: Words, options: SpeakerOptions): void {
  const own = speakerWordsFor(document.documentElement.lang)
  const { title } = document
  document.title = `${own.view} · ${title}`
  document.documentElement.classList.add('speaker')

  const now = preview(material, own.end)
  const next = preview(material, own.end)
  const count = element(document, 'div', { class: 'speaker-count' })
  const heading = element(document, 'h1', { class: 'speaker-title' })
  const status = element(document, 'div', { class: 'speaker-status', role: 'status' })
  const trouble = element(document, 'p', { class: 'speaker-trouble', role: 'alert' })
  const stepNow = element(document, 'span', { class: 'speaker-step' })
  const clock = speakerClock(desk, own)
  const text = textPanel(own)
  const plan = planPanel(desk, own)
  const ahead = aheadPanel(desk, own)
  const notice = noticeBoard()
  const help = helpDialog(words, [...own.keys, ...options.panelKeys])
  const lead = leadOf(desk)
  const ask = (...commands: readonly LeaderCommand[]) => {
    lead.ask(...commands)
    draw()
  }
  const place = (): Position => placeOf(material.slides, lead.now().position)
  const move = (to: Position) => ask({ do: 'move', to })
  const show = (index: number) => move(placeAt(material.slides, index, 0))
  const jump = jumper(() => material.slides, show)
  const finder = finderOf(() => material.slides, words, show)
  const pointing = pointingOver(
    now,
    material,
    desk,
    () => place().slide,
    (stroke) => ask({ do: 'stroke', ...stroke }),
  )
  const use = (tool: Tool) => {
    pointing.use(pointing.tool() === tool ? 'off' : tool)
    draw()
  }
  const actions: Readonly<Partial<Record<Action, () => void>>> = {
    next: () => move(placeAfter(material.slides, place())),
    previous: () => move(placeBefore(material.slides, place())),
    first: () => show(0),
    last: () => show(material.slides.length - 1),
    enter: () => jump.enter() || act('next'),
    escape: () => pointing.tool() !== 'off' && use(pointing.tool()),
    overview: finder.toggle,
    find: finder.toggle,
    'full-screen': () => fullScreen(() => {}),
    black: () => ask({ do: 'black', on: !lead.now().isBlack }),
    freeze: () => ask({ do: 'freeze', on: !lead.now().isFrozen }),
    undo: () => {
      notice(lead.undo() ? own.undone : own.notUndone)
      draw()
    },
    laser: () => use('laser'),
    pen: () => use('pen'),
    colour: () => {
      pointing.setColour(COLOURS[(COLOURS.indexOf(pointing.colour()) + 1) % COLOURS.length] ?? 'red')
      draw()
    },
    erase: () => {
      const { slide } = place()
      const drawn = lead.now().strokes.filter((stroke) => stroke.slide === slide)
      ask(...drawn.map(({ id }) => ({ do: 'unstroke', id }) as const))
    },
    speaker: () => {
      if (options.openProjector?.() === false) notice(own.blockedProjector)
    },
    help: help.toggle,
    zoom: options.zoom,
    scheme: () => options.schemeChanged(toggleScheme()),
    larger: () => text.resize(2),
    smaller: () => text.resize(-2),
    pause: clock.togglePause,
  }
  const tools = toolBar(words, own, {
    act,
    setColour: (colour) => {
      pointing.setColour(colour)
      draw()
    },
    save: () => {
      void saveDrawings(desk, material, own.drawings(title)).then((isSaved) => !isSaved && notice(own.nothingDrawn))
    },
  })
  const helper = element(
    document,
    'button',
    { type: 'button', class: 'arrow', 'aria-label': words.help, title: words.help },
    '?',
  )
  helper.addEventListener('click', help.toggle)
  const opening = element(document, 'button', { type: 'button', 'aria-keyshortcuts': 's' }, own.projector)
  opening.addEventListener('click', () => act('speaker'))
  const label = (text: string, ...more: readonly Node[]) =>
    element(document, 'div', { class: 'speaker-label' }, element(document, 'span', {}, text), ...more)
  const panel =
    options.panel === null
      ? null
      : options.panel({ ...desk, now: lead.now, onChange: lead.onChange, ask: (command) => ask(command) })
  const main = element(
    document,
    'main',
    { class: 'speaker-desk' },
    element(
      document,
      'div',
      { class: 'speaker-slides' },
      element(document, 'section', { class: 'speaker-now', 'aria-label': own.now }, label(own.now, stepNow), now.box),
      tools.drawing,
      tools.box,
      element(document, 'section', { class: 'speaker-next', 'aria-label': own.next }, label(own.next), next.box),
      ahead.box,
    ),
    text.box,
    ...(panel === null ? [] : [element(document, 'aside', { class: 'speaker-panel', 'aria-label': own.panel }, panel)]),
  )
  document.body.prepend(
    element(
      document,
      'header',
      { class: 'speaker-bar' },
      count,
      heading,
      status,
      ...clock.parts,
      ...(options.openProjector === null ? [] : [opening]),
      helper,
    ),
    trouble,
    main,
    plan.box,
  )
  document.body.style.setProperty('--deck-font', 'var(--font-text)')

  /** All of it, from the newest snapshot. */
  function draw(): void {
    const snapshot = lead.now()
    const at = place()
    const slide = material.slides[at.index]
    const after = placeAfter(material.slides, at)
    const isLast = after.index === at.index && after.step === at.step
    const steps = slide === undefined ? 0 : stepsOf(slide)
    document.documentElement.style.setProperty('--slide-ratio', String(material.size.height / material.size.width))
    count.textContent = `${numberOf(material.slides, at.index)} / ${numberedOf(material.slides)}`
    heading.textContent = slide === undefined ? '' : titleOf(slide)
    stepNow.textContent = steps === 0 ? '' : own.step(at.step + 1, steps + 1)
    now.show(at)
    next.show(isLast ? null : after)
    now.ink().draw(snapshot.strokes.filter((stroke) => stroke.slide === at.slide))
    text.show(slide, desk.plan().topics.find((topic) => topic.slide === slide?.id)?.answer ?? '')
    const shown = placeOf(material.slides, snapshot.shown)
    const said: (readonly [string, string])[] = [
      ...(snapshot.isBlack ? [['black', own.isBlack] as const] : []),
      ...(snapshot.isFrozen ? [['frozen', own.isFrozen(numberOf(material.slides, shown.index))] as const] : []),
    ]
    const over = overSlide(snapshot, own)
    if (snapshot.isOver) said.push(['over', own.isOver])
    else if (over !== null) said.push(['over', over])
    const says = said.map(([, words]) => words).join(' ')
    if (status.textContent !== says)
      status.replaceChildren(...said.map(([name, words]) => element(document, 'span', { class: name }, words)))
    main.classList.toggle('is-frozen', snapshot.isFrozen)
    main.classList.toggle('is-black', snapshot.isBlack)
    tools.draw(snapshot, pointing.tool(), pointing.colour())
    ahead.draw()
    // The panel has the same list, with what can be done.
    if (panel !== null) ahead.box.hidden = true
    main.classList.toggle('has-ahead', !ahead.box.hidden)
    tick()
  }

  function tick(): void {
    clock.draw()
    plan.draw()
    document.documentElement.classList.toggle('has-plan', !plan.box.hidden)
  }

  function act(action: Action): void {
    actions[action]?.()
  }

  function onKey(event: KeyboardEvent): void {
    const command = commandOf(event)
    if (command === null || finder.isOpen() || (help.isOpen() && command !== 'help')) return
    event.preventDefault()
    // Up and down scroll the text; everything else steers the deck.
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') text.scroll(event.key === 'ArrowUp' ? -2 : 2)
    else if (command === 'digit') jump.digit(event.key)
    else act(command)
  }

  document.addEventListener('keydown', onKey)
  // A button that was clicked would take the next press of the space bar, which is to go on. Who came to it by keys keeps it.
  document.addEventListener('click', ({ target, detail }) => {
    if (detail > 0 && target instanceof Element) target.closest<HTMLElement>('main button, header button')?.blur()
  })
  lead.onChange(draw)
  material.onReplace(draw)
  desk.onTrouble((words) => {
    trouble.textContent = words
  })
  keepAwake(desk.onChange)
  // This window's own interval: the deck's may be covered, and browsers slow covered windows down.
  setInterval(tick, TICK)
  draw()
}

/** What the room sees in place of the slide of "now"; null where it sees the slide. */
function overSlide({ isRoomShown, shownQuestion, topic }: LeaderSnapshot, words: SpeakerWords): string | null {
  if (isRoomShown) return words.onScreens.join
  if (shownQuestion !== null) return words.onScreens.question
  if (topic === null) return null
  return topic.options.length > 0 ? words.onScreens.poll : words.onScreens[topic.mode]
}
