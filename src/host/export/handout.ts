// The deck on paper, to write on: several slides a sheet, or each with its whole text. Slides stay drawings, so that they print sharp.

import type { Deck, Slide } from '../../plan/deck.ts'
import { lexiconFor } from '../../plan/lexicon.ts'
import { namesOf } from '../../plan/names-of.ts'
import type { LeaderLines } from '../../plan/study/leader-lines.ts'
import { toldOn } from '../../plan/told.ts'
import { leadersOwn } from '../../render/notes.ts'
import type { OpenBrowser } from '../browser.ts'
import { documentDate } from '../pdf/document-date.ts'
import { finisher } from '../pdf/finish.ts'
import { FORMULA_MARK } from '../pdf/mend-tags.ts'
import { readyForPrint } from './ready-for-print.ts'
import { type HandoutKind, setHandout } from './set-handout.ts'

/** CSS pixels. */
const PAPER = {
  a4: { width: 794, height: 1123, name: 'A4' },
  letter: { width: 816, height: 1056, name: 'letter' },
} as const

export interface HandoutOptions {
  readonly kind: HandoutKind
  readonly paper: keyof typeof PAPER
  /** What is the leader's own on each slide, for the leader's copy; null for what is handed out. */
  readonly leader: readonly LeaderLines[] | null
  readonly generator: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Prints the handout of a built page. @throws BrowserTrouble */
export async function printHandout(
  browser: OpenBrowser,
  html: string,
  deck: Deck,
  { kind, paper, leader, generator, env }: HandoutOptions,
): Promise<Uint8Array> {
  const finishing = finisher()
  finishing.catch(() => undefined)
  const upright = PAPER[paper]
  // Four slides fill a sheet that lies on its side.
  const size =
    kind === '2x2' ? { width: upright.height, height: upright.width, name: `${upright.name} landscape` } : upright
  const page = await browser.open({ html }, { ...size, scripts: false, media: 'print', scheme: 'light' })
  await page.evaluate(readyForPrint, { steps: false, formulaMark: FORMULA_MARK })
  const told = toldOn(deck)
  const { links, summary, leaderCopy, notes } = lexiconFor(deck.lang)
  const sheets = await page.evaluate(setHandout, {
    kind,
    paper: size,
    title: deck.title,
    date: deck.meta.date ?? '',
    words: { links, summary, leaderCopy, notes },
    told,
    names: namesOf(deck),
    questions: deck.slides.map((slide, index) => questionOf(slide, told[index] ?? [])),
    leader: leader?.map((lines) => ({ clock: lines.clock, texts: leadersOwn(lines, deck.lang) })) ?? null,
  })
  const printed = await page.print(size)
  await page.close()
  const finish = await finishing
  const bookmarks = sheets.map(({ label }, page) => ({ title: label, page, depth: 1 }))
  const { author, date, description, tags = [] } = deck.meta
  return finish(printed, {
    title: deck.title,
    lang: deck.lang,
    author,
    description,
    keywords: tags,
    generator,
    made: documentDate(date, env),
    pages: sheets.length,
    bookmarks,
  })
}

/** The last question that stands on a slide, to write an answer to. */
function questionOf(
  slide: Slide,
  told: readonly { readonly kind: string; readonly text: string; readonly isShown: boolean }[],
): string {
  if (slide.layout === 'title' || slide.layout === 'agenda') return ''
  const asked = told.filter(
    ({ kind, text, isShown }) => isShown && kind !== 'code' && /[？?؟]["”』」）)]*\s*$/.test(text),
  )
  return asked.at(-1)?.text.trim() ?? ''
}
