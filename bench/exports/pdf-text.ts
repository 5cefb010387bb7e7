// Whether the text of a PDF is that of the slides: all of it, in order, as the characters that were written.

import { compact } from '../../src/check/characters.ts'
import type { SlideFacts } from '../../src/check/facts.ts'

const RADICALS = /[\u2e80-\u2eff\u2f00-\u2fd5]/gu
const LEFTWARD = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

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
    const written = pages[index] ?? ''
    const page = plain(written)
    const lines = written.split('\n').map(plain)
    let at = 0
    for (const line of slide.lines) {
      if (line.kind === 'drawing' || line.kind === 'formula') continue
      const text = plain(line.text)
      if (text === '') continue
      if (LEFTWARD.test(text)) {
        if (!lines.some((one) => holds(one, text))) missing.push(`${slide.number}: ${line.text}`)
        continue
      }
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

/** Slides whose tags say something else than what stands on them; what is drawn, the foot and numbers of lines are not text. */
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
    if (written === read || (LEFTWARD.test(written) && holds(read, written) && holds(written, read))) return
    const at = [...written].findIndex((character, place) => [...read][place] !== character)
    const [wanted, found] = [written, read].map((text) => [...text].slice(at, at + 20).join(''))
    faults.push(`${slide.number}: “${wanted}” on the slide, “${found}” in the tags`)
  })
  return faults
}

function plain(text: string): string {
  return compact(text.normalize('NFKC'))
}

/** Readers give text that runs to the left in the order of the paper or of speech, each in its own way: only its letters are compared. */
function holds(line: string, text: string): boolean {
  const left = new Map<string, number>()
  for (const character of letters(line)) left.set(character, (left.get(character) ?? 0) + 1)
  for (const character of letters(text)) {
    const count = left.get(character) ?? 0
    if (count === 0) return false
    left.set(character, count - 1)
  }
  return true
}

/** Brackets are mirrored, and marks on letters joined with them. */
function letters(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '')
}
