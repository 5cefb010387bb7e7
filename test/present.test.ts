// `lectern present` and `lectern rehearse` as commands: how they begin, what they refuse, how they end.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, test } from 'vitest'

const cli = join(import.meta.dirname, '../dist/tool/cli.js')
let folder: string
const running: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-present-'))
  writeFileSync(join(folder, 'talk.md'), '# Talk\n\nWords that are said.\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n')
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const lectern = (...words: readonly string[]) =>
  spawnSync(process.execPath, [cli, ...words], { cwd: folder, encoding: 'utf8', timeout: 20_000 })

interface Serving {
  readonly leader: string
  readonly port: number
  readonly record: string | null
  said(): string
  end(signal: NodeJS.Signals): Promise<number | null>
}

async function serving(...words: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [cli, ...words, '--no-open', '--json', '--port', '0'], { cwd: folder })
  running.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      text += part.toString()
    })
  for (const end = Date.now() + 20_000; !text.includes('"leader"'); ) {
    if (Date.now() > end || child.exitCode !== null) throw new Error(`it does not serve: ${text}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const told = JSON.parse(text.split('\n').find((line) => line.includes('"leader"')) ?? '') as Serving
  return {
    ...told,
    said: () => text,
    end: (signal) =>
      new Promise((resolve) => {
        child.once('exit', (code) => resolve(code))
        child.kill(signal)
      }),
  }
}

/** As the leader's browser does: the link for a cookie, then two steps. */
async function goOn({ leader, port }: Serving): Promise<void> {
  const post = (path: string, json: unknown, cookie = ''): Promise<string> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(json)
      const headers = {
        'Content-Type': 'application/json',
        'Content-Length': String(body.length),
        Origin: `http://127.0.0.1:${port}`,
        Cookie: cookie,
      }
      const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
        response.resume()
        response.on('end', () => resolve((response.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const cookie = await post('/api/lead', { token: leader.split('#')[1] })
  for (const index of [1, 2]) {
    await post('/api/do', { do: 'move', to: { slide: `s${index}`, index, step: 0 } }, cookie)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test.each([
  [['present'], 'nothing'],
  [['present', 'talk.md', '--port', 'many'], '--port must be a number'],
  [['present', 'talk.md', '--followers', '1e9'], '--followers must be a number'],
  [['present', 'talk.md', '--minutes', '-3'], '--minutes'],
  [['present', 'talk.md', '--minutes', '0'], '--minutes must be a whole number'],
  [['present', 'talk.md', '--network', 'no-such-net'], 'network'],
  [['present', 'talk.md', '--relay', 'http://broker'], 'no address of a broker'],
  [['present', 'talk.md', '--lann'], 'did you mean --lan?'],
])('%j says what is wrong with it', (words, why) => {
  const { status, stderr } = lectern(...words)
  expect(status).toBe(2)
  expect(stderr).toContain(why)
})

test('an article that is not there is not presented', () => {
  expect(lectern('present', 'none.md')).toMatchObject({ status: 4, stderr: expect.stringContaining('E-NOT-FOUND') })
})

test('a session in which nothing happened leaves nothing, and its end is no fault', async () => {
  const one = await serving('present', 'talk.md')
  expect(existsSync(one.record ?? '')).toBe(true)
  expect(await one.end('SIGINT')).toBe(130)
  expect(one.said()).not.toMatch(/Error|fault/)
  expect(readdirSync(join(folder, 'sessions'))).toEqual([])
})

test('one that was interrupted is gone on with, and two servers are never at one', async () => {
  const one = await serving('present', 'talk.md')
  await goOn(one)
  const second = lectern('present', 'talk.md', '--no-open', '--port', '0')
  expect(second.status).toBe(5)
  expect(second.stderr).toContain('another server runs this session')
  expect(await one.end('SIGTERM')).not.toBe(0)
  const again = await serving('present', 'talk.md')
  expect(again.record).toBe(one.record)
  expect(again.said()).toContain('session-resumed')
  const fresh = await again.end('SIGINT').then(() => serving('present', 'talk.md', '--new'))
  expect(fresh.record).not.toBe(one.record)
})

test('a rehearsal is measured, and is no session of the deck', async () => {
  writeFileSync(join(folder, 'talk.study.md'), '---\nminutes: 20\n---\n\n## One {time=10m}\n\n## Two {time=5m}\n')
  const one = await serving('rehearse', 'talk.md')
  await goOn(one)
  expect(one.record).toMatch(/rehearsals.\d{4}-\d\d-\d\d-talk$/)
  await one.end('SIGINT')
  expect(one.said()).not.toMatch(/Error:|fault/)
  expect(lectern('recap', 'talk.md').stderr).toContain('there is no session of this article')
  const next = await serving('present', 'talk.md')
  expect(next.said()).not.toContain('session-resumed')
})

test('without a record nothing is written', async () => {
  const one = await serving('present', 'talk.md', '--no-record')
  await goOn(one)
  expect(one.record).toBeNull()
  await one.end('SIGINT')
  expect(existsSync(join(folder, 'sessions'))).toBe(false)
})
