// Font advances straight from the tables of the font files: two small reads each, never the whole file.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { once } from '../base/once.ts'
import { isWide } from '../base/text.ts'
import type { Faces, Family, TextFace, Weight } from '../measure/measurer.ts'
import { SCRIPT_FONTS } from '../measure/script-fonts.ts'
import { fontPackages } from './font-packages.ts'

interface Face {
  /** Advance in em of a code point, or null. */
  readonly advance: (codePoint: number) => number | null
}

/** The file of a family, without its weight: where the reader's system sets the text, the face that it is measured in. */
export function masterName(family: Family, text: TextFace): string {
  if (family === 'mono') return 'mono'
  return family === 'marks' ? `${ownFace(text)}-latin` : ownFace(text)
}

export function ownFace(text: TextFace): 'sans' | 'serif' {
  return text === 'serif' ? 'serif' : 'sans'
}

/** How much larger the letters of the deck's faces are than those of the faces that they were taken from. */
export const MARKS_SCALE = { sans: 1.117, serif: 1.029 } as const

/** Nobody knows whose letters a system has; few have wider ones. */
const SYSTEM = 1.13

/**
 * Reads the advances of the masters in `folder`, each when it is first asked for.
 * @throws Error when a master is missing or is not a TrueType font
 */
export function facesIn(folder: string, text: TextFace = 'sans'): Faces {
  const faces = new Map<string, Face>()
  return {
    advance(codePoint: number, family: Family, weight: Weight): number | null {
      const name = `${masterName(family, text)}-${weight}`
      let face = faces.get(name)
      if (face === undefined) {
        face = readFace(join(folder, `${name}.ttf`))
        faces.set(name, face)
      }
      const scaled = face.advance(codePoint)
      if (family === 'marks') return scaled === null ? null : scaled * MARKS_SCALE[ownFace(text)]
      const own = scaled ?? (family === 'sans' ? advanceInPackages(codePoint, weight) : null)
      return own === null || text !== 'system' || isWide(codePoint) ? own : own * SYSTEM
    },
  }

  function advanceInPackages(codePoint: number, weight: Weight): number | null {
    const character = String.fromCodePoint(codePoint)
    if (!SCRIPT_FONTS.some(({ script }) => script.test(character))) return null
    const font = fontPackages().find(({ script }) => script.test(character))
    if (font === undefined) return null
    return once(faces, `${font.package}-${weight}`, () => readFace(font.master(weight))).advance(codePoint)
  }
}

function readFace(path: string): Face {
  const file = openSync(path, 'r')
  try {
    const size = fstatSync(file).size
    const read = (at: number, length: number): DataView => {
      if (at + length > size) throw new Error(`${path} is cut short`)
      const bytes = new Uint8Array(length)
      readSync(file, bytes, 0, length, at)
      return new DataView(bytes.buffer)
    }
    const count = read(4, 2).getUint16(0)
    const directory = read(12, 16 * count)
    const table = (tag: string): DataView => {
      for (let index = 0; index < count; index++) {
        const at = 16 * index
        const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => directory.getUint8(at + k)))
        if (name === tag) return read(directory.getUint32(at + 8), directory.getUint32(at + 12))
      }
      throw new Error(`${path} has no table ${tag}`)
    }
    return faceOf(table('head'), table('hhea'), table('hmtx'), table('cmap'), path)
  } finally {
    closeSync(file)
  }
}

function faceOf(head: DataView, hhea: DataView, hmtx: DataView, cmap: DataView, path: string): Face {
  const unitsPerEm = head.getUint16(18)
  const metrics = hhea.getUint16(34)
  const glyphOf = glyphLookup(cmap, path)
  const known = new Map<number, number | null>()
  return {
    advance(codePoint) {
      const before = known.get(codePoint)
      if (before !== undefined) return before
      const glyph = glyphOf(codePoint)
      const advance = glyph === 0 ? null : hmtx.getUint16(4 * Math.min(glyph, metrics - 1)) / unitsPerEm
      known.set(codePoint, advance)
      return advance
    },
  }
}

/** Reads the best Unicode subtable: format 12, else format 4. */
function glyphLookup(cmap: DataView, path: string): (codePoint: number) => number {
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(8 + 8 * index))
  const of = (format: number) => offsets.find((offset) => cmap.getUint16(offset) === format)
  const full = of(12)
  if (full !== undefined) return (codePoint) => lookUpGroups(cmap, full, codePoint)
  const basic = of(4)
  if (basic !== undefined) return (codePoint) => lookUpSegments(cmap, basic, codePoint)
  throw new Error(`${path} has no character map of format 4 or 12`)
}

function lookUpGroups(cmap: DataView, at: number, codePoint: number): number {
  let low = 0
  let high = cmap.getUint32(at + 12) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const group = at + 16 + 12 * middle
    if (codePoint < cmap.getUint32(group)) high = middle - 1
    else if (codePoint > cmap.getUint32(group + 4)) low = middle + 1
    else return cmap.getUint32(group + 8) + codePoint - cmap.getUint32(group)
  }
  return 0
}

function lookUpSegments(cmap: DataView, at: number, codePoint: number): number {
  const doubled = cmap.getUint16(at + 6)
  for (let index = 0; index < doubled; index += 2) {
    if (codePoint > cmap.getUint16(at + 14 + index)) continue
    const start = cmap.getUint16(at + 16 + doubled + index)
    if (codePoint < start) return 0
    const delta = cmap.getUint16(at + 16 + 2 * doubled + index)
    const rangeAt = at + 16 + 3 * doubled + index
    const range = cmap.getUint16(rangeAt)
    if (range === 0) return (codePoint + delta) & 0xffff
    const glyph = cmap.getUint16(rangeAt + range + 2 * (codePoint - start))
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}
