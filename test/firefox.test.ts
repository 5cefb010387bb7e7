// Nothing overflows in another browser either: Firefox draws the same decks, measured by the same eyes. Without Firefox nothing is tried.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import puppeteer, { type Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageFacts, SlideFacts } from '../src/check/facts.ts'
import { overflow } from '../src/check/overflow.ts'
import { readSlide } from '../src/host/read-slide.ts'
import { compile } from '../src/index.ts'

const root = path.join(import.meta.dirname, '..')
const shared = path.join(root, '..', 'shared')
const corpus = (name: string) => path.join(shared, 'corpus', name, 'index.md')

const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env.LECTERN_FIREFOX ?? ''].find((file) =>
  existsSync(file),
)
if (firefox === undefined)
  console.warn('firefox.test.ts: no Firefox here (apt-get install firefox-esr), nothing is tried')

const articles = [
  path.join(root, 'slides', 'lectern-tour', 'index.md'),
  path.join(root, 'test', 'articles', 'looks', 'zh.md'),
  path.join(root, 'test', 'articles', 'looks', 'ar.md'),
  path.join(shared, 'seed', 'article.md'),
  ...['zh-hugo-talk-cloudwego', 'en-math-cs231n', 'ja-math-boltzmann', 'ar-rtl-opensource', 'zh-readme-chatglm'].map(
    corpus,
  ),
].filter((file) => {
  if (existsSync(file)) return true
  console.warn(`firefox.test.ts: no ${path.relative(root, file)}, so it is not tried`)
  return false
})

const folder = mkdtempSync(path.join(tmpdir(), 'lectern-firefox-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(firefox === undefined)('in Firefox', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox ?? '', headless: true })
  }, 60_000)
  afterAll(async () => {
    await browser.close()
  })

  test.each(articles.map((file) => [path.relative(root, file), file] as const))(
    'nothing of %s leaves its place',
    async (_, file) => {
      const { html } = await compile(readFileSync(file, 'utf8'), { path: file })
      const { slides, messages } = await factsOf(html)
      expect(slides.length).toBeGreaterThan(3)
      expect(messages).toEqual([])
      const page = { slides, views: [{ name: 'presented', slides }] } as unknown as PageFacts
      const { failures } = overflow(page)
      expect(failures.map(({ slide, what }) => `slide ${slide}: ${what}`)).toEqual([])
    },
    120_000,
  )

  test('what is too large is found', async () => {
    const { html } = await compile('# A\n\nSome words that stay.\n', { path: path.join(folder, 'a.md') })
    const { slides } = await factsOf(html.replace('</style>', '.statement h2{font-size:300px !important}</style>'))
    const { failures } = overflow({ slides, views: [{ name: 'presented', slides }] } as unknown as PageFacts)
    expect(failures.length).toBeGreaterThan(0)
  }, 60_000)

  test('a formula that is none is heard of', async () => {
    const { html } = await compile('# A\n\nSome words that stay.\n', { path: path.join(folder, 'a.md') })
    const wrong = '<math><munderover><mi>x</mi><mi>y</mi></munderover></math>'
    const { messages } = await factsOf(html.replace('Some words', () => `${wrong} Some words`))
    expect(messages.join()).toContain('Invalid markup')
  }, 60_000)

  async function factsOf(html: string): Promise<{ slides: SlideFacts[]; messages: string[] }> {
    const file = path.join(folder, 'deck.html')
    writeFileSync(file, html)
    const page = await browser.newPage()
    const messages: string[] = []
    page.on('console', (message) => messages.push(message.text()))
    page.on('pageerror', (error) => messages.push(String(error)))
    await page.setViewport({ width: 1280, height: 720 })
    await page.goto(pathToFileURL(file).href)
    await page.evaluate(() => document.fonts.ready.then(() => {}))
    // A page is laid out while it comes, also when half of a formula is there. Laid out anew as a whole, what is wrong is said again.
    const arriving = messages.splice(0)
    messages.push(...arriving.filter((message) => !message.includes('Invalid markup')))
    await page.evaluate(() => {
      const { style } = document.documentElement
      style.display = 'none'
      void document.body.offsetHeight
      style.display = ''
      void document.body.offsetHeight
    })
    const count = await page.evaluate(() => document.querySelectorAll('.slides > section').length)
    const slides: SlideFacts[] = []
    for (let index = 0; index < count; index++) {
      await page.evaluate(async (at) => {
        ;(window as unknown as { lectern: { show(index: number): void } }).lectern.show(at)
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      }, index)
      // As text: a rectangle that stands twice in an answer would come once.
      slides.push(JSON.parse(String(await page.evaluate(`JSON.stringify((${readSlide})(${index}))`))) as SlideFacts)
    }
    await page.close()
    return { slides, messages }
  }
})
