// As whom, and how confined, a browser may be started: the safest way first.

import { readFileSync } from 'node:fs'

export type Sandbox = 'auto' | 'require'

export interface Attempt {
  readonly sandbox: boolean
  /** The user to become, or null to stay who we are. */
  readonly user: { readonly uid: number; readonly gid: number } | null
}

/** Chromium refuses its sandbox to root, so root becomes nobody; a container may forbid the sandbox to everyone. */
export function attempts(sandbox: Sandbox, platform: NodeJS.Platform): readonly Attempt[] {
  const isRoot = process.getuid?.() === 0
  const nobody = isRoot && platform === 'linux' ? unprivilegedUser() : null
  const all: readonly Attempt[] = [
    ...(nobody === null
      ? []
      : [
          { sandbox: true, user: nobody },
          { sandbox: false, user: nobody },
        ]),
    ...(isRoot ? [] : [{ sandbox: true, user: null }]),
    ...(platform === 'win32' ? [] : [{ sandbox: false, user: null }]),
  ]
  return sandbox === 'require' ? all.filter((attempt) => attempt.sandbox) : all
}

function unprivilegedUser(): { readonly uid: number; readonly gid: number } {
  const fallback = { uid: 65534, gid: 65534 }
  try {
    const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
    return line === null ? fallback : { uid: Number(line[1]), gid: Number(line[2]) }
  } catch {
    return fallback
  }
}
