// A memo of the leader's, for the record, at the slide that is on.

import { LONGEST } from '../../session/typed.ts'
import { element } from '../element.ts'
import type { Desk } from '../session/desk.ts'
import { newId } from '../session/new-id.ts'
import { type PanelPart, panelHeading } from './part.ts'
import type { PanelWords } from './words.ts'

export function memoForm(desk: Desk, words: PanelWords): PanelPart {
  const text = element(document, 'textarea', {
    rows: '2',
    'aria-label': words.memoPlace,
    placeholder: words.memoPlace,
    maxlength: String(LONGEST.memo),
    required: '',
  })
  const form = element(
    document,
    'form',
    { class: 'panel-memo' },
    text,
    element(document, 'button', { type: 'submit' }, words.keep),
  )
  const list = element(document, 'ul', { class: 'panel-memos' })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (text.value.trim() === '') return
    desk.ask({ do: 'memo', id: newId(), text: text.value, slide: desk.now().position.slide })
    text.value = ''
  })
  return {
    box: element(document, 'div', {}, panelHeading(words.memo), form, list),
    draw: () => {
      const { memos, position } = desk.now()
      const here = memos.filter(({ slide }) => slide === position.slide)
      list.replaceChildren(...here.map((memo) => element(document, 'li', {}, memo.text)))
    },
  }
}
