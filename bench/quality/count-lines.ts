// Lines as the browser breaks them when nobody tells it where, against the lines that were planned.

import type { LineAgreement } from './row.ts'

/**
 * Sent to the page as text: uses nothing from outside itself. Every text block of prose, a title, an item, a cell, is freed of the
 * planned breaks and counted again. Lines of code are left out: they have breaking rules of their own.
 */
export function countLines(): LineAgreement {
  const style = document.createElement('style')
  style.textContent =
    '.freed,.freed *{white-space:normal!important;overflow-wrap:anywhere!important;line-break:strict!important;word-break:normal!important;text-wrap:wrap!important}'
  document.head.append(style)
  for (const slide of document.querySelectorAll<HTMLElement>('.slides > section')) {
    slide.hidden = false
    slide.style.display = 'block'
    slide.style.visibility = 'visible'
  }
  const isBlock = (element: Element) => !/^(?:inline|contents|none)/.test(getComputedStyle(element).display)
  const blocks = new Set<HTMLElement>()
  for (const piece of document.querySelectorAll<HTMLElement>(
    '.slides [data-home], .slides [data-echo], .slides [data-word]',
  )) {
    if (piece.closest('pre, svg, figure, .source') !== null || piece.querySelector('pre, table, svg, img') !== null)
      continue
    let block: HTMLElement | null = piece
    while (block !== null && !isBlock(block)) block = block.parentElement
    if (block !== null && block.getClientRects().length > 0 && block.querySelector('ul, ol, table, p') === null)
      blocks.add(block)
  }
  const linesOf = (block: HTMLElement): number => {
    const range = document.createRange()
    range.selectNodeContents(block)
    const tops: number[] = []
    const size = Number.parseFloat(getComputedStyle(block).fontSize)
    for (const rect of range.getClientRects()) {
      if (rect.width < 0.5) continue
      const middle = (rect.top + rect.bottom) / 2
      if (!tops.some((top) => Math.abs(top - middle) < size * 0.6)) tops.push(middle)
    }
    return tops.length
  }
  let same = 0
  let under = 0
  const all = [...blocks]
  const planned = all.map(linesOf)
  for (const block of all) {
    block.classList.add('freed')
    for (const mark of block.querySelectorAll('.br')) mark.remove()
    block.normalize()
  }
  all.forEach((block, index) => {
    const now = linesOf(block)
    if (now === planned[index]) same++
    else if (now > (planned[index] ?? 0)) under++
  })
  return { texts: all.length, same, under }
}
