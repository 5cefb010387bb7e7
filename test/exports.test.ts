// What is exported, read back by programs of others: every line of the screen is there, in order, as it was written.

import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handoutFaults } from '../bench/exports/handout.ts'
import { structureFaults, textFaults } from '../bench/exports/pdf-text.ts'
import { officeFaults, readPptx } from '../bench/exports/pptx-text.ts'
import {
  convertedToPdf,
  missingTools,
  mupdfPages,
  placedPages,
  popplerPages,
  structuredText,
  tools,
} from '../bench/exports/readers.ts'
import { defaultSettings } from '../src/article/settings.ts'
import type { SlideFacts } from '../src/check/facts.ts'
import { pdf } from '../src/check/pdf.ts'
import { uaFailures } from '../src/check/ua/pdf-ua.ts'
import { exportDeck } from '../src/cli/export-deck.ts'
import { withBrowser } from '../src/host/browser.ts'
import { findBrowser } from '../src/host/find-browser.ts'
import { gatherFacts } from '../src/host/gather-facts.ts'
import { readPdf } from '../src/host/pdf/read-pdf.ts'
import { readUa } from '../src/host/pdf/read-ua.ts'
import { compile } from '../src/index.ts'

const root = path.join(import.meta.dirname, '..')
const seed = path.join(root, '..', 'shared', 'seed', 'article.md')
const here = { env: process.env, platform: process.platform }
const found = await findBrowser(here)
const noBrowser = found.kind === 'not-found'
if (noBrowser) console.warn('exports.test.ts: no browser, so nothing is exported')
if (missingTools() !== '') console.warn(`exports.test.ts: skipped in part, ${missingTools()}`)
if (!existsSync(seed)) console.warn('exports.test.ts: ../shared is not there, so the seed is not exported')

const articles = [
  ...(existsSync(seed) ? [seed] : []),
  path.join(root, 'slides', 'lectern-tour'),
  path.join(root, 'slides', 'llm-trends'),
]
const folder = mkdtempSync(path.join(tmpdir(), 'lectern-exports-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const nameOf = (article: string) => path.basename(article, '.md')

const printed = new Map<string, readonly SlideFacts[]>()

describe.skipIf(noBrowser)('exports', () => {
  beforeAll(async () => {
    for (const article of articles) {
      const words = ['build', article, '-o', folder, '--to', 'html,pdf,handout,pptx', '-q', '--attach']
      const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'dist/tool/cli.js'), ...words], {
        encoding: 'utf8',
      })
      expect([status, stderr.includes(' error ')]).toEqual([0, false])
    }
    await withBrowser({ ...here, seconds: 240 }, async (browser) => {
      for (const article of articles) {
        const own = path.join(folder, nameOf(article))
        const facts = await gatherFacts(browser, { file: path.join(own, 'index.html') }, 0)
        printed.set(article, facts.views.find(({ name }) => name === 'printed')?.slides ?? [])
        const gate = pdf(facts, await readPdf(new Uint8Array(readFileSync(path.join(own, 'deck.pdf')))))
        expect(gate.failures).toEqual([])
      }
    })
  }, 240_000)

  describe.each(articles)('%s', (article) => {
    const own = path.join(folder, nameOf(article))
    const file = path.join(own, 'deck.pdf')
    const slides = () => printed.get(article) ?? []

    test.skipIf(!tools.poppler)(
      'every line is in the PDF, in order, for poppler, and its tags say the same',
      async () => {
        expect(slides().length).toBeGreaterThan(10)
        expect(textFaults(slides(), await popplerPages(file))).toEqual({ missing: [], misplaced: [], radicals: 0 })
        const { sections, complaints } = await structuredText(file)
        expect(structureFaults(slides(), sections)).toEqual([])
        expect(complaints).toEqual([])
      },
    )

    test.skipIf(!tools.mupdf)('and for mupdf', async () => {
      expect(textFaults(slides(), await mupdfPages(file))).toEqual({ missing: [], misplaced: [], radicals: 0 })
    })

    test('no rule of PDF/UA that a machine can judge is broken', async () => {
      expect(uaFailures(await readUa(readFileSync(file)))).toEqual([])
      expect(uaFailures(await readUa(readFileSync(path.join(own, 'handout.pdf'))))).toEqual([])
    })

    test.skipIf(!tools.poppler)('its handout has three slides a sheet, and nothing leaves the paper', async () => {
      const handout = path.join(own, 'handout.pdf')
      const sheets = await placedPages(handout)
      const lines = slides().map((slide) =>
        slide.lines.filter(({ kind }) => kind !== 'drawing' && kind !== 'formula').map(({ text }) => text),
      )
      expect(handoutFaults(lines, sheets, await popplerPages(handout), 3)).toEqual({ outside: [], missing: [] })
      expect(sheets.length).toBeGreaterThanOrEqual(Math.ceil(slides().length / 3))
      expect(sheets.length).toBeLessThanOrEqual(Math.ceil(slides().length / 3) + 2)
    })
  })

  test.skipIf(!tools.office || !tools.poppler)(
    'as PowerPoint each opens in LibreOffice with all its words in their boxes, a title and notes on each slide',
    async () => {
      const files = articles.map((article) => {
        const file = path.join(folder, `${nameOf(article)}.pptx`)
        copyFileSync(path.join(folder, nameOf(article), 'deck.pptx'), file)
        return file
      })
      expect(await convertedToPdf(files, folder)).not.toMatch(/repair|corrupt|error/i)
      for (const file of files) {
        const slides = await readPptx(readFileSync(file))
        const pages = await placedPages(file.replace(/pptx$/, 'pdf'))
        expect(pages.length).toBe(slides.length)
        const faults = officeFaults(slides, pages, 4)
        expect([faults.missing, faults.outside]).toEqual([[], []])
        expect(faults.unplaced).toBeLessThanOrEqual(faults.placed / 100)
        expect(slides.filter(({ title, notes }) => title.trim() === '' || notes.trim() === '')).toEqual([])
      }
    },
    180_000,
  )
})

test.skipIf(noBrowser || process.platform !== 'linux')(
  'what was made before the browser died twice is kept, and what was not is named',
  async () => {
    const compiled = await compile('# A\n\n## B\n\nOne sentence.\n\n## C\n\nAnother one.\n')
    const own = (pid: string) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`lectern-browser-${process.pid}-`)
      } catch {
        return false // gone
      }
    }
    let deaths = 0
    const told: string[] = []
    const terminal = {
      isJson: false,
      result: () => {},
      say: () => {},
      report: () => {},
      progress: (step: string) => void told.push(step),
      advance(step: string, _: string, pieces: unknown) {
        if (step !== 'pictures' || pieces === null) return
        deaths++
        for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && own(name)))
          process.kill(Number(pid), 'SIGKILL')
      },
    }
    const order = {
      articlePath: 'a.md',
      compiled,
      settings: { ...defaultSettings, scale: 1 },
      kinds: ['pdf', 'notes', 'png'],
      isOptional: false,
      slide: null,
      ahead: null,
      attachments: [],
    } as const
    const { outputs, trouble, lacking } = await exportDeck(order, new Map(), terminal)
    expect(outputs.map(({ name }) => name).toSorted()).toEqual(['deck.pdf', 'notes.md', 'notes.txt'])
    expect([trouble?.kind, lacking, deaths]).toEqual(['failed', ['png'], 2])
    expect(told).toEqual(['printing'])
  },
  60_000,
)

test('a line that is lost, moved or turned into radicals is seen', () => {
  const line = { text: '一行字', kind: 'prose', place: 'body', piece: null }
  const slides = [{ number: 1, pieces: [], lines: [line, { ...line, text: '二行字' }] }] as unknown as SlideFacts[]
  expect(textFaults(slides, ['一行字\n二行字'])).toEqual({ missing: [], misplaced: [], radicals: 0 })
  expect(textFaults(slides, ['一行字']).missing).toHaveLength(1)
  expect(textFaults(slides, ['二行字\n一行字']).misplaced).toHaveLength(1)
  expect(textFaults(slides, ['⼀行字\n二行字']).radicals).toBe(1)
  expect(structureFaults(slides, ['一行字二行字'])).toEqual([])
  expect(structureFaults(slides, ['一行字二'])).toHaveLength(1)
})
