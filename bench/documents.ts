// Documents as they are found: `npm run documents [-- FOLDER]`, without a folder those of the installed packages.
// Each is compiled in three dresses. What is lost, doubled, out of order or outside of its region is named, and the run ends with 1.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { SomeSettings } from '../src/article/read-settings.ts'
import { compile } from '../test/generate/compile.ts'
import { misfits } from '../test/laws/fits.ts'

const folder = path.resolve(process.argv[2] ?? 'node_modules')
const DRESSES: readonly SomeSettings[] = [
  {},
  { density: 'full', aspect: '4:3' },
  { density: 'sparse', theme: 'lecture' },
]
/** Characters: shorter ones say nothing, longer ones are lists that programs made. */
const LENGTH = { least: 1500, most: 200_000 }

const texts = new Map<string, string>()
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!/\.(?:md|markdown)$/i.test(name)) continue
  const text = readFileSync(path.join(folder, name), 'utf8')
  // A package that is installed twice is read once.
  if (text.length >= LENGTH.least && text.length <= LENGTH.most && !texts.has(text)) texts.set(text, name)
}

let slides = 0
let faulty = 0
for (const [text, name] of texts) {
  const faults = new Set<string>()
  for (const dress of DRESSES) {
    try {
      const { deck, promise } = await compile(text, dress, path.join(folder, name))
      slides += deck.slides.length
      for (const fault of [...(promise === 'kept' ? [] : promise.broken), ...misfits(deck)]) faults.add(fault)
    } catch (thrown) {
      faults.add(`threw ${String(thrown)}`)
    }
  }
  if (faults.size === 0) continue
  faulty++
  console.log(`${name}:\n${[...faults].map((fault) => `  ${fault}\n`).join('')}`)
}
console.log(`${texts.size} documents, ${slides} slides in ${DRESSES.length} dresses: ${faulty} documents with faults`)
process.exitCode = faulty === 0 ? 0 : 1
