// One deck to PDF, as the command line asks for it.

import { collector, type Diagnostic } from '../base/diagnostic.ts'
import type { Compiled } from '../compile.ts'
import { exportPdf } from '../host/export/pdf.ts'
import { packageVersion } from '../host/package.ts'
import { browserOptions } from './browser-options.ts'
import { slideSize } from './slide-size.ts'

/** @throws BrowserTrouble */
export async function printDeck(
  { html, slides, deck }: Compiled,
  flags: ReadonlyMap<string, string>,
): Promise<{ bytes: Uint8Array; diagnostics: readonly Diagnostic[] }> {
  const { report, diagnostics } = collector()
  const { author, date, description, tags } = deck.meta
  const bytes = await exportPdf(html, {
    ...slideSize(deck.aspect),
    slides,
    title: deck.title,
    lang: deck.lang,
    author,
    date,
    description,
    keywords: tags,
    generator: `Lectern ${packageVersion()}`,
    ...browserOptions(flags),
    report,
  })
  return { bytes, diagnostics }
}
