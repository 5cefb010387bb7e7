// The structure tree of a PDF as plain tags; its objects are taken out of the file, since others will be written.

import { readerOf } from './dictionary.ts'
import type { PDFDocument, PDFObject, PDFRef, PdfLibrary } from './library.ts'
import type { Kid, Tag } from './tag.ts'

/** Null for a PDF without one. */
export function takeTags(library: PdfLibrary, pdf: PDFDocument): Tag | null {
  const { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } = library
  const read = readerOf(library, pdf)
  const { context } = pdf
  const pages = new Map(pdf.getPages().map((page, index) => [page.ref.toString(), index]))
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  if (root === undefined) return null
  const top = kidsOf(root.get(PDFName.of('K')), 0)
  const parents = root.get(PDFName.of('ParentTree'))
  if (parents instanceof PDFRef) context.delete(parents)
  const [only] = top
  return only?.kind === 'tag' && top.length === 1
    ? only.tag
    : { type: 'Document', alt: null, lang: null, id: null, attributes: [], kids: top }

  function kidsOf(written: PDFObject | undefined, page: number): readonly Kid[] {
    const kid = context.lookup(written)
    if (kid instanceof PDFArray) return kid.asArray().flatMap((one) => kidsOf(one, page))
    if (kid instanceof PDFNumber) return [{ kind: 'content', page, id: kid.asNumber() }]
    if (!(kid instanceof PDFDict)) return []
    const on = pageOf(kid.get(PDFName.of('Pg')), page)
    const type = read.name(read.get(kid, 'Type'))
    if (type === 'MCR') {
      const id = kid.lookup(PDFName.of('MCID'), PDFNumber).asNumber()
      return [{ kind: 'content', page: on, id }]
    }
    if (type === 'OBJR') {
      const object = kid.get(PDFName.of('Obj'))
      return object instanceof PDFRef ? [{ kind: 'object', page: on, object }] : []
    }
    const attributes = context.lookup(kid.get(PDFName.of('A')))
    const tag: Tag = {
      type: read.name(read.get(kid, 'S')),
      alt: read.text(read.get(kid, 'Alt')),
      lang: read.text(read.get(kid, 'Lang')),
      id: read.text(read.get(kid, 'ID')),
      attributes: attributes instanceof PDFArray ? attributes.asArray() : attributes === undefined ? [] : [attributes],
      kids: kidsOf(kid.get(PDFName.of('K')), on),
    }
    if (written instanceof PDFRef) context.delete(written)
    return [{ kind: 'tag', tag }]
  }

  function pageOf(written: PDFObject | undefined, otherwise: number): number {
    return written instanceof PDFRef ? (pages.get((written as PDFRef).toString()) ?? otherwise) : otherwise
  }
}
