// The Chromium that `@sparticuz/chromium` carries in its package, so that `npm ci` alone can give Linux x64 a browser.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { chmod, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheFolder, temporaryFolder } from './folders.ts'
import type { BrowserQuery } from './query.ts'
import { sweepFolders } from './sweep-folders.ts'

export interface CarriedBrowser {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
}

/** Unpacks it where that has not been done yet; answers with a sentence where there is none. */
export async function carriedBrowser(query: BrowserQuery): Promise<CarriedBrowser | string> {
  if (query.platform !== 'linux' || process.arch !== 'x64') return 'is for Linux x64 only'
  const entry = packageEntry()
  if (entry === null) return 'is not installed'
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../../package.json'), 'utf8')) as {
    version: string
  }
  const refusals: string[] = []
  for (const folder of unpackedFolders(query, version)) {
    const refusal = await unpackInto(folder, entry, query)
    if (refusal === null) return { path: join(folder, 'chromium'), env: environment(folder) }
    refusals.push(`${folder}: ${refusal}`)
  }
  return `cannot be unpacked (${refusals.join('; ')})`
}

function packageEntry(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@sparticuz/chromium')
  } catch {
    return null
  }
}

/**
 * A folder for each version and user. Root uses the temporary folder first: the unprivileged user that the browser
 * then runs as cannot look into root's home.
 */
function unpackedFolders(query: BrowserQuery, version: string): readonly string[] {
  const user = process.getuid?.() ?? 0
  const temporary = join(temporaryFolder(query.env), `lectern-chromium-${version}-${user}`)
  const cached = join(cacheFolder(query), 'lectern', `chromium-${version}`)
  return user === 0 ? [temporary, cached] : [cached, temporary]
}

/** Null when the browser stands in `folder`, else what is in the way. */
async function unpackInto(folder: string, entry: string, query: BrowserQuery): Promise<string | null> {
  if (existsSync(folder)) return refusalOf(folder)
  const half = `${folder}.${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    await mkdir(half, { recursive: true })
    await sweepFolders(folder, '.')
    query.onLongStep?.('unpacking the browser that @sparticuz/chromium carries')
    await unpack(entry, half)
    // The package leaves it to its owner alone; the unprivileged user has to reach it too.
    await Promise.all([chmod(half, 0o755), chmod(join(half, 'chromium'), 0o755)])
    // Several builds may unpack at once: the first whole folder takes the name, the others use it.
    await rename(half, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
    return refusalOf(folder)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await rm(half, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Nobody else may have put the folder there: what stands in it is run. */
function refusalOf(folder: string): string | null {
  const { uid, mode } = lstatSync(folder)
  if (process.getuid !== undefined && uid !== process.getuid()) return 'belongs to another user'
  if ((mode & 0o022) !== 0) return 'can be written by others'
  return existsSync(join(folder, 'chromium')) ? null : 'holds no browser; delete it'
}

const UNPACK =
  'process.umask(0o022); const carried = await import(process.argv[1]); await carried.default.executablePath()'

/** In a process of its own, since the package asks the environment of its process what to unpack, and where. */
async function unpack(entry: string, folder: string): Promise<void> {
  const url = pathToFileURL(entry.replace(/build[\\/]cjs[\\/]index\.cjs$/, 'build/esm/index.js')).href
  const child = spawn(process.execPath, ['--input-type=module', '-e', UNPACK, url], {
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
  })
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`unpacking failed: ${said.trim().split('\n').at(-1) ?? code}`))
    })
  })
}

const LIBRARY_FOLDERS = [
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib64',
  '/usr/lib64',
  '/lib',
  '/usr/lib',
]

/** The libraries and the font configuration that the package brings, where the machine has none. */
function environment(folder: string): Record<string, string> {
  const present = (library: string): boolean => LIBRARY_FOLDERS.some((place) => existsSync(join(place, library)))
  const complete = present('libnss3.so') && present('libexpat.so.1')
  return {
    ...(complete ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  }
}
