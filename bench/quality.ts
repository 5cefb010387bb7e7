// The vector of every article in every density and aspect:
// `npm run quality [-- --against docs/quality.json] [--date DAY] [--density NAMES] [--aspect NAMES] [NAME|ARTICLE…]`.
// Writes docs/quality.md and docs/quality.json when all of it was measured and nothing is compared.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { agreementOf } from './boundaries/agreement.ts'
import { compareRows } from './quality/compare.ts'
import { qualityPage } from './quality/page.ts'
import type { Measured, Row } from './quality/row.ts'

const words = process.argv.slice(2)
const OPTIONS = ['--theme', '--against', '--date', '--density', '--aspect']
const option = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined)
const against = option('--against')
const day = option('--date')
const densities = option('--density') ?? 'full,balanced,sparse'
const aspects = option('--aspect') ?? '16:9,4:3'
const theme = option('--theme') ?? 'paper'
const named = words.filter((word, index) => !word.startsWith('--') && !OPTIONS.includes(words[index - 1] ?? ''))

const corpus = '../shared/corpus'
const known = [
  { name: 'seed', file: '../shared/seed/article.md' },
  { name: 'llm-trends', file: 'slides/llm-trends/index.md' },
  { name: 'lectern-tour', file: 'slides/lectern-tour/index.md' },
  ...(existsSync(corpus) ? readdirSync(corpus) : [])
    .filter((name) => existsSync(path.join(corpus, name, 'index.md')))
    .sort()
    .map((name) => ({ name, file: path.join(corpus, name, 'index.md') })),
]
if (!existsSync(corpus)) console.log('the corpus is not here: only the articles of the project are measured')
const articles = (
  named.length === 0
    ? known
    : named.flatMap((word) => {
        const found = known.filter(
          ({ name }) => name === word || (word.endsWith('*') && name.startsWith(word.slice(0, -1))),
        )
        return found.length > 0 ? found : [{ name: path.basename(word, '.md'), file: word }]
      })
).filter(({ file }) => {
  if (existsSync(file)) return true
  console.log(`${file} is not here: left out`)
  return false
})

const isWhole =
  named.length === 0 &&
  option('--density') === undefined &&
  option('--aspect') === undefined &&
  option('--theme') === undefined
const folder = mkdtempSync(path.join(tmpdir(), 'lectern-quality-'))
const measured = new Map<string, Measured>()
let failed = 0
try {
  const waiting = [...articles]
  await Promise.all(
    Array.from({ length: Math.max(1, availableParallelism()) }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const result = await measureInChild(next.name, next.file)
        measured.set(next.name, result)
        for (const line of result.said) console.log(line)
      }
    }),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const rows: Row[] = articles.flatMap(({ name }) => [...(measured.get(name)?.rows ?? [])])
failed += rows.reduce((sum, { metrics }) => sum + metrics.filter(({ verdict }) => verdict === 'fails').length, 0)
const lines = rows.reduce(
  (sum, row) => ({
    texts: sum.texts + row.lines.texts,
    same: sum.same + row.lines.same,
    under: sum.under + row.lines.under,
  }),
  { texts: 0, same: 0, under: 0 },
)
console.log(
  `${rows.length} decks, ${failed} broken gates; lines reckoned as the browser sets them ${percent(lines.same, lines.texts)}, too few ${percent(lines.under, lines.texts)} of ${lines.texts} texts`,
)

if (against !== undefined) {
  const before = (JSON.parse(readFileSync(against, 'utf8')) as { rows: readonly Row[] }).rows
  const worse = compareRows(before, rows)
  for (const line of worse) console.log(line)
  console.log(
    worse.length === 0 ? `nothing is worse than ${against}` : `${worse.length} measures are worse than ${against}`,
  )
  if (worse.length > 0) process.exitCode = 1
} else if (isWhole) {
  writeFileSync('docs/quality.md', qualityPage(rows, await agreementOf(), day))
  writeFileSync(
    'docs/quality.json',
    `{${day === undefined ? '' : `"day":"${day}",`}"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`,
  )
  console.log('docs/quality.md and docs/quality.json are written')
}
if (failed > 0) process.exitCode = 1

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(2)} %`
}

/** A process of its own, so that a crash or a hang is that article's and nobody else's. */
async function measureInChild(name: string, file: string): Promise<Measured> {
  const out = path.join(folder, `${name}.json`)
  const pdf = file.startsWith(corpus) ? 'no-pdf' : 'pdf'
  const child = spawn(
    process.execPath,
    ['bench/run.mjs', 'quality-article', name, file, densities, aspects, pdf, out, theme],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let trouble = ''
  child.stderr.on('data', (chunk) => {
    trouble += String(chunk)
  })
  const clock = setTimeout(() => child.kill('SIGTERM'), 15 * 60_000)
  const code = await new Promise((resolve) => child.on('exit', (exit, signal) => resolve(signal ?? exit)))
  clearTimeout(clock)
  if (code === 0 && existsSync(out)) return JSON.parse(readFileSync(out, 'utf8')) as Measured
  failed++
  return { rows: [], said: [`${name}: ended with ${code}`, trouble.trim()] }
}
