// A dialog that comes from the lower edge of a phone.

import { element } from '../element.ts'

export interface Sheet {
  open(): void
}

export function sheet(title: string, closing: string, ...content: readonly HTMLElement[]): Sheet {
  const close = element(document, 'button', { type: 'button', class: 'sheet-close', 'aria-label': closing }, '×')
  const heading = element(document, 'div', { class: 'sheet-title', role: 'heading', 'aria-level': '1' }, title)
  const dialog = element(
    document,
    'dialog',
    { class: 'sheet', 'aria-label': title },
    element(document, 'div', { class: 'sheet-head' }, heading, close),
    ...content,
  )
  close.addEventListener('click', () => dialog.close())
  // A click on the dialog itself can only have hit its backdrop or its rim.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  // Keys that steer the deck are letters here.
  dialog.addEventListener('keydown', (event) => event.stopPropagation())
  document.body.append(dialog)
  return { open: () => dialog.showModal() }
}
