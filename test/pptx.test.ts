// PowerPoint to be edited: text as text, titles as titles, notes; read back by itself and, where it is installed, by LibreOffice.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../src/index.ts'
import { titleOf } from '../src/render/notes.ts'

const root = path.join(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'lectern-pptx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Zip {
  readonly files: Readonly<Record<string, { async(kind: 'string'): Promise<string> }>>
}
const require = createRequire(createRequire(import.meta.url).resolve('pptxgenjs'))
const { loadAsync } = require('jszip') as { loadAsync(bytes: Buffer): Promise<Zip> }

const article = path.join(root, 'test', 'articles', 'looks', 'en.md')
const file = path.join(folder, 'en', 'deck.pptx')
let zip: Zip
const xml = async (name: string) => (await zip.files[name]?.async('string')) ?? ''
const wordsOf = (markup: string) =>
  Array.from(markup.matchAll(/<a:t>([^<]*)<\/a:t>/g), ([, text = '']) => text).join('')

beforeAll(async () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'dist/tool/cli.js'), 'build', article, '--to', 'pptx', '-o', folder],
    { encoding: 'utf8' },
  )
  expect([status, stderr.includes('error')]).toEqual([0, false])
  zip = await loadAsync(readFileSync(file))
}, 60_000)

test('every slide is there, its title a title, its words as text, its source text as notes', async () => {
  const { deck } = await compile(readFileSync(article, 'utf8'), { path: article })
  const slides = Object.keys(zip.files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
  expect(slides).toHaveLength(deck.slides.length)
  for (const [index, slide] of deck.slides.entries()) {
    const markup = await xml(`ppt/slides/slide${index + 1}.xml`)
    const title = titleOf(slide)
    const placeholder = /<p:sp>(?:(?!<\/p:sp>)[\s\S])*?type="title"[\s\S]*?<\/p:sp>/.exec(markup)?.[0] ?? ''
    expect([index + 1, wordsOf(placeholder).replace(/&apos;|&#39;/g, "'")]).toEqual([index + 1, title])
  }
  const words = wordsOf((await Promise.all(slides.map(xml))).join(''))
  for (const some of [
    'Bring flour and water together',
    'country bread',
    'for minute in range(minutes)',
    'loaves are sold',
    'In March 1911,',
  ])
    expect(words).toContain(some)
  const notes = await Promise.all(
    Object.keys(zip.files)
      .filter((name) => /notesSlide\d+\.xml$/.test(name))
      .map(xml),
  )
  expect(wordsOf(notes.join(''))).toContain('So the baker’s first task isn’t kneading')
})

test('lists are lists, tables tables, figures have their text alternative, links lead on', async () => {
  const all = (
    await Promise.all(
      Object.keys(zip.files)
        .filter((name) => /slides\/slide\d+\.xml$/.test(name))
        .map(xml),
    )
  ).join('')
  expect(all).toContain('<a:buSzPct')
  expect(all).toContain('<a:tbl>')
  expect(all).toContain('descr="The oven’s heat rises and then evens out"')
  expect(all).toMatch(/lang="en/)
})

test('the properties of a paragraph stand once, before its words; colours and faces are those of the theme; no clock is in it', async () => {
  const names = Object.keys(zip.files).filter((name) => /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/.test(name))
  const paragraphs = (await Promise.all(names.map(xml))).flatMap(
    (markup) => markup.match(/<a:p>[\s\S]*?<\/a:p>/g) ?? [],
  )
  expect(paragraphs.length).toBeGreaterThan(100)
  const wrong = paragraphs.filter((one) => !/^<a:p><a:pPr\b/.test(one) || (one.match(/<a:pPr\b/g) ?? []).length !== 1)
  expect(wrong).toEqual([])
  expect(await xml('ppt/theme/theme1.xml')).toMatch(/<a:clrScheme name="Lectern">.*<a:latin typeface="Calibri"\/>/s)
  const slides = (await Promise.all(names.map(xml))).join('')
  expect(slides).toContain('<a:schemeClr val="accent1"/>')
  expect(slides).not.toContain('lang="en-US"')
  expect(await xml('docProps/core.xml')).toContain('2026-03-01T00:00:00Z')
  const again = path.join(folder, 'again')
  spawnSync(process.execPath, [path.join(root, 'dist/tool/cli.js'), 'build', article, '--to', 'pptx', '-o', again])
  expect(readFileSync(path.join(again, 'en', 'deck.pptx')).equals(readFileSync(file))).toBe(true)
}, 60_000)

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).error === undefined)
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (office === undefined || !hasPoppler)
  console.warn('pptx.test.ts: no LibreOffice (apt-get install libreoffice-impress poppler-utils), so it is not opened')

describe.skipIf(office === undefined || !hasPoppler)('in LibreOffice', () => {
  test('it opens with as many pages as there are slides, and with their words', async () => {
    execFileSync(
      office ?? '',
      ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', folder, file],
      {
        stdio: 'ignore',
      },
    )
    const pdf = path.join(folder, 'deck.pdf')
    const { deck } = await compile(readFileSync(article, 'utf8'), { path: article })
    expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(
      new RegExp(`Pages:\\s+${deck.slides.length}\\b`),
    )
    const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
    for (const slide of deck.slides) expect(text).toContain(titleOf(slide).trim())
    for (const some of ['country bread', 'Bring flour', 'loaves']) expect(text).toContain(some)
  }, 120_000)
})

test('a deck from right to left is mirrored', async () => {
  writeFileSync(path.join(folder, 'ar.md'), '# عنوان\n\n## جدول\n\n| أول | ثان |\n|---|---|\n| 1 | 2 |\n')
  spawnSync(process.execPath, [
    path.join(root, 'dist/tool/cli.js'),
    'build',
    path.join(folder, 'ar.md'),
    '--to',
    'pptx',
    '-o',
    folder,
  ])
  const own = await loadAsync(readFileSync(path.join(folder, 'ar', 'deck.pptx')))
  const slide = (await own.files['ppt/slides/slide2.xml']?.async('string')) ?? ''
  expect(wordsOf(/<a:tbl>[\s\S]*<\/a:tbl>/.exec(slide)?.[0] ?? '')).toBe('ثانأول21')
})
