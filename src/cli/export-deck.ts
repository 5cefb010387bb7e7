// What can be made of a deck beside its page and its PDF, as the command line asks for it.

import process from 'node:process'
import type { OutputKind, Settings } from '../article/settings.ts'
import { collector, type Diagnostic } from '../base/diagnostic.ts'
import type { Compiled } from '../compile.ts'
import { BrowserTrouble, type OpenBrowser, withBrowser } from '../host/browser.ts'
import { printHandout } from '../host/export/handout.ts'
import { printPdf } from '../host/export/pdf.ts'
import { takePictures } from '../host/export/pictures.ts'
import { makePptx, type PptxLook } from '../host/export/pptx.ts'
import { drawnPictures } from '../host/export/pptx-pictures.ts'
import type { Output } from '../host/outputs.ts'
import { packageVersion } from '../host/package.ts'
import { palettesOf } from '../measure/palette.ts'
import { themeOf } from '../measure/theme.ts'
import type { Deck } from '../plan/deck.ts'
import { type LeaderLines, leaderLines } from '../plan/study/leader-lines.ts'
import { notesMarkdown, notesText } from '../render/notes.ts'
import { browserOptions } from './browser-options.ts'
import type { ExportOrder } from './export-order.ts'
import { slideSize } from './slide-size.ts'
import type { Terminal } from './terminal.ts'

export interface Exports {
  readonly outputs: readonly Output[]
  readonly diagnostics: readonly Diagnostic[]
  /** Why the rest is not made; null where all is. */
  readonly trouble: BrowserTrouble | null
  /** What is not made. */
  readonly lacking: readonly OutputKind[]
}

/** All that needs a browser is made in the same one; what was made before it failed is kept. */
export async function exportDeck(
  order: ExportOrder,
  flags: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<Exports> {
  const { compiled, kinds } = order
  const { report, diagnostics } = collector()
  const made = new Map<OutputKind, readonly Output[]>()
  if (kinds.includes('notes')) made.set('notes', writtenNotes(order))
  const rest = STEPS.filter(({ makes }) => makes.some((kind) => kinds.includes(kind)))
  let trouble: BrowserTrouble | null = null
  if (rest.length > 0) {
    const seconds = 60 + compiled.slides * kinds.length
    try {
      await withBrowser(
        { ...browserOptions(flags), seconds, report, ahead: order.ahead ?? undefined },
        async (browser) => {
          for (const { name, makes, make } of rest) {
            const wanted = makes.filter((kind) => kinds.includes(kind))
            if (wanted.every((kind) => made.has(kind))) continue // by a browser that died after it
            const began = performance.now()
            const what = wanted.join(', ')
            terminal.advance(name, what, null, began)
            const onSlide = (done: number, of: number) => terminal.advance(name, what, { done, of }, began)
            const outputs = await make(browser, order, wanted, onSlide)
            for (const kind of wanted) made.set(kind, wanted[0] === kind ? outputs : [])
            const pages = name === 'printing' ? `${compiled.slides} slides` : what
            terminal.progress(name, pages, began)
          }
        },
      )
    } catch (error) {
      if (!(error instanceof BrowserTrouble)) throw error
      trouble = error
    }
  }
  return {
    outputs: kinds.flatMap((kind) => made.get(kind) ?? []),
    diagnostics,
    trouble,
    lacking: kinds.filter((kind) => !made.has(kind)),
  }
}

type OnSlide = (done: number, of: number) => void

interface Step {
  /** As it is told on the terminal. */
  readonly name: string
  readonly makes: readonly OutputKind[]
  readonly make: (
    browser: OpenBrowser,
    order: ExportOrder,
    wanted: readonly OutputKind[],
    onSlide: OnSlide,
  ) => Promise<readonly Output[]>
}

const STEPS: readonly Step[] = [
  { name: 'printing', makes: ['pdf'], make: printed },
  { name: 'handout', makes: ['handout'], make: handedOut },
  { name: 'PowerPoint', makes: ['pptx'], make: presented },
  { name: 'pictures', makes: ['png', 'webp'], make: pictured },
]

const generator = `Lectern ${packageVersion()}`

async function printed(browser: OpenBrowser, { compiled, settings, attachments }: ExportOrder): Promise<Output[]> {
  const { html, deck, slides } = compiled
  const { author, date, description, tags } = deck.meta
  const bytes = await printPdf(browser, html, {
    ...slideSize(deck.aspect),
    slides,
    title: deck.title,
    lang: deck.lang,
    author,
    date,
    description,
    keywords: tags,
    generator,
    steps: settings.fragments,
    attachments: settings.attach ? attachments : [],
    env: process.env,
  })
  return [{ name: 'deck.pdf', bytes }]
}

async function handedOut(browser: OpenBrowser, { compiled, settings }: ExportOrder): Promise<Output[]> {
  const options = {
    kind: settings.handout,
    paper: settings.paper,
    leader: leaderOf(compiled, settings),
    generator,
    env: process.env,
  }
  return [{ name: 'handout.pdf', bytes: await printHandout(browser, compiled.html, compiled.deck, options) }]
}

async function presented(
  browser: OpenBrowser,
  { compiled, settings }: ExportOrder,
  _: readonly OutputKind[],
  onSlide: OnSlide,
): Promise<Output[]> {
  const { html, deck } = compiled
  const pictures = await drawnPictures(browser, html, slideSize(deck.aspect), onSlide)
  const options = { leader: leaderOf(compiled, settings), generator, env: process.env }
  return [{ name: 'deck.pptx', bytes: await makePptx(deck, lookOf(html, deck), pictures, options) }]
}

function pictured(
  browser: OpenBrowser,
  { compiled, settings, slide }: ExportOrder,
  wanted: readonly OutputKind[],
  onSlide: OnSlide,
): Promise<readonly Output[]> {
  const formats = wanted.filter((kind) => kind === 'png' || kind === 'webp')
  const { scale } = settings
  const size = slideSize(compiled.deck.aspect)
  return takePictures(browser, compiled.html, compiled.slides, { ...size, scale, formats, slide, onSlide })
}

function writtenNotes({ compiled, settings }: ExportOrder): Output[] {
  const leader = leaderOf(compiled, settings)
  return [
    { name: 'notes.md', bytes: Buffer.from(notesMarkdown(compiled.deck, leader)) },
    { name: 'notes.txt', bytes: Buffer.from(notesText(compiled.deck, leader)) },
  ]
}

/** Null for what anybody may have. */
function leaderOf({ deck, study }: Compiled, { withNotes }: Settings): readonly LeaderLines[] | null {
  return withNotes ? leaderLines(deck, study) : null
}

/** The sizes and colours of the page's own sheet, and faces that machines with an office have. */
function lookOf(html: string, { aspect, lang }: Deck): PptxLook {
  const css = /<style data-part="theme">([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const theme = themeOf(css, aspect)
  return {
    theme,
    palette: palettesOf(css).light,
    fonts: facesFor(lang, theme.face === 'serif'),
  }
}

function facesFor(lang: string, isSerif: boolean): PptxLook['fonts'] {
  const text = isSerif ? 'Cambria' : 'Calibri'
  const mono = 'Consolas'
  if (/^zh-(?:hant|tw|hk|mo)/i.test(lang)) return { text, mono, eastAsian: isSerif ? 'PMingLiU' : 'Microsoft JhengHei' }
  if (/^ja/i.test(lang)) return { text, mono, eastAsian: isSerif ? 'Yu Mincho' : 'Yu Gothic' }
  if (/^ko/i.test(lang)) return { text, mono, eastAsian: isSerif ? 'Batang' : 'Malgun Gothic' }
  return { text, mono, eastAsian: isSerif ? 'SimSun' : 'Microsoft YaHei' }
}
