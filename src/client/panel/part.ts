import { element } from '../element.ts'

/** One part of the panel: drawn anew with each snapshot. */
export interface PanelPart {
  readonly box: HTMLElement
  draw(): void
}

export function panelButton(label: string, act: () => void, look = ''): HTMLButtonElement {
  const made = element(document, 'button', { type: 'button', ...(look !== '' && { class: look }) }, label)
  made.addEventListener('click', act)
  return made
}

export function panelHeading(text: string): HTMLElement {
  return element(document, 'div', { class: 'panel-heading', role: 'heading', 'aria-level': '2' }, text)
}
