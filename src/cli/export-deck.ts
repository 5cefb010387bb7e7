// What can be made of a deck beside its page and its PDF, as the command line asks for it.

import process from 'node:process'
import type { OutputKind, Settings } from '../article/settings.ts'
import { collector, type Diagnostic } from '../base/diagnostic.ts'
import type { Compiled } from '../compile.ts'
import { withBrowser } from '../host/browser.ts'
import { printHandout } from '../host/export/handout.ts'
import { takePictures } from '../host/export/pictures.ts'
import { makePptx, type PptxLook } from '../host/export/pptx.ts'
import { drawnPictures } from '../host/export/pptx-pictures.ts'
import type { Output } from '../host/outputs.ts'
import { packageVersion } from '../host/package.ts'
import { palettesOf } from '../measure/palette.ts'
import { themeOf } from '../measure/theme.ts'
import type { Deck } from '../plan/deck.ts'
import { notesMarkdown, notesText } from '../render/notes.ts'
import { browserOptions } from './browser-options.ts'
import { slideSize } from './slide-size.ts'

/** @throws BrowserTrouble where one of them needs a browser and there is none */
export async function exportDeck(
  { deck, html, slides }: Compiled,
  settings: Settings,
  kinds: readonly OutputKind[],
  flags: ReadonlyMap<string, string>,
): Promise<{ readonly outputs: readonly Output[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { report, diagnostics } = collector()
  const outputs: Output[] = []
  const has = (...names: readonly OutputKind[]) => names.some((name) => kinds.includes(name))
  if (has('notes')) {
    const options = { withLeader: settings.withNotes }
    outputs.push({ name: 'notes.md', bytes: Buffer.from(notesMarkdown(deck, options)) })
    outputs.push({ name: 'notes.txt', bytes: Buffer.from(notesText(deck, options)) })
  }
  if (!has('handout', 'pptx', 'png', 'webp')) return { outputs, diagnostics }
  const size = slideSize(deck.aspect)
  const seconds = 60 + 2 * slides
  const printed = await withBrowser({ ...browserOptions(flags), seconds, report }, async (browser) => {
    const made: Output[] = []
    if (has('handout')) {
      const options = {
        kind: settings.handout,
        paper: settings.paper,
        generator: `Lectern ${packageVersion()}`,
        env: process.env,
      }
      made.push({ name: 'handout.pdf', bytes: await printHandout(browser, html, deck, options) })
    }
    if (has('pptx')) {
      const pictures = await drawnPictures(browser, html, size)
      const look = lookOf(html, deck)
      made.push({ name: 'deck.pptx', bytes: await makePptx(deck, look, pictures, settings.withNotes) })
    }
    const formats = (['png', 'webp'] as const).filter((format) => has(format))
    if (formats.length > 0) {
      const { scale } = settings
      made.push(...(await takePictures(browser, html, slides, { ...size, scale, formats, slide: null })))
    }
    return made
  })
  return { outputs: [...outputs, ...printed], diagnostics }
}

/** The sizes and colours of the page's own sheet, and faces that machines with an office have. */
function lookOf(html: string, { aspect, lang }: Deck): PptxLook {
  const css = /<style data-part="theme">([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const theme = themeOf(css, aspect)
  return {
    theme,
    palette: palettesOf(css).light,
    fonts: { text: faceFor(lang, theme.face === 'serif'), mono: 'Consolas' },
  }
}

function faceFor(lang: string, isSerif: boolean): string {
  if (/^zh-(?:hant|tw|hk|mo)/i.test(lang)) return isSerif ? 'PMingLiU' : 'Microsoft JhengHei'
  if (/^zh/i.test(lang)) return isSerif ? 'SimSun' : 'Microsoft YaHei'
  if (/^ja/i.test(lang)) return isSerif ? 'Yu Mincho' : 'Yu Gothic'
  if (/^ko/i.test(lang)) return isSerif ? 'Batang' : 'Malgun Gothic'
  return isSerif ? 'Cambria' : 'Calibri'
}
