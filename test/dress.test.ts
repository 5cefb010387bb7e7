// What an author puts in the place of a part of the theme: fonts, a logo, the line at the foot.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cabinetIn, facesIn } from '../src/host/faces.ts'
import { compile } from '../src/index.ts'
import { letteringOf } from '../src/measure/lettering.ts'

const root = path.join(import.meta.dirname, '..')
const masters = path.join(root, 'dist', 'tool', 'fonts')
const folder = mkdtempSync(path.join(tmpdir(), 'lectern-dress-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeAll(() => {
  mkdirSync(path.join(folder, 'fonts'))
  copyFileSync(path.join(masters, 'serif-400.ttf'), path.join(folder, 'fonts', 'Mine-Regular.ttf'))
  copyFileSync(path.join(masters, 'serif-700.ttf'), path.join(folder, 'fonts', 'Mine-Bold.ttf'))
  copyFileSync(path.join(masters, 'serif-400.ttf'), path.join(folder, 'fonts', 'Alone.ttf'))
  writeFileSync(path.join(folder, 'fonts', 'broken.ttf'), 'no font')
  writeFileSync(
    path.join(folder, 'mark.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z" fill="currentColor"/></svg>',
  )
})

const deck = (head: string, body = 'Some words, and 一些汉字。') =>
  compile(`---\n${head}\n---\n\n# A title\n\n${body}\n`, { path: path.join(folder, 'article.md') })
const codes = (made: { messages: readonly { code: string }[] }) => made.messages.map(({ code }) => code)
const faces = (html: string) => html.match(/@font-face\{font-family:'Lectern Sans'[^}]*\}/g) ?? []

test('letters and Han may be of two faces: each is measured and embedded for its own characters', async () => {
  const usual = facesIn(masters)
  const mixed = facesIn(masters, letteringOf('sans', { font: 'serif', fontCjk: 'sans' }))
  const serif = facesIn(masters, letteringOf('serif', { font: null, fontCjk: null }))
  const a = 'w'.charCodeAt(0)
  expect(mixed.advance(a, 'sans', 400)).toBe(serif.advance(a, 'sans', 400))
  expect(mixed.advance(a, 'sans', 400)).not.toBe(usual.advance(a, 'sans', 400))
  const letters = cabinetIn(masters, letteringOf('sans', { font: 'serif', fontCjk: 'sans' })).lettersOf
  expect(path.basename(letters(0x5b57, 'sans', 700).file)).toBe('sans-700.ttf')
  expect(path.basename(letters(a, 'sans', 700).file)).toBe('serif-700.ttf')

  const made = await deck('font: serif\nfont-cjk: sans')
  expect(codes(made)).toEqual([])
  const embedded = faces(made.html)
  expect(embedded).toHaveLength(4)
  expect(embedded.every((face) => face.includes('unicode-range:'))).toBe(true)
  expect(faces((await deck('author: me')).html).some((face) => face.includes('unicode-range:'))).toBe(false)
})

test('a font file of the author’s is measured and embedded, with the bold beside it', async () => {
  const made = await deck('font: fonts/Mine-Regular.ttf')
  expect(codes(made)).toEqual([])
  const file = path.join(folder, 'fonts', 'Mine-Regular.ttf')
  const { lettersOf } = cabinetIn(masters, letteringOf('sans', { font: file, fontCjk: null }))
  expect(path.basename(lettersOf(65, 'sans', 700).file)).toBe('Mine-Bold.ttf')
  expect(path.basename(lettersOf(0x201c, 'marks', 400).file)).toBe('Mine-Regular.ttf')
  expect(path.basename(lettersOf(0x5b57, 'sans', 400).file)).toBe('sans-400.ttf')
})

test.each([
  ['font: fonts/Alone.ttf', 'there is no bold beside it'],
  ['font: fonts/broken.ttf', 'cannot be used'],
  ['font: fonts/none.ttf', 'there is no font file'],
  ['font-cjk: ../outside.ttf', 'there is no font file'],
])('%s is told: %s', async (head, told) => {
  const made = await deck(head)
  expect(made.messages.map(({ code }) => code)).toEqual(['font-unusable'])
  expect(made.messages[0]?.message).toContain(told)
})

test('a font that lies outside of the article’s folder is not read on the article’s word', async () => {
  mkdirSync(path.join(folder, 'inner'), { recursive: true })
  const made = await compile('---\nfont: ../fonts/Mine-Regular.ttf\n---\n\n# A\n\nWords.\n', {
    path: path.join(folder, 'inner', 'article.md'),
  })
  expect(codes(made)).toEqual(['font-unusable'])
})

test('nothing is embedded where the reader’s own letters are asked for', async () => {
  expect((await deck('font: system')).html.includes('@font-face')).toBe(false)
})

test('a logo stands in the page once, on the title slide and at the foot of the others', async () => {
  const { html, deck: made } = await deck('logo: mark.svg', '## One\n\nWords.\n\n## Two\n\nMore words.')
  expect(html.match(/<svg id="logo"/g)).toHaveLength(1)
  expect(html.match(/<use href="#logo"/g)).toHaveLength(made.slides.length)
  const missing = await deck('logo: none.svg')
  expect(codes(missing)).toEqual(['figure-missing'])
  expect(missing.html.includes('#logo')).toBe(false)
})

test('the line at the foot is the author’s where there is one', async () => {
  const running = (html: string) => [...new Set(html.match(/<span class="running"[^>]*>[^<]*<\/span>/g))]
  const own = await deck('footer: Group of the river, <2026>')
  expect(running(own.html)).toEqual([
    '<span class="running" data-word="footer">Group of the river, &#60;2026&#62;</span>',
  ])
  expect(own.promise).toBe('kept')
  expect(running((await deck("footer: ''")).html)).toEqual(['<span class="running"></span>'])
  const usual = running((await deck('author: me')).html).join('')
  expect(usual).toMatch(/^<span class="running" data-echo="(?:h0|title)">A title<\/span>$/)
})
