// The sidecar on the disk: `talk.study.md` beside `talk.md`, `index.study.md` beside `index.md`.

import { isUtf8 } from 'node:buffer'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { isFile } from '../is-there.ts'
import { type Written, writeWhole } from '../outputs.ts'
import { sessionsName } from './session-folder.ts'
import { sidecarPath } from './sidecar-path.ts'

export interface Sidecar {
  readonly kind: 'sidecar'
  /** Of the sidecar; there may be no file yet. */
  readonly path: string
  /** With its byte order mark and its line ends; empty where there is no file. */
  readonly text: string
}

/** Why there is none: a sentence without a full stop. */
export interface NoSidecar {
  readonly kind: 'none'
  readonly why: string
}

export async function readSidecar(article: string): Promise<Sidecar | NoSidecar> {
  const file = sidecarPath(article)
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) {
    if (bytes.code === 'ENOENT') return { kind: 'sidecar', path: file, text: '' }
    return { kind: 'none', why: `${file} cannot be read (${bytes.code})` }
  }
  if (!isUtf8(bytes)) return { kind: 'none', why: `${file} is not UTF-8` }
  return { kind: 'sidecar', path: file, text: bytes.toString('utf8') }
}

/** The sidecar of the article that a session's folder lies beside. */
export async function sidecarOfSession(session: string, deck: string): Promise<Sidecar | NoSidecar> {
  const home = path.dirname(path.resolve(session))
  if (path.basename(home) !== sessionsName)
    return { kind: 'none', why: `the session does not lie in a folder ${sessionsName} beside its article` }
  const folder = path.dirname(path.resolve(session, '..'))
  const names = [`${deck}.md`, `${deck}.markdown`, ...(path.basename(folder) === deck ? ['index.md'] : [])]
  for (const name of names) {
    // A name with a folder in it would lead elsewhere.
    if (name !== path.basename(name)) continue
    const article = path.join(session, '..', '..', name)
    if (await isFile(path.join(folder, name))) return readSidecar(article)
  }
  return { kind: 'none', why: `there is no ${names[0]} beside ${sessionsName}` }
}

/** A link stays a link, and who may read the file stays as it was. */
export async function writeSidecar(file: string, text: string): Promise<Written> {
  const target = await realpath(file).catch(() => file)
  const found = await stat(target).catch(() => null)
  const bytes = Buffer.from(text)
  const name = path.basename(target)
  // What it holds is the leader's: a new one is for its owner.
  return writeWhole(path.dirname(target), { name, bytes, mode: found === null ? 0o600 : found.mode & 0o777 })
}
