import { element } from './element.ts'

export interface Curtain {
  isDown(): boolean
  set(isDown: boolean): void
}

/** A black screen before the slides; `lift` is called where somebody clicks on it. */
export function curtain(lift: () => void): Curtain {
  const cloth = element(document, 'div', { class: 'curtain', hidden: '' })
  cloth.addEventListener('click', lift)
  document.body.append(cloth)
  return {
    isDown: () => !cloth.hidden,
    set: (isDown) => {
      cloth.hidden = !isDown
    },
  }
}
