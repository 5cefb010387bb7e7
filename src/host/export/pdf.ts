// The deck as a PDF: one print of the page as it stands without its script, then what a browser leaves undone.

import { type BrowserOptions, type OpenBrowser, withBrowser } from '../browser.ts'
import { documentDate } from '../pdf/document-date.ts'
import type { Attachment } from '../pdf/document-facts.ts'
import { finisher } from '../pdf/finish.ts'
import { FORMULA_MARK } from '../pdf/mend-tags.ts'
import { readyForPrint } from './ready-for-print.ts'

export interface PdfOptions {
  /** CSS pixels of one slide. */
  readonly width: number
  readonly height: number
  readonly slides: number
  readonly title: string
  /** A BCP 47 tag. */
  readonly lang: string
  readonly author?: string | undefined
  /** As the article has it; only an ISO 8601 date gets into the PDF. */
  readonly date?: string | undefined
  readonly description?: string | undefined
  readonly keywords?: readonly string[] | undefined
  /** Name and version of the tool, such as `Lectern 0.1.0`. */
  readonly generator?: string | undefined
  /** A page for each step of a slide. */
  readonly steps?: boolean | undefined
  /** Files that go with it, such as the article. */
  readonly attachments?: readonly Attachment[] | undefined
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Prints a built page, in a browser of its own. The same page, options and browser give the same bytes.
 * @throws BrowserTrouble when there is no browser, or it fails; Error when pages and slides differ in number
 */
export function exportPdf(html: string, options: PdfOptions & BrowserOptions): Promise<Uint8Array> {
  return withBrowser(options, (browser) => printPdf(browser, html, options))
}

/** The same in a browser that is open already. */
export async function printPdf(browser: OpenBrowser, html: string, options: PdfOptions): Promise<Uint8Array> {
  const {
    width,
    height,
    slides,
    title,
    lang,
    author,
    date,
    description,
    keywords = [],
    generator = 'Lectern',
    steps = false,
    attachments,
  } = options
  const finishing = finisher() // loads while the browser prints
  finishing.catch(() => undefined)
  const page = await browser.open({ html }, { width, height, scripts: false, media: 'print' })
  const ready = await page.evaluate(readyForPrint, { steps, formulaMark: FORMULA_MARK })
  const printed = await page.print({ width, height })
  await page.close()
  const { bookmarks, labels } = ready
  if (ready.slides !== slides) throw new Error(`the page holds ${ready.slides} slides, not ${slides}`)
  const finish = await finishing
  const made = documentDate(date, options.env)
  return finish(printed, {
    title,
    lang,
    author,
    description,
    keywords,
    generator,
    made,
    pages: labels.length,
    bookmarks,
    ...(steps && { labels }),
    attachments,
  })
}
