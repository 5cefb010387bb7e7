// Writes what was built: each file is old and whole or new and whole, whatever happens in between.

import { createHash, randomBytes } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, statfs, unlink } from 'node:fs/promises'
import path from 'node:path'

export interface Output {
  /** A name in the folder, without a path. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Who may read it, as `chmod` says; as usual where it is left out. */
  readonly mode?: number
}

export type Written =
  /** `stale` names the files in the folder that an older build made. */
  | { readonly kind: 'written'; readonly stale: readonly string[] }
  /** The tool then ends with exit code 5. */
  | { readonly kind: 'not-written'; readonly path: string; readonly message: string; readonly hint?: string }

/** Names the build of each output in a folder; written last, so that a reader who trusts it never sees a mix. */
export interface Manifest {
  readonly build: string
  readonly outputs: Readonly<
    Record<string, { readonly build: string; readonly bytes: number; readonly sha256: string }>
  >
}

export const manifestName = 'lectern.json'

/** Files of ours that are not renamed yet; an interrupted run takes them away. */
const unfinished = new Set<string>()

/** Writes all files under temporary names, then renames them in the order given, the manifest last. */
export async function writeOutputs(folder: string, outputs: readonly Output[], build: string): Promise<Written> {
  let current = folder
  const temporaries: string[] = []
  try {
    await mkdir(folder, { recursive: true })
    await sweep(folder)
    const manifest = manifestOf(await readManifest(folder), await readdir(folder), outputs, build)
    const manifestBytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    const all = [...outputs, { name: manifestName, bytes: manifestBytes }]
    for (const output of all) {
      current = path.join(folder, output.name)
      temporaries.push(await writeTemporary(folder, output))
    }
    for (const [index, output] of all.entries()) {
      current = path.join(folder, output.name)
      await renameOver(temporaries[index] ?? '', current)
    }
    await syncFolder(folder)
    return { kind: 'written', stale: staleOf(manifest, build) }
  } catch (error) {
    await Promise.all(temporaries.map((temporary) => unlink(temporary).catch(() => {})))
    return refusal(current, folder, error as NodeJS.ErrnoException, outputs)
  } finally {
    for (const temporary of temporaries) unfinished.delete(temporary)
  }
}

/** True for a page of that name that another program, or a person, has made. */
export async function isForeign(folder: string, name: string): Promise<boolean> {
  const file = await open(path.join(folder, name), 'r').catch(() => null)
  if (file === null) return false
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8192), 0, 8192, 0)
    return bytesRead > 0 && !/<meta name="generator" content="Lectern/.test(buffer.toString('utf8', 0, bytesRead))
  } catch {
    return false // a folder of that name is told when it is written
  } finally {
    await file.close()
  }
}

/** Writes one file that belongs to no set. */
export async function writeWhole(folder: string, output: Output): Promise<Written> {
  let temporary: string | null = null
  try {
    await mkdir(folder, { recursive: true })
    temporary = await writeTemporary(folder, output)
    await renameOver(temporary, path.join(folder, output.name))
    return { kind: 'written', stale: [] }
  } catch (error) {
    if (temporary !== null) await unlink(temporary).catch(() => {})
    return refusal(path.join(folder, output.name), folder, error as NodeJS.ErrnoException, [output])
  } finally {
    if (temporary !== null) unfinished.delete(temporary)
  }
}

/** Takes away, at once, what an interrupted run has not finished. */
export function dropUnfinished(): void {
  for (const temporary of unfinished) {
    try {
      unlinkSync(temporary)
    } catch {
      // It was renamed a moment ago, or was never made.
    }
  }
  unfinished.clear()
}

export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(path.join(folder, manifestName), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isManifest(value) ? value : null
  } catch {
    return null // not ours; it will be replaced
  }
}

function isManifest(value: unknown): value is Manifest {
  if (value === null || typeof value !== 'object' || !('build' in value) || !('outputs' in value)) return false
  return typeof value.build === 'string' && value.outputs !== null && typeof value.outputs === 'object'
}

function manifestOf(
  before: Manifest | null,
  present: readonly string[],
  outputs: readonly Output[],
  build: string,
): Manifest {
  const entries = new Map(Object.entries(before?.outputs ?? {}).filter(([name]) => present.includes(name)))
  for (const { name, bytes } of outputs) {
    entries.set(name, { build, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  return { build, outputs: Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

function staleOf(manifest: Manifest, build: string): readonly string[] {
  return Object.entries(manifest.outputs).flatMap(([name, output]) => (output.build === build ? [] : [name]))
}

async function writeTemporary(folder: string, { name, bytes, mode }: Output): Promise<string> {
  const temporary = path.join(folder, `.${name}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`)
  unfinished.add(temporary)
  const handle = await open(temporary, 'wx')
  try {
    if (mode !== undefined) await handle.chmod(mode)
    await handle.writeFile(bytes)
    await handle.sync()
  } catch (error) {
    await unlink(temporary).catch(() => {})
    throw error
  } finally {
    await handle.close()
  }
  return temporary
}

/** So that the new names are on the disk too; where a folder cannot be synced, its system does so by itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

/** On Windows a reader can hold the old file for a moment. A plain overwrite is never tried. */
async function renameOver(from: string, to: string): Promise<void> {
  const until = Date.now() + (process.platform === 'win32' ? 2000 : 0)
  for (;;) {
    try {
      return await rename(from, to)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(code) || Date.now() >= until) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

/** Takes away what runs that were killed have left. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^\..+\.(\d+)\.[0-9a-f]{12}\.tmp$/.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    await unlink(path.join(folder, name)).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // another user's
  }
}

async function refusal(
  target: string,
  folder: string,
  error: NodeJS.ErrnoException,
  outputs: readonly Output[],
): Promise<Written> {
  if (error.code === undefined) throw error // not the disk's fault but ours
  const refused = { kind: 'not-written', path: target } as const
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT': {
      const needed = outputs.reduce((sum, output) => sum + output.bytes.length, 0)
      const free = await statfs(folder).then(
        (disk) => disk.bavail * disk.bsize,
        () => null,
      )
      const room = free === null ? '' : `, ${kilobytes(free)} are free`
      return { ...refused, message: `no space left: ${kilobytes(needed)} are needed${room}` }
    }
    case 'ENOTDIR':
    case 'EEXIST':
      return { ...refused, message: 'a file stands where a folder is needed', hint: 'choose another folder with -o' }
    case 'EISDIR':
    case 'ENOTEMPTY':
      return { ...refused, message: 'a folder stands where the file is to be written', hint: 'move it away' }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { ...refused, message: 'no permission to write here', hint: 'choose another folder with -o' }
    default:
      return { ...refused, message: `this cannot be written (${error.code})` }
  }
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`
}
