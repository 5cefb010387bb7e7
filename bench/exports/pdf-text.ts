// Whether the text of a PDF is that of the slides: all of it, in order, as the characters that were written.

import { compact } from '../../src/check/characters.ts'
import type { SlideFacts } from '../../src/check/facts.ts'

const RADICALS = /[\u2e80-\u2eff\u2f00-\u2fd5]/gu

export interface TextFaults {
  /** Lines of the screen that are not on their page. */
  readonly missing: readonly string[]
  /** Lines that are on it, but before the line before them. */
  readonly misplaced: readonly string[]
  /** Characters that came out as Kangxi radicals. */
  readonly radicals: number
}

export function textFaults(slides: readonly SlideFacts[], pages: readonly string[]): TextFaults {
  const missing: string[] = []
  const misplaced: string[] = []
  slides.forEach((slide, index) => {
    const page = plain(pages[index] ?? '')
    let at = 0
    for (const line of slide.lines) {
      if (line.kind === 'drawing' || line.kind === 'formula') continue
      const text = plain(line.text)
      if (text === '') continue
      const found = page.indexOf(text, at)
      if (found >= 0) at = found + text.length
      else if (page.includes(text)) misplaced.push(`${slide.number}: ${line.text}`)
      else missing.push(`${slide.number}: ${line.text}`)
    }
  })
  const count = (text: string) => text.match(RADICALS)?.length ?? 0
  const written = slides.flatMap(({ lines }) => lines).reduce((sum, { text }) => sum + count(text), 0)
  const read = pages.reduce((sum, text) => sum + count(text), 0)
  return { missing, misplaced, radicals: Math.max(0, read - written) }
}

/** Slides whose tags say something else than what stands on them; what is drawn, and the foot, is not text. */
export function structureFaults(slides: readonly SlideFacts[], sections: readonly string[]): readonly string[] {
  const faults: string[] = []
  if (sections.length !== slides.length) faults.push(`${sections.length} sections for ${slides.length} slides`)
  slides.forEach((slide, index) => {
    const own = slide.lines.filter(({ place, kind, piece }) => {
      const isNumber = kind === 'code' && slide.pieces[piece ?? -1]?.id === 'line'
      return place !== 'foot' && kind !== 'drawing' && kind !== 'formula' && !isNumber
    })
    const written = own.map(({ text }) => plain(text)).join('')
    const read = plain(sections[index] ?? '')
    if (written === read) return
    const at = [...written].findIndex((character, place) => [...read][place] !== character)
    faults.push(
      `${slide.number}: “${written.slice(at, at + 20)}” on the slide, “${read.slice(at, at + 20)}” in the tags`,
    )
  })
  return faults
}

function plain(text: string): string {
  return compact(text.normalize('NFKC'))
}
