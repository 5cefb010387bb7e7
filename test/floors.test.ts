// The house stands: imports go down its floors, each dependency comes in by its own door, and no cycle, no corpus text is in src.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const shared = join(root, '..', 'shared')

const FLOORS: Readonly<Record<string, number>> = {
  base: 0,
  article: 1,
  outline: 2,
  measure: 3,
  plan: 4,
  render: 5,
  check: 6,
  'world.ts': 7,
  'compile.ts': 7,
  host: 8,
  cli: 9,
  'index.ts': 9,
}
/** What stands beside the floors, and all that it may import. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  session: ['session', 'base'],
  client: ['client', 'session', 'base'],
}

interface Door {
  /** Folders or files of src that may import it. */
  readonly at: readonly string[]
  readonly files: number
}

const DOORS: Readonly<Record<string, Door>> = {
  'markdown-it': { at: ['article/'], files: 2 },
  'puppeteer-core': { at: ['host/browser.ts'], files: 1 },
  'reveal.js': { at: ['client/player.ts'], files: 1 },
  budoux: { at: ['measure/words.ts'], files: 1 },
  entities: { at: ['article/', 'check/'], files: 2 },
  '@mathjax/src': { at: ['host/draw/mathjax.ts'], files: 1 },
  '@mathjax/mathjax-newcm-font': { at: ['host/draw/mathjax-shapes.ts'], files: 1 },
  esbuild: { at: [], files: 0 },
  'sanitize-html': { at: ['article/', 'host/'], files: 2 },
  'subset-font': { at: ['host/'], files: 2 },
  sharp: { at: ['host/'], files: 2 },
  '@pdfme/pdf-lib': { at: ['host/'], files: 2 },
  'pdfjs-dist': { at: ['host/'], files: 1 },
  'smol-toml': { at: ['article/', 'host/'], files: 2 },
  yaml: { at: ['article/', 'host/'], files: 2 },
  ws: { at: ['host/relay/socket.ts'], files: 1 },
  valibot: { at: ['article/'], files: 2 },
}

interface Import {
  readonly file: string
  readonly target: string
}

function files(folder = join(root, 'src')): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path) : /\.ts$/.test(entry.name) ? [path] : []
  })
}

const named = (path: string) => relative(join(root, 'src'), path).replaceAll('\\', '/')

/** All imports of src: from its own files as paths under src, of packages as written. Types count too: they are knowledge. */
function imports(): Import[] {
  return files().flatMap((path) => {
    const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    const written = Array.from(
      text.matchAll(
        /(?:^|[\s;}])(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|require(?:\.resolve)?\(\s*['"]([^'"]+)['"]/gm,
      ),
      (match) => match[1] ?? match[2] ?? match[3] ?? '',
    )
    return written.map((target) => ({
      file: named(path),
      target: target.startsWith('.') ? named(resolve(path, '..', target)) : target,
    }))
  })
}

const top = (file: string) => file.split('/')[0] ?? file
const isOwn = (target: string) => existsSync(join(root, 'src', target))
const packageOf = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')

test('every file of src stands on a floor or beside them', () => {
  expect(
    files()
      .map(named)
      .filter((file) => FLOORS[top(file)] === undefined && BESIDE[top(file)] === undefined),
  ).toEqual([])
})

test('a file imports only from its own floor and the floors below', () => {
  const wrong = imports().filter(({ file, target }) => {
    if (!isOwn(target)) return target.startsWith('.') || target.startsWith('..')
    const beside = BESIDE[top(file)]
    if (beside !== undefined) return !beside.includes(top(target))
    // A plan of a session is made of the article's plan: from that floor up a session is known.
    if (top(target) === 'session') return (FLOORS[top(file)] ?? 0) < (FLOORS.plan ?? 0)
    return (FLOORS[top(target)] ?? 99) > (FLOORS[top(file)] ?? -1)
  })
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
})

test('each dependency comes in by its own door', () => {
  const wrong = Object.entries(DOORS).flatMap(([name, door]) => {
    const users = [
      ...new Set(
        imports()
          .filter(({ target }) => packageOf(target) === name)
          .map(({ file }) => file),
      ),
    ]
    const strangers = users.filter(
      (file) => !door.at.some((place) => file === place || (place.endsWith('/') && file.startsWith(place))),
    )
    return [
      ...strangers.map((file) => `${file} imports ${name}`),
      ...(users.length > door.files ? [`${name} is imported by ${users.length} files: ${users.join(', ')}`] : []),
    ]
  })
  expect(wrong).toEqual([])
})

test('only host and cli know Node', () => {
  const wrong = imports().filter(
    ({ file, target }) => /^node:/.test(target) && top(file) !== 'host' && top(file) !== 'cli',
  )
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
})

test('only build.mjs knows esbuild', () => {
  const scripts = readdirSync(root).filter((name) => /\.(mjs|js|ts)$/.test(name))
  const users = scripts.filter((name) =>
    /from ['"]esbuild['"]|import\(['"]esbuild/.test(readFileSync(join(root, name), 'utf8')),
  )
  expect(users.filter((name) => name !== 'build.mjs')).toEqual([])
})

test('no imports go in a circle', () => {
  const graph = new Map<string, string[]>()
  for (const { file, target } of imports()) if (isOwn(target)) graph.set(file, [...(graph.get(file) ?? []), target])
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const target of graph.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  expect(circles).toEqual([])
})

const withCorpus = existsSync(join(shared, 'corpus')) && existsSync(join(shared, 'seed', 'article.md'))

test('no file of src knows an article that it is judged on', ({ skip }) => {
  if (!withCorpus) skip('the folder of articles to judge by is not beside the project')
  const folders = readdirSync(join(shared, 'corpus'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const windows = windowsOf(readFileSync(join(shared, 'seed', 'article.md'), 'utf8'))
  const wrong = files().flatMap((path) => {
    const text = readFileSync(path, 'utf8')
    const spaceless = text.replace(/\s+/g, '')
    const names = folders.filter((name) => text.includes(name)).map((name) => `${named(path)} names ${name}`)
    const sentences = windowsIn(spaceless, windows).map((sentence) => `${named(path)} says “${sentence}”`)
    return [...names, ...sentences]
  })
  expect(wrong).toEqual([])
})

const WINDOW = 20

function windowsOf(article: string): ReadonlySet<string> {
  const text = article.replace(/\s+/g, '')
  return new Set(Array.from({ length: Math.max(0, text.length - WINDOW) }, (_, at) => text.slice(at, at + WINDOW)))
}

function windowsIn(text: string, windows: ReadonlySet<string>): string[] {
  for (let at = 0; at + WINDOW <= text.length; at++) {
    const window = text.slice(at, at + WINDOW)
    if (windows.has(window)) return [window]
  }
  return []
}
