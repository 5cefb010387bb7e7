// The checker of PDF/UA-1: it knows every rule of the profile, holds for what we print, and each of its rules can fail.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { PDFDocument, PDFName } from '@pdfme/pdf-lib'
import { describe, expect, test } from 'vitest'
import { uaFailures, uaRules } from '../src/check/ua/pdf-ua.ts'
import type { UaAnnotation, UaFacts, UaTag } from '../src/check/ua/ua-facts.ts'
import { withBrowser } from '../src/host/browser.ts'
import { printPdf } from '../src/host/export/pdf.ts'
import { findBrowser } from '../src/host/find-browser.ts'
import { readUa } from '../src/host/pdf/read-ua.ts'
import { compile } from '../src/index.ts'

const root = join(import.meta.dirname, '..')
const profile = join(root, '..', 'shared', 'faults', 'suites', 'veraPDF-PDFUA-1.xml')
if (!existsSync(profile))
  console.warn('ua.test.ts: ../shared is not there, so the rules are not compared with the profile')

test.skipIf(!existsSync(profile))('every rule of the profile is in the list, once', () => {
  const asked = [...readFileSync(profile, 'utf8').matchAll(/<id [^>]*?clause="([^"]+)" testNumber="(\d+)"/g)]
  const known = uaRules.map(({ clause, test: number }) => `${clause}-${number}`)
  expect(known.toSorted()).toEqual(asked.map(([, clause, number]) => `${clause}-${number}`).toSorted())
  expect(known.length).toBe(106)
})

test('docs/pdf.md lists them, with how each is tested', () => {
  const page = readFileSync(join(root, 'docs', 'pdf.md'), 'utf8')
  for (const { clause, test: number, asks, by, why } of uaRules) {
    const how = by === 'test' ? 'tested' : by === 'absence' ? 'by absence' : `not tested: ${why}`
    expect(page).toContain(`| ${clause}-${number} | ${asks} | ${how} |`)
  }
})

const tag = (type: string, kids: readonly UaTag[] = [], own: Partial<UaTag> = {}): UaTag => ({
  type,
  knowsParent: true,
  alt: null,
  actual: null,
  expansion: null,
  lang: null,
  id: null,
  scope: null,
  headers: [],
  rows: 1,
  columns: 1,
  kids,
  ...own,
})

const cell = (type: 'TH' | 'TD', own: Partial<UaTag> = {}) =>
  tag(type, [], type === 'TH' ? { scope: 'Column', ...own } : own)
const table = (...rows: readonly UaTag[]) => tag('Table', rows)
const row = (...cells: readonly UaTag[]) => tag('TR', cells)
const withKids = (...kids: readonly UaTag[]): UaFacts => ({ ...good, root: tag('Document', [tag('H1'), ...kids]) })

const glyph = { code: 5, glyph: 5, text: 'a', isPresent: true, width: 500, ownWidth: 500 }
const font = {
  name: 'Deck',
  type: 'Type0',
  encoding: 'Identity-H',
  isEmbedded: true,
  mapsGlyphs: true,
  hasCharSet: false,
  glyphs: [glyph],
}
const link = {
  page: 1,
  subtype: 'Link',
  contents: 'somewhere',
  tag: 'Link',
  alt: null,
  isHidden: false,
  tabsFollow: true,
}
const mark = { page: 1, tag: 'P', isTagged: true, lang: null, hasText: false, within: [] }
const paint = { page: 1, isText: true, isTagged: true, isArtifact: false }

/** A small document that has one of everything and fails nothing. */
const good: UaFacts = {
  header: '%PDF-1.7',
  marked: true,
  suspects: false,
  displaysTitle: true,
  lang: 'en',
  hasOutline: true,
  metadata:
    '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">T</rdf:li></rdf:Alt></dc:title><pdfuaid:part>1</pdfuaid:part></rdf:Description>',
  root: tag('Document', [
    tag('H1'),
    tag('H2'),
    tag('L', [tag('LI', [tag('Lbl'), tag('LBody', [tag('P', [tag('Link')])])])]),
    table(row(cell('TH'), cell('TH')), row(cell('TD'), cell('TD'))),
    tag('Figure', [], { alt: 'a figure' }),
    tag('Formula', [], { alt: 'x' }),
    tag('Strong'),
  ]),
  roles: { Strong: 'Span' },
  marks: [mark, { ...mark, tag: 'Artifact', isTagged: false }],
  paints: [paint],
  annotations: [link],
  fonts: [font],
  files: [{ name: 'a.md', hasBoth: true }],
  unexpected: [],
}

const languageless = (own: Partial<UaTag>): UaFacts => ({ ...withKids(tag('Span', [], own)), lang: null })
const span = { ...mark, tag: 'Span', isTagged: false, hasText: true }
const glyphs = (own: Partial<typeof glyph>): UaFacts => ({
  ...good,
  fonts: [{ ...font, glyphs: [{ ...glyph, ...own }] }],
})
const links = (own: Partial<UaAnnotation>): UaFacts => ({ ...good, annotations: [{ ...link, ...own }] })
const otherPrefix = (name: string) =>
  `<d xmlns:ua="http://www.aiim.org/pdfua/ns/id/"><ua:${name}>1</ua:${name}></d>${good.metadata}`

/** For each rule a document that fails it. */
const failing: Readonly<Record<string, UaFacts>> = {
  '5-1': { ...good, metadata: '<dc:title><rdf:li>T</rdf:li></dc:title>' },
  '5-2': { ...good, metadata: good.metadata?.replace('part>1<', 'part>2<') ?? null },
  '5-3': { ...good, metadata: otherPrefix('part') },
  '5-4': { ...good, metadata: otherPrefix('amd') },
  '5-5': { ...good, metadata: otherPrefix('corr') },
  '6.1-1': { ...good, header: '%PDF-2.0' },
  '6.2-1': { ...good, marked: false },
  '7.1-1': { ...good, marks: [{ ...mark, tag: 'Artifact', within: [{ tag: 'P', isTagged: true }] }] },
  '7.1-2': { ...good, marks: [{ ...mark, within: [{ tag: 'Artifact', isTagged: false }] }] },
  '7.1-3': { ...good, paints: [{ ...paint, isTagged: false }] },
  '7.1-4': { ...good, suspects: true },
  '7.1-5': { ...good, roles: {} },
  '7.1-6': { ...good, roles: { ...good.roles, A: 'B', B: 'A' } },
  '7.1-7': { ...good, roles: { ...good.roles, P: 'H1' } },
  '7.1-8': { ...good, metadata: null },
  '7.1-9': { ...good, metadata: good.metadata?.replace('>T<', '><') ?? null },
  '7.1-10': { ...good, displaysTitle: false },
  '7.1-11': { ...good, root: null },
  '7.1-12': withKids(tag('P', [], { knowsParent: false })),
  '7.2-2': { ...good, lang: null },
  '7.2-3': withKids(table(tag('P'))),
  '7.2-4': withKids(row()),
  '7.2-5': withKids(tag('THead')),
  '7.2-6': withKids(tag('TBody')),
  '7.2-7': withKids(tag('TFoot')),
  '7.2-8': withKids(cell('TH')),
  '7.2-9': withKids(cell('TD')),
  '7.2-10': withKids(table(row(tag('P')))),
  '7.2-11': withKids(table(tag('THead'), tag('THead'), tag('TBody'))),
  '7.2-12': withKids(table(tag('TBody'), tag('TFoot'), tag('TFoot'))),
  '7.2-13': withKids(table(tag('TFoot'))),
  '7.2-14': withKids(table(tag('THead'))),
  '7.2-15': withKids(table(row(cell('TD'), cell('TD', { rows: 2 })), row(cell('TD', { columns: 2 })))),
  '7.2-16': withKids(table(row(), tag('Caption'), row())),
  '7.2-17': withKids(tag('LI')),
  '7.2-18': withKids(tag('LBody')),
  '7.2-19': withKids(tag('L', [tag('P')])),
  '7.2-20': withKids(tag('L', [tag('LI', [tag('P')])])),
  '7.2-21': languageless({ actual: 'a' }),
  '7.2-22': languageless({ alt: 'a' }),
  '7.2-23': languageless({ expansion: 'a' }),
  '7.2-24': { ...good, lang: null },
  '7.2-25': { ...good, unexpected: ['Widget'] },
  '7.2-26': withKids(tag('TOCI')),
  '7.2-27': withKids(tag('TOC', [tag('P')])),
  '7.2-28': withKids(tag('TOC', [tag('TOCI'), tag('Caption')])),
  '7.2-29': { ...good, lang: 'english!' },
  '7.2-30': { ...good, lang: null, marks: [span] },
  '7.2-31': { ...good, lang: null, marks: [span] },
  '7.2-32': { ...good, lang: null, marks: [span] },
  '7.2-33': { ...good, lang: null },
  '7.2-34': { ...good, lang: null },
  '7.2-36': withKids(table(tag('THead', [tag('P')]), tag('TBody'))),
  '7.2-37': withKids(table(tag('TBody', [tag('P')]))),
  '7.2-38': withKids(table(tag('TBody'), tag('TFoot', [tag('P')]))),
  '7.2-39': withKids(table(tag('Caption'), tag('Caption'))),
  '7.2-40': withKids(tag('L', [tag('LI'), tag('Caption')])),
  '7.2-41': withKids(table(row(cell('TD'), cell('TD', { rows: 2 })), row())),
  '7.2-42': withKids(table(row(cell('TD'), cell('TD')), row(cell('TD')))),
  '7.2-43': withKids(table(row(cell('TD', { rows: 3 })))),
  '7.3-1': withKids(tag('Figure')),
  '7.4.2-1': withKids(tag('H3')),
  '7.4.4-1': withKids(tag('Sect', [tag('H'), tag('H')])),
  '7.4.4-2': withKids(tag('H')),
  '7.4.4-3': withKids(tag('H')),
  '7.5-1': withKids(table(row(cell('TH', { scope: null })), row(cell('TD')))),
  '7.5-2': withKids(table(row(cell('TH')), row(cell('TD', { headers: ['nobody'] })))),
  '7.7-1': withKids(tag('Formula')),
  '7.9-1': withKids(tag('Note')),
  '7.9-2': withKids(tag('Note', [], { id: 'n' }), tag('Note', [], { id: 'n' })),
  '7.10-1': { ...good, unexpected: ['OCProperties'] },
  '7.10-2': { ...good, unexpected: ['OCProperties'] },
  '7.11-1': { ...good, files: [{ name: 'a.md', hasBoth: false }] },
  '7.15-1': { ...good, unexpected: ['XFA'] },
  '7.16-1': { ...good, unexpected: ['Encrypt'] },
  '7.18.1-1': links({ subtype: 'Text', tag: null }),
  '7.18.1-2': links({ contents: null }),
  '7.18.1-3': { ...good, unexpected: ['Widget'] },
  '7.18.2-1': links({ subtype: 'TrapNet' }),
  '7.18.3-1': links({ tabsFollow: false }),
  '7.18.4-1': { ...good, unexpected: ['Widget'] },
  '7.18.4-2': withKids(tag('Form')),
  '7.18.5-1': links({ tag: 'P' }),
  '7.18.5-2': links({ contents: '' }),
  '7.18.6.2-1': { ...good, unexpected: ['MediaClip'] },
  '7.18.6.2-2': { ...good, unexpected: ['MediaClip'] },
  '7.18.8-1': links({ subtype: 'PrinterMark' }),
  '7.20-1': { ...good, unexpected: ['Ref'] },
  '7.20-2': { ...good, unexpected: ['FormWithMarks'] },
  '7.21.3.1-1': { ...good, fonts: [{ ...font, encoding: 'GBK-EUC-H' }] },
  '7.21.3.2-1': { ...good, fonts: [{ ...font, mapsGlyphs: false }] },
  '7.21.3.3-1': { ...good, unexpected: ['CMap'] },
  '7.21.3.3-2': { ...good, unexpected: ['CMap'] },
  '7.21.3.3-3': { ...good, unexpected: ['CMap'] },
  '7.21.4.1-1': { ...good, fonts: [{ ...font, isEmbedded: false }] },
  '7.21.4.1-2': glyphs({ isPresent: false }),
  '7.21.4.2-2': { ...good, fonts: [{ ...font, hasCharSet: true }] },
  '7.21.5-1': glyphs({ ownWidth: 510 }),
  '7.21.6-1': { ...good, fonts: [{ ...font, type: 'TrueType' }] },
  '7.21.6-2': { ...good, fonts: [{ ...font, type: 'TrueType' }] },
  '7.21.6-3': { ...good, fonts: [{ ...font, type: 'TrueType' }] },
  '7.21.6-4': { ...good, fonts: [{ ...font, type: 'TrueType' }] },
  '7.21.7-1': glyphs({ text: null as unknown as string }),
  '7.21.7-2': glyphs({ text: '\ufeff' }),
  '7.21.8-1': glyphs({ glyph: 0 }),
}

test('a document that has everything fails nothing', () => {
  expect(uaFailures(good)).toEqual([])
})

test('each rule that is tested can fail', () => {
  const tested = uaRules.filter(({ by }) => by !== 'not').map(({ clause, test: number }) => `${clause}-${number}`)
  expect(Object.keys(failing).toSorted()).toEqual(tested.toSorted())
  const silent = tested.filter((rule) => {
    const facts = failing[rule]
    return facts === undefined || !uaFailures(facts).some((failure) => failure.rule === rule)
  })
  expect(silent).toEqual([])
})

const here = { env: process.env, platform: process.platform }
const found = await findBrowser(here)
const noBrowser = found.kind === 'not-found'
if (noBrowser) console.warn('ua.test.ts: no browser, so nothing that is printed is judged')

const ARTICLE = `---
title: Ropes
lang: en
---

# Ropes

## Knots

A *knot* is **tied** in [a rope](https://example.org/rope) and in \`code\`.[^1]

- One
- Two
  1. First
  2. Second

[^1]: A note.

| Knot | Use |
|---|---|
| Reef | |
| Bowline | a **loop** |

$$x = \\frac{1}{2}$$

## A figure

![A rope](rope.png)

> A quote.

\`\`\`js {1|2}
one()
two()
\`\`\`
`

describe.skipIf(noBrowser)('what is printed', () => {
  test('fails none of them, and says so only where it holds', async () => {
    const { html, deck, slides } = await compile(ARTICLE)
    const options = { width: 1280, height: 720, slides, title: deck.title, lang: deck.lang, env: {} }
    const attachments = [{ name: 'ropes.md', bytes: new TextEncoder().encode(ARTICLE), type: 'text/markdown' }]
    const { bytes, stepped } = await withBrowser({ ...here, seconds: 60 }, async (browser) => ({
      bytes: await printPdf(browser, html, { ...options, attachments }),
      stepped: await printPdf(browser, html, { ...options, steps: true }),
    }))
    const facts = await readUa(bytes)
    expect(uaFailures(facts)).toEqual([])
    const types = new Set<string>()
    const walk = (one: UaTag): void => {
      types.add(one.type)
      for (const kid of one.kids) walk(kid)
    }
    if (facts.root !== null) walk(facts.root)
    for (const type of [
      'H1',
      'H2',
      'L',
      'LI',
      'LBody',
      'Link',
      'Table',
      'TR',
      'TH',
      'TD',
      'Formula',
      'Code',
      'BlockQuote',
    ])
      expect(types).toContain(type)
    expect(facts.files).toEqual([{ name: 'ropes.md', hasBoth: true }])
    expect(uaFailures(await readUa(stepped))).toEqual([])

    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    pdf.catalog.delete(PDFName.of('Lang'))
    const wordless = await readUa(await pdf.save())
    expect(uaFailures(wordless).map(({ rule }) => rule)).toContain('7.2-34')
  }, 60_000)

  test('has a page for each step of code, named after slide and step, and a bookmark for each slide', async () => {
    const { html, deck, slides } = await compile(ARTICLE)
    const print = { width: 1280, height: 720, slides, title: deck.title, lang: deck.lang, env: {}, steps: true }
    const bytes = await withBrowser({ ...here, seconds: 60 }, (browser) => printPdf(browser, html, print))
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise
    expect(pdf.numPages).toBe(slides + 1)
    const labels = (await pdf.getPageLabels()) ?? []
    const number = deck.slides.findIndex(({ layout }) => layout === 'code' || layout === 'quote') + 1
    expect(labels.filter((label) => label.includes('.'))).toHaveLength(2)
    expect(labels[0]).toBe('1')
    expect(number).toBeGreaterThan(0)
    const count = (entries: Awaited<ReturnType<typeof pdf.getOutline>>): number =>
      (entries ?? []).reduce((sum, entry) => sum + 1 + count(entry.items), 0)
    expect(count(await pdf.getOutline())).toBe(slides)
  }, 60_000)
})
