// Every picture of the corpus that has its file is shown, and every other one says why not.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { compile } from './generate/compile.ts'

const corpus = path.join(import.meta.dirname, '..', '..', 'shared', 'corpus')
const isThere = existsSync(corpus)
if (!isThere) console.warn(`${corpus} is not there: its pictures are not looked for`)

interface Row {
  readonly reference: string
  readonly status: string
}

/** What the corpus says of the pictures of an article. */
function rowsOf(folder: string): readonly Row[] {
  const file = path.join(folder, 'images.tsv')
  if (!existsSync(file)) return []
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [reference = '', , status = ''] = line.split('\t')
    return { reference, status }
  })
}

const FOUND = ['rel', 'up', 'root', 'asset-folder']
const folders = isThere
  ? readdirSync(corpus)
      .map((name) => path.join(corpus, name))
      .filter((one) => existsSync(path.join(one, 'index.md')))
  : []
let found = 0

test.skipIf(!isThere).each(folders.map((folder) => [path.basename(folder), folder]))('%s', async (_, folder) => {
  const file = path.join(folder, 'index.md')
  const { html, diagnostics, promise } = await compile(readFileSync(file, 'utf8'), { density: 'full' }, file)
  expect(promise).toBe('kept')
  const missing = diagnostics.filter(({ code }) => code === 'figure-missing').map(({ message }) => message)
  const rows = rowsOf(folder)
  const there = rows.filter(({ status }) => FOUND.includes(status))
  found += there.length
  const plain = (reference: string) => reference.replace(/[?#].*$/, '')
  expect(there.filter(({ reference }) => missing.some((one) => one.includes(`"${plain(reference)}`)))).toEqual([])
  // One that stands twice has one reference.
  const pictures = html.match(/<figure data-home="[^"]*" data-figure="drawn"/g)?.length ?? 0
  const inTables = html.match(/class="formula picture"/g)?.length ?? 0
  expect(pictures + inTables).toBeGreaterThanOrEqual(
    new Set(there.map(({ reference }) => reference)).size - besideOthers(html),
  )
})

/** How many pictures stand beside another one in the same figure. */
function besideOthers(html: string): number {
  return Array.from(
    html.matchAll(/<div class="pictures"[\s\S]*?<\/div>/g),
    ([row]) => (row.match(/<img|<svg/g)?.length ?? 1) - 1,
  ).reduce((sum, one) => sum + one, 0)
}

test.skipIf(!isThere)('all that are found were looked at', () => {
  expect(found).toBe(194)
})
