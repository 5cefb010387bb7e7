// A topic on a follower's screen: what it is about, how long it lasts, and what there is to do.

import type { OpenTopic } from '../../session/snapshot.ts'
import { element } from '../element.ts'
import { barRows, LETTERS } from './bars.ts'
import { phaseNow } from './phase-now.ts'
import { timeRing } from './time-ring.ts'
import type { TopicWords } from './words.ts'

export interface TopicForm {
  readonly box: HTMLElement
  show(topic: OpenTopic | null, ahead: number): void
}

export interface TopicAnswers {
  /** False where it does not count. */
  choose(topic: OpenTopic, option: number): Promise<boolean>
  done(topic: OpenTopic, isDone: boolean): Promise<boolean>
}

/** What this device has chosen, by `roundOf`, and the topics that it is done with. */
export interface TopicMine {
  readonly choices: Map<string, number>
  readonly done: Set<string>
}

export function roundOf(topic: string, round: number): string {
  return `${round} ${topic}`
}

/** `seat` counts the devices of the room, so that groups are of like size. */
export function topicForm(words: TopicWords, mine: TopicMine, seat: number, answers: TopicAnswers): TopicForm {
  const ring = timeRing(words)
  const mode = element(document, 'div', { class: 'topic-mode' })
  const text = element(document, 'div', { class: 'topic-text', role: 'heading', 'aria-level': '2' })
  const part = element(document, 'div', { class: 'topic-part' })
  const choices = element(document, 'div', { class: 'topic-choices', role: 'radiogroup' })
  const results = element(document, 'ul', { class: 'topic-options' })
  const count = element(document, 'div', { class: 'topic-count', role: 'status' })
  const done = element(document, 'button', { type: 'button', class: 'topic-done' }, words.iAmDone)
  const fold = element(document, 'button', { type: 'button', class: 'topic-fold', 'aria-expanded': 'true' })
  fold.append(element(document, 'span', { 'aria-hidden': 'true' }, '▾'))
  const box = element(
    document,
    'section',
    { class: 'topic-card', hidden: '' },
    element(document, 'div', { class: 'topic-head' }, mode, ring.box, fold, text),
    part,
    choices,
    results,
    done,
    count,
  )
  const setFolded = (isFolded: boolean) => {
    box.classList.toggle('folded-card', isFolded)
    fold.setAttribute('aria-expanded', String(!isFolded))
    fold.setAttribute('aria-label', isFolded ? words.unfold : words.fold)
  }
  fold.addEventListener('click', () => setFolded(!box.classList.contains('folded-card')))
  setFolded(false)
  let now: OpenTopic | null = null
  let drawn = ''

  const redraw = () => {
    if (now !== null) draw(now)
  }
  const setDone = (topic: OpenTopic, isDone: boolean) => {
    if (isDone) mine.done.add(topic.id)
    else mine.done.delete(topic.id)
    redraw()
  }
  const setChoice = ({ id, round }: OpenTopic, option: number | undefined) => {
    if (option === undefined) mine.choices.delete(roundOf(id, round))
    else mine.choices.set(roundOf(id, round), option)
    redraw()
  }
  const choiceOf = ({ id, round }: OpenTopic) => mine.choices.get(roundOf(id, round))
  // Shown at once, and taken back where it does not count.
  done.addEventListener('click', async () => {
    const topic = now
    if (topic === null) return
    const isDone = mine.done.has(topic.id)
    setDone(topic, !isDone)
    if (!(await answers.done(topic, !isDone))) setDone(topic, isDone)
  })
  const choose = async (topic: OpenTopic, option: number) => {
    const before = choiceOf(topic)
    setChoice(topic, option)
    if (!(await answers.choose(topic, option))) setChoice(topic, before)
  }
  /** Built once a round, so that the focus stays where it is while others answer. */
  const build = (topic: OpenTopic) => {
    const key = `${topic.id} ${topic.round} ${topic.options.length} ${topic.text}`
    if (key === drawn) return
    drawn = key
    setFolded(false)
    mode.textContent = topic.options.length > 0 ? words.poll : words.modes[topic.mode]
    text.textContent = topic.text
    choices.setAttribute('aria-label', topic.text)
    choices.replaceChildren(
      ...topic.options.map((option, index) => {
        const letter = element(document, 'b', { class: 'option-letter', 'aria-hidden': 'true' }, LETTERS[index] ?? '')
        const button = element(
          document,
          'button',
          { type: 'button', role: 'radio' },
          letter,
          element(document, 'span', {}, option),
        )
        button.addEventListener('click', () => choose(topic, index))
        return button
      }),
    )
    choices.onkeydown = (event) => moveChoice(event, choices)
    const own = topic.parts.length === 0 ? null : seat % topic.parts.length
    part.replaceChildren(
      ...(own === null
        ? []
        : [
            element(document, 'b', {}, `${words.group(own + 1)} · ${words.yourPart}`),
            element(document, 'div', {}, topic.parts[own] ?? ''),
          ]),
    )
  }
  const draw = (topic: OpenTopic) => {
    build(topic)
    const isPoll = topic.options.length > 0
    const isOpen = !topic.isClosed
    choices.hidden = !isPoll || topic.bars !== null
    for (const [index, button] of [...choices.querySelectorAll('button')].entries()) {
      const choice = choiceOf(topic)
      const isChosen = choice === index
      button.setAttribute('aria-checked', String(isChosen))
      button.tabIndex = isChosen || (choice === undefined && index === 0) ? 0 : -1
      button.disabled = !isOpen
    }
    results.hidden = topic.bars === null
    results.replaceChildren(
      ...(topic.bars === null ? [] : barRows(topic, topic.bars, topic.right, words, choiceOf(topic))),
    )
    done.hidden = isPoll || topic.mode === 'discussion' || !isOpen
    done.setAttribute('aria-pressed', String(mine.done.has(topic.id)))
    count.textContent = isPoll
      ? `${isOpen ? '' : `${words.closed} · `}${words.answered(topic.chosen)}`
      : done.hidden
        ? ''
        : words.done(topic.done)
  }
  return {
    box,
    show: (topic, ahead) => {
      now = topic
      box.hidden = topic === null
      ring.show(topic, ahead)
      if (topic === null) {
        drawn = ''
        return
      }
      draw(topic)
      box.dataset.phase = phaseNow(topic, Date.now() + ahead)?.name ?? ''
    },
  }
}

/** Arrows move among the options, as in any group of radio buttons; the space bar chooses. */
function moveChoice(event: KeyboardEvent, group: HTMLElement): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  if (step === undefined) return
  const buttons = [...group.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const next = buttons[(at + step + buttons.length) % buttons.length]
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1
  next?.focus()
  event.preventDefault()
  event.stopPropagation()
}
