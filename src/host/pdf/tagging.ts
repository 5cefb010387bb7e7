// The tags of a printed page made whole, with what draws the pages.

import { operationsOf } from './content-stream.ts'
import type { PDFDocument, PdfLibrary } from './library.ts'
import { mendTags, ROLES } from './mend-tags.ts'
import { readPageStream, writePageStream } from './page-stream.ts'
import { paintedBy, withArtifacts } from './painted.ts'
import { takeTags } from './read-tags.ts'
import { spelledCodes } from './spelled-codes.ts'
import { writeTags } from './write-tags.ts'

/** @throws Error for a PDF without tags: a browser that was asked for them writes them */
export function retag(library: PdfLibrary, pdf: PDFDocument): void {
  const tags = takeTags(library, pdf)
  if (tags === null) throw new Error('the browser has printed no tags')
  const codes = spelledCodes(library, pdf)
  const pages = pdf.getPages().map(({ node }) => {
    const written = readPageStream(library, pdf, node)
    const drawn = operationsOf(written)
    const stream = codes.respelled(written, drawn, node)
    const operations = stream === written ? drawn : operationsOf(stream)
    return { node, stream, operations, painted: paintedBy(operations) }
  })
  const mended = mendTags(
    tags,
    pages.map(({ painted }) => painted),
  )
  pages.forEach(({ node, stream, operations }, index) => {
    const artifacts = mended.artifacts[index] ?? new Set()
    writePageStream(library, pdf, node, withArtifacts(stream, operations, artifacts))
  })
  codes.write()
  writeTags(library, pdf, mended.root, ROLES)
}
