// The facts of a PDF: text, bookmarks and tags by pdfjs-dist, fonts by pdf-lib, so that no single reader's error hides one of ours.

import type { PdfFacts, PdfFont, PdfPage } from '../../check/pdf-facts.ts'

/** Null where `pdfjs-dist`, which only a developer's machine has, is not installed. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFacts | null> {
  const reader = await import('pdfjs-dist/legacy/build/pdf.mjs').catch(() => null)
  if (reader === null) return null
  const loading = reader.getDocument({
    data: bytes.slice(),
    verbosity: 0,
    useSystemFonts: false,
    isEvalSupported: false,
  })
  const document = await loading.promise
  const { info } = await document.getMetadata()
  const said = info as { readonly Title?: unknown; readonly Language?: unknown }
  const marks = await document.getMarkInfo()
  const preferences = (await document.getViewerPreferences()) as
    | ReadonlyMap<string, unknown>
    | Record<string, unknown>
    | null
  const displays =
    preferences instanceof Map
      ? preferences.get('DisplayDocTitle')
      : (preferences as Record<string, unknown> | null)?.DisplayDocTitle
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const content = await page.getTextContent({ disableNormalization: true })
    const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    pages.push({ width, height, text })
  }
  const outline = (await document.getOutline()) ?? []
  const facts = {
    title: typeof said.Title === 'string' ? said.Title : '',
    lang: typeof said.Language === 'string' ? said.Language : '',
    tagged: (marks as { readonly Marked?: boolean } | null)?.Marked === true,
    displaysTitle: displays === true,
    bookmarks: titlesOf(outline),
    pages,
  }
  await loading.destroy()
  return { ...facts, fonts: await fontsOf(bytes) }
}

interface Bookmark {
  readonly title: string
  readonly items: readonly Bookmark[]
}

function titlesOf(bookmarks: readonly Bookmark[]): string[] {
  return bookmarks.flatMap((bookmark) => [bookmark.title, ...titlesOf(bookmark.items)])
}

async function fontsOf(bytes: Uint8Array): Promise<PdfFont[]> {
  const { PDFDict, PDFDocument, PDFName } = await import('@pdfme/pdf-lib')
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const text = (value: unknown) => (value instanceof PDFName ? value.decodeText() : '')
  return document.context.enumerateIndirectObjects().flatMap(([, object]): PdfFont[] => {
    if (!(object instanceof PDFDict) || text(object.get(PDFName.of('Type'))) !== 'Font') return []
    const type = text(object.get(PDFName.of('Subtype')))
    // A composite font holds its glyphs in its descendant, which is an object of its own.
    if (type === 'Type0') return []
    const descriptor = object.lookup(PDFName.of('FontDescriptor'))
    const files = ['FontFile', 'FontFile2', 'FontFile3'].map((name) => PDFName.of(name))
    const embedded = type === 'Type3' || (descriptor instanceof PDFDict && files.some((name) => descriptor.has(name)))
    return [{ name: text(object.get(PDFName.of('BaseFont'))), type, embedded }]
  })
}
