// Code that is shown step by step: each step marks some lines and lets the others stand back.

import { element } from './element.ts'

/** Gives each block of code with steps a fragment for every step after the first; the player counts them. */
export function prepareSteps(root: ParentNode): void {
  for (const code of blocks(root)) {
    for (let step = 1; step < Number(code.dataset.steps); step++)
      code.after(element(document, 'span', { class: 'fragment step', 'aria-hidden': 'true' }))
  }
}

/** How many steps a slide has after its first. */
export function stepsOf(slide: ParentNode): number {
  return slide.querySelectorAll('.fragment').length
}

/** Puts a slide that is not played at a step. */
export function setStep(slide: ParentNode, step: number): void {
  for (const [index, fragment] of [...slide.querySelectorAll('.fragment')].entries())
    fragment.classList.toggle('visible', index < step)
  showStep(slide)
}

/** Marks the lines of the step that a slide stands at. */
export function showStep(slide: ParentNode): void {
  for (const code of blocks(slide)) {
    let step = 0
    for (let next = code.nextElementSibling; next?.classList.contains('step'); next = next.nextElementSibling)
      if (next.classList.contains('visible')) step++
    code.classList.add('stepping')
    for (const line of code.querySelectorAll<HTMLElement>('.line'))
      line.classList.toggle('now', (line.dataset.in ?? '').split(' ').includes(String(step)))
  }
}

function blocks(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('pre[data-steps]')]
}
