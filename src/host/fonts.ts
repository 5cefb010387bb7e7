// The deck's fonts: exact static subsets of the masters.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FontFile } from '../render/page.ts'
import type { FontNeeds } from '../world.ts'

/** Nothing but the outlines is of use: the page sets text without kerning and ligatures. */
const OPTIONS = { keepFeatures: [], noLayoutClosure: true, noHinting: true, dropTables: ['GPOS', 'GSUB', 'GDEF', 'kern', 'BASE', 'vhea', 'vmtx', 'DSIG', 'VORG', 'STAT', 'HVAR'] }

/** The same characters give the same bytes. @throws Error when a master is missing */
export async function fontFiles(folder: string, needs: FontNeeds, format: 'woff' | 'woff2'): Promise<readonly FontFile[]> {
  const faces = [
    ...(needs.sans === '' ? [] : ([['sans', 400, needs.sans], ['sans', 700, needs.sans]] as const)),
    ...(needs.mono === '' ? [] : ([['mono', 400, needs.mono]] as const)),
  ]
  const { default: subset } = await import('subset-font')
  return Promise.all(
    faces.map(async ([family, weight, characters]): Promise<FontFile> => {
      const key = `${folder} ${family} ${weight} ${format} ${characters}`
      const before = made.get(key)
      if (before !== undefined) return { family, weight, format, base64: before }
      const master = await masterOf(path.join(folder, `${family}-${weight}.ttf`))
      const bytes = await subset(master, characters, { targetFormat: format, ...OPTIONS })
      const base64 = bytes.toString('base64')
      made.set(key, base64)
      return { family, weight, format, base64 }
    }),
  )
}

/** One run may build many decks, or one deck many times. */
const masters = new Map<string, Promise<Buffer>>()
const made = new Map<string, string>()

function masterOf(file: string): Promise<Buffer> {
  let master = masters.get(file)
  if (master === undefined) masters.set(file, (master = readFile(file)))
  return master
}
