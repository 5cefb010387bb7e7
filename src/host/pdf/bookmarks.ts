// The outline of a PDF. Made here rather than by the browser, which takes every heading of a slide, and its accessible
// name, for a bookmark: this way there is one for each slide by construction.

import type { PDFDocument, PDFRef, PdfLibrary } from './library.ts'
import { countEntries, type OutlineEntry } from './outline-tree.ts'

/** All entries are open. */
export function writeBookmarks(library: PdfLibrary, pdf: PDFDocument, top: readonly OutlineEntry[]): void {
  const { context } = pdf
  const root = context.nextRef()
  context.assign(root, context.obj({ Type: 'Outlines', ...chained(top, root), Count: countEntries(top) }))
  pdf.catalog.set(library.PDFName.of('Outlines'), root)

  /** Writes the entries of one level and answers with the ends of their chain. */
  function chained(entries: readonly OutlineEntry[], parent: PDFRef): { First?: PDFRef; Last?: PDFRef } {
    const refs = entries.map(() => context.nextRef())
    entries.forEach((entry, index) => {
      const ref = refs[index] as PDFRef
      const page = pdf.getPage(entry.page)
      const previous = refs[index - 1]
      const next = refs[index + 1]
      const item = context.obj({
        Title: library.PDFHexString.fromText(entry.title),
        Parent: parent,
        ...(previous && { Prev: previous }),
        ...(next && { Next: next }),
        Dest: [page.ref, 'XYZ', 0, page.getHeight(), null],
        ...chained(entry.below, ref),
        ...(entry.below.length > 0 && { Count: countEntries(entry.below) }),
      })
      context.assign(ref, item)
    })
    const first = refs[0]
    const last = refs.at(-1)
    return first === undefined || last === undefined ? {} : { First: first, Last: last }
  }
}
