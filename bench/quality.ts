// The vector of every article in every density and aspect: `npm run quality [-- --against docs/quality.json] [--date DAY] [ARTICLE…]`.
// Writes docs/quality.md and docs/quality.json, unless it only compares.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { sourceOf } from '../src/base/source.ts'
import type { Metric } from '../src/check/metric.ts'
import { vector } from '../src/check/vector.ts'
import { withBrowser } from '../src/host/browser.ts'
import { printPdf } from '../src/host/export/pdf.ts'
import { gatherFacts } from '../src/host/gather-facts.ts'
import { readPdf } from '../src/host/pdf-facts.ts'
import { compile } from '../src/index.ts'

interface Row {
  readonly article: string
  readonly density: string
  readonly aspect: string
  readonly slides: number
  readonly metrics: readonly {
    readonly number: number
    readonly name: string
    readonly verdict: string
    readonly value: string
    readonly failures: number
    readonly numbers: Metric['numbers']
  }[]
}

const words = process.argv.slice(2)
const option = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined)
const against = option('--against')
const day = option('--date')
const named = words.filter(
  (word, index) => !word.startsWith('--') && !['--against', '--date'].includes(words[index - 1] ?? ''),
)
const known = [
  { name: 'seed', file: '../shared/seed/article.md' },
  { name: 'llm-trends', file: 'slides/llm-trends/index.md' },
  { name: 'lectern-tour', file: 'slides/lectern-tour/index.md' },
]
const articles = (named.length > 0 ? named.map((file) => ({ name: path.basename(file, '.md'), file })) : known).filter(
  ({ file }) => {
    if (existsSync(file)) return true
    console.log(`${file} is not here: left out`)
    return false
  },
)

const rows: Row[] = []
let failed = 0
await withBrowser({ env: process.env, platform: process.platform, seconds: 3000 }, async (browser) => {
  for (const { name, file } of articles) {
    const text = readFileSync(file, 'utf8')
    for (const density of ['full', 'balanced', 'sparse'] as const) {
      for (const aspect of ['16:9', '4:3'] as const) {
        const compiled = await compile(text, { path: file, density, aspect })
        if (compiled.promise !== 'kept')
          throw new Error(`${file}: the promise is broken: ${compiled.promise.broken.join('; ')}`)
        const facts = await gatherFacts(browser, { html: compiled.html }, Buffer.byteLength(compiled.html))
        const { title, lang, meta } = compiled.deck
        const print = {
          width: aspect === '4:3' ? 960 : 1280,
          height: 720,
          slides: compiled.slides,
          title,
          lang,
          author: meta.author,
          date: meta.date,
          description: meta.description,
          keywords: meta.tags,
          env: process.env,
        }
        const pdf = await readPdf(await printPdf(browser, compiled.html, print))
        const metrics = vector(facts, { source: sourceOf(file, text).text, ...(pdf !== null && { pdf }) })
        rows.push({
          article: name,
          density,
          aspect,
          slides: compiled.slides,
          metrics: metrics.map(({ number, name: metric, verdict, value, failures, numbers }) => ({
            number,
            name: metric,
            verdict,
            value,
            failures: failures.length,
            numbers,
          })),
        })
        const broken = metrics.filter(({ verdict }) => verdict === 'fails')
        failed += broken.length
        console.log(
          `${name.padEnd(14)} ${density.padEnd(9)} ${aspect.padEnd(5)} ${String(compiled.slides).padStart(3)} slides  ${broken.length === 0 ? 'every gate holds' : ''}`,
        )
        for (const metric of broken) {
          console.log(`    ${metric.number} ${metric.name}: ${metric.value}`)
          for (const { slide, what } of metric.failures.slice(0, 5))
            console.log(`      ${slide === null ? 'page' : `slide ${slide}`}: ${what}`)
        }
      }
    }
  }
})

if (against !== undefined) compareWith(against)
else if (named.length === 0) write()
process.exitCode = failed > 0 || process.exitCode ? 1 : 0

function compareWith(file: string): void {
  const before = (JSON.parse(readFileSync(file, 'utf8')) as { rows: readonly Row[] }).rows
  let worse = 0
  for (const old of before) {
    const now = rows.find(
      (row) => row.article === old.article && row.density === old.density && row.aspect === old.aspect,
    )
    for (const metric of old.metrics) {
      const same = now?.metrics.find((one) => one.number === metric.number)
      if (now === undefined || same === undefined || (metric.verdict === 'holds') <= (same.verdict === 'holds'))
        continue
      worse++
      console.log(
        `worse: ${old.article}, ${old.density}, ${old.aspect}: ${metric.number} ${metric.name} held (${metric.value}) and now: ${same.value}`,
      )
    }
  }
  console.log(worse === 0 ? `nothing is worse than ${file}` : `${worse} gates are worse than ${file}`)
  if (worse > 0) process.exitCode = 1
}

function write(): void {
  const numbers = rows[0]?.metrics.map(({ number, name }) => ({ number, name })) ?? []
  const head = `| article | density | aspect | slides | ${numbers.map(({ number, name }) => `${number} ${name}`).join(' | ')} |`
  const line = `|${' --- |'.repeat(numbers.length + 4)}`
  const body = rows.map(
    (row) =>
      `| ${row.article} | ${row.density} | ${row.aspect} | ${row.slides} | ${row.metrics.map(({ verdict, value }) => `${verdict === 'fails' ? '**fails** ' : ''}${value}`).join(' | ')} |`,
  )
  const text = [
    '# Quality, measured',
    '',
    'One row for each deck, one column for each metric, measured in a browser by `npm run quality`. A gate that does not hold says **fails**.',
    'Metric 18, the agreement with a plan made by hand, is measured by `npm run boundaries`.',
    ...(day === undefined ? [] : ['', `Measured on ${day}.`]),
    '',
    head,
    line,
    ...body,
    '',
  ].join('\n')
  writeFileSync('docs/quality.md', text)
  writeFileSync('docs/quality.json', `${JSON.stringify({ ...(day !== undefined && { day }), rows }, null, 1)}\n`)
  console.log('docs/quality.md and docs/quality.json are written')
}
