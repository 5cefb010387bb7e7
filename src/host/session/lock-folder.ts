// One process at a time in a folder. The lock names its holder, so that one whose holder is gone is taken over.

import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const lockName = 'server.lock'

export type Lock =
  | { readonly kind: 'taken'; release(): void }
  /** `by` is the holder's process id. */
  | { readonly kind: 'held'; readonly by: number; readonly path: string }

/** @throws Error where the disk refuses */
export function lockFolder(folder: string): Lock {
  const lock = path.join(folder, lockName)
  const token = randomBytes(8).toString('hex')
  // A name of its own first: the lock is then there with all that it says, or not there.
  const own = path.join(folder, `.${lockName}.${token}`)
  fs.writeFileSync(own, `${process.pid} ${birthOf(process.pid) ?? '-'} ${token}\n`, { mode: 0o600 })
  try {
    for (;;) {
      if (linked(own, lock)) return { kind: 'taken', release: () => release(lock, token) }
      const holder = holderOf(lock)
      if (holder === null) continue // let go of in between
      if (isAlive(holder)) return { kind: 'held', by: holder.process, path: lock }
      takeAway(lock, holder)
    }
  } finally {
    fs.rmSync(own, { force: true })
  }
}

interface Holder {
  readonly process: number
  /** When that process began, as its system counts; null where it does not say. */
  readonly birth: string | null
  readonly written: string
}

function linked(own: string, lock: string): boolean {
  try {
    fs.linkSync(own, lock)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    // A disk without hard links: a copy is the next best.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    return copied(own, lock)
  }
}

function copied(own: string, lock: string): boolean {
  try {
    fs.copyFileSync(own, lock, fs.constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function holderOf(lock: string): Holder | null {
  const written = readIfThere(lock)
  if (written === null) return null
  const [pid = '', birth = '-'] = written.trim().split(' ')
  return { process: Number(pid), birth: birth === '-' ? null : birth, written }
}

/** A number of a process is given again: after a restart of the machine, or in another container, it may be anybody's. */
function isAlive({ process: pid, birth }: Holder): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false // else another user's
  }
  const now = birthOf(pid)
  return now === null || birth === null || now === birth
}

/** On Linux; elsewhere the number alone must do. */
function birthOf(pid: number): string | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program stands in brackets, and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null // no such file, or no such system
  }
}

/** Two that find the same dead lock must not take away each other's new one: what was moved away is looked at once more. */
function takeAway(lock: string, { written }: Holder): void {
  const aside = `${lock}.${randomBytes(8).toString('hex')}`
  try {
    fs.renameSync(lock, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (readIfThere(aside) !== written) linked(aside, lock)
  fs.rmSync(aside, { force: true })
}

function release(lock: string, token: string): void {
  if (readIfThere(lock)?.trim().endsWith(token)) fs.rmSync(lock, { force: true })
}

function readIfThere(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
