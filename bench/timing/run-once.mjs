// Runs one command in a process group of its own and says how long it took and how much memory it needed.

import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { treeOf, watchTree } from './watch-tree.mjs'

const LONGEST = 300_000

/** GNU time tells the exact peak of a process; the one of macOS and of busybox knows other options. */
const gnuTime = (() => {
  const tried = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, '--version'], { encoding: 'utf8' })
  return tried.status === 0 && /^\d+\s*$/.test(tried.stderr) ? '/usr/bin/time' : null
})()

/** What runs now, so that an interrupt can end it. */
let current = null
let interrupted = false

/**
 * `sample` is 'wall' for the clock (with GNU time around it, where there is one) or 'memory' for the process tree.
 * Gives seconds, the peak of the process in bytes or null, and the peaks of the tree or null.
 */
export async function runOnce(command, { env, cwd, caches, sample }) {
  const note = path.join(caches, '..', 'time.txt')
  const timed = sample === 'wall' && gnuTime !== null
  const [program, ...words] = timed ? [gnuTime, '-q', '-f', '%M %U %S', '-o', note, ...command] : command
  if (interrupted) return new Promise(() => {})
  let said = ''
  const began = performance.now()
  const child = spawn(program, words, {
    cwd,
    env: { ...surroundings(caches), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  })
  current = child
  const watch = sample === 'memory' && child.pid !== undefined ? watchTree(child.pid) : null
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-4000)
  })
  let late = false
  const timer = setTimeout(() => {
    late = true
    void endCurrentRun()
  }, LONGEST)
  const { code, seconds } = await new Promise((resolve) => {
    const settle = (code) => resolve({ code, seconds: Math.round(performance.now() - began) / 1000 })
    child.once('error', (error) => {
      said = error.message
      settle(null)
    })
    child.once('exit', settle)
  })
  clearTimeout(timer)
  if (interrupted) return new Promise(() => {}) // the interrupt ends this process
  const seen = watch === null ? null : await watch.end()
  end(child, 'SIGKILL')
  current = null
  const [peak, user, system] = timed && code === 0 ? readFileSync(note, 'utf8').trim().split(/\s+/).map(Number) : []
  rmSync(note, { force: true })
  return {
    seconds,
    peak: peak === undefined ? null : peak * 1024,
    cpu: user === undefined ? null : user + system,
    tree: seen?.peaks ?? null,
    left: seen?.left ?? 0,
    failure: code === 0 ? null : late ? `no end after ${LONGEST / 1000} s` : `exit code ${code}: ${lastWords(said)}`,
  }
}

/** Starts no further run, and ends the one there is. */
export function interrupt() {
  interrupted = true
  return endCurrentRun()
}

/** Politely first; then whatever is left of its tree, such as a browser in a group of its own. */
async function endCurrentRun() {
  const child = current
  if (child === null || child.pid === undefined) return
  const tree = treeOf(child.pid)
  end(child, 'SIGTERM')
  for (let tries = 0; tries < 30 && tree.alive().length > 0; tries++) await wait(100)
  tree.kill()
  end(child, 'SIGKILL')
}

function end({ pid }, signal) {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // Gone already.
  }
}

const HOMES = ['HOME', 'USERPROFILE', 'LOCALAPPDATA', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'TMPDIR', 'TEMP', 'TMP']

/** All that a tool keeps between runs goes below `caches`; what would make one tool run otherwise is taken away. */
function surroundings(caches) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(LECTERN_|NODE_|npm_|MARP_|PUPPETEER_|CHROME_)/i.test(name),
  )
  return { ...Object.fromEntries(kept), ...Object.fromEntries(HOMES.map((name) => [name, caches])) }
}

function lastWords(said) {
  return said.trim().split('\n').slice(-3).join(' / ').slice(0, 600)
}
