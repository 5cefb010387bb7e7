// The folder of a session on the disk: its log, which only grows, and the key that devices' cookies are signed with.

import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { Event } from '../../session/event.ts'
import { goesOn } from '../../session/going-on.ts'
import { eventsOf, lineOf } from '../../session/log.ts'
import { lockFolder } from './lock-folder.ts'

export const logName = 'events.jsonl'
export const sessionsName = 'sessions'
/** Beside it, so that nobody goes on with a rehearsal or makes a record of it. */
export const rehearsalsName = 'rehearsals'
const tornName = 'events.torn'
const keyName = 'session.key'
/** What signs a cookie, in bytes. */
const KEY = 32

export interface SessionFolder {
  readonly kind: 'open'
  readonly path: string
  /** What happened in it before. */
  readonly events: readonly Event[]
  /** The numbers of lines, from 1, that are no events. */
  readonly broken: readonly number[]
  readonly key: Uint8Array
  /** Comes back when the events are in the hands of the system; where that fails the log is as it was. @throws Error */
  append(events: readonly Event[]): void
  close(): void
}

export interface FolderRefused {
  readonly kind: 'refused'
  readonly path: string
  /** A sentence without a full stop. */
  readonly message: string
  readonly hint: string
}

/**
 * Opens `sessions/<date>-<deck>` in a folder: a new one, with a number behind it where there is one already, or the latest if it goes
 * on. `date` is `2026-11-26`, and `now` that moment. What a crash left of a last line is moved to a file beside the log.
 * @throws Error where the disk refuses
 */
export function openSession(
  folderOfArticle: string,
  deck: string,
  date: string,
  way: 'new' | 'resume-latest',
  homeName = sessionsName,
  now = Date.now(),
): SessionFolder | FolderRefused {
  const home = path.join(folderOfArticle, homeName)
  fs.mkdirSync(home, { recursive: true, mode: 0o700 })
  const latest = way === 'new' ? undefined : sessionsIn(home, deck).at(-1)
  if (latest !== undefined) {
    // One that is past is not touched: somebody may still read on in it, and it may be put away where nobody can write.
    const folder = path.join(home, latest)
    if (goesOn(eventsIn(folder), latest.startsWith(date), now)) return openFolder(folder)
  }
  return openFolder(newFolder(home, `${date}-${deck}`))
}

/** The names of the sessions of a deck, the latest last. */
export function sessionsIn(home: string, deck: string): readonly string[] {
  return fs
    .readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const found = sessionNamed(name, deck)
      return found === null || isOfAnother(path.join(home, name), deck) ? [] : [{ name, ...found }]
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.number - b.number))
    .map(({ name }) => name)
}

function sessionNamed(name: string, deck: string): { readonly date: string; readonly number: number } | null {
  const [, date, rest] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(name) ?? []
  if (date === undefined || rest === undefined || !rest.startsWith(deck)) return null
  const number = /^(?:-([2-9]|[1-9]\d+))?$/.exec(rest.slice(deck.length))
  return number === null ? null : { date, number: Number(number[1] ?? 1) }
}

/** `…-talk-2` is the second session of `talk`, or the first of `talk-2`: the log says which. */
function isOfAnother(folder: string, deck: string): boolean {
  const [begin] = eventsIn(folder)
  return begin?.do === 'begin' && begin.deck !== deck
}

/** What its log holds; nothing where there is none. */
function eventsIn(folder: string): readonly Event[] {
  const log = path.join(folder, logName)
  return fs.existsSync(log) ? eventsOf(fs.readFileSync(log, 'utf8')).events : []
}

function newFolder(home: string, name: string): string {
  for (let number = 1; ; number++) {
    const folder = path.join(home, number === 1 ? name : `${name}-${number}`)
    try {
      fs.mkdirSync(folder, { mode: 0o700 })
      return folder
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function openFolder(folder: string): SessionFolder | FolderRefused {
  const lock = lockFolder(folder)
  if (lock.kind === 'held') {
    return {
      kind: 'refused',
      path: folder,
      message: `another server runs this session (process ${lock.by})`,
      hint: `end it first, or begin a new session; if it is no server of ours, delete ${lock.path}`,
    }
  }
  try {
    const key = keyOf(folder)
    const log = path.join(folder, logName)
    const descriptor = openOwn(log)
    cutTorn(folder, log)
    const { events, broken } = eventsOf(fs.readFileSync(log, 'utf8'))
    return {
      kind: 'open',
      path: folder,
      events,
      broken,
      key,
      append: (added) => write(descriptor, Buffer.from(added.map(lineOf).join(''))),
      close: () => {
        fs.closeSync(descriptor)
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** A last line without its end was not told to anybody: it is kept beside the log, and the log ends with a whole line again. */
function cutTorn(folder: string, log: string): void {
  const bytes = fs.readFileSync(log)
  const whole = bytes.lastIndexOf(0x0a) + 1
  if (whole === bytes.length) return
  const torn = Buffer.concat([bytes.subarray(whole), Buffer.from('\n')])
  fs.appendFileSync(path.join(folder, tornName), torn, { mode: 0o600, flush: true })
  fs.truncateSync(log, whole)
}

/** All of it or nothing: what a full disk took a part of is taken back. */
function write(descriptor: number, bytes: Uint8Array): void {
  const { size } = fs.fstatSync(descriptor)
  try {
    let written = 0
    while (written < bytes.length) written += fs.writeSync(descriptor, bytes, written)
  } catch (error) {
    fs.ftruncateSync(descriptor, size)
    throw error
  }
}

/** Never by a link that somebody has put there: the log is cut and added to. */
function openOwn(log: string): number {
  const { O_APPEND, O_CREAT, O_RDWR, O_NOFOLLOW = 0 } = fs.constants
  return fs.openSync(log, O_APPEND | O_CREAT | O_RDWR | O_NOFOLLOW, 0o600)
}

/** A file that others could have written, as one that came with a repository, is none of ours: whoever knows the key is the leader. */
function isPrivate(file: string): boolean {
  const found = fs.lstatSync(file, { throwIfNoEntry: false })
  if (found === undefined || !found.isFile()) return false
  if (process.platform === 'win32') return true
  return (found.mode & 0o077) === 0 && found.uid === process.getuid?.()
}

/** Made once; only the owner can read it. */
function keyOf(folder: string): Uint8Array {
  const file = path.join(folder, keyName)
  if (isPrivate(file)) {
    const key = fs.readFileSync(file)
    if (key.length === KEY) return key
  }
  const key = randomBytes(KEY)
  const temporary = path.join(folder, `.${keyName}.${process.pid}.tmp`)
  fs.writeFileSync(temporary, key, { mode: 0o600, flush: true })
  fs.renameSync(temporary, file)
  return key
}
