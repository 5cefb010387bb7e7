// Times Lectern against Marp CLI on one article, the two taking turns: `npm run bench -- [ARTICLE] [--date 2026-11-24]`.
// Prints what it found and writes docs/bench.md and docs/bench.json. `--help` lists the options.

import { readFileSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { casesOf } from './timing/cases.mjs'
import { contendersOf } from './timing/contenders.mjs'
import { limitsOf } from './timing/limits.mjs'
import { machineFacts } from './timing/machine.mjs'
import { installMarp } from './timing/marp.mjs'
import { measureCase } from './timing/measure-case.mjs'
import { usage, wishes } from './timing/options.mjs'
import { pageOf } from './timing/page-of.mjs'
import { say } from './timing/say.mjs'
import { workFolder } from './timing/work-folder.mjs'

const root = path.resolve(import.meta.dirname, '..')
const wish = wishes(process.argv.slice(2), root)
if (wish.help) {
  console.log(usage)
  process.exit(0)
}
const cli = path.resolve(process.env.LECTERN_CLI || path.join(root, 'dist/tool/cli.js'))
if (statSync(cli, { throwIfNoEntry: false }) === undefined) {
  console.error('bench: the tool is not built: run `npm run build` first')
  process.exit(1)
}

const stamp = () => statSync(cli).mtimeMs
const before = stamp()
const marp = await installMarp(path.join(root, 'bench/marp'))
const work = await workFolder(wish, root)
const cases = casesOf(wish)
const measured = []
for (const one of cases) {
  measured.push(await measureCase(one, contendersOf(one, { cli, marp, work }), { ...wish, work }))
}

const result = {
  date: wish.date,
  article: { name: wish.shownArticle, bytes: statSync(wish.article).size, standsIn: wish.standsIn },
  lectern: JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version,
  marp: marp.version,
  browser: work.browser?.version ?? null,
  machine: machineFacts(),
  runs: wish.runs,
  rebuiltMeanwhile: stamp() !== before,
  cases: measured,
  limits: limitsOf(measured),
}
const page = pageOf(result)
console.log(page)
await mkdir(wish.out, { recursive: true })
await writeFile(path.join(wish.out, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`)
await writeFile(path.join(wish.out, 'bench.md'), page)
say(
  `written: ${['bench.md', 'bench.json'].map((name) => path.relative(process.cwd(), path.join(wish.out, name))).join(', ')}`,
)
await work.remove()

const didNotRun = measured.some((one) => one.contenders.some((contender) => contender.failure !== null))
const missed = result.limits.some((limit) => limit.holds === false)
process.exitCode = didNotRun || (wish.strict && missed) ? 1 : 0
