// Each metric finds the fault that is planted for it, and holds without it.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageFacts } from '../src/check/facts.ts'
import type { Metric } from '../src/check/metric.ts'
import { pdf } from '../src/check/pdf.ts'
import type { PdfFacts } from '../src/check/pdf-facts.ts'
import { printVector } from '../src/check/print-vector.ts'
import { type Beside, vector } from '../src/check/vector.ts'
import { type OpenBrowser, withBrowser } from '../src/host/browser.ts'
import { printPdf } from '../src/host/export/pdf.ts'
import { gatherFacts } from '../src/host/gather-facts.ts'
import { readPdf } from '../src/host/pdf/read-pdf.ts'
import { ARTICLE, type Plant, samplePage } from './check/sample.ts'

const require = createRequire(import.meta.url)
// The package brings no types.
const subsetFont: (
  font: Buffer,
  text: string,
  options: { targetFormat: 'woff2' },
) => Promise<Buffer> = require('subset-font')

let browser: OpenBrowser
let release = () => {}
let closed: Promise<void>
let font = ''

beforeAll(async () => {
  const master = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
  const subset = await subsetFont(readFileSync(master), `${samplePage()}新的话太长一段没有人会读完多第页：一二三四`, {
    targetFormat: 'woff2',
  })
  font = `data:font/woff2;base64,${subset.toString('base64')}`
  await new Promise<void>((opened, failed) => {
    closed = withBrowser({ env: process.env, platform: process.platform, seconds: 240 }, async (one) => {
      browser = one
      opened()
      await new Promise<void>((done) => (release = done))
    })
    closed.catch(failed)
  })
}, 60_000)

afterAll(async () => {
  release()
  await closed
})

async function measure(plant: Plant = {}, beside: Beside = { source: ARTICLE }): Promise<readonly Metric[]> {
  const html = samplePage({ ...plant, font })
  return vector(await gatherFacts(browser, { html }, Buffer.byteLength(html)), beside)
}

function verdicts(metrics: readonly Metric[]): Record<number, string> {
  return Object.fromEntries(metrics.map((metric) => [metric.number, metric.verdict]))
}

function says(metrics: readonly Metric[], number: number): string {
  const metric = metrics.find((one) => one.number === number)
  return metric?.verdict === 'fails'
    ? metric.failures.map((finding) => finding.what).join('\n')
    : `holds: ${metric?.value}`
}

test('every gate holds on the sample without a fault', async () => {
  const metrics = await measure()
  const failing = metrics.filter((metric) => metric.verdict === 'fails')
  expect(failing.flatMap((metric) => metric.failures.map((one) => `${metric.number} ${one.what}`))).toEqual([])
  expect(verdicts(metrics)[15]).toBe('not measured')
  expect(metrics.map((metric) => metric.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17])
})

const FAULTS: readonly (readonly [number, string, Plant, RegExp])[] = [
  [1, 'text that leaves the slide', { css: '.words { position: relative; left: 220px }' }, /leaves the slide by/],
  [
    1,
    'text that leaves the slide at its foot by a pixel',
    { css: '#goal .body p:last-child { position: absolute; bottom: -81.2px; margin: 0; line-height: normal }' },
    /leaves the slide by/,
  ],
  [
    1,
    'text that leaves its own block',
    { css: '#goal .body p { width: 200px; white-space: nowrap }' },
    /leaves its block by/,
  ],
  [1, 'text that an ancestor cuts off', { css: '#goal .body { height: 80px; overflow: hidden }' }, /is cut off by/],
  [
    1,
    'text that is cut off with an ellipsis',
    { css: '#goal .body p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }' },
    /is cut off by/,
  ],
  [1, 'text on text', { css: '#goal .body p:last-child { margin-top: -40px }' }, /overlap by/],
  [1, 'text on a figure', { css: '.words { margin-left: -240px }' }, /and figure a10 overlap by/],
  [1, 'a figure that leaves the slide', { css: 'figure { margin-left: -300px }' }, /figure a10 leaves/],
  [1, 'a figure that is cut off', { css: '.columns { height: 300px; overflow: hidden }' }, /figure a10 is cut off/],
  [
    1,
    'text under something painted',
    { css: '#goal .foot { top: 0; left: 0; width: 1280px; background: #fff; height: 300px }' },
    /is covered by/,
  ],
  [1, 'a slide that is larger than a slide', { css: '#goal { height: 760px }' }, /the slide is 1280 × 760 px/],
  [2, 'body text under 28 px', { css: '#goal .body { font-size: 27px }' }, /is 27 px, under 28/],
  [2, 'a foot under 16 px', { css: '.foot { font-size: 15px }' }, /is 15 px, under 16/],
  [2, 'code under 18 px', { css: 'code { font-size: 17px }' }, /is 17 px, under 18/],
  [
    4,
    'more to read than a slide holds',
    { swap: [[`<p><span data-home="a6"`, `<p>${'太长的一段话没有人会读完。'.repeat(12)}</p><p><span data-home="a6"`]] },
    /load 2\d\d/,
  ],
  [5, 'a sentence that is gone', { swap: [['写下来的目标还要能够检查，否则它只是一个愿望。', '']] }, /lacks a part/],
  [
    5,
    'a home that is gone',
    { swap: [[/<p class="said" data-home="a12".*?<\/p>/.exec(samplePage())?.[0] ?? '', '']] },
    /lost, line 25/,
  ],
  [
    5,
    'a word of nobody',
    {
      swap: [
        [
          '</h2>\n  </header>\n  <div class="body"><p><span data-home="a1"',
          '</h2>\n  </header>\n  <div class="body"><p>新的话</p><p><span data-home="a1"',
        ],
      ],
    },
    /outside homes, echoes and words/,
  ],
  [5, 'other words in a home', { swap: [['方法就少了一半。', '方法就多了一半。']] }, /is no deletion/],
  [
    5,
    'an echo that says more',
    { swap: [['<span data-echo="h2">目标先于方法</span>', '<span data-echo="h2">目标先于一切方法</span>']] },
    /the echo of h2 is no deletion/,
  ],
  [
    5,
    'a word that is not in the lexicon',
    { swap: [['<span class="number" data-word="number">1', '<span class="number" data-word="number">第一页']] },
    /the lexicon does not know/,
  ],
  [
    5,
    'a title that no comment asks for',
    { swap: [['<span class="number" data-word="number">1', '<span class="number" data-word="asked">第一页']] },
    /the lexicon does not know/,
  ],
  [5, 'words in a style sheet', { css: "#goal .title::after { content: '新' }" }, /::after/],
  [5, 'a home that is not on the screen', { css: '#goal .body p:last-child { display: none }' }, /home a4 is hidden/],
  [
    5,
    'a density that shows too much',
    { swap: [['data-density="balanced"', 'data-density="sparse"']] },
    /sparse shows 20 % to 50 %/,
  ],
  [
    6,
    'two sentences in the wrong order',
    { swap: [['<p data-of="a1"></p><p data-of="a2"></p>', '<p data-of="a2"></p><p data-of="a1"></p>']] },
    /a1 stands after a2/,
  ],
  [
    6,
    'a second home',
    { swap: [['class="said" data-home="a14"', 'class="said" data-home="a12"']] },
    /a12 has a second home/,
  ],
  [6, 'a source text that forgets a home', { swap: [['<p data-of="a8"></p>', '']] }, /does not list a8/],
  [
    7,
    'a second block over the first',
    { css: '#goal .body { display: flex; flex-direction: column-reverse; justify-content: flex-end }' },
    /seen before/,
  ],
  [7, 'a figure on the other side of its text', { css: '.columns { flex-direction: row-reverse }' }, /seen before/],
  [
    8,
    'a heading in the body',
    {
      swap: [
        ['<h2 class="title"><span data-home="h3"', '<h2 class="title"></h2><p><span data-home="h3"'],
        ['检查的三个步骤</span></h2>', '检查的三个步骤</span></p>'],
      ],
    },
    /stands in no title/,
  ],
  [
    8,
    'two heads alike',
    { swap: [['>检查的三个步骤</span></h2>', '>目标先于方法</span></h2>']] },
    /the same head as slide 3/,
  ],
  [
    9,
    'a lead-in without its list',
    {
      swap: [
        [
          '<ul>',
          `</div><aside class="source" hidden><p data-of="h3"></p><p data-of="a6"></p></aside></section><section id="rest" data-layout="bullets"><div class="body"><ul>`,
        ],
        ['<p data-of="h3"></p><p data-of="a6"></p><p data-of="a7"></p>', '<p data-of="a7"></p>'],
      ],
    },
    /dangling lead-in/,
  ],
  [
    9,
    'one item alone',
    {
      swap: [
        [
          '<li><span data-home="a9"',
          `</ul></div><aside class="source" hidden><p data-of="h3"></p><p data-of="a6"></p><p data-of="a7"></p><p data-of="a8"></p></aside></section><section id="rest" data-layout="bullets"><div class="body"><ul><li><span data-home="a9"`,
        ],
        [
          '<p data-of="h3"></p><p data-of="a6"></p><p data-of="a7"></p><p data-of="a8"></p><p data-of="a9"></p>',
          '<p data-of="a9"></p>',
        ],
      ],
    },
    /stranded item/,
  ],
  [10, 'a slide for one line', { css: '#goal .body p:first-child { display: none }' }, /load 21/],
  [
    11,
    'a stretched figure',
    {
      swap: [['viewBox="0 0 400 300"', 'viewBox="0 0 400 300" preserveAspectRatio="none"']],
      css: 'figure { height: 300px }',
    },
    /is stretched/,
  ],
  [11, 'a figure that is not drawn', { css: 'svg { visibility: hidden }' }, /is broken/],
  [
    11,
    'a figure that is not there',
    { swap: [[/<figure .*?<\/figure>/.exec(samplePage())?.[0] ?? '', '']] },
    /no figure for/,
  ],
  [12, 'grey on white', { css: '.kicker { color: #999 }' }, /has 2\.85/],
  [
    12,
    'light text in the dark',
    { css: '@media (prefers-color-scheme: dark) { .kicker { color: #eee } }' },
    /\(dark\)/,
  ],
  [12, 'text that one can see through', { css: '.foot { opacity: 0.4 }' }, /has \d/],
  [
    13,
    'a line that begins with a comma',
    { swap: [['先问用什么方法，再问', '先问用什么方法<br>，再问']] },
    /begins with “，”/,
  ],
  [
    13,
    'a title that cuts a word',
    { swap: [['目标先于方法</span></h2>', '目标先于方<br>法</span></h2>']] },
    /the title cuts “方法”/,
  ],
  [
    13,
    'last lines of one character',
    {
      swap: [
        ['方法就少了一半。</span></p>', '方法就少了一<br>半。</span></p>'],
        ['只是一个愿望。</span></p>', '只是一个愿<br>望。</span></p>'],
      ],
    },
    /have one character/,
  ],
  [
    14,
    'a request',
    {
      swap: [
        ['<div class="words">', '<div class="words"><img alt="" src="http://198.51.100.7/a.png" style="width:0">'],
      ],
    },
    /a request/,
  ],
  [14, 'a message', { swap: [['</body>', '<script>console.error("oh")</script></body>']] }, /a message/],
  [17, 'a title that jumps', { css: '#goal .title { top: 37px }' }, /from where it stands/],
  [
    17,
    'five edges',
    {
      swap: [
        [
          '<ul>',
          '<p style="margin-left:10px">一</p><p style="margin-left:20px">二</p><p style="margin-left:30px">三</p><p style="margin-left:40px">四</p><ul>',
        ],
      ],
    },
    /left edges/,
  ],
  [
    17,
    'five sizes',
    {
      css: '#goal p:first-child { font-size: 29px } #goal p:last-child { font-size: 30px } #steps p { font-size: 31px } #loop .body { font-size: 33px }',
    },
    /body sizes/,
  ],
]

describe('a planted fault turns its metric red', () => {
  test.each(FAULTS)('metric %i: %s', async (number, _name, plant, what) => {
    expect(says(await measure(plant), number)).toMatch(what)
  })
})

test('a figure may be far smaller than the page allows: that misses the target and breaks no gate', async () => {
  const metrics = await measure({ css: 'figure { width: 200px; height: 150px }' })
  const figures = metrics.find((metric) => metric.number === 11)
  expect(figures?.verdict).toBe('holds')
  expect(figures?.misses.map((miss) => miss.what).join()).toMatch(/of the best area/)
})

test('slides that are nearly empty miss the target of fill', async () => {
  const metrics = await measure({ css: '#goal .body { height: 4000px }' })
  expect(
    metrics
      .find((metric) => metric.number === 3)
      ?.misses.map((miss) => miss.what)
      .join(),
  ).toMatch(/fill 0\.\d/)
})

/** Shows one slide at a time, half as large. */
const PLAYER = `<script>
  const slides = [...document.querySelectorAll('.slides > section')]
  document.querySelector('.slides').style.cssText = 'transform: scale(0.5); transform-origin: 0 0; width: 1280px'
  const show = (index) => slides.forEach((slide, at) => { slide.style.display = at === index ? '' : 'none' })
  window.lectern = { show, slides: slides.length }
  show(0)
</script></body>`

test('every gate holds where a player shows one slide at a time in another size', async () => {
  const metrics = await measure({ swap: [['</body>', PLAYER]] })
  expect(metrics.flatMap((metric) => metric.failures.map((one) => `${metric.number} ${one.what}`))).toEqual([])
  expect(metrics.find((metric) => metric.number === 2)?.value).toBe('body 32 px, any 18 px')
})

test('a fault that only the player shows is found', async () => {
  const css = '@media screen { .words { position: relative; left: 220px } }'
  expect(says(await measure({ css, swap: [['</body>', PLAYER]] }), 1)).toMatch(/leaves the slide by .* \(presented\)/)
})

test('on a slide of 4:3 what fits a wider one leaves it', async () => {
  expect(says(await measure({ css: ':root { --slide-width: 960px } section { width: 960px }' }), 1)).toMatch(
    /leaves the slide/,
  )
})

test('the table names each failing slide', async () => {
  const table = printVector(await measure({ css: '.foot { font-size: 15px }' }))
  expect(table).toMatch(/^ 2 {2}type size +FAILS {2,}body 32 px, any 15 px$/m)
  expect(table).toMatch(/slide 3 #goal: “检查的样品” is 15 px, under 16/)
  expect(table).toMatch(/14 hold, 1 fail, 1 not measured/)
})

describe('metric 15, the PDF', () => {
  let page: PageFacts
  let printed: PdfFacts

  beforeAll(async () => {
    const html = samplePage({ font })
    page = await gatherFacts(browser, { html }, Buffer.byteLength(html))
    const options = {
      width: 1280,
      height: 720,
      slides: page.slides.length,
      title: page.title,
      lang: page.lang,
      env: {},
    }
    const facts = await readPdf(await printPdf(browser, html, options))
    if (facts === null) throw new Error('pdfjs-dist is a dev dependency: it must be there')
    printed = facts
  }, 60_000)

  test('holds for the sample as it prints', () => {
    expect(pdf(page, printed).failures).toEqual([])
    expect(printed.fonts.map((one) => one.type)).toEqual(['CIDFontType2'])
  })

  const faults: readonly (readonly [string, (facts: PdfFacts) => PdfFacts, RegExp])[] = [
    ['a page too few', (facts) => ({ ...facts, pages: facts.pages.slice(1) }), /4 pages for 5 slides/],
    [
      'a line less',
      (facts) => ({ ...facts, pages: facts.pages.map((one) => ({ ...one, text: one.text.replace('愿望', '') })) }),
      /not in the PDF/,
    ],
    ['a bookmark less', (facts) => ({ ...facts, bookmarks: facts.bookmarks.slice(1) }), /4 bookmarks for 5 titles/],
    [
      'another bookmark',
      (facts) => ({ ...facts, bookmarks: ['别的', ...facts.bookmarks.slice(1)] }),
      /the bookmark is “别的”/,
    ],
    ['no tags', (facts) => ({ ...facts, tagged: false }), /not tagged/],
    ['no language', (facts) => ({ ...facts, lang: '' }), /the language is/],
    ['no title', (facts) => ({ ...facts, title: '' }), /the title is/],
    [
      'a Type 3 font',
      (facts) => ({ ...facts, fonts: [{ name: 'Drawn', type: 'Type3', embedded: true }] }),
      /is Type 3/,
    ],
    [
      'a font that is not embedded',
      (facts) => ({ ...facts, fonts: [{ name: 'Arial', type: 'TrueType', embedded: false }] }),
      /not embedded/,
    ],
    [
      'a radical for a character',
      (facts) => ({ ...facts, pages: facts.pages.map((one) => ({ ...one, text: one.text.replace('人', '\u2f08') })) }),
      /Kangxi radicals/,
    ],
  ]
  test.each(faults)('finds %s', (_name, plant, what) => {
    expect(
      pdf(page, plant(printed))
        .failures.map((one) => one.what)
        .join('\n'),
    ).toMatch(what)
  })
})
