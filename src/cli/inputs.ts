// From what the user named to articles and the names of their decks.

import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { isFile } from '../host/is-there.ts'
import { isSidecar } from '../host/session/sidecar-path.ts'
import { type Misused, misused } from './arguments.ts'

export interface Input {
  /** Of the article, as the user would write it. */
  readonly path: string
  /** Of the deck: the file without its ending, or the folder of an index.md. */
  readonly name: string
}

export async function inputsOf(operands: readonly string[]): Promise<readonly Input[] | Misused> {
  if (operands.length === 0) return misused('there is nothing to build', 'name an article or a folder')
  const inputs: Input[] = []
  for (const operand of operands) {
    const found = await articlesIn(operand)
    if (found.length === 0)
      return misused(`there is no article in ${operand}`, 'an article is a .md file, or a folder with an index.md')
    inputs.push(...found)
  }
  return twice(inputs) ?? inputs
}

/** A path that is not there stays in the list: reading it says what is wrong. */
async function articlesIn(operand: string): Promise<readonly Input[]> {
  const isFolder = await stat(operand).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return [inputOf(operand)]
  const index = path.join(operand, 'index.md')
  if (await isFile(index)) return [inputOf(index)]
  const entries = (await readdir(operand, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))
  const found = await Promise.all(
    entries.map(async (entry): Promise<readonly Input[]> => {
      if (/^[._]/.test(entry.name) || entry.name === 'node_modules') return []
      const at = path.join(operand, entry.name)
      if (isSidecar(entry.name)) return []
      if (/\.(?:md|markdown)$/i.test(entry.name) && (await isFile(at))) return [inputOf(at)]
      const inner = path.join(at, 'index.md')
      return (await isFile(inner)) ? [inputOf(inner)] : []
    }),
  )
  return found.flat()
}

function inputOf(file: string): Input {
  const stem = path.basename(file).replace(/\.[^.]+$/, '')
  return { path: file, name: stem === 'index' ? path.basename(path.dirname(path.resolve(file))) || stem : stem }
}

function twice(inputs: readonly Input[]): Misused | null {
  const byName = new Map<string, Input>()
  for (const input of inputs) {
    const name = input.name.toLowerCase() // some disks do not tell them apart
    const other = byName.get(name)
    if (other !== undefined && path.resolve(other.path) !== path.resolve(input.path)) {
      return misused(`${other.path} and ${input.path} would be the same deck`, 'build them into two folders with -o')
    }
    byName.set(name, input)
  }
  return null
}
