// Where this machine keeps what can be made again.

import { homedir, tmpdir } from 'node:os'
import { posix, win32 } from 'node:path'
import type { BrowserQuery } from './query.ts'

type Machine = Pick<BrowserQuery, 'env' | 'platform'>

/** Joins as the platform asked about does, so that a test can ask about another one. */
export function joinOn(machine: Machine, ...parts: readonly string[]): string {
  return machine.platform === 'win32' ? win32.join(...parts) : posix.join(...parts)
}

export function homeFolder({ env, platform }: Machine): string {
  return (platform === 'win32' ? env.USERPROFILE : env.HOME) || homedir()
}

/** The user's folder for caches, as each platform has it. */
export function cacheFolder(machine: Machine): string {
  const { env, platform } = machine
  if (platform === 'win32') return env.LOCALAPPDATA || joinOn(machine, homeFolder(machine), 'AppData', 'Local')
  if (platform === 'darwin') return joinOn(machine, homeFolder(machine), 'Library', 'Caches')
  return env.XDG_CACHE_HOME || joinOn(machine, homeFolder(machine), '.cache')
}

/** Where `lectern browser install` puts a browser. */
export function ownBrowsersFolder(machine: Machine): string {
  return machine.env.LECTERN_BROWSERS || joinOn(machine, cacheFolder(machine), 'lectern', 'browsers')
}

export function temporaryFolder(env: BrowserQuery['env']): string {
  return env.TMPDIR || env.TEMP || tmpdir()
}
