// The deck's fonts: exact static subsets of the masters, remembered from build to build.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { once } from '../base/once.ts'
import type { Lettering } from '../measure/lettering.ts'
import { SCRIPT_FONTS } from '../measure/script-fonts.ts'
import type { FontFile, FontNeeds } from '../render/fonts.ts'
import { cabinetIn, type Letters, USUAL } from './faces.ts'
import { fontPackages } from './font-packages.ts'
import { memoryOf } from './memory.ts'
import { packageVersion } from './package.ts'

const memory = memoryOf({ name: 'fonts', kept: 120, isWhole: isWholeFont })

/** The signature, and the length that the head of the file gives. */
function isWholeFont(bytes: Buffer): boolean {
  const signature = bytes.toString('latin1', 0, 4)
  return (signature === 'wOFF' || signature === 'wOF2') && bytes.length > 12 && bytes.readUInt32BE(8) === bytes.length
}

/** Nothing but the outlines is of use: the page sets text without kerning and ligatures. */
const OPTIONS = {
  keepFeatures: [],
  noLayoutClosure: true,
  noHinting: true,
  dropTables: ['GPOS', 'GSUB', 'GDEF', 'kern', 'BASE', 'vhea', 'vmtx', 'DSIG', 'VORG', 'STAT', 'HVAR'],
}

/** Letters that join keep what joins them. */
const SHAPING = { noHinting: true, dropTables: ['DSIG', 'STAT', 'HVAR'] }

/** The same characters give the same bytes. @throws Error when a master is missing */
export async function fontFiles(
  folder: string,
  needs: FontNeeds,
  format: 'woff' | 'woff2',
  lettering: Lettering = USUAL,
): Promise<readonly FontFile[]> {
  const cabinet = cabinetIn(folder, lettering)
  const faces = [
    ['sans', 400, needs.sans],
    ['sans', 700, needs.sans],
    ['marks', 400, needs.marks],
    ['marks', 700, needs.marks],
    ['mono', 400, needs.mono],
  ] as const
  const own = faces.flatMap(([family, weight, characters]) => {
    const parts = byLetters(characters, (codePoint) => cabinet.lettersOf(codePoint, family, weight))
    return parts.map(async ({ file, scale, characters: some }): Promise<FontFile> => {
      const bytes = await subsetOf(file, some, format, OPTIONS)
      const range = parts.length === 1 ? null : rangeOf(some)
      return { family, weight, format, base64: bytes.toString('base64'), range, scale }
    })
  })
  return Promise.all([...own, ...othersFor(needs.sans, format)])
}

interface Part extends Letters {
  readonly characters: string
}

/** The characters by the file that draws them. */
function byLetters(characters: string, lettersOf: (codePoint: number) => Letters): readonly Part[] {
  const parts = new Map<string, { scale: number; characters: string[] }>()
  for (const character of characters) {
    const { file, scale } = lettersOf(character.codePointAt(0) ?? 0)
    once(parts, file, () => ({ scale, characters: [] as string[] })).characters.push(character)
  }
  return Array.from(parts, ([file, part]) => ({ file, scale: part.scale, characters: part.characters.join('') }))
}

/** As CSS writes a set of characters. */
function rangeOf(characters: string): string {
  const points = Array.from(characters, (character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b)
  const ranges: [number, number][] = []
  for (const point of points) {
    const last = ranges.at(-1)
    if (last !== undefined && point <= last[1] + 1) last[1] = point
    else ranges.push([point, point])
  }
  const hex = (point: number) => point.toString(16)
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',')
}

/** Faces of the packages that a user has installed, for the scripts that stand in the deck. */
function othersFor(characters: string, format: 'woff' | 'woff2'): Promise<FontFile>[] {
  if (!SCRIPT_FONTS.some(({ script }) => script.test(characters))) return []
  return fontPackages().flatMap(({ script, range, shapes, master }) => {
    const own = Array.from(characters).filter((character) => script.test(character))
    if (own.length === 0) return []
    return ([400, 700] as const).map(async (weight): Promise<FontFile> => {
      const bytes = await subsetOf(master(weight), own.join(''), format, shapes ? SHAPING : OPTIONS)
      return { family: 'sans', weight, format, base64: bytes.toString('base64'), range, scale: 1 }
    })
  })
}

/**
 * Reads the masters and the cutter ahead, on a machine that has made no deck yet: from a cold disk that takes as long as planning does,
 * and can be done meanwhile.
 */
export async function readAhead(folder: string): Promise<void> {
  if (await memory.hasAny()) return
  const [small] = ['mono-400', 'sans-400', 'sans-700'].map((face) => masterOf(path.join(folder, `${face}.ttf`)))
  const { default: subset } = await import('subset-font')
  // The first cut compiles the cutter, beside this thread.
  await small?.then((master) => subset(master, ' ', { targetFormat: 'truetype', ...OPTIONS })).catch(() => {}) // told where it is needed
}

async function subsetOf(
  file: string,
  characters: string,
  format: 'woff' | 'woff2',
  options: typeof OPTIONS | typeof SHAPING,
): Promise<Buffer> {
  const asked = [packageVersion(), await identityOf(file), format, characters, JSON.stringify(options)].join('\n')
  const key = `${createHash('sha256').update(asked).digest('hex').slice(0, 40)}.${format}`
  const known = await memory.read(key)
  if (known !== null) return known
  const [{ default: subset }, master] = await Promise.all([import('subset-font'), masterOf(file)])
  const bytes = await subset(master, characters, { targetFormat: format, ...options })
  await memory.write(key, bytes)
  return bytes
}

/** A master of the tool's by its name, which goes with the version; anybody else's by what is in it. */
async function identityOf(file: string): Promise<string> {
  const name = path.basename(file)
  if (path.basename(path.dirname(file)) === 'fonts') return name
  return `${name} ${createHash('sha256')
    .update(await masterOf(file))
    .digest('hex')}`
}

/** One run may build many decks. */
const masters = new Map<string, Promise<Buffer>>()

function masterOf(file: string): Promise<Buffer> {
  let master = masters.get(file)
  if (master === undefined) {
    master = readFile(file)
    masters.set(file, master)
  }
  return master
}
