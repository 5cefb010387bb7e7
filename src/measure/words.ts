// Where the words of a text are that is written without spaces. A pinned model, not the machine's dictionary, so that a deck has the
// same lines wherever it is built.

import { jaModel, Parser, zhHansModel } from 'budoux'
import { isWide } from '../base/text.ts'

/** The model looks at the three characters on either side; the rest of the text is not asked. */
const AROUND = 8
const known = new Map<string, boolean>()
let chinese: Parser | null = null
let japanese: Parser | null = null

/** Particles lean on what stands before them; numerals and adverbs of one character on what comes after. */
const LEANS_BACK = /[的地得了着过们吗呢吧]/
const LEANS_ON = /[一两几每第不没很更最太]/

/** Whether a line that begins at this offset would cut a word of Chinese or Japanese, or leave a particle without it; spaced words are never cut. */
export function isInWord(text: string, at: number): boolean {
  if (!isLetter(text, at - 1) || !isLetter(text, at)) return false
  if (LEANS_BACK.test(text[at] ?? '') || LEANS_ON.test(text[at - 1] ?? '')) return true
  const start = Math.max(0, at - AROUND)
  const around = text.slice(start, at + AROUND)
  const key = `${at - start} ${around}`
  let found = known.get(key)
  if (found === undefined) {
    found = !parserOf(around)
      .parseBoundaries(around)
      .includes(at - start)
    if (known.size > 10_000) known.clear()
    known.set(key, found)
  }
  return found
}

function parserOf(text: string): Parser {
  if (/[\u3040-\u30ff]/.test(text)) {
    japanese ??= new Parser(jaModel)
    return japanese
  }
  chinese ??= new Parser(zhHansModel)
  return chinese
}

function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return isWide(unit) && !(unit >= 0x3000 && unit <= 0x303f) && unit < 0xff00
}
