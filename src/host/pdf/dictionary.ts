// Reading the dictionaries of a PDF without asking at every step of what kind a value is.

import type { PDFDict, PDFDocument, PDFObject, PDFRef, PdfLibrary } from './library.ts'

export interface Reader {
  get(dict: PDFDict | null, key: string): PDFObject | null
  dict(value: PDFObject | null): PDFDict | null
  list(value: PDFObject | null): readonly PDFObject[]
  /** Without its slash; empty for what is no name. */
  name(value: PDFObject | null): string
  text(value: PDFObject | null): string | null
  number(value: PDFObject | null): number | null
  bool(value: PDFObject | null): boolean
  /** As the value stands, not what it leads to. */
  ref(dict: PDFDict | null, key: string): PDFRef | null
}

export function readerOf(library: PdfLibrary, { context }: PDFDocument): Reader {
  const { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFStream, PDFString } = library
  const looked = (value: PDFObject | null) => (value === null ? undefined : context.lookup(value))
  return {
    get: (dict, key) => context.lookup(dict?.get(PDFName.of(key))) ?? null,
    dict(value) {
      const found = looked(value)
      if (found instanceof PDFStream) return found.dict
      return found instanceof PDFDict ? found : null
    },
    list(value) {
      const found = looked(value)
      return found instanceof PDFArray ? found.asArray() : []
    },
    name(value) {
      const found = looked(value)
      return found instanceof PDFName ? found.decodeText() : ''
    },
    text(value) {
      const found = looked(value)
      return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : null
    },
    number(value) {
      const found = looked(value)
      return found instanceof PDFNumber ? found.asNumber() : null
    },
    bool: (value) => looked(value) === PDFBool.True,
    ref(dict, key) {
      const value = dict?.get(PDFName.of(key))
      return value instanceof PDFRef ? value : null
    },
  }
}
