// A part of the articles that nobody wrote, a child of `fuzz`: `node bench/run.mjs fuzz-shard SEED RUNS BROWSER OUT.json`.

import { writeFileSync } from 'node:fs'
import process from 'node:process'
import fc from 'fast-check'
import { sourceOf } from '../src/base/source.ts'
import { vector } from '../src/check/vector.ts'
import { withBrowser } from '../src/host/browser.ts'
import { gatherFacts } from '../src/host/gather-facts.ts'
import { compile as compileWhole } from '../src/index.ts'
import { faultsBetween } from '../test/conservation/extract.ts'
import { article, written } from '../test/generate/article.ts'
import { compile } from '../test/generate/compile.ts'
import { misfits } from '../test/laws/fits.ts'

export interface Tried {
  readonly compiled: number
  readonly slides: number
  readonly opened: number
  readonly faults: readonly {
    readonly law: string
    readonly seed: number
    readonly index: number
    readonly what: string
  }[]
}

const [seed = 1, runs = 100, browser = 0] = process.argv.slice(2, 5).map(Number)
const out = process.argv[5] ?? ''
const dress = fc.record({
  density: fc.constantFrom('full', 'balanced', 'sparse'),
  aspect: fc.constantFrom('16:9', '4:3'),
})
const some = article.filter((one) => written(one).trim() !== '')
const articles = fc.sample(fc.tuple(some, dress), { numRuns: runs, seed })
const faults: { law: string; seed: number; index: number; what: string }[] = []
let compiled = 0
let slides = 0
let opened = 0

for (const [index, [one, settings]] of articles.entries()) {
  const text = written(one)
  const add = (law: string, found: readonly string[]) => {
    for (const what of found.slice(0, 3)) faults.push({ law, seed, index, what })
    if (found.length > 0 && process.env.FUZZ_FOLDER)
      writeFileSync(`${process.env.FUZZ_FOLDER}/${seed}-${index}.md`, text)
  }
  try {
    const made = await compile(text, settings)
    compiled++
    slides += made.slides
    add('promise', made.promise === 'kept' ? [] : made.promise.broken)
    add('conservation', faultsBetween(text, made.html))
    add('fit', misfits(made.deck))
  } catch (error) {
    add('exception', [String(error)])
  }
  if ((index + 1) % 500 === 0) console.log(`seed ${seed}: ${index + 1} of ${runs}`)
}

const chosen = articles.map(([one, settings], index) => ({ text: written(one), settings, index })).slice(0, browser)
if (chosen.length > 0) {
  await withBrowser({ env: process.env, platform: process.platform, seconds: 3000 }, async (open) => {
    for (const { text, settings, index } of chosen.slice(opened)) {
      const made = await compileWhole(text, { path: 'article.md', ...settings })
      const facts = await gatherFacts(open, { html: made.html }, Buffer.byteLength(made.html))
      opened++
      for (const metric of vector(facts, { source: sourceOf('article.md', text).text })) {
        // What else the vector holds is about how good the article is, not whether its deck is sound.
        if (![1, 2, 6, 7, 14].includes(metric.number)) continue
        for (const { slide, what } of metric.failures.slice(0, 2)) {
          faults.push({ law: `browser: ${metric.name}`, seed, index, what: `slide ${slide}: ${what}` })
          if (process.env.FUZZ_FOLDER) writeFileSync(`${process.env.FUZZ_FOLDER}/${seed}-${index}.md`, text)
        }
      }
      if (opened % 50 === 0) console.log(`seed ${seed}: ${opened} of ${chosen.length} in the browser`)
    }
  })
}
writeFileSync(out, JSON.stringify({ compiled, slides, opened, faults } satisfies Tried))
