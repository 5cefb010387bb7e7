// The memory of a process and of everything that it started, read from /proc while it runs. Linux only.

import { readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'

const EVERY = 20

/**
 * Counts a process as belonging to the tree when its parent or its process group does, from then on until it ends, so
 * that a browser in a group of its own and its helpers are in it. Memory is the most that one look has seen.
 */
export function watchTree(root) {
  const tree = treeOf(root)
  const peaks = { root: null, resident: 0, proportional: 0, processes: 0 }

  const look = () => {
    const alive = tree.alive()
    let resident = 0
    let proportional = 0
    for (const id of alive) {
      const status = read(`/proc/${id}/status`)
      const peak = kilobytes(status, 'VmHWM')
      if (id === root && peak !== null) peaks.root = Math.max(peaks.root ?? 0, peak)
      resident += kilobytes(status, 'VmRSS') ?? 0
      const share = kilobytes(read(`/proc/${id}/smaps_rollup`), 'Pss')
      if (share !== null) proportional += share
      else if (kilobytes(read(`/proc/${id}/status`), 'VmRSS') !== null) proportional = Number.NaN // not ours to read
    }
    peaks.resident = Math.max(peaks.resident, resident)
    peaks.proportional = Math.max(peaks.proportional, proportional)
    peaks.processes = Math.max(peaks.processes, alive.length)
  }

  const timer = process.platform === 'linux' ? setInterval(look, EVERY) : undefined
  return {
    /** The peaks in bytes, and how many processes were still there a second after the first had ended: they are ended. */
    async end() {
      clearInterval(timer)
      if (timer === undefined) return { peaks: null, left: 0 }
      for (let tries = 0; tries < 20 && tree.alive().length > 0; tries++) await wait(50)
      const left = tree.kill()
      const { proportional } = peaks
      return { peaks: { ...peaks, proportional: Number.isNaN(proportional) ? null : proportional }, left }
    },
  }
}

/** A process and all that it has started since; it has to be looked at while it runs. */
export function treeOf(root) {
  const members = new Map([[root, null]]) // id to the tick at which it started
  const groups = new Set([root])
  const alive = () => (process.platform === 'linux' ? admit(members, groups) : [])
  alive()
  return {
    alive,
    /** Ends what is left of it and says how many that were. */
    kill() {
      const left = alive()
      for (const id of left) {
        try {
          process.kill(id, 'SIGKILL')
        } catch {
          // Gone in this moment.
        }
      }
      return left.length
    },
  }
}

/** Adds what has joined the tree since, drops what has ended, and gives the ids of those alive. */
function admit(members, groups) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .map(statOf)
    .filter((stat) => stat !== null)
  const byId = new Map(all.map((stat) => [stat.id, stat]))
  for (const [id, start] of members) {
    const stat = byId.get(id)
    if (stat === undefined || (start !== null && stat.start !== start)) members.delete(id)
    else members.set(id, stat.start)
  }
  for (let grown = true; grown; ) {
    grown = false
    for (const { id, parent, group, start } of all) {
      if (members.has(id) || !(members.has(parent) || groups.has(group))) continue
      members.set(id, start)
      if (group === id) groups.add(group)
      grown = true
    }
  }
  return [...members.keys()]
}

/** Null for what has ended, and for what only waits to be collected. */
function statOf(id) {
  const text = read(`/proc/${id}/stat`)
  if (text === null) return null
  const [state, parent, group, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return state === 'Z' || state === 'X' ? null : { id, parent: Number(parent), group: Number(group), start: rest[16] }
}

function kilobytes(text, name) {
  const found = text === null ? null : new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)
  return found === null ? null : Number(found[1]) * 1024
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
