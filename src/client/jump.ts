import { indexOfNumber } from './slide-numbers.ts'

/** Typed digits and Enter: the number of the slide to go to. Digits are forgotten after two seconds. */
export function jumper(
  slides: () => readonly HTMLElement[],
  show: (index: number) => void,
): { digit: (key: string) => void; enter: () => boolean } {
  let typed = ''
  let timer = 0
  const forget = () => {
    typed = ''
  }
  return {
    digit: (key) => {
      typed += key
      clearTimeout(timer)
      timer = window.setTimeout(forget, 2000)
    },
    enter: () => {
      if (typed === '') return false
      show(indexOfNumber(slides(), Number(typed)))
      forget()
      return true
    },
  }
}
