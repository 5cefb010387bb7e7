import { element } from './element.ts'
import type { KeyWords, Words } from './words.ts'

export interface Help {
  isOpen(): boolean
  toggle(): void
}

/** The list of keys, as a modal dialog. */
export function helpDialog(words: Words, keys: readonly KeyWords[]): Help {
  const close = element(document, 'button', { type: 'button', class: 'help-close', 'aria-label': words.close }, '×')
  const heading = element(document, 'div', { class: 'help-title', role: 'heading', 'aria-level': '1' }, words.help)
  const rows = keys.map((row) =>
    element(
      document,
      'div',
      {},
      element(document, 'dt', {}, ...row.keys.map((key) => element(document, 'kbd', {}, key))),
      element(document, 'dd', {}, row.does),
    ),
  )
  const list = element(document, 'dl', {}, ...rows)
  const dialog = element(
    document,
    'dialog',
    { class: 'help', 'aria-label': words.help, tabindex: '-1' },
    close,
    heading,
    list,
  )
  close.addEventListener('click', () => dialog.close())
  // A click on the dialog itself can only have hit its backdrop or its rim.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  document.body.append(dialog)
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
