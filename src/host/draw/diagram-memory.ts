// Drawings that only a browser can make, kept beside the article: a build without one has them too, and so has a colleague.

import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

export interface DrawnPair {
  readonly light: string
  readonly dark: string
}

export interface DiagramMemory {
  /** Null for what was never drawn like this. */
  read(text: string): Promise<DrawnPair | null>
  write(text: string, pair: DrawnPair): Promise<void>
}

/** `by` is what made them, down to its version. */
export function diagramMemory(articlePath: string, by: readonly string[]): DiagramMemory {
  const home = path.dirname(path.resolve(articlePath))
  const folder = path.join(home, '.lectern', 'diagrams')
  const fileOf = (text: string) => {
    const hash = createHash('sha256').update([...by, text].join('\0'))
    return path.join(folder, `${hash.digest('hex').slice(0, 32)}.json`)
  }
  return {
    async read(text) {
      const bytes = await readFile(fileOf(text), 'utf8').catch(() => null)
      if (bytes === null) return null
      try {
        const { light, dark } = JSON.parse(bytes) as Partial<DrawnPair>
        return typeof light === 'string' && typeof dark === 'string' ? { light, dark } : null
      } catch {
        return null // not whole: it is drawn again
      }
    },
    async write(text, pair) {
      try {
        // An article that stands nowhere has no place beside it.
        if (!(await stat(home)).isDirectory()) return
        await mkdir(folder, { recursive: true })
        const file = fileOf(text)
        const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`
        await writeFile(temporary, `${JSON.stringify(pair)}\n`)
        await rename(temporary, file)
      } catch {
        // No room, no permission: the next build draws it again.
      }
    },
  }
}
