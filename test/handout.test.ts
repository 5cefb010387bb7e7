// Paper to write on, notes of what to say, pictures: what is made of a deck beside its page.

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../src/index.ts'
import { leaderLines } from '../src/plan/study/leader-lines.ts'
import { notesMarkdown, notesText } from '../src/render/notes.ts'

const root = path.join(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'lectern-handout-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ARTICLE = `---
title: The ferry
author: Wren Miller
date: 2026-03-01
---

# The ferry

## Why there is no bridge

Why was no bridge ever built here? The river moves. Every spring the bank on the far side is somewhere else, and a bridge cannot follow it. The engineers came three times and went home three times, as the [parish book](https://example.org/parish) tells.[^1] Since then nobody has asked.

[^1]: The book was begun in 1802, and its first pages are about a wedding.

<!-- notes: Tell them about the flood. -->

## How to cross

1. Count the ropes
2. Open the valve
3. Ring the bell twice

\`\`\`sh
ferry --bell twice
\`\`\`

## What it costs

| Who | Coins |
|---|--:|
| A walker | 1 |
| A cow | 3 |

It costs *nothing* on the first of May, and $c = 2k$ on other days.

## Discussion

- Who should pay for a bridge?
- What else moves that we build on?
`

function lectern(...words: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'dist/tool/cli.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stderr }
}

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (!hasPoppler)
  console.warn('handout.test.ts: no pdftotext (apt-get install poppler-utils), so no handout is read back')

beforeAll(() => writeFileSync(path.join(folder, 'ferry.md'), ARTICLE))

describe('notes', () => {
  test('say every slide with its whole text and its time, and what is private only when asked', async () => {
    const { deck, study } = await compile(ARTICLE, { density: 'balanced' })
    const own = notesMarkdown(deck, null)
    for (const words of [
      'Every spring the bank',
      'Since then nobody has asked',
      'ferry --bell twice',
      '| A cow | 3 |',
      'first pages are about a wedding',
      '1. ',
    ])
      expect(own).toContain(words)
    expect(own.match(/^## \d+\. .*\(\d+:\d\d\)$/gm)?.length).toBe(deck.slides.length)
    expect(own).not.toContain('flood')
    expect(notesMarkdown(deck, leaderLines(deck, study))).toContain('> Tell them about the flood.')
    const text = notesText(deck, null, 60)
    const wide = text.split('\n').filter((line) => line.length > 60 && !/\S{50}/.test(line))
    expect(wide).toEqual([])
    expect(text.replace(/\s+/g, ' ')).toContain('Every spring the bank on the far side is somewhere else')
  })

  test('hold what looks like markup as text', async () => {
    const { deck } = await compile('# A\n\nSome \\*stars\\* and \\<b\\>tags\\</b\\> stay.\n')
    expect(notesMarkdown(deck, null)).toContain('Some \\*stars\\* and \\<b\\>tags\\</b\\> stay.')
  })
})

describe.skipIf(!hasPoppler)('handouts', () => {
  test.each([
    ['3up', 3],
    ['notes', 1],
    ['2x2', 4],
    ['3x2', 6],
    ['cornell', 4],
  ])(
    '%s: every slide is on paper, %i a sheet, sharp and searchable',
    async (kind, each) => {
      const { status, stderr } = lectern('build', 'ferry.md', '--to', 'handout', '--handout', kind, '-o', kind)
      expect([status, stderr.includes('error')]).toEqual([0, false])
      const file = path.join(folder, kind, 'ferry', 'handout.pdf')
      const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
      const { deck } = await compile(ARTICLE)
      const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1])
      // And one sheet of links and footnotes at the end.
      expect(pages).toBe(Math.ceil(deck.slides.length / each) + 1)
      expect(info).toMatch(/Page size:.*A4/)
      expect(info).toContain('Title:           The ferry')
      const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
      for (const words of [
        'Why there is no bridge',
        'Ring the bell twice',
        'ferry --bell twice',
        'A walker',
        'Who should pay',
        '2026-03-01',
        'https://example.org/parish',
        'first pages are about a wedding',
      ])
        expect([words, text.includes(words)]).toEqual([words, true])
      expect(execFileSync('pdffonts', [file], { encoding: 'utf8' })).not.toContain('Type 3')
      // Nothing is printed smaller than it was set: the head begins at the margin.
      const box = execFileSync('pdftotext', ['-bbox', '-l', '1', file, '-'], { encoding: 'utf8' })
      expect(Number(/<word xMin="([\d.]+)"/.exec(box)?.[1])).toBeCloseTo(34.5, 0)
    },
    60_000,
  )

  test.each(['3up', 'notes', '2x2', 'cornell'])(
    '%s: the copy of the leader has the hour, answers and notes; what is handed out has none of them',
    (kind) => {
      writeFileSync(path.join(folder, 'shared.md'), ARTICLE)
      const many = Array.from({ length: 30 }, (_, index) => `Remark ${index + 1} on the ropes is worth a word or two.`)
      writeFileSync(
        path.join(folder, 'shared.study.md'),
        `---
minutes: 20
---

## Why there is no bridge {time=6m}

> [!question] Would you have built it? {time=3m}
>
> - [ ] Yes
> - [x] Rather a tunnel
>
> > [!answer] Nobody would, says the parish.

## How to cross

::: notes
${many.join(' ')}
:::
`,
      )
      const printed = (out: string, ...more: string[]) => {
        const order = ['build', 'shared.md', '--to', 'handout,notes', '--handout', kind, '-o', out, ...more]
        expect(lectern(...order)).toMatchObject({ status: 0 })
        const file = path.join(folder, out, 'shared', 'handout.pdf')
        const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
        return { text, notes: readFileSync(path.join(folder, out, 'shared', 'notes.md'), 'utf8') }
      }
      const PRIVATE = [
        'Leader’s copy',
        'Nobody would, says the parish',
        'B. Rather a tunnel',
        'Tell them about the flood',
        ...many,
      ]
      const given = printed(`given-${kind}`)
      for (const words of PRIVATE)
        expect([words, given.text.includes(words), given.notes.includes(words)]).toEqual([words, false, false])
      const own = printed(`own-${kind}`, '--with-notes')
      // Lines of a narrow column are cut anywhere.
      const plain = own.text.replace(/\s/g, '')
      for (const words of PRIVATE.slice(0, 4))
        expect([words, plain.includes(words.replace(/\s/g, ''))]).toEqual([words, true])
      // All of a long note is there, once.
      for (let number = 1; number <= 30; number++) expect(own.text.split(`Remark ${number} on`)).toHaveLength(2)
      expect(own.text).toContain('0:00–')
      expect(own.text).toContain('–20:00')
      for (const words of PRIVATE.slice(1)) expect(own.notes).toContain(words)
      expect(own.notes).toMatch(/^\d+ · 20:00$/m)
    },
    60_000,
  )

  test('every slide of a sheet has its time under it, in the shape of 4:3 too', () => {
    writeFileSync(path.join(folder, 'four.md'), ARTICLE)
    const order = [
      'build',
      'four.md',
      '--to',
      'handout',
      '--handout',
      '2x2',
      '--aspect',
      '4:3',
      '--with-notes',
      '-o',
      'four',
    ]
    expect(lectern(...order).status).toBe(0)
    const file = path.join(folder, 'four', 'four', 'handout.pdf')
    const box = execFileSync('pdftotext', ['-bbox', '-l', '1', file, '-'], { encoding: 'utf8' })
    const height = Number(/<page width="[\d.]+" height="([\d.]+)"/.exec(box)?.[1])
    const times = Array.from(box.matchAll(/yMax="([\d.]+)">\d+:\d\d–\d+:\d\d</g), ([, bottom]) => Number(bottom))
    expect(times).toHaveLength(4)
    expect(Math.max(...times)).toBeLessThan(height - 40)
  }, 60_000)

  test('a text that is longer than its sheet goes on over others, and none of it is lost', () => {
    const sentences = Array.from({ length: 90 }, (_, index) => `Sentence number ${index + 1} tells of the river.`)
    writeFileSync(path.join(folder, 'long.md'), `# Long\n\n${sentences.join(' ')}\n`)
    expect(lectern('build', 'long.md', '--to', 'handout', '--handout', 'notes', '-o', 'long').status).toBe(0)
    const file = path.join(folder, 'long', 'long', 'handout.pdf')
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
    for (let number = 1; number <= 90; number++) expect(text).toContain(`Sentence number ${number} tells`)
  }, 60_000)
})

test('pictures of every slide, in the size that was asked for, and a card of the title', async () => {
  const { status } = lectern('build', 'ferry.md', '--to', 'png,webp', '--scale', '0.5', '-o', 'pictures')
  expect(status).toBe(0)
  const own = path.join(folder, 'pictures', 'ferry')
  const { deck } = await compile(ARTICLE)
  const names = readdirSync(own)
  for (const ending of ['png', 'webp'])
    expect(names.filter((name) => name.startsWith('slide-') && name.endsWith(ending))).toHaveLength(deck.slides.length)
  const first = await sharp(readFileSync(path.join(own, 'slide-1.png'))).metadata()
  expect([first.width, first.height]).toEqual([640, 360])
  const card = await sharp(readFileSync(path.join(own, 'card.webp'))).metadata()
  expect([card.width, card.height]).toEqual([1200, 630])
  // The slides differ: none is a picture of an empty page.
  const sizes = await Promise.all(
    names
      .filter((name) => /^slide-.*png$/.test(name))
      .map(async (name) => (await sharp(readFileSync(path.join(own, name))).stats()).channels[0]?.stdev ?? 0),
  )
  expect(Math.min(...sizes)).toBeGreaterThan(3)
}, 60_000)

test('notes need no browser', () => {
  const { status } = lectern('build', 'ferry.md', '--to', 'notes', '--browser', 'none', '-o', 'plain')
  expect(status).toBe(0)
  expect(existsSync(path.join(folder, 'plain', 'ferry', 'notes.md'))).toBe(true)
})

test('what needs a browser fails without one, and says so', () => {
  const { status, stderr } = lectern('build', 'ferry.md', '--to', 'handout', '--browser', 'none', '-o', 'none')
  expect(status).toBe(6)
  expect(stderr).toContain('no handout is made')
})

test('one slide is drawn where one is wanted, and a slide that is not there is named', () => {
  expect(lectern('build', 'ferry.md', '-o', 'one', '--to', 'webp', '--slide', '2').status).toBe(0)
  expect(readdirSync(path.join(folder, 'one', 'ferry')).toSorted()).toEqual(['lectern.json', 'slide-2.webp'])
  const far = lectern('build', 'ferry.md', '-o', 'far', '--to', 'png', '--slide', '99')
  expect([far.status, existsSync(path.join(folder, 'far'))]).toEqual([2, false])
  expect(far.stderr).toMatch(/E-SLIDE: there is no slide 99: the deck has \d+/)
  for (const words of [
    ['--slide', '2'],
    ['--slide', '0', '--to', 'png'],
  ])
    expect(lectern('build', 'ferry.md', '-o', 'far', ...words).status).toBe(2)
}, 60_000)

test.skipIf(!hasPoppler)(
  'a handout says each link once, with all the slides that it stands on',
  () => {
    const link = '[the same page](https://example.org/same)'
    writeFileSync(path.join(folder, 'links.md'), `# Links\n\n## One\n\nFirst ${link}.\n\n## Two\n\nAgain ${link}.\n`)
    expect(lectern('build', 'links.md', '-o', 'links', '--to', 'handout').status).toBe(0)
    const text = execFileSync('pdftotext', [path.join(folder, 'links', 'links', 'handout.pdf'), '-'], {
      encoding: 'utf8',
    })
    expect(text.match(/example\.org\/same/g)).toHaveLength(1)
    expect(text).toMatch(/\d, \d +the same page/)
  },
  60_000,
)
