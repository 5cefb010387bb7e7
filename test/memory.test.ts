// What is kept from build to build: pictures, by the bytes of their files.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let caches: string
const before = process.env.XDG_CACHE_HOME

beforeEach(() => {
  caches = mkdtempSync(path.join(tmpdir(), 'lectern-memory-'))
  process.env.XDG_CACHE_HOME = caches
})
afterEach(() => {
  if (before === undefined) delete process.env.XDG_CACHE_HOME
  else process.env.XDG_CACHE_HOME = before
  rmSync(caches, { recursive: true, force: true })
})

/** As another process would: nothing is held, only what is on the disk. */
async function packed(bytes: Buffer, hash: string) {
  vi.resetModules()
  const { rememberedPicture } = await import('../src/host/draw/remembered-picture.ts')
  return rememberedPicture(bytes, 'png', hash)
}

const red = (width: number) =>
  sharp({ create: { width, height: 20, channels: 3, background: '#c00' } })
    .png()
    .toBuffer()
const folder = () => path.join(caches, 'lectern', 'pictures')
const keptIn = (name: string) => path.join(folder(), name)

test.skipIf(process.platform === 'win32')('a picture is packed once, and is the same from memory', async () => {
  const bytes = await red(30)
  const first = await packed(bytes, 'a'.repeat(64))
  expect(first).toMatchObject({ kind: 'picture', width: 30, height: 20 })
  const [name = ''] = readdirSync(folder())
  // It is the memory that answers: the bytes of another picture get this one under its hash.
  expect(await packed(await red(50), 'a'.repeat(64))).toEqual(first)
  expect(name).toMatch(/^a{40}\./)
})

test.skipIf(process.platform === 'win32')('a memory that is cut off or changed is not believed', async () => {
  const bytes = await red(30)
  const first = await packed(bytes, 'b'.repeat(64))
  const [name = ''] = readdirSync(folder())
  const whole = readFileSync(keptIn(name))
  const changed = Buffer.from(whole)
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  for (const broken of [whole.subarray(0, -1), changed, Buffer.from('{'), Buffer.alloc(0)]) {
    writeFileSync(keptIn(name), broken)
    expect(await packed(bytes, 'b'.repeat(64))).toEqual(first)
  }
})

test('what cannot be packed is not remembered, and a memory that cannot be written is done without', async () => {
  expect(await packed(Buffer.from('no picture'), 'c'.repeat(64))).toMatchObject({ kind: 'unreadable' })
  process.env.XDG_CACHE_HOME = path.join(caches, 'a-file')
  writeFileSync(path.join(caches, 'a-file'), '')
  expect(await packed(await red(30), 'd'.repeat(64))).toMatchObject({ kind: 'picture' })
})
