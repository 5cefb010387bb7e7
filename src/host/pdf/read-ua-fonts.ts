// The fonts of a file and the codes that its pages show in them.

import type { UaFont, UaGlyph } from '../../check/ua/ua-facts.ts'
import { descendantOf, trueTypeIn, widthsOf } from './composite-font.ts'
import type { Reader } from './dictionary.ts'
import type { PDFDict, PdfLibrary } from './library.ts'
import { streamText } from './page-stream.ts'

export interface FontUse {
  readonly dict: PDFDict
  /** The strings that are shown. */
  readonly shown: Uint8Array[]
}

export function readFont(library: PdfLibrary, read: Reader, { dict, shown }: FontUse): UaFont {
  const type = read.name(read.get(dict, 'Subtype'))
  const isComposite = type === 'Type0'
  const own = isComposite ? descendantOf(read, dict) : dict
  const descriptor = read.dict(read.get(own, 'FontDescriptor'))
  const files = ['FontFile', 'FontFile2', 'FontFile3'].map((key) => read.get(descriptor, key))
  const program = read.get(descriptor, 'FontFile2')
  const trueType = trueTypeIn(library, read, own)
  const texts = charactersOf(streamText(library, read.get(dict, 'ToUnicode') ?? undefined))
  const widths = isComposite ? widthsOf(read, own) : simpleWidths(read, dict)
  const glyphOf = glyphsOf(streamText(library, read.get(own, 'CIDToGIDMap') ?? undefined))
  const codes = new Set(shown.flatMap((bytes) => (isComposite ? pairs(bytes) : [...bytes])))
  return {
    name: read.name(read.get(dict, 'BaseFont')),
    type,
    encoding: read.name(read.get(dict, 'Encoding')),
    isEmbedded: type === 'Type3' || files.some((file) => file !== null),
    mapsGlyphs:
      read.name(read.get(own, 'Subtype')) !== 'CIDFontType2' ||
      program === null ||
      read.get(own, 'CIDToGIDMap') !== null,
    hasCharSet: read.get(descriptor, 'CIDSet') !== null || read.get(descriptor, 'CharSet') !== null,
    glyphs: [...codes]
      .sort((a, b) => a - b)
      .map(
        (code): UaGlyph => ({
          code,
          text: texts.get(code) ?? null,
          glyph: isComposite ? glyphOf(code) : null,
          isPresent: trueType === null || !isComposite || glyphOf(code) < trueType.glyphs,
          width: widths(code),
          ownWidth: trueType === null || !isComposite ? null : trueType.width(glyphOf(code)),
        }),
      ),
  }
}

/** From codes to glyphs, as a stream of pairs of bytes has them; the same where there is none. */
function glyphsOf(map: string): (code: number) => number {
  if (map === '') return (code) => code
  return (code) => (map.charCodeAt(2 * code) << 8) | map.charCodeAt(2 * code + 1)
}

function pairs(bytes: Uint8Array): number[] {
  return Array.from({ length: bytes.length >> 1 }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0))
}

function simpleWidths(read: Reader, font: PDFDict): (code: number) => number {
  const first = read.number(read.get(font, 'FirstChar')) ?? 0
  const widths = read.list(read.get(font, 'Widths'))
  return (code) => read.number(widths[code - first] ?? null) ?? 0
}

/** From codes to characters, as a ToUnicode map has them (ISO 32000-1, 9.10.3). */
function charactersOf(map: string): ReadonlyMap<number, string> {
  const characters = new Map<number, string>()
  const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      characters.set(Number.parseInt(code, 16), text(to))
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = '', list] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g,
    )) {
      const [begin, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)]
      const each = list === undefined ? null : [...list.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, hex = '']) => text(hex))
      for (let code = begin; code <= end; code++) {
        const whole = each?.[code - begin] ?? text(first)
        const last = whole.codePointAt(whole.length - 1) ?? 0
        const shifted = whole.slice(0, -1) + String.fromCodePoint(last + code - begin)
        characters.set(code, each === null ? shifted : whole)
      }
    }
  }
  return characters
}
