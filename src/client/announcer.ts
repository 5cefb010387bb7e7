import { element } from './element.ts'

/** Says a text to screen readers, and shows it nowhere. */
export function announcer(): (text: string) => void {
  const status = element(document, 'div', { class: 'announcer', 'aria-live': 'polite', 'aria-atomic': 'true' })
  document.body.append(status)
  return (text) => {
    status.textContent = text
  }
}
