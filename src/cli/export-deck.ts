// What can be made of a deck beside its page and its PDF, as the command line asks for it.

import process from 'node:process'
import type { OutputKind, Settings } from '../article/settings.ts'
import { collector, type Diagnostic } from '../base/diagnostic.ts'
import type { Compiled } from '../compile.ts'
import { withBrowser } from '../host/browser.ts'
import { printHandout } from '../host/export/handout.ts'
import { takePictures } from '../host/export/pictures.ts'
import type { Output } from '../host/outputs.ts'
import { packageVersion } from '../host/package.ts'
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
  if (!has('handout', 'png', 'webp')) return { outputs, diagnostics }
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
    const formats = (['png', 'webp'] as const).filter((format) => has(format))
    if (formats.length > 0) {
      const { scale } = settings
      made.push(...(await takePictures(browser, html, slides, { ...size, scale, formats, slide: null })))
    }
    return made
  })
  return { outputs: [...outputs, ...printed], diagnostics }
}
