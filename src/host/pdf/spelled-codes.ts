// A code of its own for each glyph that stands for two characters.
//
// Where a font draws two characters alike, such as 一 and the radical ⼀, its codes can say only one of them. A browser marks the other by a
// replacement text, which many readers pass over, and others lose the words around. Here the glyph gets another code, which says it.

import { markOf, type Operation } from './content-stream.ts'
import type { PDFArray, PDFDict, PDFDocument, PdfLibrary } from './library.ts'
import { streamText } from './page-stream.ts'

/** Fonts whose codes are the numbers of their glyphs. */
export interface SpelledCodes {
  /** The drawing of a page, with codes that say what was a replacement text. */
  respelled(stream: string, operations: readonly Operation[], page: PDFDict): string
  /** Writes the new codes into the fonts. */
  write(): void
}

interface Font {
  readonly dict: PDFDict
  /** How many glyphs the font program has. */
  readonly glyphs: number
  /** From a glyph and a text to its new code. */
  readonly codes: Map<string, { readonly code: number; readonly glyph: number; readonly text: string }>
}

/** The most that a code of two bytes can be. */
const LAST = 0xffff

export function spelledCodes(library: PdfLibrary, pdf: PDFDocument): SpelledCodes {
  const { PDFArray, PDFDict, PDFName, PDFRawStream, PDFStream } = library
  const { context } = pdf
  const fonts = new Map<PDFDict, Font | null>()
  return {
    respelled(stream, operations, page) {
      const pieces: string[] = []
      let written = 0
      let font: Font | null = null
      operations.forEach((operation, index) => {
        if (operation.operator === 'Tf') font = fontOf(page, operation.operands[0] ?? '')
        const end = endOfSpan(operations, index)
        if (end === null) return
        const inside = operations.slice(index + 1, end)
        const own = inside.findLast(({ operator }) => operator === 'Tf')
        const used = own === undefined ? font : fontOf(page, own.operands[0] ?? '')
        const shown = inside.filter(({ operator }) => operator === 'Tj')
        const glyph = /^<([0-9a-f]{4})>$/i.exec(shown[0]?.operands[0] ?? '')?.[1]
        const text = textOf(operation)
        if (used === null || shown.length !== 1 || glyph === undefined || text === null) return
        const code = codeFor(used, Number.parseInt(glyph, 16), text)
        const last = operations[end]
        const show = shown[0]
        if (code === null || last === undefined || show === undefined) return
        pieces.push(stream.slice(written, operation.start), stream.slice(operation.end, show.start))
        pieces.push(`<${hex(code)}> Tj`, stream.slice(show.end, last.start))
        written = last.end
      })
      pieces.push(stream.slice(written))
      return pieces.join('')
    },
    write() {
      for (const font of fonts.values()) if (font !== null && font.codes.size > 0) writeFont(font)
    },
  }

  function fontOf(page: PDFDict, name: string): Font | null {
    const resources = context.lookupMaybe(page.get(PDFName.of('Resources')), PDFDict)
    const named = resources?.lookupMaybe(PDFName.of('Font'), PDFDict)
    const dict = named?.lookupMaybe(PDFName.of(name.slice(1)), PDFDict)
    if (dict === undefined) return null
    const known = fonts.get(dict)
    if (known !== undefined) return known
    const own = descendantOf(dict)
    const program = own
      ?.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
      ?.lookupMaybe(PDFName.of('FontFile2'), PDFStream)
    const isPlain =
      dict.lookup(PDFName.of('Encoding')) === PDFName.of('Identity-H') &&
      own?.lookup(PDFName.of('CIDToGIDMap')) === PDFName.of('Identity')
    const glyphs =
      isPlain && program !== undefined ? glyphCount(Buffer.from(streamText(library, program), 'latin1')) : 0
    const font = glyphs === 0 ? null : { dict, glyphs, codes: new Map() }
    fonts.set(dict, font)
    return font
  }

  function descendantOf(dict: PDFDict): PDFDict | undefined {
    const below = dict.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)
    return below === undefined ? undefined : context.lookupMaybe(below.get(0), PDFDict)
  }

  function writeFont({ dict, glyphs, codes }: Font): void {
    const own = descendantOf(dict)
    const all = [...codes.values()]
    if (own === undefined) throw new Error('a composite font without the font it is made of')
    const map = Buffer.alloc(2 * (glyphs + all.length))
    for (let glyph = 0; glyph < glyphs; glyph++) map.writeUInt16BE(glyph, 2 * glyph)
    for (const { code, glyph } of all) map.writeUInt16BE(glyph, 2 * code)
    own.set(PDFName.of('CIDToGIDMap'), context.register(context.flateStream(map)))
    const widths = own.lookupMaybe(PDFName.of('W'), PDFArray)
    if (widths !== undefined)
      for (const { code, glyph } of all) {
        const width = widthOf(widths, glyph)
        if (width !== null) {
          widths.push(library.PDFNumber.of(code))
          widths.push(context.obj([width]))
        }
      }
    const characters = dict.lookup(PDFName.of('ToUnicode'))
    if (!(characters instanceof PDFRawStream)) return
    const before = streamText(library, characters)
    const block = Array.from({ length: Math.ceil(all.length / 100) }, (_, at) => {
      const own = all.slice(100 * at, 100 * at + 100)
      const rows = own.map(({ code, text }) => `<${hex(code)}> <${utf16(text)}>`)
      return `${own.length} beginbfchar\n${rows.join('\n')}\nendbfchar\n`
    }).join('')
    const ref = dict.get(PDFName.of('ToUnicode'))
    const after = context.flateStream(Buffer.from(before.replace(/endcmap/, `${block}endcmap`), 'latin1'))
    if (ref instanceof library.PDFRef) context.assign(ref, after)
  }

  function widthOf(widths: PDFArray, glyph: number): number | null {
    const number = (at: number) => context.lookupMaybe(widths.get(at), library.PDFNumber)?.asNumber() ?? 0
    for (let at = 0; at < widths.size(); ) {
      const from = number(at)
      const next = context.lookup(widths.get(at + 1))
      if (next instanceof PDFArray) {
        if (glyph >= from && glyph < from + next.size())
          return context.lookupMaybe(next.get(glyph - from), library.PDFNumber)?.asNumber() ?? null
        at += 2
      } else {
        if (glyph >= from && glyph <= number(at + 1)) return number(at + 2)
        at += 3
      }
    }
    return null
  }
}

function codeFor(font: Font, glyph: number, text: string): number | null {
  const key = `${glyph} ${text}`
  const known = font.codes.get(key)
  if (known !== undefined) return known.code
  const code = font.glyphs + font.codes.size
  if (code > LAST) return null
  font.codes.set(key, { code, glyph, text })
  return code
}

/** Where a replacement text ends that holds no other mark; null for any other operation. */
function endOfSpan(operations: readonly Operation[], from: number): number | null {
  const operation = operations[from]
  if (operation === undefined || operation.operator !== 'BDC' || operation.operands[0] !== '/Span') return null
  if (markOf(operation) !== null) return null
  for (let at = from + 1; at < operations.length; at++) {
    const operator = operations[at]?.operator
    if (operator === 'EMC') return at
    if (operator === 'BDC' || operator === 'BMC' || operator === 'ET') return null
  }
  return null
}

/** The replacement text; null for one that is empty. */
function textOf({ operands }: Operation): string | null {
  const written = /\/ActualText\s*<FEFF([0-9A-F]+)>/i.exec(operands[1] ?? '')?.[1]
  return written === undefined ? null : Buffer.from(written, 'hex').swap16().toString('utf16le')
}

function glyphCount(font: Buffer): number {
  for (
    let at = 12, left = font.length < 12 ? 0 : font.readUInt16BE(4);
    left > 0 && at + 16 <= font.length;
    at += 16, left--
  )
    if (font.toString('latin1', at, at + 4) === 'maxp') return font.readUInt16BE(font.readUInt32BE(at + 8) + 4)
  return 0
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0').toUpperCase()
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
}
