// What a user of the package has: `compile` for programs, `lectern` for terminals, both from the built files.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { compile as Compile } from '../src/index.ts'
import { type Installed, installedIn, run } from './api/install.ts'
import { faultsBetween } from './conservation/extract.ts'

const root = path.join(import.meta.dirname, '..')
const tool = path.join(root, 'dist/tool')
const tour = path.join(root, 'slides/lectern-tour/index.md')
const noBrowser = { LECTERN_NO_BROWSER: '1' }

const ARTICLE = `---
title: A ladder
density: sparse
---

## The rungs

A ladder has twelve rungs. The third one is loose, and everybody in the house knows it.

## The wall

![The wall](wall.svg)

It leans where the plaster is gone. Nobody remembers which was first.
`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-api-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('compile from a program', () => {
  let compile: typeof Compile
  beforeAll(async () => {
    compile = ((await import(pathToFileURL(path.join(tool, 'index.js')).href)) as { compile: typeof Compile }).compile
  })

  test('gives the page, the deck and what there is to say, and writes nothing', async () => {
    const before = readdirSync(folder)
    const { html, deck, slides, meta, messages, promise } = await compile(ARTICLE, { path: path.join(folder, 'a.md') })
    expect(html).toMatch(/^<!doctype html>[\s\S]*<title>A ladder<\/title>[\s\S]*<\/html>\n$/)
    expect(faultsBetween(ARTICLE, html)).toEqual([])
    expect(promise).toBe('kept')
    expect(html.match(/<section /g)).toHaveLength(slides)
    expect(deck).toMatchObject({ title: 'A ladder', lang: 'en', density: 'sparse' })
    expect(deck.slides).toHaveLength(slides)
    expect(meta.title).toBe('A ladder')
    expect(messages).toMatchObject([{ code: 'figure-missing', level: 'warning', line: 12, col: 1 }])
    expect(readdirSync(folder)).toEqual(before)
  })

  test('takes its own settings over those of the front matter', async () => {
    const { deck } = await compile(ARTICLE, { density: 'full', aspect: '4:3' })
    expect(deck).toMatchObject({ density: 'full', aspect: '4:3' })
  })

  test('finds figures beside the path that it is given', async () => {
    writeFileSync(
      path.join(folder, 'wall.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0h40v30z"/></svg>',
    )
    const { html, messages } = await compile(ARTICLE, { path: path.join(folder, 'article.md') })
    expect(messages).toEqual([])
    expect(html).toContain('data-figure="drawn"')
  })

  test('reports a wrong setting of the front matter at its place', async () => {
    const { messages } = await compile('---\ntitle: A\ndensity: ful\n---\n\nText.\n')
    expect(messages).toMatchObject([{ code: 'setting-invalid', line: 3, path: 'article.md' }])
  })

  test.each([
    [{ density: 'medium' }, /density/],
    [{ densty: 'full' }, /did you mean density/],
    [{ slides: 1 }, /slides/],
  ])('refuses %j, which is no option', async (options, message) => {
    await expect(compile('# A\n', options as object)).rejects.toThrow(message)
    await expect(compile('# A\n', options as object)).rejects.toBeInstanceOf(TypeError)
  })

  test.each(['', '\n', '---', '# ', '\u0000', '<', '![](', '```', '|', '- \n-', '\u{1f600}'])(
    'takes %j',
    async (text) => {
      expect((await compile(text)).promise).toBe('kept')
    },
  )

  test('gives the page that the command line writes', async () => {
    const out = path.join(folder, 'same')
    const words = [path.join(tool, 'cli.js'), 'build', tour, '-o', out, '--to', 'html']
    expect(run(process.execPath, words, root, noBrowser)).toMatchObject({ status: 0 })
    const { html } = await compile(readFileSync(tour, 'utf8'), { path: tour })
    expect(pageIn(out) === html).toBe(true)
  })
})

test('the page is the same to the byte with a browser and without', ({ skip }) => {
  const seed = path.join(root, '../shared/seed/article.md')
  const article = existsSync(seed) ? seed : tour
  const build = (name: string, env: NodeJS.ProcessEnv) => {
    const out = path.join(folder, name)
    const built = run(process.execPath, [path.join(tool, 'cli.js'), 'build', article, '-o', out], root, env)
    expect(built.status, built.stderr).toBe(0)
    return { page: pageIn(out), hasPdf: filesIn(out).some((file) => file.endsWith('.pdf')), said: built.stderr }
  }
  const without = build('without', noBrowser)
  expect(without.hasPdf).toBe(false)
  expect(without.said).toMatch(/browser/i)
  const withOne = build('with', {})
  if (!withOne.hasPdf) skip('there is no browser on this machine')
  expect(withOne.page === without.page).toBe(true)
}, 120_000)

describe('the package, installed elsewhere', () => {
  let installed: Installed
  beforeAll(() => {
    const elsewhere = path.join(folder, 'elsewhere')
    mkdirSync(elsewhere)
    installed = installedIn(elsewhere)
    writeFileSync(path.join(installed.folder, 'talk.md'), ARTICLE)
    console.log(`the package is ${installed.how}`)
  }, 120_000)

  test('holds the tool and what it needs, and nothing of its making', () => {
    const files = filesIn(path.join(installed.folder, 'node_modules/lectern'))
    for (const name of [
      'cli.js',
      'index.js',
      'drawer.js',
      'player.js',
      'player.css',
      'fonts/sans-400.ttf',
      'fonts/serif-400.ttf',
      'fonts/sans-OFL.txt',
    ])
      expect(files).toContain(`dist/tool/${name}`)
    expect(files).toContain('assets/deck.css')
    expect(files).toContain('assets/themes/paper.css')
    expect(files.filter((file) => /^(?:src|test|bench|slides|node_modules|\.ci)\//.test(file))).toEqual([])
  })

  test('`npx lectern build` makes the deck of an article there', () => {
    const { status, stdout, stderr } = run(
      'npx',
      ['--no-install', 'lectern', 'build', 'talk.md', '--to', 'html'],
      installed.folder,
      noBrowser,
    )
    expect(status, stderr).toBe(0)
    expect(`${stdout}${stderr}`).toMatch(/1 article, \d+ slides/)
    expect(faultsBetween(ARTICLE, pageIn(path.join(installed.folder, 'dist')))).toEqual([])
  })

  test("`import { compile } from 'lectern'` works there", () => {
    const script =
      "import { compile } from 'lectern'; const deck = await compile('# A\\n\\nB.'); console.log(deck.slides, deck.promise)"
    const { status, stdout, stderr } = run(process.execPath, ['--input-type=module', '-e', script], installed.folder)
    expect(status, stderr).toBe(0)
    expect(stdout).toMatch(/^\d+ kept\n$/)
  })
})

function pageIn(out: string): string {
  const page = filesIn(out).find((file) => file.endsWith('index.html'))
  if (page === undefined) throw new Error(`no page in ${out}`)
  return readFileSync(path.join(out, page), 'utf8')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
}
