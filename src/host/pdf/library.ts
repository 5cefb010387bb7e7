// The library that reads and writes PDF objects, handed to whoever needs it: loading it takes a while.

export type PdfLibrary = typeof import('@pdfme/pdf-lib')

export type { PDFDict, PDFDocument, PDFObject, PDFRef } from '@pdfme/pdf-lib'

export function loadPdfLibrary(): Promise<PdfLibrary> {
  return import('@pdfme/pdf-lib')
}
