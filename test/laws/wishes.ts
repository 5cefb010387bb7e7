// Which directives of an article were neither followed nor reported where they stand.

import type { Compiled } from '../../src/compile.ts'
import type { PlacedBlock } from '../generate/article.ts'
import { homesIn, type PlacedHome } from './homes.ts'

export function unheard({ deck, html, diagnostics }: Compiled, blocks: readonly PlacedBlock[]): string[] {
  const homes = homesIn(html)
  const atoms = homes.filter(({ id }) => id.startsWith('a'))
  const reported = new Set(
    diagnostics.flatMap(({ code, span }) => (code.startsWith('directive-') && span !== null ? [span.start] : [])),
  )
  return blocks.flatMap(({ block, directives }) =>
    block.directives.flatMap((directive, index) => {
      const at = directives[index] ?? 0
      return reported.has(at) || isFollowed(directive, at) ? [] : [`${directive} at ${at}`]
    }),
  )

  function isFollowed(directive: string, at: number): boolean {
    // It is about the next block that has something to show, which a comment, a rule or a heading has not.
    const first = atoms.findIndex(({ from }) => from > at)
    const atom = atoms[first]
    if (atom === undefined) return false
    const within = atomsOfBlock(atom)
    const [name = '', value = ''] = directive.split('=')
    switch (name) {
      case 'break':
        return opensSlide(first)
      case 'keep':
        return within.every(({ slide }) => slide === atom.slide)
      case 'show':
        return within.every(({ isSaid }) => !isSaid)
      case 'say':
        return within.every(({ isSaid }) => isSaid)
      case 'title':
        return opensSlide(first) && titleOf(atom.slide) === value.replaceAll('"', '')
      case 'layout':
        return opensSlide(first) && deck.slides[atom.slide]?.layout === value
      default:
        return true
    }
  }

  function opensSlide(index: number): boolean {
    return atoms[index - 1]?.slide !== atoms[index]?.slide
  }

  /** Where one Markdown block is all of what was generated, its atoms; else the first. */
  function atomsOfBlock(atom: PlacedHome): readonly PlacedHome[] {
    const own = blocks.find(({ start, end }) => start <= atom.from && atom.from < end)
    if (own === undefined || !isOneBlock(own)) return [atom]
    return atoms.filter(({ from }) => from >= own.start && from < own.end)
  }

  function titleOf(slide: number): string | undefined {
    return deck.slides[slide]?.title?.text.parts.map(({ runs }) => runs.map(({ text }) => text).join('')).join('')
  }
}

function isOneBlock({ block: { kind, text } }: PlacedBlock): boolean {
  if (kind === 'list') return /^(?:[-*]|\d+[.)]) /.test(text)
  return ['paragraph', 'label', 'question', 'quote', 'code', 'table'].includes(kind) && !/\n\n|!\[|\*\*/.test(text)
}
