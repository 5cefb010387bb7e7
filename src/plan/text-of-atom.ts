// The words of an atom.

import type { Atom } from '../outline/atom.ts'
import { plain, spelled } from '../outline/pieces.ts'

export function textOfAtom(atom: Atom): string {
  const { content } = atom
  switch (content.kind) {
    case 'text':
      return plain(content.runs)
    case 'figure':
      return [content.image, ...content.others].map(({ alt }) => alt).join(' ')
    case 'formula':
      return spelled([content.run])
    case 'code':
      return content.code.text.split('\n').slice(content.from, content.to).join('\n')
    case 'table':
      return [content.table.head, ...content.table.rows.slice(content.rows.from, content.rows.to)]
        .flatMap((row) => row.map((cell) => spelled(cell.inlines.filter((inline) => inline.kind === 'text'))))
        .join(' ')
  }
}

/** How many letters and digits an atom shows; none for a figure. */
export function lettersOf(atom: Atom): number {
  const { content } = atom
  const isElsewhere = content.kind === 'figure' || (content.kind === 'table' && content.echoOf !== null)
  return isElsewhere ? 0 : letters(content.kind === 'text' ? spelled(content.runs) : textOfAtom(atom))
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
