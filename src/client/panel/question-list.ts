// What the group asked, by votes: to be shown, parked, answered.

import type { QuestionMark } from '../../session/event.ts'
import type { ListedQuestion } from '../../session/snapshot.ts'
import { LONGEST } from '../../session/typed.ts'
import { element } from '../element.ts'
import { reorder } from '../reorder.ts'
import type { Desk } from '../session/desk.ts'
import { type PanelPart, panelButton, panelHeading } from './part.ts'
import type { PanelWords } from './words.ts'

interface Row {
  readonly item: HTMLElement
  draw(question: ListedQuestion): void
}

export function questionList(desk: Desk, words: PanelWords): PanelPart {
  const rows = new Map<string, Row>()
  const list = element(document, 'ul', { class: 'panel-questions' })
  const none = element(document, 'li', { class: 'none' }, words.noQuestions)

  /** Built once, so that what the leader is writing stays. */
  const rowOf = (id: string): Row => {
    const known = rows.get(id)
    if (known !== undefined) return known
    const votes = element(document, 'b', { class: 'panel-votes' })
    const text = element(document, 'span', {})
    const name = element(document, 'small', {})
    const answer = element(document, 'textarea', {
      rows: '2',
      'aria-label': words.answerPlace,
      placeholder: words.answerPlace,
      maxlength: String(LONGEST.memo),
    })
    const isShown = () => desk.now().shownQuestion === id
    /** Whether something stands here that the session has not heard of: what is only shown is not said again. */
    let isWritten = false
    let heard = ''
    answer.addEventListener('input', () => {
      isWritten = true
    })
    const mark = (as: QuestionMark) =>
      desk.ask({ do: 'mark', question: id, as, answer: isWritten ? answer.value : null })
    const show = panelButton(words.show, () => desk.ask({ do: 'show', question: isShown() ? null : id }))
    const park = panelButton(words.park, () => mark('parked'))
    const answered = panelButton(words.answered, () => mark('answered'), 'strong')
    const reopen = panelButton(words.reopen, () => mark('open'))
    const remove = panelButton(words.remove, () => mark('removed'))
    const tools = element(document, 'div', { class: 'panel-buttons' }, show, park, answered, reopen, remove)
    const details = element(
      document,
      'details',
      {},
      element(document, 'summary', {}, votes, element(document, 'span', {}, text, ' ', name)),
      answer,
      tools,
    )
    const item = element(document, 'li', {}, details)
    const row: Row = {
      item,
      draw: (question) => {
        item.className = `${question.state}${isShown() ? ' on-screen' : ''}`
        votes.textContent = String(question.votes)
        text.textContent = question.text
        name.textContent = question.name === '' ? '' : `— ${question.name}`
        show.textContent = isShown() ? words.hide : words.show
        park.hidden = question.state !== 'open'
        answered.hidden = question.state === 'answered' || question.state === 'removed'
        show.hidden = question.state === 'removed'
        remove.hidden = question.state === 'removed'
        reopen.hidden = question.state === 'open'
        const kept = desk.now().answers[id] ?? ''
        if (kept === heard) return
        heard = kept
        if (answer.value.trim() === kept.trim()) isWritten = false
        else if (!isWritten && document.activeElement !== answer) answer.value = kept
      },
    }
    rows.set(id, row)
    return row
  }
  return {
    box: element(document, 'div', { class: 'panel-asked' }, panelHeading(words.questions), list),
    draw: () => {
      const { questions } = desk.now()
      const items = questions.map((question) => {
        const row = rowOf(question.id)
        row.draw(question)
        return row.item
      })
      reorder(list, items.length === 0 ? [none] : items)
    },
  }
}
