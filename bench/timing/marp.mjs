// Marp CLI, in a folder of its own, since Lectern does not depend on it.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { say } from './say.mjs'

/** Installs the pinned version where it is not there yet. */
export async function installMarp(folder) {
  const pinned = read(path.join(folder, 'package.json')).devDependencies['@marp-team/marp-cli']
  const home = path.join(folder, 'node_modules/@marp-team/marp-cli')
  const manifest = path.join(home, 'package.json')
  const isThere = existsSync(manifest) && existsSync(path.join(folder, 'node_modules/decktape'))
  if (!isThere || read(manifest).version !== pinned) {
    say(`installing Marp CLI ${pinned} and decktape into bench/marp`)
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    if (npm.status !== 0) {
      console.error(`bench: Marp CLI cannot be installed\n${npm.stdout ?? ''}${npm.stderr ?? npm.error?.message ?? ''}`)
      process.exit(1)
    }
  }
  const decktape = path.join(folder, 'node_modules/decktape')
  return {
    entry: path.join(home, 'marp-cli.js'),
    version: read(manifest).version,
    decktape: path.join(decktape, 'decktape.js'),
    decktapeVersion: read(path.join(decktape, 'package.json')).version,
  }
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
