// Whether a column is too narrow for a word of its text, such as an address.

import type { Column } from './deck.ts'

export function cutsWord({ rows }: Column): boolean {
  return rows.some((row) => {
    const texts = row.kind === 'text' ? [row.text] : row.kind === 'apart' ? row.pieces.map(({ text }) => text) : []
    return texts.some(({ parts, breaks }) => {
      const text = parts.flatMap(({ runs }) => runs.map((run) => run.text)).join('')
      return breaks.some((at) => /^[\p{sc=Latin}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1)))
    })
  })
}
