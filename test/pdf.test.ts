// Laws of the PDF: what was on the slides is in it, as itself, with its title, its bookmarks and its tags, and nothing else.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@pdfme/pdf-lib'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportPdf } from '../src/host/export/pdf.ts'
import { findBrowser } from '../src/host/find-browser.ts'
import { documentDate } from '../src/host/pdf/document-date.ts'
import { countEntries, type OutlineEntry, outlineTree } from '../src/host/pdf/outline-tree.ts'

const here = { env: process.env, platform: process.platform }
const found = await findBrowser(here)
const noBrowser = found.kind === 'not-found' ? `no browser: ${found.looked.join('; ')}` : ''
if (noBrowser !== '') console.warn(`skipped, ${noBrowser}`)

const require = createRequire(import.meta.url)
/** Required, since the package has no types of its own. */
const subsetFont: (
  font: Buffer,
  text: string,
  options: { targetFormat: 'woff' },
) => Promise<Buffer> = require('subset-font')

interface SampleSlide {
  readonly layout: string
  readonly depth: number
  readonly kicker?: string
  readonly title: string
  readonly body: string
}

const slides: readonly SampleSlide[] = [
  { layout: 'title', depth: 1, title: '从人到页', body: '<p>把一篇文章变成一套幻灯片</p>' },
  {
    layout: 'agenda',
    depth: 1,
    title: '目录',
    body: '<ul><li><a href="#/s2">大题</a></li><li><a href="https://example.com/">外面</a></li></ul>',
  },
  { layout: 'section', depth: 1, title: '大题', body: '<p>第一部分</p>' },
  {
    layout: 'bullets',
    depth: 2,
    kicker: '大题',
    title: '人、页、大、小 (1/2)',
    body: '<h3>小标题</h3><ul><li>人人都读长文</li><li>Latin words too, “quoted” &amp; fine</li></ul>',
  },
  {
    layout: 'bullets',
    depth: 2,
    kicker: '大题',
    title: '人、页、大、小 (2/2)',
    body: '<p><strong>一页</strong>一页地读，<em>不</em>要急。</p>',
  },
  { layout: 'closing', depth: 1, title: '谢谢', body: '<p>问题？</p>' },
]

/** A page as docs/page.md has it, as a player would leave it: every slide but the first hidden. */
async function samplePage(deck: readonly SampleSlide[]): Promise<string> {
  const body = deck.map(({ layout, depth, kicker, title, body }, index) => {
    const hidden = index === 0 ? '' : ' hidden aria-hidden="true"'
    const level = index === 0 ? 'h1' : 'h2'
    return `<section id="s${index}" data-layout="${layout}" data-depth="${depth}"${hidden}>
      <header class="head">${kicker === undefined ? '' : `<p class="kicker">${kicker}</p>`}<${level} class="title">${title}</${level}></header>
      <div class="body">${body}</div><footer class="foot"><span data-word="number">${index + 1}</span></footer>
      <aside class="source" hidden><p>说而不写</p></aside></section>`
  })
  const characters = [...new Set(body.join(''))].join('')
  const face = async (name: string, weight: number): Promise<string> => {
    const file = require.resolve(`@expo-google-fonts/noto-sans-sc/${name}/NotoSansSC_${name}.ttf`)
    const font = await subsetFont(readFileSync(file), characters, { targetFormat: 'woff' })
    return `@font-face{font-family:deck;font-weight:${weight};src:url(data:font/woff;base64,${font.toString('base64')})}`
  }
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>从人到页</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'; style-src 'unsafe-inline'; img-src data:; font-src data:">
<style>${await face('400Regular', 400)}${await face('700Bold', 700)}</style>
<style>@page{size:1280px 720px;margin:0} *{margin:0} body{font:32px deck} [hidden]{display:none!important} h1,h2,h3,strong{font-weight:700}
.slides>section{break-after:page;width:1280px;height:720px;position:relative;overflow:hidden}</style></head>
<body><div class="reveal" role="application"><div class="slides">${body.join('\n')}</div></div></body></html>`
}

const facts = {
  ...here,
  width: 1280,
  height: 720,
  slides: slides.length,
  title: '从人到页 & <others>',
  lang: 'zh-CN',
  author: '王小明',
  date: '2023-05-07T10:00:00+08:00',
  description: '一个例子',
  keywords: ['幻灯片', 'slides'],
  generator: 'Lectern 0.1.0',
  seconds: 30,
  env: { ...process.env, SOURCE_DATE_EPOCH: undefined },
}

describe.skipIf(noBrowser !== '')('the PDF of a page', () => {
  let folder = ''
  let file = ''
  let bytes: Uint8Array
  let html = ''
  let pdf: PDFDocumentProxy
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-pdf-'))
    file = join(folder, 'deck.pdf')
    html = await samplePage(slides)
    bytes = await exportPdf(html, facts)
    writeFileSync(file, bytes)
    pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const textOf = async (number: number): Promise<string> => {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join('')
  }

  test('has a page for each slide, of its size', async () => {
    expect(pdf.numPages).toBe(slides.length)
    for (let number = 1; number <= pdf.numPages; number += 1) {
      expect((await pdf.getPage(number)).view).toEqual([0, 0, 960, 540])
    }
  })

  test('says each slide on its page, though the player had hidden it, and never what is only said', async () => {
    const texts = await Promise.all(slides.map((_, index) => textOf(index + 1)))
    texts.forEach((text, index) => {
      for (const words of slides[index]?.body.match(/[^<>]+(?=<)/g) ?? []) {
        expect(text.replace(/\s/g, '')).toContain(words.replace('&amp;', '&').replace(/\s/g, ''))
      }
      expect(text).toContain(slides[index]?.title)
    })
    expect(texts.join('')).not.toContain('说而不写')
  })

  test('has one bookmark a slide, in order, named by its title, leading to its page', async () => {
    const walk = (entries: Awaited<ReturnType<typeof pdf.getOutline>>): typeof entries =>
      entries.flatMap((entry) => [entry, ...walk(entry.items)])
    const top = await pdf.getOutline()
    const all = walk(top)
    expect(all.map((entry) => entry.title)).toEqual(slides.map((slide) => slide.title))
    const pages = await Promise.all(all.map((entry) => pdf.getPageIndex((entry.dest as never[])[0] as never)))
    expect(pages).toEqual(slides.map((_, index) => index))
    expect(top.map((entry) => entry.items.length)).toEqual([0, 0, 2, 0])
  })

  test('is tagged, every slide of it, with its headings as headings', async () => {
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const roles = JSON.stringify(await (await pdf.getPage(number)).getStructTree())
      expect(roles).toContain(number === 1 ? '"role":"H1"' : '"role":"H2"')
    }
  })

  test('says its title, language, author, subject, keywords, tool and date, twice over and alike', async () => {
    const { info, metadata } = await pdf.getMetadata()
    expect(info).toMatchObject({
      Title: facts.title,
      Author: '王小明',
      Subject: '一个例子',
      Keywords: '幻灯片, slides',
      Creator: 'Lectern 0.1.0',
      Language: 'zh-CN',
      CreationDate: 'D:20230507020000Z',
      ModDate: 'D:20230507020000Z',
    })
    expect(metadata.get('dc:title')).toBe(facts.title)
    expect(metadata.get('dc:creator')).toEqual(['王小明'])
    expect(metadata.get('dc:subject')).toEqual(['幻灯片', 'slides'])
    expect(metadata.get('xmp:createdate')).toBe('2023-05-07T02:00:00Z')
    expect(metadata.get('pdf:producer')).toBe((info as { Producer: string }).Producer)
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true })
    expect(await pdf.getPageLabels()).toEqual(slides.map((_, index) => String(index + 1)))
  })

  test('leads from slide to slide and out, and names no place on the machine that made it', async () => {
    const links = (await (await pdf.getPage(2)).getAnnotations()).filter((annotation) => annotation.subtype === 'Link')
    expect(await pdf.getPageIndex(links[0].dest[0])).toBe(2)
    expect(links[1].url).toBe('https://example.com/')
    const { context } = await PDFDocument.load(bytes, { updateMetadata: false })
    const objects = context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .join('\n')
    expect(objects).toContain('example.com')
    expect(objects).not.toMatch(/file:|lectern-browser/)
  })

  test('is the same, byte for byte, when made again', async () => {
    expect(Buffer.from(await exportPdf(html, facts)).equals(bytes)).toBe(true)
  }, 30_000)

  test('has no date when nobody said one, and the date of SOURCE_DATE_EPOCH where that is set', async () => {
    const dated = async (env: Record<string, string | undefined>, date: string | undefined): Promise<unknown> => {
      const made = await exportPdf(html, { ...facts, date, env: { ...facts.env, ...env } })
      const { info } = await (await getDocument({ data: made, verbosity: 0 }).promise).getMetadata()
      return (info as { CreationDate?: string }).CreationDate
    }
    expect(await dated({}, undefined)).toBeUndefined()
    expect(await dated({ SOURCE_DATE_EPOCH: '86400' }, facts.date)).toBe('D:19700102000000Z')
  }, 30_000)

  test('is refused when the page does not hold the slides that were planned', async () => {
    await expect(exportPdf(html, { ...facts, slides: 5 })).rejects.toThrow('the page holds 6 slides, not 5')
    const tall = html.replace('</style></head>', '.slides>section:first-child{height:1500px}</style></head>')
    await expect(exportPdf(tall, facts)).rejects.toThrow(/the PDF has \d pages for 6 slides/)
  }, 30_000)

  test('of thirty slides takes less than twice as long as that of six', async () => {
    // As a ratio, in turns, the fastest of three: whatever else a shared machine does only makes a print slower.
    const many = Array.from({ length: 30 }, (_, index) => ({ ...slides[3], title: `第${index + 1}页` }) as SampleSlide)
    const pages = [
      { html, slides: 6 },
      { html: await samplePage(many), slides: 30 },
    ]
    const fastest = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let turn = 0; turn < 3; turn++)
      for (const [index, page] of pages.entries()) {
        const begun = performance.now()
        await exportPdf(page.html, { ...facts, slides: page.slides })
        fastest[index] = Math.min(fastest[index] as number, performance.now() - begun)
      }
    const [six = 0, thirty = 0] = fastest
    if (process.env.LECTERN_TIMES) console.log(`6 slides: ${Math.round(six)} ms, 30 slides: ${Math.round(thirty)} ms`)
    expect(thirty / six).toBeLessThan(2)
  }, 90_000)

  const tool = (command: string, ...args: readonly string[]): string =>
    execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const has = (command: string, flag: string): boolean => {
    try {
      tool(command, flag)
      return true
    } catch {
      return false
    }
  }
  const poppler = has('pdftotext', '-v')
  const mutool = has('mutool', '-v')
  if (!poppler || !mutool)
    console.warn(`skipped in part: ${poppler ? '' : 'poppler '}${mutool ? '' : 'mutool '}not installed`)

  /** Kangxi radicals and their supplement look like 人 and 页, and are found by nobody. */
  const radicals = /[\u2e80-\u2fdf]/

  test.skipIf(!poppler)('reads in poppler as it was written, in TrueType fonts that are all embedded', () => {
    const text = tool('pdftotext', file, '-')
    expect(text).toContain('人人都读长文')
    expect(text).toContain('一页一页地读，不要急。')
    expect(text).not.toMatch(radicals)
    const fonts = tool('pdffonts', file).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/NotoSansSC\S* +(CID )?TrueType .* yes yes yes/)
    expect(tool('pdfinfo', file)).toMatch(/Tagged: +yes/)
  })

  test.skipIf(!mutool)('reads in mupdf as it was written', () => {
    const text = tool('mutool', 'draw', '-F', 'txt', file)
    expect(text).toContain('人人都读长文')
    expect(text).toContain('一页一页地读，不要急。')
    expect(text).not.toMatch(radicals)
    expect(tool('mutool', 'show', file, 'outline').trim().split('\n')).toHaveLength(slides.length)
  })
})

describe('what goes into it', () => {
  test('bookmarks lie below the slide that opens what they lie in, and no level is left out on the way down', () => {
    const depths = [1, 1, 1, 2, 3, 3, 2, 1, 4, 2]
    const marks = depths.map((depth, page) => ({ title: String(page), page, depth }))
    const shape = (entries: readonly OutlineEntry[]): unknown[] =>
      entries.map(({ page, below }) => (below.length === 0 ? page : [page, ...shape(below)]))
    expect(shape(outlineTree(marks))).toEqual([0, 1, [2, [3, 4, 5], 6], [7, 8, 9]])
    expect(countEntries(outlineTree(marks))).toBe(depths.length)
  })

  test.each([
    ['2023-05-07', '2023-05-07T00:00:00.000Z'],
    ['2023-05-07 10:20', '2023-05-07T10:20:00.000Z'],
    ['2023-05-07T10:20:30.5+08:00', '2023-05-07T02:20:30.000Z'],
    ['2023-05-07T10:20:30-0330', '2023-05-07T13:50:30.000Z'],
    ['2023-05-07T10:20:30Z', '2023-05-07T10:20:30.000Z'],
    ['2023年5月7日', undefined],
    ['2023-02-31', undefined],
    ['', undefined],
  ])('the date %s is %s, wherever it is read', (written, expected) => {
    expect(documentDate(written, {})?.toISOString()).toBe(expected)
  })
})
