// The folder of a session: what was said to be written is there whatever happens, one server at a time writes, and nobody else reads.

import { spawn } from 'node:child_process'
import fs, {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openSession, type SessionFolder, sessionsIn } from '../src/host/session/session-folder.ts'
import type { Event } from '../src/session/event.ts'
import { eventsOf } from '../src/session/log.ts'
import { barePlan } from '../src/session/study-plan.ts'

let root: string
let folder: string
let appender: string
let count = 0
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'lectern-session-'))
  appender = path.join(root, 'append.mjs')
  await build({
    entryPoints: [path.join(import.meta.dirname, 'session/append-until-killed.ts')],
    outfile: appender,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
})
afterAll(() => rmSync(root, { recursive: true }))
beforeEach(() => {
  folder = path.join(root, `deck-${count++}`)
  mkdirSync(folder)
})

const day = '2026-11-26'
const begin: Event = { at: 1, by: 'host', do: 'begin', deck: 'talk', plan: barePlan('Talk', 'en', ['a']) }
const end: Event = { at: 2, by: 'host', do: 'end' }

function opened(way: 'new' | 'resume-latest', deck = 'talk'): SessionFolder {
  const session = openSession(folder, deck, day, way)
  if (session.kind === 'refused') throw new Error(session.message)
  return session
}

test('a session is a folder of its day; a second one of that day has a number', () => {
  const sessions = [opened('new'), opened('new'), opened('new', 'talk-2')]
  expect(sessions.map((one) => path.relative(folder, one.path))).toEqual([
    'sessions/2026-11-26-talk',
    'sessions/2026-11-26-talk-2',
    'sessions/2026-11-26-talk-2-2',
  ])
  for (const one of sessions) one.close()
})

test('a name that could be another deck’s is told by what stands in the log', () => {
  const other = opened('new', 'talk-2')
  other.append([{ ...begin, deck: 'talk-2' }])
  other.close()
  const first = opened('resume-latest')
  expect(path.basename(first.path)).toBe('2026-11-26-talk')
  first.append([begin])
  first.close()
  const home = path.join(folder, 'sessions')
  expect(sessionsIn(home, 'talk')).toEqual(['2026-11-26-talk'])
  expect(sessionsIn(home, 'talk-2')).toEqual(['2026-11-26-talk-2'])
})

test('only the owner can read it', ({ skip }) => {
  if (process.platform === 'win32') skip('no such modes here')
  const session = opened('new')
  session.append([begin])
  session.close()
  appendFileSync(path.join(session.path, 'events.jsonl'), '{"at":')
  opened('resume-latest').close()
  const mode = (file: string) => (statSync(file).mode & 0o777).toString(8)
  expect(mode(session.path)).toBe('700')
  for (const name of ['events.jsonl', 'events.torn', 'session.key'])
    expect(mode(path.join(session.path, name))).toBe('600')
  expect(readdirSync(session.path).sort()).toEqual(['events.jsonl', 'events.torn', 'session.key'])
})

test('what was appended is there when it is opened again, with the same key', () => {
  const first = opened('new')
  expect(first.events).toEqual([])
  first.append([begin])
  first.append([])
  expect(eventsOf(readFileSync(path.join(first.path, 'events.jsonl'), 'utf8')).events).toEqual([begin])
  first.close()
  const again = opened('resume-latest')
  expect(again).toMatchObject({ path: first.path, events: [begin], broken: [] })
  expect(first.key).toHaveLength(32)
  expect(Buffer.from(again.key)).toEqual(Buffer.from(first.key))
  again.close()
  const other = opened('new')
  expect(Buffer.from(other.key)).not.toEqual(Buffer.from(first.key))
  other.close()
})

test('a key that a crash cut short is made anew', () => {
  const session = opened('new')
  session.close()
  writeFileSync(path.join(session.path, 'session.key'), 'short')
  const again = opened('resume-latest')
  expect(again.key).toHaveLength(32)
  again.close()
})

test('the latest of the day is resumed, unless it is over; another day and another deck are not', () => {
  opened('new').close()
  const second = opened('new')
  second.append([begin])
  second.close()
  openSession(folder, 'talk', '2026-11-25', 'new')
  const resumed = opened('resume-latest')
  expect(resumed.path).toBe(second.path)
  resumed.append([end])
  resumed.close()
  const third = opened('resume-latest')
  expect(path.basename(third.path)).toBe('2026-11-26-talk-3')
  third.close()
  expect(sessionsIn(path.join(folder, 'sessions'), 'talk')).toEqual([
    '2026-11-25-talk',
    '2026-11-26-talk',
    '2026-11-26-talk-2',
    '2026-11-26-talk-3',
  ])
})

test('a torn last line is moved beside the log before anything is appended', () => {
  const session = opened('new')
  session.append([begin])
  session.close()
  const log = path.join(session.path, 'events.jsonl')
  for (const torn of ['{"at":3,"by":"a","do":"end"}', '{"at":4,"te\u00e9']) {
    appendFileSync(log, torn)
    const again = opened('resume-latest')
    expect(again).toMatchObject({ events: [begin], broken: [] })
    again.close()
  }
  expect(readFileSync(path.join(session.path, 'events.torn'), 'utf8')).toBe(
    '{"at":3,"by":"a","do":"end"}\n{"at":4,"te\u00e9\n',
  )
  expect(eventsOf(readFileSync(log, 'utf8'))).toEqual({ events: [begin], broken: [] })
})

test('a line in the middle that is no event is named and left where it is', () => {
  const session = opened('new')
  session.append([begin])
  session.close()
  appendFileSync(path.join(session.path, 'events.jsonl'), 'what?\n')
  const again = opened('resume-latest')
  expect(again.broken).toEqual([2])
  again.append([end])
  again.close()
  expect(readFileSync(path.join(session.path, 'events.jsonl'), 'utf8')).toContain('what?\n{"at":2')
})

test('two servers never write one session', () => {
  const first = opened('new')
  expect(openSession(folder, 'talk', day, 'resume-latest')).toMatchObject({
    kind: 'refused',
    message: `another server runs this session (process ${process.pid})`,
  })
  first.close()
  opened('resume-latest').close()
})

test.each(['999999999 - x', '', 'words', `${process.pid} 1 x`])(
  'the lock of a process that is gone is taken over: %j',
  (lock) => {
    const session = opened('new')
    session.close()
    writeFileSync(path.join(session.path, 'server.lock'), `${lock}\n`)
    if (lock.startsWith(String(process.pid)) && !existsSync('/proc/self/stat')) return
    opened('resume-latest').close()
    expect(existsSync(path.join(session.path, 'server.lock'))).toBe(false)
  },
)

test('a full disk leaves the log as it was', () => {
  const session = opened('new')
  session.append([begin])
  const write = vi.spyOn(fs, 'writeSync').mockImplementationOnce((descriptor, bytes) => {
    appendFileSync(descriptor, (bytes as unknown as Uint8Array).subarray(0, 9))
    throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
  })
  expect(() => session.append([end])).toThrow('ENOSPC')
  write.mockRestore()
  session.append([end])
  session.close()
  expect(eventsOf(readFileSync(path.join(session.path, 'events.jsonl'), 'utf8'))).toEqual({
    events: [begin, end],
    broken: [],
  })
})

test('a write that takes only a part goes on with the rest', () => {
  const session = opened('new')
  const whole = fs.writeSync
  const write = vi
    .spyOn(fs, 'writeSync')
    .mockImplementationOnce((descriptor, bytes) => whole(descriptor, (bytes as unknown as Uint8Array).subarray(0, 9)))
  session.append([begin])
  write.mockRestore()
  session.close()
  expect(eventsOf(readFileSync(path.join(session.path, 'events.jsonl'), 'utf8'))).toEqual({
    events: [begin],
    broken: [],
  })
})

test('a server that is killed loses nothing of what it said was written, many times over', async () => {
  let told = -1
  let torn = 0
  for (let round = 0; round < 12; round++) {
    const lines = await killedAfter(40 + round * 17, told + 1)
    expect(lines.join()).not.toContain('refused')
    told = Math.max(told, ...lines.map(Number))
    const log = readFileSync(path.join(folder, 'sessions', `${day}-talk`, 'events.jsonl'))
    if (log.length > 0 && log.at(-1) !== 10) torn++
    const { events, broken } = eventsOf(log.toString('utf8'))
    const ids = events.map((event) => (event.do === 'ask' ? Number(event.id.slice(1)) : -1))
    expect(ids.slice(0, told + 1)).toEqual(Array.from({ length: told + 1 }, (_, index) => index))
    // One more may have been written than was said.
    told = ids.length - 1
    expect(broken.length).toBeLessThanOrEqual(1)
  }
  expect(told).toBeGreaterThan(100)
  console.info(`killed 12 times: ${told + 1} events, ${torn} torn lines`)
}, 60_000)

/** The lines that it said were written; into a file, since a pipe may be full. */
async function killedAfter(milliseconds: number, start: number): Promise<readonly string[]> {
  const file = path.join(folder, `said-${start}`)
  const said = fs.openSync(file, 'w')
  const child = spawn(process.execPath, [appender, folder, String(start)], { stdio: ['ignore', said, 'inherit'] })
  const isGone = new Promise((resolve) => child.once('close', resolve))
  while (fs.fstatSync(said).size === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  child.kill('SIGKILL')
  await isGone
  fs.closeSync(said)
  return readFileSync(file, 'utf8').split('\n').slice(0, -1)
}
