// Asking, and voting for what others asked.

import type { ListedQuestion, Snapshot } from '../../session/snapshot.ts'
import { LONGEST } from '../../session/typed.ts'
import { element } from '../element.ts'
import { reorder } from '../reorder.ts'
import type { Said } from '../session/link.ts'
import { newId } from '../session/new-id.ts'
import { type Sheet, sheet } from './sheet.ts'
import type { FollowerWords } from './words.ts'

export interface QuestionsSheet extends Sheet {
  show(snapshot: Snapshot): void
}

export interface QuestionCommands {
  ask(id: string, text: string, name: string): Promise<Said>
  vote(question: string, on: boolean): Promise<Said>
  withdraw(question: string): Promise<Said>
}

/** `asked` and `voted` hold the ids of what this device has asked, and voted for. */
export function questionsSheet(
  words: FollowerWords,
  asked: Set<string>,
  voted: Set<string>,
  canSteer: boolean,
  commands: QuestionCommands,
): QuestionsSheet {
  const text = element(document, 'textarea', {
    rows: '3',
    maxlength: String(LONGEST.text),
    'aria-label': words.yourQuestion,
    placeholder: words.yourQuestion,
    required: '',
  })
  const name = element(document, 'input', {
    type: 'text',
    maxlength: String(LONGEST.name),
    'aria-label': words.yourName,
    placeholder: words.yourName,
    autocomplete: 'off',
  })
  const send = element(document, 'button', { type: 'submit' }, words.send)
  const told = element(document, 'p', { class: 'sheet-hint', role: 'status' })
  const form = element(
    document,
    'form',
    { class: 'ask' },
    text,
    element(document, 'div', { class: 'ask-row' }, name, send),
  )
  const heading = element(
    document,
    'div',
    { class: 'sheet-label', role: 'heading', 'aria-level': '2' },
    words.questions,
  )
  const list = element(document, 'ul', { class: 'asked' })
  const rows = new Map<string, Row>()
  const steer = element(document, 'a', { href: '/remote', class: 'steer' }, words.steer)
  const made = sheet(words.askAnything, words.close, form, told, heading, list, ...(canSteer ? [steer] : []))

  // An id a question, not a try: sent twice over a bad line it is asked once.
  let id = newId()
  /** The one that waits for a connection. */
  let kept = ''
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (text.value.trim() === '') return
    send.disabled = true
    const said = await commands.ask(id, text.value, name.value)
    send.disabled = false
    told.textContent = toldOf(said, words)
    if (said !== 'done' && said !== 'later') return
    asked.add(id)
    voted.add(id)
    kept = said === 'later' ? id : ''
    id = newId()
    text.value = ''
  })
  const rowOf = (question: ListedQuestion): Row => {
    const found = rows.get(question.id)
    if (found !== undefined) return found
    const votes = element(document, 'span', { class: 'asked-votes' })
    const button = element(document, 'button', { type: 'button', title: words.vote }, '▲ ', votes)
    const state = element(document, 'span', { class: 'asked-state' })
    const said = element(document, 'span', { class: 'asked-text' })
    const who = element(document, 'span', { class: 'asked-name' })
    const takeBack = element(document, 'button', { type: 'button', class: 'take-back' }, words.takeBack)
    const item = element(document, 'li', {}, button, element(document, 'div', {}, said, ' ', who, ' ', state, takeBack))
    takeBack.addEventListener('click', async () => {
      takeBack.disabled = true
      const answer = await commands.withdraw(question.id)
      takeBack.disabled = false
      told.textContent = answer === 'done' ? '' : toldOf(answer, words)
      if (answer !== 'done' && answer !== 'later') return
      // To be written anew; the button goes with its row.
      if (text.value === '') text.value = question.text
      text.focus()
    })
    button.addEventListener('click', async () => {
      const on = !voted.has(question.id)
      if (on) voted.add(question.id)
      else voted.delete(question.id)
      button.setAttribute('aria-pressed', String(on))
      const answer = await commands.vote(question.id, on)
      if (answer === 'done' || answer === 'later') return
      told.textContent = toldOf(answer, words)
      if (on) voted.delete(question.id)
      else voted.add(question.id)
      button.setAttribute('aria-pressed', String(!on))
    })
    const row = { item, button, votes, state, said, who, takeBack }
    rows.set(question.id, row)
    return row
  }
  return {
    ...made,
    open: () => {
      told.textContent = ''
      made.open()
      text.focus()
    },
    show: ({ questions, shownQuestion }) => {
      if (kept !== '' && questions.some((question) => question.id === kept)) {
        kept = ''
        told.textContent = toldOf('done', words)
      }
      const items = questions.map((question) => {
        const row = rowOf(question)
        row.votes.textContent = String(question.votes)
        row.button.setAttribute('aria-label', `▲ ${question.votes} ${words.vote}`)
        row.button.setAttribute('aria-pressed', String(voted.has(question.id)))
        row.said.textContent = question.text
        row.who.textContent = question.name === '' ? '' : `— ${question.name}`
        row.state.textContent = question.id === shownQuestion ? words.shown : stateOf(question, words)
        row.takeBack.hidden = !asked.has(question.id) || question.state === 'answered'
        row.item.className = question.state
        return row.item
      })
      if (items.length === 0) list.replaceChildren(element(document, 'li', { class: 'none' }, words.noQuestions))
      else reorder(list, items)
    },
  }
}

interface Row {
  readonly item: HTMLElement
  readonly button: HTMLElement
  readonly votes: HTMLElement
  readonly state: HTMLElement
  readonly said: HTMLElement
  readonly who: HTMLElement
  readonly takeBack: HTMLElement
}

function stateOf({ state }: ListedQuestion, words: FollowerWords): string {
  return state === 'parked' || state === 'answered' ? words[state] : ''
}

export function toldOf(said: Said, words: FollowerWords): string {
  switch (said) {
    case 'done':
      return words.sent
    case 'later':
      return words.kept
    case 'too-fast':
      return words.tooFast
    case 'too-many':
      return words.tooMany
    case 'gone':
    case 'not-leading':
      return words.gone
  }
}
