// The vectors of one article, a child of `quality`: `node bench/run.mjs quality-article NAME FILE DENSITIES ASPECTS pdf|no-pdf OUT.json THEME`.

import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { sourceOf } from '../src/base/source.ts'
import type { Metric } from '../src/check/metric.ts'
import { vector } from '../src/check/vector.ts'
import { withBrowser } from '../src/host/browser.ts'
import { printPdf } from '../src/host/export/pdf.ts'
import { gatherFacts } from '../src/host/gather-facts.ts'
import { readPdf } from '../src/host/pdf/read-pdf.ts'
import { compile } from '../src/index.ts'
import type { Density } from '../src/plan/deck.ts'
import { countLines } from './quality/count-lines.ts'
import type { Measured, Row, WorstSlide } from './quality/row.ts'

const [name = '', file = '', densities = '', aspects = '', pdf = '', out = '', theme = 'paper'] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
const rows: Row[] = []
const said: string[] = []

await withBrowser({ env: process.env, platform: process.platform, seconds: 3000 }, async (browser) => {
  rows.length = 0
  said.length = 0
  for (const density of densities.split(',') as Density[])
    for (const aspect of aspects.split(',') as ('16:9' | '4:3')[]) {
      const compiled = await compile(text, { path: file, density, aspect, theme })
      if (compiled.promise !== 'kept') said.push(`    the promise is broken: ${compiled.promise.broken.join('; ')}`)
      const document = { html: compiled.html }
      const facts = await gatherFacts(browser, document, Buffer.byteLength(compiled.html))
      const open = await browser.open(document, {
        width: 1280,
        height: 720,
        scripts: false,
        media: 'print',
        scheme: 'light',
      })
      const lines = await open.evaluate(countLines, null)
      await open.close()
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
      const printed = pdf === 'pdf' ? await readPdf(await printPdf(browser, compiled.html, print)) : null
      const metrics = vector(facts, { source: sourceOf(file, text).text, ...(printed !== null && { pdf: printed }) })
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
        lines,
        worst: worstOf(metrics),
      })
      const broken = metrics.filter(({ verdict }) => verdict === 'fails')
      said.push(
        `${name.padEnd(26)} ${density.padEnd(9)} ${aspect.padEnd(5)} ${String(compiled.slides).padStart(3)} slides  ${broken.length === 0 ? 'every gate holds' : ''}`,
      )
      for (const metric of broken) {
        said.push(`    ${metric.number} ${metric.name}: ${metric.value}`)
        for (const { slide, what } of metric.failures.slice(0, 5))
          said.push(`      ${slide === null ? 'page' : `slide ${slide}`}: ${what}`)
      }
    }
})
writeFileSync(out, JSON.stringify({ rows, said } satisfies Measured))

/** Without the words of the article, which have no place in the project. */
function worstOf(metrics: readonly Metric[]): WorstSlide[] {
  const slides = new Map<number, { score: number; why: string[] }>()
  const add = (slide: number | null, score: number, why: string) => {
    if (slide === null) return
    const found = slides.get(slide) ?? { score: 0, why: [] }
    found.score += score
    if (!found.why.includes(why)) found.why.push(why)
    slides.set(slide, found)
  }
  for (const { name: metric, failures, misses } of metrics) {
    const bare = (what: string) => `${metric}: ${what.replaceAll(/[“‘«「].*[”’»」]/gu, '…')}`
    for (const { slide, what } of failures) add(slide, 10, bare(what))
    for (const { slide, what } of misses) add(slide, 1, bare(what))
  }
  return [...slides]
    .map(([slide, { score, why }]) => ({ slide, score, why }))
    .sort((a, b) => b.score - a.score || a.slide - b.slide)
    .slice(0, 4)
}
