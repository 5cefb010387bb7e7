// Articles that nobody wrote: `npm run fuzz [-- --runs 10000] [--seed 1] [--browser 300]`.
// Each is compiled and held against the laws; some are opened in a browser. Writes docs/fuzz.md when all of the usual number were tried.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import type { Tried } from './fuzz-shard.ts'

const words = process.argv.slice(2)
const number = (name: string, usual: number) => (words.includes(name) ? Number(words[words.indexOf(name) + 1]) : usual)
const runs = number('--runs', 10_000)
const seed = number('--seed', 1)
const browser = number('--browser', 300)

const shards = Math.max(1, availableParallelism())
const folder = mkdtempSync(path.join(tmpdir(), 'lectern-fuzz-'))
const tried: Tried[] = []
try {
  await Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      const share = (whole: number) => Math.floor((whole * (shard + 1)) / shards) - Math.floor((whole * shard) / shards)
      const out = path.join(folder, `${shard}.json`)
      const child = spawn(
        process.execPath,
        ['bench/run.mjs', 'fuzz-shard', String(seed + shard), String(share(runs)), String(share(browser)), out],
        { stdio: ['ignore', 'inherit', 'inherit'] },
      )
      const code = await new Promise((resolve) => child.on('exit', (exit, signal) => resolve(signal ?? exit)))
      if (code !== 0) throw new Error(`the shard with seed ${seed + shard} ended with ${code}`)
      tried.push(JSON.parse(readFileSync(out, 'utf8')) as Tried)
    }),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const sum = (of: (one: Tried) => number) => tried.reduce((total, one) => total + of(one), 0)
const faults = tried.flatMap((one) => one.faults)
for (const { law, seed: own, index, what } of faults) console.log(`seed ${own}, article ${index}, ${law}: ${what}`)
const counts = `${sum(({ compiled }) => compiled)} articles, ${sum(({ slides }) => slides)} slides, ${sum(({ opened }) => opened)} of the decks in a browser: ${faults.length} faults`
console.log(counts)
if (runs >= 10_000 && browser >= 300) {
  const kinds = new Map<string, number>()
  for (const { law } of faults) kinds.set(law, (kinds.get(law) ?? 0) + 1)
  writeFileSync(
    'docs/fuzz.md',
    [
      '# Articles that nobody wrote',
      '',
      '`npm run fuzz` makes random articles of every kind of block, in mixed scripts, depths and lengths, in every density and aspect, and holds each deck against the laws: nothing lost, nothing invented, order kept, everything inside its region by the estimator, no exception. Some are opened in a browser, where no text may leave its slide or be clipped.',
      '',
      `Seeds ${seed} to ${seed + shards - 1}: ${counts}.`,
      ...(kinds.size === 0 ? [] : ['', ...[...kinds].map(([law, count]) => `- ${law}: ${count}`)]),
      '',
    ].join('\n'),
  )
}
if (faults.length > 0) process.exitCode = 1
