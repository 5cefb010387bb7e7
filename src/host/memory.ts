// What was made before, by what it was made of: in the user's folder for caches, and in this process.
// A memory that cannot be read or written costs time, nothing else.

import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { cacheFolder } from './browser/folders.ts'

export interface Memory {
  /** Whether anything was ever remembered on this machine. */
  hasAny(): Promise<boolean>
  /** Null for what was never made, or is not whole. */
  read(key: string): Promise<Buffer | null>
  write(key: string, bytes: Buffer): Promise<void>
}

export interface MemoryOptions {
  /** Of the folder. */
  readonly name: string
  /** So many files are kept, the last used ones. */
  readonly kept: number
  readonly isWhole: (bytes: Buffer) => boolean
}

export function memoryOf({ name, kept, isWhole }: MemoryOptions): Memory {
  const held = new Map<string, Buffer>()
  const folder = () => {
    const { env, platform } = process
    return path.join(cacheFolder({ env, platform }), 'lectern', name)
  }
  return {
    hasAny: () =>
      readdir(folder()).then(
        (names) => names.length > 0,
        () => false,
      ),
    async read(key) {
      const own = held.get(key)
      if (own !== undefined) return own
      const file = path.join(folder(), key)
      const bytes = await readFile(file).catch(() => null)
      if (bytes === null || !isWhole(bytes)) return null
      held.set(key, bytes)
      const now = new Date()
      utimes(file, now, now).catch(() => undefined)
      return bytes
    },
    async write(key, bytes) {
      held.set(key, bytes)
      try {
        await mkdir(folder(), { recursive: true })
        const temporary = path.join(folder(), `.${key}.${randomBytes(6).toString('hex')}.tmp`)
        await writeFile(temporary, bytes)
        await rename(temporary, path.join(folder(), key))
        await forgetOldest(folder(), kept)
      } catch {
        // No room, no permission: the next build makes it again.
      }
    },
  }
}

async function forgetOldest(folder: string, kept: number): Promise<void> {
  const names = await readdir(folder)
  if (names.length <= kept) return
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const used = await stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      )
      return { file, used }
    }),
  )
  files.sort((a, b) => a.used - b.used)
  await Promise.all(files.slice(0, names.length - kept).map(({ file }) => unlink(file).catch(() => undefined)))
}
