// Times Lectern against Marp CLI on every article of the corpus, the two taking turns: `npm run bench:corpus [-- --runs N --date DATE]`.
// Prints one line an article and writes docs/bench-corpus.md.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { contendersOf } from './timing/contenders.mjs'
import { machineFacts } from './timing/machine.mjs'
import { installMarp } from './timing/marp.mjs'
import { measureCase } from './timing/measure-case.mjs'
import { say } from './timing/say.mjs'

/** Of Lectern's time over Marp's: the middle article, and the slowest. */
const LIMITS = { median: 0.8, slowest: 2 }

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
})
const root = path.resolve(import.meta.dirname, '..')
const corpus = path.resolve(root, '../shared/corpus')
if (!existsSync(corpus)) {
  say('there is no ../shared/corpus: nothing to time')
  process.exit(0)
}
const cli = path.join(root, 'dist/tool/cli.js')
const marp = await installMarp(path.join(root, 'bench/marp'))
const html = { name: 'html', title: 'HTML, warm', to: 'html', input: 'once', cold: false }
const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-corpus-'))
const rows = []
const names = readdirSync(corpus)
  .filter((name) => existsSync(path.join(corpus, name, 'index.md')))
  .sort()
for (const name of names) {
  const article = path.join(corpus, name, 'index.md')
  const work = { folder: path.join(folder, name), once: article, browser: null, divided: '' }
  const contenders = contendersOf(html, { cli, marp, work }).filter((one) => one.name !== 'Marp, divided')
  const { contenders: timed } = await measureCase({ ...html, title: name }, contenders, {
    runs: Number(values.runs),
    work,
    keepPages: true,
  })
  const [lectern, other] = timed
  rows.push({ name, bytes: statSync(article).size, lectern, other, ratio: ratioOf(lectern, other) })
}
rmSync(folder, { recursive: true, force: true })

const ratios = rows.flatMap(({ ratio }) => ratio ?? []).sort((a, b) => a - b)
const found = { median: middle(ratios), slowest: ratios.at(-1) ?? Number.NaN }
const machine = machineFacts()
const verdict = ['median', 'slowest']
  .map(
    (what) =>
      `${what} ${found[what].toFixed(2)} × (limit ${LIMITS[what]} ×: ${found[what] <= LIMITS[what] ? 'holds' : '**missed**'})`,
  )
  .join(', ')
const page = `# How fast on the corpus: Lectern and Marp CLI

${values.date}. Lectern ${JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version} and Marp CLI ${marp.version} build one HTML file of each of ${rows.length} articles, taking turns in one run of \`npm run bench:corpus\`; times are medians of ${values.runs} runs, each tool having run once before. ${machine.system}, ${machine.processor}, ${machine.cores} cores, Node ${machine.node}.

Lectern's time over Marp's: ${verdict}. Marp divides only where it is told to, so it makes few slides of an article, or one.

| article | size | Lectern | slides | Marp | slides | ratio |
| --- | --- | --- | --- | --- | --- | --- |
${rows.map(rowOf).join('\n')}
`
console.log(page)
await writeFile(path.join(root, 'docs/bench-corpus.md'), page)
if (ratios.length < rows.length) process.exitCode = 1

function ratioOf(lectern, other) {
  return lectern.failure === null && other.failure === null ? lectern.seconds.median / other.seconds.median : null
}

function middle(sorted) {
  const half = sorted.length / 2
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : (sorted[Math.floor(half)] ?? 0)
}

function rowOf({ name, bytes, lectern, other, ratio }) {
  const cells = [lectern, other].flatMap(({ failure, seconds, slides }) =>
    failure === null ? [`${seconds.median.toFixed(2)} s`, String(slides)] : [`does not run: ${failure}`, ''],
  )
  return `| ${[name, `${Math.round(bytes / 1000)} kB`, ...cells, ratio === null ? '–' : ratio.toFixed(2)].join(' | ')} |`
}
