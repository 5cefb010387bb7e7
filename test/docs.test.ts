// What the pages say is so: their commands run, their examples work, their links lead somewhere, and what they name is in the code.

import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directivesOf } from '../src/article/directives.ts'
import { optionsPage } from '../src/article/options-page.ts'
import { collector, type Diagnostic } from '../src/base/diagnostic.ts'
import { readArguments } from '../src/cli/arguments.ts'
import { commands } from '../src/cli/commands.ts'
import { exitCodes } from '../src/cli/exit-codes.ts'
import { wordsFor } from '../src/client/words.ts'
import { lineOf } from '../src/session/log.ts'
import { type Block, blocksOf, commandsOf, linksOf, slugsOf, tableUnder } from './docs/pages.ts'
import { played } from './record/played.ts'
import { english } from './record/scripts.ts'

const root = path.join(import.meta.dirname, '..')
const cli = path.join(root, 'dist/tool/cli.js')
const manifest = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
}
const docs = readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md'))
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'dist/README.md', ...docs.map((name) => `docs/${name}`)]

function read(name: string): string {
  return readFileSync(path.join(root, name), 'utf8')
}

let folder: string
let hasBrowser: boolean
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-docs-'))
  const tour = path.join(root, 'slides/lectern-tour')
  for (const name of readdirSync(tour)) if (name !== 'index.md') cpSync(path.join(tour, name), path.join(folder, name))
  // Its first part is an article that each command has enough to do with.
  const parts = readFileSync(path.join(tour, 'index.md'), 'utf8').split(/^(?=## )/m)
  writeFileSync(path.join(folder, 'article.md'), parts.slice(0, 2).join(''))
  mkdirSync(path.join(folder, 'articles'))
  const session = path.join(folder, 'sessions/2026-11-26-article')
  mkdirSync(session, { recursive: true })
  writeFileSync(
    path.join(session, 'events.jsonl'),
    played({ ...english, deck: 'article' })
      .events.map(lineOf)
      .join(''),
  )
  writeFileSync(path.join(folder, 'articles/bread.md'), '# Bread\n\nFlour and water become bread.\n')
  mkdirSync(path.join(folder, 'node_modules'))
  symlinkSync(root, path.join(folder, 'node_modules/lectern'), 'junction')
  hasBrowser = lectern(['browser']).status === 0
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function lectern(words: readonly string[]) {
  return run(process.execPath, [cli, ...words])
}

function run(command: string, words: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: folder, env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

const written = pages.flatMap((page) => commandsOf(read(page)).map((command) => ({ page, command })))

describe('every command of the pages', () => {
  test('is found', () => {
    expect(written.length).toBeGreaterThan(25)
    const readme = written.filter(({ page }) => page === 'README.md').map(({ command }) => command)
    expect(readme).toEqual(expect.arrayContaining(['npm ci && npm start', 'npm ci && npm test']))
  })

  // One that several pages have is run once.
  const distinct = [...new Set(written.map(({ command }) => command))]
  test.each(distinct)('%s', async (command) => {
    for (const one of command.split('&&')) await follow(one.trim())
  })
})

/** Runs it where it ends by itself and changes nothing but the folder; else looks whether there is such a command. */
async function follow(command: string): Promise<void> {
  const words = command.replace(/ > \S+$/, '').split(/\s+/)
  while (/^[A-Z]+=/.test(words[0] ?? '')) words.shift()
  if (words[0] === 'npx' && words[1] === 'lectern') words.shift()
  const [program = '', ...rest] = words
  switch (program) {
    case 'lectern':
      await followLectern(rest)
      break
    case 'npm':
      followNpm(rest)
      break
    case 'npx':
      expect(existsSync(path.join(root, 'node_modules/.bin', rest[0] ?? '')), `npx ${rest[0]}`).toBe(true)
      for (const word of rest) if (/\.ts$/.test(word)) expect(existsSync(path.join(root, word)), word).toBe(true)
      break
    default:
      expect.fail(`no page may ask for ${program}: nothing here knows what it does`)
  }
}

async function followLectern(words: readonly string[]): Promise<void> {
  const given = readArguments(words)
  expect(given, words.join(' ')).toMatchObject({ kind: 'command' })
  if (words.includes('--watch') || words.join(' ') === 'browser install') return
  if (words[0] === 'present' || (words[0] === 'rehearse' && !words.includes('--from'))) {
    await followServing(words)
    return
  }
  // Several pages plan the same hour, and a plan is never written over.
  if (words[0] === 'study') rmSync(path.join(folder, 'article.study.md'), { force: true })
  const { status, stderr } = lectern(words)
  const needsBrowser = words[0] === 'check' || words[0] === 'browser' || words.includes('html,pdf')
  expect(status, stderr).toBe(needsBrowser && !hasBrowser ? exitCodes.browser : exitCodes.done)
}

/** It serves until it is interrupted: what it has to say by then are its addresses. */
async function followServing(words: readonly string[]): Promise<void> {
  const own = [cli, ...words, '--no-open', '--json', '--port', '0']
  const child = spawn(process.execPath, own, { cwd: folder, env: { ...process.env, NO_COLOR: '1' } })
  let said = ''
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const told = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        said += part.toString()
        if (said.includes('"leader"')) resolve()
      })
  })
  await Promise.race([told, ended, new Promise((resolve) => setTimeout(resolve, 20_000))])
  child.kill('SIGINT')
  await ended
  const isAlone = words.includes('--lan') && said.includes('no local network')
  expect(said).toContain(isAlone ? 'local network' : '"leader"')
}

function followNpm([verb = '', ...rest]: readonly string[]): void {
  if (verb === 'run') {
    expect(Object.keys(manifest.scripts)).toContain(rest[0])
    for (const flag of rest.slice(rest.indexOf('--') + 1).filter((word) => word.startsWith('--'))) {
      expect(read(`bench/${rest[0]}.ts`), `${rest[0]} ${flag}`).toContain(flag)
    }
  } else if (verb === 'start' || verb === 'test') expect(Object.keys(manifest.scripts)).toContain(verb)
  else expect(['ci', 'pack', 'install']).toContain(verb)
}

const all = pages.flatMap((page) => blocksOf(read(page)).map((block) => ({ page, ...block })))
const inLanguage = (...languages: readonly string[]) => all.filter(({ language }) => languages.includes(language))

test('every program of the pages runs and says nothing on standard error', () => {
  const programs = inLanguage('js', 'javascript', 'ts', 'typescript')
  expect(programs.length).toBeGreaterThan(0)
  for (const { text } of programs) {
    writeFileSync(path.join(folder, 'example.mjs'), text)
    expect(run(process.execPath, ['example.mjs'])).toMatchObject({ status: 0, stderr: '' })
  }
  expect(readFileSync(path.join(folder, 'bread.html'), 'utf8')).toContain('<title>Bread</title>')
})

test('every configuration file of the pages is read without a remark', () => {
  const files = inLanguage('yaml', 'toml', 'json')
  expect(files.length).toBeGreaterThan(3)
  for (const file of files)
    expect(planWith(`lectern.config.${file.language}`, file)).not.toMatch(/ (?:setting|configuration)-/)
})

test('every article of the pages is planned without a remark', () => {
  const articles = inLanguage('markdown', 'md')
  expect(articles.length).toBeGreaterThan(2)
  for (const { text } of articles) {
    writeFileSync(path.join(folder, 'example.md'), `${text}\n\nThe door stays shut.\n`)
    const { status, stderr } = lectern(['plan', 'example.md'])
    expect(status, stderr).toBe(0)
    expect(stderr).not.toMatch(/: (?:warning|error) /)
  }
})

/** What is said when an article is planned beside such a file. */
function planWith(name: string, { text }: Block): string {
  const place = path.join(folder, name)
  writeFileSync(place, text)
  const { stderr } = lectern(['plan', 'article.md'])
  rmSync(place)
  return stderr
}

test('the page of options is what its generator makes', () => {
  expect(read('docs/options.md')).toBe(optionsPage())
})

test('every link of the pages leads to a file, and to a heading in it', () => {
  const wrong = pages.flatMap((page) =>
    linksOf(read(page))
      .filter((link) => !/^(?:https?|mailto):/.test(link))
      .filter((link) => !leads(page, link))
      .map((link) => `${page}: ${link}`),
  )
  expect(wrong).toEqual([])
})

function leads(page: string, link: string): boolean {
  const [file = '', heading] = link.split('#')
  const target = file === '' ? page : path.join(path.dirname(page), file)
  if (!existsSync(path.join(root, target))) return false
  return heading === undefined || slugsOf(read(target)).includes(heading)
}

test('every directive of the pages is one', () => {
  const found = pages.flatMap((page) =>
    [...read(page).matchAll(/<!--(\s*lectern:[\s\S]*?)-->/g)].map((match) => match[1] ?? ''),
  )
  const { report, diagnostics } = collector()
  const names = new Set(
    found.flatMap((body) => directivesOf(body, { start: 0, end: 0 }, report)).map(({ name }) => name),
  )
  expect(diagnostics.map(({ message }: Diagnostic) => message)).toEqual([])
  expect([...names].sort()).toEqual(['break', 'figure', 'keep', 'layout', 'say', 'show', 'title'])
})

/** From the types: nothing else lists them. */
function layouts(): readonly string[] {
  const lines = [
    ...read('src/plan/deck.ts').matchAll(/readonly layout: ([^\n]+)|type FlowLayout =\n((?: {2}\|[^\n]+\n)+)/g),
  ].map(([whole]) => whole)
  return lines.flatMap((line) => [...line.matchAll(/'([\w-]+)'/g)].map((match) => match[1] ?? ''))
}

test('the layouts of the pages are those of the code', () => {
  const guide = tableUnder(read('docs/authoring.md'), 'Layouts that can be asked for').map(([name = '']) => name)
  expect([...guide, 'title', 'agenda', 'section'].sort()).toEqual([...layouts()].sort())
  const contract = /`data-layout` is one of `([^`]+)`/.exec(read('docs/page.md'))?.[1]?.split(/\s+/) ?? []
  expect([...contract].sort()).toEqual([...layouts()].sort())
  const asked = pages.flatMap((page) => [...read(page).matchAll(/layout=([\w-]+)/g)].map((match) => match[1] ?? ''))
  expect(asked.filter((name) => !layouts().includes(name))).toEqual([])
})

test('the keys of the README are those of the help in a deck', () => {
  const table = tableUnder(read('README.md'), 'Keys')
  expect(table.map(([keys = '', does = '']) => [keys, does])).toEqual(
    wordsFor('en').keys.map(({ keys, does }) => [keys.join(' '), does]),
  )
})

test('the exit codes of the guide are all there are', () => {
  const table = tableUnder(read('docs/authoring.md'), 'Messages and exit codes', 'exit code')
  const told = table.flatMap(([codes = '']) => codes.split(', ').map(Number))
  expect(told.sort((a, b) => a - b)).toEqual(Object.values(exitCodes).sort((a, b) => a - b))
})

test('the messages of the guide are those of the code', () => {
  const table = tableUnder(read('docs/authoring.md'), 'Messages and exit codes', 'code')
  const told = table.flatMap(([codes = '']) => codes.split(/, | /).filter((code) => code !== ''))
  expect(told.length).toBeGreaterThan(30)
  const source = sources()
  // What is wrong with a configuration file has the codes of front matter under its own name.
  expect(told.filter((code) => !source.includes(`'${code}'`))).toEqual([])
  const codes = [...source.matchAll(/\bcode: '([\w-]+)'/g)].map((match) => match[1] ?? '')
  expect(codes.filter((code) => !told.includes(code))).toEqual([])
})

test('every flag that the pages name belongs to a command or to a script', () => {
  const known = new Set(commands.flatMap(({ flags }) => flags.map(({ name }) => `--${name}`)))
  for (const script of ['quality', 'boundaries'])
    for (const [flag] of read(`bench/${script}.ts`).matchAll(/--[a-z]+/g)) known.add(flag)
  // Of tsc; of Marp; what stands for any flag.
  const own = new Set(['--noEmit', '--pdf', '--name'])
  const wrong = pages.flatMap((page) =>
    [...read(page).matchAll(/`[^`\n]*?(--[a-zA-Z][\w-]*)[^`\n]*`/g)]
      .map((match) => match[1] ?? '')
      .filter(
        (flag) => !/^--(?:accent|muted|line|paper|on-accent|accent-soft|slide-|step-|title-|margin|ink)/.test(flag),
      )
      .filter((flag) => !known.has(flag) && !own.has(flag))
      .map((flag) => `${page}: ${flag}`),
  )
  expect(wrong).toEqual([])
})

test('the table of doors names every dependency and just the files that import it', () => {
  const table = tableUnder(read('docs/architecture.md'), 'Doors')
  const told = Object.fromEntries(
    table.map(([name = '', files = '']) => [name, files.replace(/ \(.*\)$/, '').split(', ')]),
  )
  for (const name of Object.keys(manifest.dependencies)) expect(told, name).toHaveProperty([name])
  const wrong = Object.entries(told).flatMap(([name, files]) => {
    const users = sourceFiles().filter((file) => imports(file, name))
    return users.join() === [...files].sort().join() ? [] : [`${name}: told ${files}, found ${users}`]
  })
  expect(wrong).toEqual([])
})

test('the floors of the architecture are the folders of src', () => {
  const told = tableUnder(read('docs/architecture.md'), 'Floors').flatMap(([, names = '']) => names.split(', '))
  const there = new Set(sourceFiles().map((file) => file.replace(/\/.*/, '/')))
  expect(told.sort()).toEqual([...there].sort())
})

function imports(file: string, name: string): boolean {
  const text = read(`src/${file}`).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const escaped = name.replace(/[/.]/g, '\\$&')
  return new RegExp(`(?:from |import\\(|import |resolve\\()'${escaped}(?:/[^']*)?'`).test(text)
}

function sourceFiles(): readonly string[] {
  return (readdirSync(path.join(root, 'src'), { recursive: true }) as string[])
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort()
}

function sources(): string {
  return sourceFiles()
    .map((file) => read(`src/${file}`))
    .join('\n')
}
