// Composite fonts of a PDF (ISO 32000-1, 9.7): what they are made of, and how wide their codes are.

import type { Reader } from './dictionary.ts'
import type { PDFDict, PDFObject, PdfLibrary } from './library.ts'
import { streamText } from './page-stream.ts'

/** The font that a composite one is made of. */
export function descendantOf(read: Reader, font: PDFDict): PDFDict | null {
  return read.dict(read.list(read.get(font, 'DescendantFonts'))[0] ?? null)
}

/** The font program of a descendant; null for none, and for one that is not TrueType. */
export function trueTypeIn(library: PdfLibrary, read: Reader, font: PDFDict | null): TrueType | null {
  const program = read.get(read.dict(read.get(font, 'FontDescriptor')), 'FontFile2')
  return program === null ? null : trueTypeOf(Buffer.from(streamText(library, program), 'latin1'))
}

/** `[from [w w w] from to w …]` (ISO 32000-1, 9.7.4.3). */
export function widthsOf(read: Reader, font: PDFDict | null): (code: number) => number {
  const otherwise = read.number(read.get(font, 'DW')) ?? 1000
  const widths = new Map<number, number>()
  const written = read.list(read.get(font, 'W'))
  for (let at = 0; at < written.length; ) {
    const from = read.number(written[at] ?? null) ?? 0
    const next: PDFObject | null = written[at + 1] ?? null
    const to = read.number(next)
    if (to === null) {
      read.list(next).forEach((width, index) => widths.set(from + index, read.number(width) ?? 0))
      at += 2
    } else {
      const width = read.number(written[at + 2] ?? null) ?? 0
      for (let code = from; code <= to; code++) widths.set(code, width)
      at += 3
    }
  }
  return (code) => widths.get(code) ?? otherwise
}

export interface TrueType {
  readonly glyphs: number
  /** Thousandths of an em. */
  width(glyph: number): number | null
}

/** As far as widths go; null for what is no TrueType font. */
function trueTypeOf(bytes: Buffer): TrueType | null {
  if (bytes.length < 12) return null
  const tables = new Map<string, number>()
  for (let at = 12, left = bytes.readUInt16BE(4); left > 0 && at + 16 <= bytes.length; at += 16, left--)
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8))
  const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map((name) => tables.get(name))
  if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined) return null
  const em = bytes.readUInt16BE(head + 18)
  const measured = bytes.readUInt16BE(hhea + 34)
  const glyphs = bytes.readUInt16BE(maxp + 4)
  return {
    glyphs,
    width(glyph) {
      const at = hmtx + 4 * Math.min(glyph, measured - 1)
      return glyph >= glyphs || at + 2 > bytes.length ? null : (bytes.readUInt16BE(at) * 1000) / em
    },
  }
}
