// A figure that is not quite where the article says: in other letters, with another ending, or somewhere below the root by its name.

import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { once } from '../base/once.ts'

export interface Relaxed {
  readonly file: string
  /** What is not as the article says, as the end of a sentence. */
  readonly how: string
}

/** What stands in a folder; nothing where there is no such folder. */
export type List = (folder: string) => Promise<readonly Dirent[]>

/** Reads each folder once, however many figures are looked for. */
export function listOnce(): List {
  const read = new Map<string, Promise<readonly Dirent[]>>()
  return (folder) => once(read, folder, () => readdir(folder, { withFileTypes: true }).catch(() => []))
}

/** Folders that hold nothing of an article's own. */
const PASSED_OVER = new Set(['node_modules', 'dist', 'public', 'build', 'target', 'vendor'])
const MOST_FOLDERS = 2000
const DEEPEST = 8
const ENDINGS = ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'svg']

/** The real path of what stands in `folder` under a way of folders and a name, whatever the case and the form of its letters. */
export async function inOtherLetters(folder: string, way: string, list: List): Promise<Relaxed | null> {
  const found = await walked(folder, way.split('/'), list)
  return found === null ? null : { file: found, how: `is written "${path.relative(folder, found)}" on the disk` }
}

/** The same with another ending of an image. */
export async function withOtherEnding(folder: string, way: string, list: List): Promise<Relaxed | null> {
  const ending = /\.(\w{2,5})$/.exec(way)?.[1]?.toLowerCase()
  if (ending === undefined || !ENDINGS.includes(ending)) return null
  for (const other of ENDINGS) {
    if (other === ending) continue
    const found = await walked(folder, way.replace(/\.\w{2,5}$/, `.${other}`).split('/'), list)
    if (found !== null) return { file: found, how: `is not there, but "${path.basename(found)}" is` }
  }
  return null
}

async function walked(folder: string, [step, ...rest]: readonly string[], list: List): Promise<string | null> {
  if (step === undefined) return fileOrNull(folder)
  if (step === '' || step === '.') return walked(folder, rest, list)
  if (step === '..') return null // an exact way out has been tried
  const wanted = plain(step)
  const same = (await list(folder)).filter(({ name }) => plain(name) === wanted)
  for (const { name } of same) {
    const found = await walked(path.join(folder, name), rest, list)
    if (found !== null) return found
  }
  return null
}

function plain(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

async function fileOrNull(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null)
  return found?.isFile() ? realpath(file) : null
}

/** The file of that name that is nearest to the article, below the root; as those find it who write names without folders. */
export async function byName(root: string, near: string, name: string, list: List): Promise<Relaxed | null> {
  const matches: string[] = []
  const wanted = plain(name)
  const open: { readonly folder: string; readonly depth: number }[] = [{ folder: root, depth: 0 }]
  let count = 0
  for (let next = open.shift(); next !== undefined && count < MOST_FOLDERS; next = open.shift(), count++) {
    for (const entry of await list(next.folder)) {
      const file = path.join(next.folder, entry.name)
      if (entry.isFile() && plain(entry.name) === wanted) matches.push(file)
      const isWanted = entry.isDirectory() && !entry.name.startsWith('.') && !PASSED_OVER.has(entry.name)
      if (isWanted && next.depth < DEEPEST) open.push({ folder: file, depth: next.depth + 1 })
    }
  }
  const steps = (file: string) => path.relative(near, file).split(path.sep).length
  const [best] = matches.sort((a, b) => steps(a) - steps(b) || (a < b ? -1 : 1))
  if (best === undefined) return null
  const others = matches.length > 1 ? `, the nearest of ${matches.length}` : ''
  return { file: await realpath(best), how: `was found by its name, in "${path.relative(root, best)}"${others}` }
}
