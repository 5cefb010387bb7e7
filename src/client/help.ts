import { element } from './element.ts'
import type { Words } from './words.ts'

export interface Help {
  isOpen(): boolean
  toggle(): void
}

/** The list of keys, as a modal dialog of `owner`: the deck's document or the speaker's. */
export function helpIn(owner: Document, words: Words): Help {
  const close = element(owner, 'button', { type: 'button', class: 'help-close', 'aria-label': words.close }, '×')
  const heading = element(owner, 'div', { class: 'help-title', role: 'heading', 'aria-level': '1' }, words.help)
  const rows = words.keys.map((row) =>
    element(
      owner,
      'div',
      {},
      element(owner, 'dt', {}, ...row.keys.map((key) => element(owner, 'kbd', {}, key))),
      element(owner, 'dd', {}, row.does),
    ),
  )
  const list = element(owner, 'dl', {}, ...rows)
  const dialog = element(
    owner,
    'dialog',
    { class: 'help', 'aria-label': words.help, tabindex: '-1' },
    close,
    heading,
    list,
  )
  close.addEventListener('click', () => dialog.close())
  // A click on the dialog itself can only have hit its backdrop or its rim.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  owner.body.append(dialog)
  return {
    isOpen: () => dialog.open,
    toggle: () => {
      if (dialog.open) return dialog.close()
      dialog.showModal()
      // Rather than the button that closes it, which would look chosen.
      dialog.focus()
    },
  }
}
