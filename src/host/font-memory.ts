// Fonts that were made before, by what they were made of: in the user's folder for caches, and in this process.
// A memory that cannot be read or written costs time, nothing else.

import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { cacheFolder } from './browser/folders.ts'

/** So many files are kept, the last used ones. */
const KEPT = 120

const held = new Map<string, Buffer>()

/** Whether anything was ever remembered on this machine. */
export async function hasMemory(): Promise<boolean> {
  return readdir(folder()).then(
    (names) => names.length > 0,
    () => false,
  )
}

export async function readRemembered(key: string): Promise<Buffer | null> {
  const own = held.get(key)
  if (own !== undefined) return own
  const file = path.join(folder(), key)
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null || !isWhole(bytes)) return null
  held.set(key, bytes)
  const now = new Date()
  utimes(file, now, now).catch(() => undefined)
  return bytes
}

export async function remember(key: string, bytes: Buffer): Promise<void> {
  held.set(key, bytes)
  try {
    await mkdir(folder(), { recursive: true })
    const temporary = path.join(folder(), `.${key}.${randomBytes(6).toString('hex')}.tmp`)
    await writeFile(temporary, bytes)
    await rename(temporary, path.join(folder(), key))
    await forgetOldest()
  } catch {
    // No room, no permission: the next build makes it again.
  }
}

function folder(): string {
  const { env, platform } = process
  return path.join(cacheFolder({ env, platform }), 'lectern', 'fonts')
}

/** The signature, and the length that the head of the file gives. */
function isWhole(bytes: Buffer): boolean {
  const signature = bytes.toString('latin1', 0, 4)
  return (signature === 'wOFF' || signature === 'wOF2') && bytes.length > 12 && bytes.readUInt32BE(8) === bytes.length
}

async function forgetOldest(): Promise<void> {
  const names = await readdir(folder())
  if (names.length <= KEPT) return
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder(), name)
      const used = await stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      )
      return { file, used }
    }),
  )
  files.sort((a, b) => a.used - b.used)
  await Promise.all(files.slice(0, names.length - KEPT).map(({ file }) => unlink(file).catch(() => undefined)))
}
