// The leader's phone as a remote: two large targets where the thumb is, notes and time above them.

import { standingOf } from '../../session/advice.ts'
import { clockText, elapsed } from '../../session/clock.ts'
import type { LeaderCommand } from '../../session/command.ts'
import type { LeaderSnapshot, OpenTopic } from '../../session/snapshot.ts'
import { barePlan } from '../../session/study-plan.ts'
import { element } from '../element.ts'
import { commandOf } from '../keys.ts'
import { newDeck } from '../new-deck.ts'
import { goOnWithTopic, nextOfTopic, wordFor } from '../panel/next-of-topic.ts'
import { panelWords } from '../panel/words.ts'
import { placeAfter, placeBefore, placeOf } from '../places.ts'
import { islandIn } from '../session/island.ts'
import { keepDeckNew } from '../session/keep-deck-new.ts'
import { leadOf } from '../session/lead.ts'
import { spentNow } from '../session/sender-time.ts'
import { serverDesk } from '../session/server-desk.ts'
import { numberedOf, numberOf } from '../slide-numbers.ts'
import { materialOf } from '../speaker/material.ts'
import { leaderNotes, sourceText } from '../speaker/source-text.ts'
import { titleOf } from '../title-of.ts'
import { phaseNow } from '../topic/phase-now.ts'
import { minutesMore } from '../topic/time-change.ts'
import { keepAwake } from '../wake-lock.ts'
import { remoteWords } from './words.ts'

/** From this width on there is room for the speaker view; px. */
const WIDE = 800

export function remoteWindow(root: HTMLElement): void {
  const { lang } = document.documentElement
  const words = remoteWords(lang)
  const island = islandIn(document)
  const newer = newDeck()
  const material = materialOf(root)
  const plan = island.plan ?? barePlan(document.title, lang, [])
  const panel = panelWords(lang)
  const desk = serverDesk(island.snapshot as LeaderSnapshot, plan, panel)
  document.documentElement.classList.add('remote')
  document.title = `${words.remote} · ${document.title}`

  const count = element(document, 'span', { class: 'remote-count' })
  const title = element(document, 'h1', {})
  const time = element(document, 'div', { class: 'remote-time', role: 'timer' })
  const left = element(document, 'div', { class: 'remote-left' })
  const notes = element(document, 'div', {
    class: 'remote-notes',
    tabindex: '0',
    role: 'region',
    'aria-label': words.notes,
  })
  const trouble = element(document, 'p', { class: 'remote-trouble', role: 'alert' })
  const then = element(document, 'p', { class: 'remote-then' })
  /** Of the topic that is on: its name, how many have answered, and its time. */
  const counted = element(document, 'span', {})
  const ring = element(document, 'b', { role: 'timer' })
  const standing = element(document, 'p', { class: 'remote-standing' }, ring, ' ', counted)
  const countOf = ({ text, options, mode, chosen, done }: OpenTopic) => {
    const all = Math.max(desk.now().followers, options.length > 0 ? chosen : done)
    const said = options.length > 0 ? panel.chosen(chosen, all) : mode === 'discussion' ? '' : panel.done(done, all)
    return said === '' ? text : said
  }
  const button = (label: string, name: string, act: () => void) => {
    const made = element(document, 'button', { type: 'button', class: name }, label)
    made.addEventListener('click', act)
    return made
  }
  const lead = leadOf(desk)
  const ask = (command: LeaderCommand) => {
    lead.ask(command)
    draw()
  }
  const place = () => placeOf(material.slides, lead.now().position)
  const next = button(words.next, 'remote-next', () => ask({ do: 'move', to: placeAfter(material.slides, place()) }))
  const back = button(words.previous, 'remote-back', () =>
    ask({ do: 'move', to: placeBefore(material.slides, place()) }),
  )
  const black = button(words.black, '', () => ask({ do: 'black', on: !lead.now().isBlack }))
  const onward = button('', 'remote-topic', () => goOnWithTopic({ ...desk, now: lead.now }))
  const more = button(words.oneMinuteMore, '', minutesMore(desk))
  const pause = button(words.pause, '', () =>
    desk.ask({ do: 'clock', to: desk.now().clock.since === null ? 'run' : 'pause' }),
  )
  document.body.append(
    element(
      document,
      'header',
      { class: 'remote-head' },
      element(document, 'div', { class: 'remote-line' }, count, time, left),
      title,
    ),
    element(
      document,
      'main',
      { class: 'remote-main' },
      trouble,
      notes,
      then,
      standing,
      element(document, 'div', { class: 'remote-small' }, black, pause, more, onward),
    ),
    element(document, 'nav', { class: 'remote-targets', 'aria-label': words.remote }, back, next),
  )

  // Who leads from a laptop needs all of the speaker view; a phone has room for the remote, and a way to it.
  const leads = () => desk.now().leader === island.device
  if (leads() && window.innerWidth >= WIDE) location.replace('/speaker')
  const all = element(document, 'a', { href: '/speaker', class: 'remote-all' }, words.all)
  document.querySelector('.remote-line')?.append(all)

  let spokenOf: HTMLElement | undefined
  const draw = () => {
    all.hidden = !leads()
    const at = place()
    const slide = material.slides[at.index]
    const after = placeAfter(material.slides, at)
    const isLast = after.index === at.index && after.step === at.step
    count.textContent = `${numberOf(material.slides, at.index)} / ${numberedOf(material.slides)}`
    title.textContent = slide === undefined ? '' : titleOf(slide)
    // Whoever reads them is not taken back to their beginning by what others do.
    if (slide !== spokenOf) {
      spokenOf = slide
      notes.replaceChildren(...(slide === undefined ? [] : spoken(slide)))
      notes.scrollTop = 0
    }
    const following = material.slides[after.index]
    then.textContent = isLast ? words.end : words.following(following === undefined ? '' : titleOf(following))
    black.textContent = lead.now().isBlack ? words.light : words.black
    const { topic } = desk.now()
    const isOn = topic !== null && !topic.isClosed
    const deed = nextOfTopic({ ...desk, now: lead.now })
    onward.hidden = deed === null || desk.now().isOver
    pause.hidden = desk.now().isOver
    onward.textContent = deed === null ? '' : wordFor(deed, panel)
    counted.textContent = desk.now().isOver ? panel.over : topic === null ? '' : countOf(topic)
    more.hidden = !isOn || topic.phases.every(({ seconds }) => seconds === 0)
    tick()
  }
  const tick = () => {
    const now = desk.now()
    const at = desk.time()
    const spent = elapsed(now.clock, at)
    time.textContent = clockText(spent)
    const phase = now.topic === null || now.topic.isClosed ? null : phaseNow(now.topic, at)
    ring.textContent = phase === null ? '' : clockText(Math.ceil(phase.left / 1000) * 1000)
    standing.hidden = now.topic === null && !now.isOver
    pause.textContent = now.clock.since === null ? words.start : words.pause
    const section = standingOf(desk.plan(), now.section, spentNow(now, at), now.past)
    const rest = section === null ? null : section.planned - section.spent
    left.textContent = rest === null ? '' : `${clockText(Math.abs(rest))} ${rest < 0 ? words.over : words.section}`
    left.classList.toggle('over', rest !== null && rest < 0)
  }
  document.addEventListener('keydown', (event) => {
    const command = commandOf(event)
    const act = command === 'next' ? next : command === 'previous' ? back : command === 'black' ? black : null
    if (act === null) return
    event.preventDefault()
    act.click()
  })
  lead.onChange(draw)
  desk.onTrouble((text) => {
    trouble.textContent = text
  })
  desk.onGone(() => location.replace('/'))
  keepDeckNew(desk, newer, material)
  material.onReplace(draw)
  keepAwake(desk.onChange)
  window.setInterval(tick, 500)
  draw()
}

/** The leader's own notes; below them what the article says here, which is not all on the slide. */
function spoken(slide: HTMLElement): HTMLElement[] {
  const pieces = sourceText(slide).filter(({ kind, text }) => kind === 'text' && text !== '')
  return [
    ...leaderNotes(slide),
    ...pieces.map(({ text, shown }) => element(document, 'p', { class: shown ? 'shown' : 'said' }, text)),
  ]
}
