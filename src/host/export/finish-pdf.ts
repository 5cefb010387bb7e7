// What a browser leaves undone in a PDF: who wrote it and when, bookmarks, page labels, and half of its size.

import type { PDFDocument, PDFRef } from '@pdfme/pdf-lib'
import { type OutlineEntry, outlineTree } from './outline-tree.ts'
import type { PdfFacts } from './pdf-facts.ts'
import { xmp } from './xmp.ts'

export type Finish = (printed: Uint8Array, facts: PdfFacts) => Promise<Uint8Array>

type Library = typeof import('@pdfme/pdf-lib')

/** Loads the library only now, since most runs of the tool print nothing. */
export async function finisher(): Promise<Finish> {
  const library = await import('@pdfme/pdf-lib')
  return (printed, facts) => finishPdf(library, printed, facts)
}

/** Changes the document in place, never copies its pages: a copy loses the tags. */
async function finishPdf(library: Library, printed: Uint8Array, facts: PdfFacts): Promise<Uint8Array> {
  const pdf = await library.PDFDocument.load(printed, { updateMetadata: false })
  if (pdf.getPageCount() !== facts.bookmarks.length) {
    throw new Error(`the PDF has ${pdf.getPageCount()} pages for ${facts.bookmarks.length} slides`)
  }
  const producer = [facts.generator, pdf.getProducer()].filter((name) => name !== undefined).join(', ')
  describe(library, pdf, facts, producer)
  const packet = pdf.context.stream(new TextEncoder().encode(xmp(facts, producer)), {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  pdf.catalog.set(library.PDFName.of('Metadata'), pdf.context.register(packet))
  pdf.catalog.set(library.PDFName.of('PageLabels'), pdf.context.obj({ Nums: [0, { S: 'D', St: 1 }] }))
  pdf.catalog.set(library.PDFName.of('PageLayout'), library.PDFName.of('SinglePage'))
  pdf.catalog.set(library.PDFName.of('Outlines'), outline(library, pdf, outlineTree(facts.bookmarks)))
  return pdf.save({ useObjectStreams: true, addDefaultPage: false })
}

function describe({ PDFDict, PDFName }: Library, pdf: PDFDocument, facts: PdfFacts, producer: string): void {
  const { title, lang, author, description, keywords, generator, made } = facts
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setLanguage(lang)
  pdf.setCreator(generator)
  pdf.setProducer(producer)
  if (author !== undefined) pdf.setAuthor(author)
  if (description !== undefined) pdf.setSubject(description)
  if (keywords.length > 0) pdf.setKeywords([keywords.join(', ')])
  if (made !== null) {
    pdf.setCreationDate(made)
    pdf.setModificationDate(made)
    return
  }
  // The browser has written the time of the clock.
  const known = pdf.context.lookupMaybe(pdf.context.trailerInfo.Info, PDFDict)
  for (const name of ['CreationDate', 'ModDate']) known?.delete(PDFName.of(name))
}

/**
 * Made here rather than by the browser, which takes every heading of a slide, and its accessible name, for a bookmark:
 * this way there is one for each page by construction.
 */
function outline(library: Library, pdf: PDFDocument, top: readonly OutlineEntry[]): PDFRef {
  const root = pdf.context.nextRef()
  const chain = chained(library, pdf, top, root)
  const count = top.reduce((sum, entry) => sum + 1 + entry.below.length, 0)
  pdf.context.assign(root, pdf.context.obj({ Type: 'Outlines', ...chain, Count: count }))
  return root
}

/** Writes the entries of one level, all open, and answers with the ends of their chain. */
function chained(
  library: Library,
  pdf: PDFDocument,
  entries: readonly OutlineEntry[],
  parent: PDFRef,
): { First?: PDFRef; Last?: PDFRef } {
  const refs = entries.map(() => pdf.context.nextRef())
  entries.forEach((entry, index) => {
    const ref = refs[index] as PDFRef
    const page = pdf.getPage(entry.page)
    const previous = refs[index - 1]
    const next = refs[index + 1]
    pdf.context.assign(
      ref,
      pdf.context.obj({
        Title: library.PDFHexString.fromText(entry.title),
        Parent: parent,
        ...(previous && { Prev: previous }),
        ...(next && { Next: next }),
        Dest: [page.ref, 'XYZ', 0, page.getHeight(), null],
        ...chained(library, pdf, entry.below, ref),
        ...(entry.below.length > 0 && { Count: entry.below.length }),
      }),
    )
  })
  const first = refs[0]
  const last = refs.at(-1)
  return first === undefined || last === undefined ? {} : { First: first, Last: last }
}
