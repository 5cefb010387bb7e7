// Font advances straight from the tables of the font files: two small reads each, never the whole file.

import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { join, parse } from 'node:path'
import { once } from '../base/once.ts'
import { isWide } from '../base/text.ts'
import type { Lettering } from '../measure/lettering.ts'
import type { Faces, Family, Weight } from '../measure/measurer.ts'
import { SCRIPT_FONTS } from '../measure/script-fonts.ts'
import { fontPackages } from './font-packages.ts'

interface Face {
  /** Advance in em of a code point, or null. */
  readonly advance: (codePoint: number) => number | null
}

/** How much larger the letters of the deck's faces are than those of the faces that they were taken from. */
const MARKS_SCALE = { sans: 1.117, serif: 1.029 } as const

/** Nobody knows whose letters a system has; few have wider ones. */
const SYSTEM = 1.2

/** A font file, and how much larger than it was drawn its letters stand. */
export interface Letters {
  readonly file: string
  readonly scale: number
}

interface Drawer {
  readonly letters: Letters
  readonly advance: Face['advance']
}

type Drawers = Readonly<Record<Weight, Drawer>>

export interface Cabinet {
  readonly faces: Faces
  /** What draws a character; where nothing has it, the tool's own. */
  lettersOf(codePoint: number, family: Family, weight: Weight): Letters
}

/**
 * Reads the advances of the masters in `folder`, and of the author's own files, each when it is first asked for.
 * @throws Error when a master is missing or is not a TrueType font
 */
export function cabinetIn(folder: string, lettering: Lettering): Cabinet {
  const faces = new Map<string, Face>()
  const faceIn = (file: string) => once(faces, file, () => readFace(file))
  const own = { text: pairOf(lettering.own.text), wide: pairOf(lettering.own.wide) }
  const usual = lettering.text === 'serif' ? 'serif' : 'sans'
  // Asked for every character: made once.
  const drawerOf = (file: string, scale = 1): Drawer => {
    let face: Face | null = null
    return {
      letters: { file, scale },
      advance(codePoint) {
        face ??= faceIn(file)
        return face.advance(codePoint)
      },
    }
  }
  const master = (name: string, scale = 1): Drawers => ({
    400: drawerOf(join(folder, `${name}-400.ttf`), scale),
    700: drawerOf(join(folder, `${name}-700.ttf`), scale),
  })
  const ownDrawers = (pair: ReturnType<typeof pairOf>): Drawers | null =>
    pair === null ? null : { 400: drawerOf(pair[400]), 700: drawerOf(pair[700]) }
  const drawers = {
    mono: master('mono'),
    marks: master(`${usual}-latin`, MARKS_SCALE[usual]),
    text: master(usual),
    wide: master(lettering.wide ?? usual),
    ownText: ownDrawers(own.text),
    ownWide: ownDrawers(own.wide),
  }
  const drawer = (codePoint: number, family: Family, weight: Weight): Drawer => {
    if (family === 'mono') return drawers.mono[weight]
    const wide = family !== 'marks' && isWide(codePoint)
    const first = (wide ? drawers.ownWide : drawers.ownText)?.[weight]
    if (first !== undefined && first.advance(codePoint) !== null) return first
    return family === 'marks' ? drawers.marks[weight] : (wide ? drawers.wide : drawers.text)[weight]
  }
  return {
    lettersOf: (codePoint, family, weight) => drawer(codePoint, family, weight).letters,
    faces: {
      advance(codePoint, family, weight) {
        const one = drawer(codePoint, family, weight)
        const drawn = one.advance(codePoint)
        const advance = drawn ?? (family === 'sans' ? advanceInPackages(codePoint, weight) : null)
        if (advance === null) return null
        const isOfReader = lettering.text === 'system' && family !== 'marks' && !isWide(codePoint)
        return advance * one.letters.scale * (isOfReader ? SYSTEM : 1)
      },
    },
  }

  function advanceInPackages(codePoint: number, weight: Weight): number | null {
    const character = String.fromCodePoint(codePoint)
    if (!SCRIPT_FONTS.some(({ script }) => script.test(character))) return null
    const font = fontPackages().find(({ script }) => script.test(character))
    if (font === undefined) return null
    return faceIn(font.master(weight)).advance(codePoint)
  }
}

export function facesIn(folder: string, lettering: Lettering = USUAL): Faces {
  return cabinetIn(folder, lettering).faces
}

export const USUAL: Lettering = { text: 'sans', wide: null, own: { text: null, wide: null } }

/** The files of both weights; the regular one twice where there is no bold beside it. */
function pairOf(file: string | null): Readonly<Record<Weight, string>> | null {
  return file === null ? null : { 400: file, 700: boldOf(file) ?? file }
}

/** The bold beside a regular file, as fonts are named. */
export function boldOf(file: string): string | null {
  const { dir, name, ext } = parse(file)
  const named = name.replace(/[-_ ]?(?:regular|book|roman)$/i, '')
  const found = ['-Bold', '_Bold', ' Bold', 'Bold', '-bold', 'b', 'bd'].map((end) => join(dir, `${named}${end}${ext}`))
  return found.find((one) => existsSync(one)) ?? null
}

/** Null for a font that can be read and cut, else why it cannot. */
export function whyUnusable(file: string): string | null {
  try {
    readFace(file).advance(65)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
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
