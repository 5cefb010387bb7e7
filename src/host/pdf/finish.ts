// What a browser leaves undone in a PDF: who wrote it and when, whole tags, bookmarks, page labels, and half of its size.

import { writeBookmarks } from './bookmarks.ts'
import type { DocumentFacts } from './document-facts.ts'
import { loadPdfLibrary, type PDFDocument, type PdfLibrary } from './library.ts'
import { describeLinks } from './links.ts'
import { outlineTree } from './outline-tree.ts'
import { retag } from './tagging.ts'
import { xmp } from './xmp.ts'

export type Finish = (printed: Uint8Array, facts: DocumentFacts) => Promise<Uint8Array>

/** Loads the library only now, since most runs of the tool print nothing. */
export async function finisher(): Promise<Finish> {
  const library = await loadPdfLibrary()
  return (printed, facts) => finishPdf(library, printed, facts)
}

/** Changes the document in place, never copies its pages: a copy loses the tags. */
async function finishPdf(library: PdfLibrary, printed: Uint8Array, facts: DocumentFacts): Promise<Uint8Array> {
  const pdf = await library.PDFDocument.load(printed, { updateMetadata: false })
  if (pdf.getPageCount() !== facts.pages) {
    throw new Error(`the PDF has ${pdf.getPageCount()} pages for ${facts.pages} slides`)
  }
  const producer = [facts.generator, pdf.getProducer()].filter((name) => name !== undefined).join(', ')
  describe(library, pdf, facts, producer)
  const packet = pdf.context.stream(new TextEncoder().encode(xmp(facts, producer)), {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  const name = (text: string) => library.PDFName.of(text)
  pdf.catalog.set(name('Metadata'), pdf.context.register(packet))
  pdf.catalog.set(name('PageLabels'), pdf.context.obj({ Nums: labelled(library, facts) }))
  pdf.catalog.set(name('PageLayout'), name('SinglePage'))
  writeBookmarks(library, pdf, outlineTree(facts.bookmarks))
  retag(library, pdf)
  describeLinks(library, pdf, titlesByPage(facts))
  for (const { bytes, name, type } of facts.attachments ?? [])
    await pdf.attach(bytes, name, {
      mimeType: type,
      afRelationship: library.AFRelationship.Source,
      ...(facts.made !== null && { creationDate: facts.made, modificationDate: facts.made }),
    })
  return pdf.save({ useObjectStreams: true, addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY })
}

/** The bookmark under which each page lies. */
function titlesByPage({ pages, bookmarks }: DocumentFacts): readonly string[] {
  return Array.from({ length: pages }, (_, page) => bookmarks.findLast((mark) => mark.page <= page)?.title ?? '')
}

function labelled({ PDFHexString }: PdfLibrary, { labels }: DocumentFacts) {
  if (labels === undefined) return [0, { S: 'D', St: 1 }]
  return labels.flatMap((label, page) => [page, { P: PDFHexString.fromText(label) }])
}

function describe({ PDFDict, PDFName }: PdfLibrary, pdf: PDFDocument, facts: DocumentFacts, producer: string): void {
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
