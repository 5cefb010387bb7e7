// `lectern recap` and `lectern rehearse`, as they are used.

import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
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
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lineOf } from '../src/session/log.ts'
import { bundleCli } from './cli/bundle.ts'
import { played } from './record/played.ts'
import { chinese, english } from './record/scripts.ts'

let cli: string
let root: string
let folder: string
let count = 0
beforeAll(async () => {
  cli = await bundleCli()
  root = mkdtempSync(path.join(tmpdir(), 'lectern-recap-'))
}, 120_000)
afterAll(() => {
  rmSync(root, { recursive: true })
  rmSync(path.dirname(cli), { recursive: true })
})
beforeEach(() => {
  folder = path.join(root, String(count++))
  mkdirSync(folder)
})

const log = played(english).events.map(lineOf).join('')
const SESSION = 'sessions/2026-11-26-bread'

function lectern(...words: string[]) {
  const env = { ...process.env, LECTERN_NO_BROWSER: '1', NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function put(name: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), content)
}

const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
const isThere = (name: string) => existsSync(path.join(folder, name))

test.each([
  [SESSION, '.'],
  [SESSION, 'events.jsonl'],
  ['sessions', '2026-11-26-bread'],
])('from within %s, %s is the same session, beside the same article', (where, named) => {
  put('bread.md', '# How bread rises\n')
  put(`${SESSION}/events.jsonl`, log)
  const home = folder
  folder = path.join(home, where)
  const { status, stderr } = lectern('recap', named)
  folder = home
  expect(status, stderr).toBe(0)
  expect(isThere('bread.study.md')).toBe(true)
  expect(readdirSync(path.join(folder, 'sessions'))).toEqual(['2026-11-26-bread'])
  expect(readdirSync(path.join(folder, SESSION)).filter((name) => name.includes('study'))).toEqual([])
})

test('a session gets its record, tables and cards, and what is open goes into the sidecar once', () => {
  put('bread.md', '# How bread rises\n')
  put(`${SESSION}/events.jsonl`, log)
  const { status, stdout, stderr } = lectern('recap', SESSION)
  expect(status, stderr).toBe(0)
  expect(stdout.split('\n').map((line) => line.split('  ')[0])).toEqual([
    ...['record.md', 'questions.csv', 'polls.csv', 'sections.csv', 'cards.txt'].map((name) => `${SESSION}/${name}`),
    'bread.study.md',
    '',
  ])
  expect(stderr).toBe('6 questions, no warnings.\n')
  expect(readdirSync(path.join(folder, SESSION)).sort()).toEqual([
    'cards.txt',
    'events.jsonl',
    'polls.csv',
    'questions.csv',
    'record.md',
    'sections.csv',
  ])
  expect(read(`${SESSION}/record.md`)).toBe(readFileSync(path.join(import.meta.dirname, 'record/bread.md'), 'utf8'))
  const sidecar = read('bread.study.md')
  expect(sidecar.match(/^> \[!question\] /gm)).toHaveLength(5)
  expect(lectern('recap', 'bread.md')).toMatchObject({
    status: 0,
    stdout: expect.not.stringContaining('bread.study.md'),
  })
  expect(read('bread.study.md')).toBe(sidecar)
  if (process.platform !== 'win32') expect(statSync(path.join(folder, `${SESSION}/record.md`)).mode & 0o777).toBe(0o600)
})

test('--no-carry leaves the sidecar alone', () => {
  put('bread.md', '# How bread rises\n')
  put(`${SESSION}/events.jsonl`, log)
  expect(lectern('recap', SESSION, '--no-carry')).toMatchObject({ status: 0 })
  expect(isThere('bread.study.md')).toBe(false)
})

test('a sidecar that is there keeps who may read it', ({ skip }) => {
  if (process.platform === 'win32') skip('no such modes here')
  put('bread.md', '# How bread rises\n')
  put('bread.study.md', '# Notes\n')
  chmodSync(path.join(folder, 'bread.study.md'), 0o640)
  put(`${SESSION}/events.jsonl`, log)
  lectern('recap', 'bread.md')
  expect(read('bread.study.md')).toMatch(/^> \[!question\][\s\S]*\n\n# Notes\n$/)
  expect(statSync(path.join(folder, 'bread.study.md')).mode & 0o777).toBe(0o640)
})

test('an article stands for its latest session, an index.md for that of its folder', () => {
  put('bread/index.md', '# How bread rises\n')
  for (const name of [
    '2026-11-25-bread',
    '2026-11-26-bread',
    '2026-11-26-bread-2',
    '2026-11-26-bread-10',
    '2026-11-27-other',
  ])
    put(`bread/sessions/${name}/events.jsonl`, log)
  const { status, stdout } = lectern('recap', 'bread', '--json')
  expect(status).toBe(0)
  const told = JSON.parse(stdout) as { session: string; outputs: readonly string[]; code: number }
  expect(told.session).toBe('bread/sessions/2026-11-26-bread-10')
  expect(told.outputs.at(-1)).toBe('bread/index.study.md')
})

test('a session that lies elsewhere is recorded, and it is said why nothing is carried', () => {
  put('elsewhere/2026-11-26-bread/events.jsonl', log)
  const { status, stderr } = lectern('recap', 'elsewhere/2026-11-26-bread')
  expect(status).toBe(0)
  expect(stderr).toContain(
    'warning not-carried: what is open is not carried over: the session does not lie in a folder',
  )
  put(`${SESSION}/events.jsonl`, log)
  expect(lectern('recap', SESSION).stderr).toContain('there is no bread.md beside sessions')
})

test('a line that is no event is a warning with its number, and what is torn is left out', () => {
  put('bread.md', '# How bread rises\n')
  put(`${SESSION}/events.jsonl`, log)
  appendFileSync(path.join(folder, SESSION, 'events.jsonl'), 'what?\n{"at":')
  const lines = log.split('\n').length
  const { status, stderr } = lectern('recap', SESSION, '--no-carry')
  expect(status).toBe(0)
  expect(stderr).toContain(`${SESSION}/events.jsonl:${lines}:1: warning log-broken: `)
  expect(stderr).toContain(`${SESSION}/events.jsonl:${lines + 1}:1: warning log-broken: `)
  expect(read(`${SESSION}/record.md`)).toBe(readFileSync(path.join(import.meta.dirname, 'record/bread.md'), 'utf8'))
})

test.each([
  [['recap'], 2, 'one session'],
  [['recap', 'nothing.md'], 4, 'E-NOT-FOUND'],
  [['recap', 'bread.md'], 4, 'E-NO-SESSION'],
  [['recap', 'empty'], 4, 'E-NO-SESSION'],
  [['rehearse', 'bread.md', '--from', 'empty'], 4, 'E-NO-SESSION'],
  [['rehearse', 'nothing.md', '--from', 'empty'], 4, 'E-NOT-FOUND'],
])('%j says what is wrong', (words, code, said) => {
  put('bread.md', '# How bread rises\n')
  put('empty/events.jsonl', '')
  const { status, stderr } = lectern(...words)
  expect(status).toBe(code)
  expect(stderr).toContain(said)
})

test('a folder that cannot be written to is exit code 5, and no half file is left', ({ skip }) => {
  put(`${SESSION}/events.jsonl`, log)
  mkdirSync(path.join(folder, SESSION, 'polls.csv'))
  if (process.platform === 'win32') skip('other errors here')
  const { status, stderr } = lectern('recap', SESSION, '--no-carry')
  expect(status).toBe(5)
  expect(stderr).toContain(`${SESSION}/polls.csv:1:1: error E-OUTPUT: `)
  expect(readdirSync(path.join(folder, SESSION)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('rehearse says so where a session was run through too fast to say anything about the hour', () => {
  const { events } = played(chinese)
  const [first] = events
  const fast = events.map((event) => ({
    ...event,
    at: (first?.at ?? 0) + Math.round((event.at - (first?.at ?? 0)) / 10),
  }))
  put('tea.md', '# 茶为什么会变红\n')
  put('tea.study.md', '---\nminutes: 50\n---\n')
  put('sessions/2026-11-26-tea/events.jsonl', fast.map(lineOf).join(''))
  const { status, stderr } = lectern('rehearse', 'tea.md', '--from', 'sessions/2026-11-26-tea')
  expect(status).toBe(0)
  expect(stderr).toContain('rehearsed-little')
  put('sessions/2026-11-26-tea/events.jsonl', events.map(lineOf).join(''))
  expect(lectern('rehearse', 'tea.md', '--from', 'sessions/2026-11-26-tea').stderr).not.toContain('rehearsed-little')
})

test('rehearse shows planned, measured and new times, and writes them only when it is told to', () => {
  put('tea.md', '# 茶为什么会变红\n')
  put('tea.study.md', '---\nminutes: 50\n---\n\n# 揉捻：打破细胞 {time=10m}\n\n## 烘干\n')
  put('sessions/2026-11-26-tea/events.jsonl', played(chinese).events.map(lineOf).join(''))
  const before = read('tea.study.md')
  const shown = lectern('rehearse', 'tea.md', '--from', 'sessions/2026-11-26-tea')
  expect(shown.status).toBe(0)
  expect(shown.stderr).toContain('--write')
  expect(shown.stdout).toBe(
    [
      'section         planned  measured    new',
      '茶为什么会变红     2:00         –   2:00',
      '叶子里有什么      13:00     12:36  13:00',
      '揉捻：打破细胞    10:00      6:00   6:30',
      '氧化而不是发酵    15:00     20:45  22:00',
      '烘干              10:00      6:25   6:30',
      'all               50:00     45:46  50:00',
      '',
    ].join('\n'),
  )
  expect(read('tea.study.md')).toBe(before)
  expect(lectern('rehearse', 'tea.md', '--from', 'sessions/2026-11-26-tea', '--write').status).toBe(0)
  expect(read('tea.study.md')).toBe(
    [
      '---\nminutes: 50\n---',
      '## 茶为什么会变红 {time=2m}',
      '## 叶子里有什么 {time=13m}',
      '# 揉捻：打破细胞 {time=6m30s}',
      '## 氧化而不是发酵 {time=22m}',
      '## 烘干 {time=6m30s}\n',
    ].join('\n\n'),
  )
  expect(lectern('rehearse', 'tea.md', '--from', 'sessions/2026-11-26-tea').stderr).toContain('has these times')
})
