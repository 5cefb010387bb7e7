// The one browser that both tools print with.

import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { say } from './say.mjs'

/** A path and what it needs in its environment; null, with a line that says why, where there is none. */
export async function browserFor(named, folder, root) {
  const browser = named === null ? carried(folder, root) : { path: path.resolve(named), env: {} }
  if (typeof browser === 'string') {
    say(`no browser, so no PDF is timed: ${browser} (name another with --browser)`)
    return null
  }
  const asked = spawnSync(browser.path, ['--version'], {
    env: { ...process.env, ...browser.env },
    encoding: 'utf8',
    timeout: 20_000,
  })
  if (asked.status !== 0) {
    say(`no PDF is timed: the browser does not start: ${(asked.stderr || asked.error?.message || '').trim()}`)
    return null
  }
  return { ...browser, version: asked.stdout.trim() }
}

const UNPACK = `process.umask(0o022)
const { default: carried } = await import(process.argv[1])
await carried.executablePath()`

/** In a process of its own, since the package asks the environment of its process what to unpack, and where. */
function carried(folder, root) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return '@sparticuz/chromium is for Linux x64 only'
  let entry
  try {
    entry = createRequire(path.join(root, 'package.json')).resolve('@sparticuz/chromium')
  } catch {
    return '@sparticuz/chromium is not installed'
  }
  say('unpacking the browser that @sparticuz/chromium carries')
  mkdirSync(folder, { mode: 0o755 })
  const module = pathToFileURL(entry.replace(/build[\\/]cjs[\\/]index\.cjs$/, 'build/esm/index.js')).href
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', UNPACK, module], {
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', NODE_OPTIONS: '' },
    encoding: 'utf8',
  })
  const file = path.join(folder, 'chromium')
  if (done.status !== 0 || !existsSync(file)) return `it cannot be unpacked: ${done.stderr.trim().split('\n').at(-1)}`
  chmodSync(folder, 0o755)
  chmodSync(file, 0o755) // the package leaves it to its owner alone
  return { path: file, env: environment(folder) }
}

const LIBRARIES = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/lib64', '/usr/lib64', '/lib', '/usr/lib']

/** The libraries and the font configuration that the package brings, where the machine has none. */
function environment(folder) {
  const has = (library) => LIBRARIES.some((place) => existsSync(path.join(place, library)))
  return {
    ...(has('libnss3.so') && has('libexpat.so.1') ? {} : { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') }),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') }),
  }
}
