import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readManifest, writeOutputs } from '../src/host/outputs.ts'
import { touchesInput } from '../src/host/same-place.ts'

let root: string
let count = 0
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lectern-outputs-'))
})
afterAll(() => rmSync(root, { recursive: true }))

const freshFolder = () => path.join(root, `${count++}`)
const bytes = (text: string) => Buffer.from(text)

test('files and their manifest are written, and nothing else is left', async () => {
  const folder = freshFolder()
  const outputs = [
    { name: 'index.html', bytes: bytes('page') },
    { name: 'deck.pdf', bytes: bytes('print') },
  ]
  expect(await writeOutputs(folder, outputs, 'one')).toEqual({ kind: 'written', stale: [] })
  expect(readdirSync(folder).sort()).toEqual(['deck.pdf', 'index.html', 'lectern.json'])
  expect(await readManifest(folder)).toMatchObject({
    build: 'one',
    outputs: { 'index.html': { build: 'one', bytes: 4 }, 'deck.pdf': { build: 'one', bytes: 5 } },
  })
})

test('a file that a later build did not make is named as stale', async () => {
  const folder = freshFolder()
  await writeOutputs(folder, [{ name: 'deck.pdf', bytes: bytes('old') }], 'one')
  const second = await writeOutputs(folder, [{ name: 'index.html', bytes: bytes('new') }], 'two')
  expect(second).toEqual({ kind: 'written', stale: ['deck.pdf'] })
  expect((await readManifest(folder))?.outputs['deck.pdf']?.build).toBe('one')
})

test('temporaries of dead processes are swept, those of living ones and other files stay', async () => {
  const folder = freshFolder()
  mkdirSync(folder)
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const names = [
    `.index.html.${dead}.0123456789ab.tmp`,
    `.index.html.${process.ppid}.0123456789ab.tmp`,
    '.notes.tmp',
    'mine.tmp',
  ]
  for (const name of names) writeFileSync(path.join(folder, name), '')
  await writeOutputs(folder, [], 'one')
  expect(readdirSync(folder).sort()).toEqual([...names.slice(1), 'lectern.json'].sort())
})

test('a folder where a file is to be, a file where a folder is to be: refused, the old stays', async () => {
  const folder = freshFolder()
  await writeOutputs(folder, [{ name: 'deck.pdf', bytes: bytes('old') }], 'one')
  mkdirSync(path.join(folder, 'index.html', 'x'), { recursive: true })
  const outputs = [
    { name: 'index.html', bytes: bytes('new') },
    { name: 'deck.pdf', bytes: bytes('new') },
  ]
  expect(await writeOutputs(folder, outputs, 'two')).toMatchObject({
    kind: 'not-written',
    path: path.join(folder, 'index.html'),
  })
  expect(readFileSync(path.join(folder, 'deck.pdf'), 'utf8')).toBe('old')
  expect(readdirSync(folder).sort()).toEqual(['deck.pdf', 'index.html', 'lectern.json'])
  expect(await writeOutputs(path.join(folder, 'deck.pdf'), outputs, 'two')).toMatchObject({ kind: 'not-written' })
  expect(await writeOutputs(path.join(folder, 'deck.pdf', 'x'), outputs, 'two')).toMatchObject({ kind: 'not-written' })
})

test('a full disk is told with what is needed and what is free', async (context) => {
  const folder = freshFolder()
  mkdirSync(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
  if (mounted.status !== 0) context.skip('no permission to mount a small disk here')
  try {
    await writeOutputs(folder, [{ name: 'index.html', bytes: bytes('old') }], 'one')
    const result = await writeOutputs(folder, [{ name: 'index.html', bytes: new Uint8Array(100_000) }], 'two')
    expect(result).toMatchObject({
      kind: 'not-written',
      message: expect.stringMatching(/100 kB are needed, \d+ kB are free/),
    })
    expect(readFileSync(path.join(folder, 'index.html'), 'utf8')).toBe('old')
    expect(readdirSync(folder).sort()).toEqual(['index.html', 'lectern.json'])
  } finally {
    execFileSync('umount', [folder])
  }
})

test('killed at any moment, each output is old and whole or new and whole', async () => {
  const folder = freshFolder()
  const script = path.join(root, 'writer.mjs')
  await build({
    stdin: {
      contents: `import { writeOutputs } from './src/host/outputs.ts'
        for (let round = 0; ; round++) {
          const bytes = Buffer.alloc(300_000, String(round % 10))
          await writeOutputs(process.argv[2], [{ name: 'index.html', bytes }, { name: 'deck.pdf', bytes }], String(round % 10))
          if (round === 0) console.log('writing')
        }`,
      resolveDir: path.resolve(import.meta.dirname, '..'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
    logLevel: 'error',
  })
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, [script, folder])
    const isGone = new Promise((resolve) => child.on('exit', resolve))
    // From its first output on; how long a process takes to start says nothing of where it is killed.
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await new Promise((resolve) => setTimeout(resolve, round * 7))
    child.kill('SIGKILL')
    await isGone
    for (const name of ['index.html', 'deck.pdf']) {
      const content = readFileSync(path.join(folder, name))
      expect(content.length).toBe(300_000)
      expect(new Set(content).size).toBe(1)
    }
  }
  await writeOutputs(folder, [{ name: 'index.html', bytes: bytes('last') }], 'last')
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
}, 20_000)

test('writing over or around the input is seen, through links too', async () => {
  const folder = freshFolder()
  mkdirSync(path.join(folder, 'talk'), { recursive: true })
  const article = path.join(folder, 'talk', 'index.md')
  writeFileSync(article, '# A')
  expect(await touchesInput(path.join(folder, 'talk'), ['index.html'], article)).toBe(true)
  expect(await touchesInput(folder, ['index.html'], article)).toBe(true)
  expect(await touchesInput(path.join(folder, 'dist', 'talk'), ['index.html'], article)).toBe(false)
  expect(await touchesInput(path.join(folder, 'talks'), ['index.html'], article)).toBe(false)
  symlinkSync(path.join(folder, 'talk'), path.join(folder, 'out'))
  expect(await touchesInput(path.join(folder, 'out'), ['index.html'], article)).toBe(true)
  mkdirSync(path.join(folder, 'linked'))
  symlinkSync(article, path.join(folder, 'linked', 'index.html'))
  expect(await touchesInput(path.join(folder, 'linked'), ['index.html'], article)).toBe(true)
})
