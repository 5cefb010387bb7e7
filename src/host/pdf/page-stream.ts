// What draws a page, as text whose characters are bytes, and back.

import { deflateSync, inflateSync } from 'node:zlib'
import type { PDFDict, PDFDocument, PDFObject, PdfLibrary } from './library.ts'

/** The streams of a page one after another. */
export function readPageStream(library: PdfLibrary, pdf: PDFDocument, node: PDFDict): string {
  const { PDFArray, PDFName } = library
  const contents = pdf.context.lookup(node.get(PDFName.of('Contents')))
  const parts = contents instanceof PDFArray ? contents.asArray() : contents === undefined ? [] : [contents]
  return parts.map((part) => streamText(library, pdf.context.lookup(part))).join('\n')
}

/** What a stream holds, as text whose characters are bytes. */
export function streamText(library: PdfLibrary, stream: PDFObject | undefined): string {
  const { PDFName, PDFRawStream } = library
  if (!(stream instanceof PDFRawStream)) return ''
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  if (filter === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms')))
    return inflateSync(stream.contents).toString('latin1')
  return Buffer.from(library.decodePDFRawStream(stream).decode()).toString('latin1')
}

/** Takes the place of what drew the page before. */
export function writePageStream(library: PdfLibrary, pdf: PDFDocument, node: PDFDict, text: string): void {
  const { PDFArray, PDFName, PDFRawStream, PDFRef } = library
  const before = node.get(PDFName.of('Contents'))
  const bytes = deflateSync(Buffer.from(text, 'latin1'))
  const dict = pdf.context.obj({ Filter: 'FlateDecode', Length: bytes.length })
  const stream = PDFRawStream.of(dict, bytes)
  if (before instanceof PDFRef) {
    pdf.context.assign(before, stream)
    return
  }
  if (before instanceof PDFArray)
    for (const part of before.asArray()) if (part instanceof PDFRef) pdf.context.delete(part)
  node.set(PDFName.of('Contents'), pdf.context.register(stream))
}
