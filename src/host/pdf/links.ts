// What each link says of itself to those who do not see what it is on.

import type { PDFDict, PDFDocument, PdfLibrary } from './library.ts'

/** A link within the document is named after the page it leads to, `titles` of them; any other after its address. */
export function describeLinks(library: PdfLibrary, pdf: PDFDocument, titles: readonly string[]): void {
  const { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString } = library
  const { context } = pdf
  const pages = new Map(pdf.getPages().map((page, index) => [page.ref.toString(), index]))
  const places = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)
  for (const { node } of pdf.getPages()) {
    const annotations = node.lookupMaybe(PDFName.of('Annots'), PDFArray)
    if (annotations === undefined || annotations.size() === 0) continue
    node.set(PDFName.of('Tabs'), PDFName.of('S'))
    for (const one of annotations.asArray()) {
      const link = context.lookup(one, PDFDict)
      if (link.lookup(PDFName.of('Subtype')) !== PDFName.of('Link')) continue
      direct(link)
      const said = addressOf(link) ?? titleOf(link)
      if (said !== null) link.set(PDFName.of('Contents'), PDFHexString.fromText(said))
    }
  }
  const named = pdf.catalog.get(PDFName.of('Dests'))
  if (named instanceof PDFRef) context.delete(named)
  pdf.catalog.delete(PDFName.of('Dests'))

  /** By its place: the names that a browser gives may be longer than names are allowed to be. */
  function direct(link: PDFDict): void {
    const written = link.lookup(PDFName.of('Dest'))
    const place = written instanceof PDFName ? places?.lookup(written) : undefined
    if (place instanceof PDFArray) link.set(PDFName.of('Dest'), place.clone(context))
  }

  function addressOf(link: PDFDict): string | null {
    const address = link.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI'))
    return address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : null
  }

  function titleOf(link: PDFDict): string | null {
    const place = link.lookup(PDFName.of('Dest'))
    if (!(place instanceof PDFArray)) return null
    const page = place.get(0)
    return page instanceof PDFRef ? (titles[pages.get(page.toString()) ?? -1] ?? null) : null
  }
}
