import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readArticle } from '../src/host/files.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-files-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), content)
  return path.join(folder, name)
}

const read = (name: string, encoding?: string) =>
  readArticle(name, { maxSize: 20_000_000, ...(encoding !== undefined && { encoding }) })

test('a byte order mark is taken off, and every line ends with one line feed', async () => {
  const result = await read(file('bom.md', '\ufeff# A\r\nb\rc\n'))
  expect(result).toMatchObject({ kind: 'article', source: { text: '# A\nb\nc\n' }, diagnostics: [] })
})

test.each(['', '\ufeff', ' \n\t\r\n', '\ufeff\n'])('a file without text is refused (%j)', async (text) => {
  expect(await read(file('empty.md', text))).toMatchObject({ code: 'E-EMPTY', place: { line: 1, col: 1 } })
})

test('what is not UTF-8 is refused with its place and a guess', async () => {
  const gbk = Uint8Array.of(...Buffer.from('# good\n\n好 '), 0xb1, 0xea, 0xcc, 0xe2, 0xd5, 0xe2)
  expect(await read(file('gbk.md', gbk.slice(8)))).toMatchObject({ code: 'E-ENCODING' })
  const result = await read(file('mixed.md', gbk))
  expect(result).toMatchObject({ code: 'E-ENCODING', place: { line: 3, col: 3 } })
  const plain = await read(file('plain.md', Uint8Array.of(35, 32, 0xb1, 0xea, 0xcc, 0xe2, 0xd5, 0xe2)))
  expect(plain).toMatchObject({ message: 'not UTF-8 at byte 2; looks like GBK' })
  const western = await read(file('latin.md', Buffer.from('# Caf\u00e9 d\u00e9j\u00e0 vu, na\u00efve\n', 'latin1')))
  expect(western).toMatchObject({ message: 'not UTF-8 at byte 5; looks like Windows-1252' })
})

test('the first bad byte is found wherever it stands', async () => {
  const good = Buffer.from('a\u00e9\u4e2d\u{1f600}'.repeat(5))
  for (let at = 0; at <= good.length; at++) {
    const isBoundary = at === good.length || ((good[at] ?? 0) & 0xc0) !== 0x80
    if (!isBoundary) continue
    const bytes = Buffer.concat([good.subarray(0, at), Buffer.of(0xff), good.subarray(at)])
    expect(await read(file('bad.md', bytes))).toMatchObject({ message: expect.stringContaining(`at byte ${at};`) })
  }
})

test('another encoding is read when it is named', async () => {
  const gbk = Uint8Array.of(35, 32, 0xb1, 0xea, 0xcc, 0xe2)
  expect(await read(file('named.md', gbk), 'gbk')).toMatchObject({ source: { text: '# 标题' } })
})

test('controls become U+FFFD one for one, with one warning at the first', async () => {
  const result = await read(file('controls.md', 'a\tb\n\0c\u001b[31m\n'))
  expect(result).toMatchObject({
    source: { text: 'a\tb\n\ufffdc\ufffd[31m\n' },
    diagnostics: [{ code: 'control-character', span: { start: 4, end: 5 } }],
  })
})

test('a file over the limit is refused before it is read', async () => {
  const large = file('large.md', '# A')
  truncateSync(large, 100_000_000)
  const started = performance.now()
  expect(await read(large)).toMatchObject({
    code: 'E-TOO-LARGE',
    message: 'this file has 100 MB, the limit is 20 MB',
    hint: 'allow more with --max-size',
  })
  expect(performance.now() - started).toBeLessThan(500)
})

test('what is no plain file is refused without waiting', async () => {
  expect(await read(folder)).toMatchObject({ code: 'E-NOT-A-FILE' })
  expect(await read('/dev/zero')).toMatchObject({ code: 'E-NOT-A-FILE' })
  const pipe = path.join(folder, 'pipe.md')
  execFileSync('mkfifo', [pipe])
  expect(await read(pipe)).toMatchObject({ code: 'E-NOT-A-FILE' })
  symlinkSync('nowhere', path.join(folder, 'link.md'))
  expect(await read(path.join(folder, 'link.md'))).toMatchObject({ code: 'E-NOT-FOUND' })
})

test('a name that is nearly right is told', async () => {
  file('article.md', '# A')
  expect(await read(path.join(folder, 'artcile.md'))).toMatchObject({
    code: 'E-NOT-FOUND',
    hint: `did you mean ${path.join(folder, 'article.md')}?`,
  })
})
