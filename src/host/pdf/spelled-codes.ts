// A code of its own for each glyph that stands for two characters.
//
// Where a font draws two characters alike, such as 一 and the radical ⼀, its codes can say only one of them. A browser marks the other by a
// replacement text, which many readers pass over, and others lose the words around. Here the glyph gets another code, which says it.

import { descendantOf, trueTypeIn, widthsOf } from './composite-font.ts'
import { markOf, type Operation } from './content-stream.ts'
import { readerOf } from './dictionary.ts'
import type { PDFDict, PDFDocument, PdfLibrary } from './library.ts'
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
  /** What it is made of. */
  readonly own: PDFDict
  /** How many glyphs the font program has. */
  readonly glyphs: number
  /** From a glyph and a text to its new code. */
  readonly codes: Map<string, { readonly code: number; readonly glyph: number; readonly text: string }>
}

/** The most that a code of two bytes can be. */
const LAST = 0xffff

export function spelledCodes(library: PdfLibrary, pdf: PDFDocument): SpelledCodes {
  const { PDFName, PDFRawStream } = library
  const { context } = pdf
  const read = readerOf(library, pdf)
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
    const resources = read.dict(read.get(page, 'Resources'))
    const dict = read.dict(read.get(read.dict(read.get(resources, 'Font')), name.slice(1)))
    if (dict === null) return null
    const known = fonts.get(dict)
    if (known !== undefined) return known
    const own = descendantOf(read, dict)
    const isPlain =
      read.name(read.get(dict, 'Encoding')) === 'Identity-H' && read.name(read.get(own, 'CIDToGIDMap')) === 'Identity'
    const glyphs = isPlain ? (trueTypeIn(library, read, own)?.glyphs ?? 0) : 0
    const font = own === null || glyphs === 0 ? null : { dict, own, glyphs, codes: new Map() }
    fonts.set(dict, font)
    return font
  }

  function writeFont({ dict, own, glyphs, codes }: Font): void {
    const all = [...codes.values()]
    const map = Buffer.alloc(2 * (glyphs + all.length))
    for (let glyph = 0; glyph < glyphs; glyph++) map.writeUInt16BE(glyph, 2 * glyph)
    for (const { code, glyph } of all) map.writeUInt16BE(glyph, 2 * code)
    own.set(PDFName.of('CIDToGIDMap'), context.register(context.flateStream(map)))
    const widthOf = widthsOf(read, own)
    const added = all.flatMap(({ code, glyph }) => [code, [widthOf(glyph)]])
    own.set(PDFName.of('W'), context.obj([...read.list(read.get(own, 'W')), ...added]))
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

function hex(code: number): string {
  return code.toString(16).padStart(4, '0').toUpperCase()
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
}
