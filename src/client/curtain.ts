import { element } from './element.ts'

export interface Curtain {
  isDown(): boolean
  toggle(): void
}

/** A black screen before the slides; a click lifts it. */
export function curtain(changed: () => void): Curtain {
  const cloth = element(document, 'div', { class: 'curtain', hidden: '' })
  const toggle = () => {
    cloth.hidden = !cloth.hidden
    changed()
  }
  cloth.addEventListener('click', toggle)
  document.body.append(cloth)
  return { isDown: () => !cloth.hidden, toggle }
}
