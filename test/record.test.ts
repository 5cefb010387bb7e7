// The record of a session: what happened in it, for a reader, and nothing that somebody typed is more than text.
//
// UPDATE=1 rewrites the records in test/record/; read what changed before it is committed.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Parser } from 'htmlparser2'
import createMarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { withBrowser } from '../src/host/browser.ts'
import { findBrowser } from '../src/host/find-browser.ts'
import { carriedInto } from '../src/plan/study/carried.ts'
import { ankiCards } from '../src/session/cards.ts'
import { sessionTables } from '../src/session/csv.ts'
import type { Event } from '../src/session/event.ts'
import { folded } from '../src/session/fold.ts'
import { eventsOf, lineOf } from '../src/session/log.ts'
import { markdownText, saidBy } from '../src/session/markdown-text.ts'
import { recordMarkdown } from '../src/session/record.ts'
import { barePlan } from '../src/session/study-plan.ts'
import { hostileSession, hostileTexts, isThere } from './record/hostile.ts'
import { played } from './record/played.ts'
import { chinese, english } from './record/scripts.ts'

const folder = join(import.meta.dirname, 'record')
const isUpdate = process.env.UPDATE === '1'
if (!isThere) console.warn('record.test.ts: no ../shared/faults/suites, so only its own attacks are tried')

const here = { env: process.env, platform: process.platform }
const found = await findBrowser(here)
const noBrowser = found.kind === 'not-found' ? `no browser: ${found.looked.join('; ')}` : ''
if (noBrowser !== '') console.warn(`record.test.ts: skipped in part, ${noBrowser}`)

/** What stands in the file; with UPDATE=1 it is written there first. */
function kept(name: string, text: string): string {
  if (isUpdate) writeFileSync(join(folder, name), text)
  return readFileSync(join(folder, name), 'utf8')
}

test('what is planned after the end changes nothing of what was', () => {
  const { events } = played(english)
  const at = (events.at(-1)?.at ?? 0) + 1000
  const end: Event = { at, by: 'host', do: 'end' }
  const later: Event = { at: at + 1000, by: 'host', do: 'plan', plan: barePlan('Another', 'en', ['x', 'y']) }
  expect(folded([...events, end]).isOver).toBe(true)
  expect(recordMarkdown([...events, end, later])).toBe(recordMarkdown([...events, end]))
  expect(sessionTables([...events, end, later])).toEqual(sessionTables([...events, end]))
})

test('a question that was removed or taken back is in nothing that is written', () => {
  const { events } = played(english)
  const at = (events.at(-1)?.at ?? 0) - 1
  const asked = (id: string): Event => ({ at, by: 'd-1', do: 'ask', id, text: `Away with ${id}?`, name: '', slide: '' })
  const more: readonly Event[] = [
    asked('x1'),
    { at, by: 'host', do: 'mark', question: 'x1', as: 'removed', answer: 'Never.' },
    asked('x2'),
    { at, by: 'd-1', do: 'withdraw', question: 'x2' },
  ]
  const all = [...events.slice(0, -1), ...more, ...events.slice(-1)]
  expect(folded(all).questions).toHaveLength(folded(events).questions.length + 2)
  expect(recordMarkdown(all)).toBe(recordMarkdown(events))
  expect(sessionTables(all)).toEqual(sessionTables(events))
  expect(ankiCards(all)).toEqual(ankiCards(events))
})

describe.each([
  ['bread', english],
  ['tea', chinese],
] as const)('the session about %s', (name, script) => {
  const { events } = played(script)
  const record = recordMarkdown(events)

  test('has the record that was read and kept', () => {
    expect(record).toBe(kept(`${name}.md`, record))
  })

  test('has the tables and the cards that were read and kept', () => {
    const { questions, polls, sections } = sessionTables(events)
    const tables = [questions, polls, sections].join('\r\n')
    expect(tables).toBe(kept(`${name}.csv`, tables))
    expect(ankiCards(events)).toBe(kept(`${name}-cards.txt`, ankiCards(events)))
  })

  test('has the same record when its log is read again, whole or in two pieces, begun once more in between', () => {
    const log = events.map(lineOf).join('')
    expect(recordMarkdown(eventsOf(log).events)).toBe(record)
    for (let cut = 1; cut < events.length; cut += 7) {
      const [before, after] = [events.slice(0, cut), events.slice(cut)]
      const again: Event = {
        at: before.at(-1)?.at ?? 0,
        by: 'host',
        do: 'begin',
        deck: 'other',
        plan: barePlan('Other', 'en', ['leaf-1', 'yeast-1']),
      }
      expect(recordMarkdown([...before, again, ...after])).toBe(record)
      expect(folded(after, folded(before))).toEqual(folded(events))
    }
  })

  test('is recorded wherever it is cut', () => {
    for (let cut = 0; cut < events.length; cut++)
      expect(recordMarkdown(events.slice(0, cut)).startsWith('# ')).toBe(true)
  })

  test('names no device in anything that is written of it', () => {
    const all = [record, ...Object.values(sessionTables(events)), ankiCards(events), carriedInto('', events).sidecar]
    for (const text of all) expect(text).not.toMatch(/\bd-(?:\d+|ada|grace)\b/)
  })

  test('sums up its sections', () => {
    const seconds = (time: string) => {
      const [, sign = '', minutes = '0', rest = '0'] = /^([+−]?)(\d+):(\d\d)$/.exec(time) ?? []
      return (sign === '−' ? -1 : 1) * (Number(minutes) * 60 + Number(rest))
    }
    const rows = record
      .split('\n')
      .filter((line) => /^\| .*\d:\d\d/.test(line))
      .map((line) => line.replaceAll('*', '').split(' | ').slice(1, 4).map(seconds))
    const all = rows.pop()
    expect(rows.length).toBeGreaterThan(3)
    for (const column of [0, 1, 2]) expect(rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)).toBe(all?.[column])
  })
})

describe('what people typed', () => {
  const texts = hostileTexts()
  const html = createMarkdownIt({ html: true, linkify: true })
  const dressed = createMarkdownIt({ html: true, linkify: true, typographer: true, breaks: true })

  test('is text in a line of Markdown, all of it', () => {
    const wrong = texts.filter((text) =>
      [`- ${markdownText(text)}`, `> ${markdownText(text)}`, markdownText(text), `# ${markdownText(text)}`].some(
        (markdown) => {
          const { tags, words } = seen(html.render(markdown))
          return words.join('').trim() !== text || tags.some((tag) => !/^(?:ul|li|blockquote|p|h1|code)$/.test(tag))
        },
      ),
    )
    expect(wrong).toEqual([])
  })

  test('is set as code where some reader makes a link of it though it is escaped', () => {
    const links = ['me@example.com', 'https://example.com/a_b', 'www.example.com', '//example.com', '{{x}}']
    for (const link of links) {
      expect(markdownText(link)).toBe(`\`${link}\``)
      expect(markdownText(`看${link}吧|`)).toBe(`看\`${link}\`吧&#124;`)
    }
  })

  test('can be read back from the line', () => {
    expect(texts.filter((text) => saidBy(markdownText(text)) !== text)).toEqual([])
  })

  test('changes nothing of the record but its words, whoever renders it', () => {
    for (const some of chunks(texts, 150)) {
      const record = recordMarkdown(hostileSession(some))
      const plain = recordMarkdown(hostileSession(some.map((_, index) => `word ${index}`)))
      for (const renderer of [html, dressed]) {
        const [hostile, harmless] = [seen(renderer.render(record)), seen(renderer.render(plain))]
        // A table drops cells that it has no column for.
        const page = renderer === html ? html.render(record) : ''
        const cells = [...page.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => seen(cell).words.join(''))
        if (page !== '') expect(cells).toEqual(expect.arrayContaining([...some]))
        expect(hostile.tags.filter((tag) => tag !== 'code')).toEqual(harmless.tags)
        expect(
          hostile.tags.filter(
            (tag) => /^(?:a|img|script)\b|=/.test(tag) && !/^t[hd] style="text-align:right"$/.test(tag),
          ),
        ).toEqual([])
      }
    }
  }, 120_000)

  test('is text in the sidecar that it is carried into', () => {
    for (const some of chunks(texts, 400)) {
      const { sidecar } = carriedInto('# Notes\n', hostileSession(some), Number.POSITIVE_INFINITY)
      const { tags, words } = seen(html.render(sidecar))
      expect([...new Set(tags)].sort()).toEqual(expect.arrayContaining(['blockquote', 'h1', 'p']))
      expect([...new Set(tags)].filter((tag) => !/^(?:blockquote|h1|p|code)$/.test(tag))).toEqual([])
      const said = words
        .join('')
        .split(/^\s*\[!question\] /m)
        .slice(1)
        .map((line) => line.replace(/ \{from=2026-11-26\}\s*(?:Notes\s*)?$/, ''))
      expect(said.length).toBeGreaterThan(some.length / 2)
      for (const text of said) expect(some).toContain(text)
      expect(carriedInto(sidecar, hostileSession(some), Number.POSITIVE_INFINITY)).toEqual({ sidecar, added: 0 })
    }
  }, 120_000)

  test('is no formula in a table', () => {
    const starts = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      ' =1',
      '＝1',
      '＠x',
      '=cmd|"/c calc"!A1',
      '"=1"',
      'a,"b"\n=c',
    ]
    const events = hostileSession([...starts, ...texts.slice(0, 300)])
    for (const table of Object.values(sessionTables(events))) {
      expect(table.startsWith('\ufeff')).toBe(true)
      const rows = cellsOf(table.slice(1))
      expect(new Set(rows.map((row) => row.length)).size).toBe(1)
      expect(rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell) && !/^-?\d+(?:\.\d)?$/.test(cell))).toEqual(
        [],
      )
    }
    const { questions } = sessionTables(events)
    const column = cellsOf(questions.slice(1)).map(([question]) => question)
    for (const start of starts)
      expect(column).toContain(start === '"=1"' || start.startsWith('a') ? start : `'${start}`)
  })

  test.skipIf(noBrowser !== '')(
    'runs nowhere: in a browser the record asks for nothing and says nothing',
    async () => {
      await withBrowser({ ...here, seconds: 170 }, async (browser) => {
        for (const some of chunks(texts, 700)) {
          const body = html.render(recordMarkdown(hostileSession(some)))
          const page = await browser.open(
            {
              html: `<!doctype html><meta charset="utf-8"><title>still</title><script>window.alert = window.confirm = window.prompt = () => { document.title = 'ran' }</script>${body}`,
            },
            { width: 1280, height: 720, scripts: true },
          )
          const state = await page.evaluate(
            () => ({
              title: document.title,
              scripts: document.scripts.length,
              links: document.links.length,
              pictures: document.images.length,
            }),
            null,
          )
          expect(state).toEqual({ title: 'still', scripts: 1, links: 0, pictures: 0 })
          expect(page.requests).toEqual([])
          expect(page.messages).toEqual([])
          await page.close()
        }
      })
    },
    180_000,
  )
})

describe('cards', () => {
  test('have ids and fronts of their own, the same every time, and one line each but for what is quoted', () => {
    for (const events of [
      played(english).events,
      played(chinese).events,
      hostileSession(hostileTexts().slice(0, 400)),
    ]) {
      const text = ankiCards(events)
      const [head, rows] = [text.split('\n').slice(0, 5), cellsOf(text.split('\n').slice(5).join('\n'), '\t')]
      expect(head).toEqual([
        '#separator:tab',
        '#html:false',
        '#guid column:1',
        '#tags column:4',
        expect.stringMatching(/^#deck:./),
      ])
      expect(rows.length).toBeGreaterThan(1)
      expect(rows.every((row) => row.length === 4 && row.every((cell) => cell !== ''))).toBe(true)
      expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length)
      expect(new Set(rows.map(([, front]) => front)).size).toBe(rows.length)
      expect(text).not.toMatch(/\[(?:latex|\$|sound:)/i)
    }
  })

  test('keep their ids when an answer is changed', () => {
    const { events } = played(english)
    const changed = events.map((event) =>
      event.do === 'mark' ? { ...event, answer: event.answer && 'Another.' } : event,
    )
    const ids = (text: string) => text.match(/^lectern-\w+/gm)
    expect(ids(ankiCards(changed))).toEqual(ids(ankiCards(events)))
    expect(ankiCards(changed)).not.toBe(ankiCards(events))
  })
})

/** The elements of a page, with their attributes, in order; and its texts. */
function seen(page: string): { readonly tags: string[]; readonly words: string[] } {
  const tags: string[] = []
  const words: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) =>
      void tags.push([name, ...Object.entries(attributes).map(([key, value]) => `${key}="${value}"`)].join(' ')),
    ontext: (text) => void words.push(text),
    oncomment: () => void tags.push('comment'),
  })
  parser.end(page)
  return { tags, words }
}

function chunks<One>(all: readonly One[], size: number): readonly (readonly One[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}

/** The cells of a table, read strictly: a quotation mark inside of an unquoted cell, or behind a quoted one, is an error. */
function cellsOf(table: string, separator = ','): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < table.length) {
    let cell = ''
    if (table[at] === '"') {
      const end = /"(?!")/.exec(table.slice(at + 1).replaceAll('""', '\u0001\u0001'))
      if (end === null) throw new Error('a cell without an end')
      cell = table.slice(at + 1, at + 1 + end.index).replaceAll('""', '"')
      at += end.index + 2
    } else {
      const [plain = ''] = new RegExp(`^[^${separator}\r\n]*`).exec(table.slice(at)) ?? []
      if (separator === ',' && plain.includes('"')) throw new Error(`a mark inside of ${plain}`)
      cell = plain
      at += plain.length
    }
    row.push(cell)
    if (table[at] === separator) {
      at++
      continue
    }
    const [end = ''] = /^(?:\r\n|\n|$)/.exec(table.slice(at, at + 2)) ?? []
    if (at < table.length && end === '') throw new Error(`what is this: ${table.slice(at, at + 10)}`)
    at += end.length
    rows.push(row)
    row = []
  }
  return rows
}
