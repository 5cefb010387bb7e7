// Folders that a killed run left behind.

import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Removes each folder named `<start><separator><pid>-…` whose process is gone. */
export async function sweepFolders(start: string, separator: string): Promise<void> {
  const prefix = basename(start) + separator
  const parent = dirname(start)
  const left = (await readdir(parent).catch(() => [])).filter((name) => {
    if (!name.startsWith(prefix)) return false
    const pid = /^(\d+)-/.exec(name.slice(prefix.length))?.[1]
    return pid !== undefined && !isRunning(Number(pid))
  })
  // What belongs to another user stays: that is not ours to sweep.
  await Promise.all(left.map((name) => rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined)))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
