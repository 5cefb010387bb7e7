// One case: every contender in turn, again and again, so that what else the machine does hits all of them alike.

import { readFileSync, statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { forgetPages } from './forget-pages.mjs'
import { runOnce } from './run-once.mjs'
import { say } from './say.mjs'
import { spreadOf } from './spread-of.mjs'

/** A case in which one run takes longer than this (seconds) is run this often. */
const LONG = { seconds: 5, runs: 3 }
const MEMORY_RUNS = 3

export async function measureCase(one, contenders, { runs: wished, work, keepPages }) {
  const tracks = contenders.map((contender) => ({
    ...contender,
    caches: path.join(work.folder, 'caches', contender.name),
    out: path.join(work.folder, 'out', contender.name),
    runs: [],
    trees: [],
    failure: null,
  }))
  const rest = () => tracks.filter((track) => track.failure === null)

  say(`${one.title}: each once before`)
  for (const track of tracks) {
    const run = await step(track, 'wall')
    if (track.failure === null) Object.assign(track, { first: run, bytes: statSync(track.result(track.out)).size })
    if (track.failure === null && one.to === 'html') track.slides = slidesIn(track.result(track.out))
  }
  // One run of what takes a minute says enough.
  for (const track of rest().filter(({ isSlow }) => isSlow)) track.runs.push(track.first)
  const runs = rest().some(({ first, isSlow }) => isSlow !== true && first.seconds > LONG.seconds)
    ? Math.min(wished, LONG.runs)
    : wished
  let pages = null
  for (let turn = 1; turn <= runs; turn++) {
    say(`${one.title}: ${turn} of ${runs}`)
    for (const track of rest().filter(({ isSlow }) => isSlow !== true)) {
      if (one.cold) {
        await rm(track.caches, { recursive: true, force: true })
        pages = keepPages ? 'kept, as asked' : forgetPages()
      }
      const run = await step(track, 'wall')
      if (track.failure === null) track.runs.push(run)
    }
  }
  // Sampling slows what it samples, so it has runs of its own, where the clock does not count.
  const sampled = !one.cold && (one.to === 'pdf' || rest().some(({ first }) => first.peak === null))
  for (let turn = 1; sampled && turn <= Math.min(runs, MEMORY_RUNS); turn++) {
    say(`${one.title}: memory, ${turn} of ${Math.min(runs, MEMORY_RUNS)}`)
    for (const track of rest().filter(({ isSlow }) => isSlow !== true)) {
      const run = await step(track, 'memory')
      if (track.failure === null) track.trees.push(run)
    }
  }
  const shared = rest().every(({ trees }) => trees.every(({ tree }) => tree !== null && tree.proportional !== null))
  return {
    ...one,
    runs,
    pages,
    memoryOf: memoryKind(one, sampled, shared),
    contenders: tracks.map((track) => figuresOf(track, one, { sampled, shared })),
  }
}

/** Runs it once into an empty folder; a failure takes the contender out of the case. */
async function step(track, sample) {
  await rm(track.out, { recursive: true, force: true })
  await mkdir(track.out, { recursive: true })
  await mkdir(track.caches, { recursive: true })
  const run = await runOnce(track.command(track.out), { env: track.env, cwd: track.out, caches: track.caches, sample })
  const made = statSync(track.result(track.out), { throwIfNoEntry: false })
  if (run.failure !== null) track.failure = run.failure.replaceAll(path.resolve(track.out, '../..'), '…')
  else if (made === undefined) track.failure = 'it ended well but made no file'
  if (track.failure !== null) say(`  ${track.name} does not run: ${track.failure}`)
  return run
}

function memoryKind({ to, cold }, sampled, shared) {
  if (cold) return null
  if (to === 'html') return sampled ? 'process, VmHWM' : 'process, time'
  return shared ? 'tree, PSS' : 'tree, RSS'
}

function figuresOf(track, { to, cold }, { sampled, shared }) {
  const { name, failure, runs, trees, bytes = null, slides = null } = track
  if (failure !== null || runs.length === 0) return { name, failure: failure ?? 'it never ran' }
  const trees_ = trees.map(({ tree }) => tree).filter((tree) => tree !== null)
  const peaks = !sampled
    ? runs.map(({ peak }) => peak)
    : to === 'html'
      ? trees_.map(({ root }) => root)
      : trees_.map(({ proportional, resident }) => (shared ? proportional : resident))
  const known = cold ? [] : peaks.filter((peak) => peak !== null)
  return {
    name,
    failure: null,
    slides,
    bytes,
    seconds: spreadOf(runs.map(({ seconds }) => seconds)),
    cpuSeconds: runs.every(({ cpu }) => cpu !== null) ? spreadOf(runs.map(({ cpu }) => cpu)) : null,
    peakBytes: known.length === 0 ? null : spreadOf(known),
    leftRunning: Math.max(0, ...trees.map(({ left }) => left)),
  }
}

/** Both draw one `section` a slide. */
function slidesIn(file) {
  const page = readFileSync(file, 'utf8').replace(/<script[\s\S]*?<\/script>/g, '')
  return page.match(/<section[\s>]/g)?.length ?? 0
}
