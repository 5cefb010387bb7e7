// The package as npm makes it, installed in an empty folder elsewhere.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

export interface Installed {
  readonly folder: string
  /** `linked` where npm's cache does not suffice: the package is unpacked, its dependencies are those of the project. */
  readonly how: 'installed' | 'linked'
}

/** `folder` is empty. @throws Error with what npm said where the package cannot be made */
export function installedIn(folder: string): Installed {
  const packed = run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder, root], root)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (tarball === undefined) throw new Error(`npm pack made nothing: ${packed.stderr}`)
  const app = path.join(folder, 'app')
  mkdirSync(app)
  const words = ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', path.join(folder, tarball)]
  if (run('npm', words, app).status === 0) return { folder: app, how: 'installed' }
  link(path.join(folder, tarball), app)
  return { folder: app, how: 'linked' }
}

function link(tarball: string, app: string): void {
  const modules = path.join(app, 'node_modules')
  const home = path.join(modules, 'lectern')
  rmSync(modules, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  const { status, stderr } = run('tar', ['-xzf', tarball, '-C', home, '--strip-components', '1'], app)
  if (status !== 0) throw new Error(`the package cannot be unpacked: ${stderr}`)
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    const there = path.join(modules, name)
    if (!name.startsWith('.') && !existsSync(there))
      symlinkSync(path.join(root, 'node_modules', name), there, 'junction')
  }
  mkdirSync(path.join(modules, '.bin'))
  symlinkSync('../lectern/dist/tool/cli.js', path.join(modules, '.bin', 'lectern'))
}

/** Without what a test run adds to the environment. */
export function run(command: string, words: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}) {
  const plain = Object.entries(process.env).filter(([name]) => !/^(?:npm_|VITEST|NODE_ENV|NODE_OPTIONS)/i.test(name))
  const env = { ...Object.fromEntries(plain), NO_COLOR: '1', ...more }
  const isScript = process.platform === 'win32' && command.startsWith('np')
  return spawnSync(command, words, { cwd, env, encoding: 'utf8', shell: isScript })
}
