// A newer edition of a deck takes the place of the shown one while it runs: what did not change is not touched, and the reader stays.

import { createHash } from 'node:crypto'
import path from 'node:path'
import process from 'node:process'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editionOf } from '../src/cli/served-deck.ts'
import { type OpenBrowser, type OpenPage, withBrowser } from '../src/host/browser.ts'
import { findBrowser } from '../src/host/find-browser.ts'
import type { Edition } from '../src/host/serve/deck-pages.ts'
import { compile } from '../src/index.ts'

const here = { env: process.env, platform: process.platform }
const found = await findBrowser(here)
if (found.kind === 'not-found')
  console.warn(`new-deck.test.ts: no browser, nothing is tried: ${found.looked.join('; ')}`)

const part = (title: string, words: string) => `## ${title}\n\n<!-- lectern: break -->\n\n${words}\n\n`
const CODE = '```js {1|2|3}\none()\ntwo()\nthree()\n```'
const article = (...parts: readonly string[]) => `# A talk\n\nWords to begin with.\n\n${parts.join('')}`
const parts = [
  part('Rivers', 'A river has a name.'),
  part('Bridges', 'A bridge has a keystone.'),
  part('Code', CODE),
  part('Last', 'That was all of it.'),
] as const

describe.skipIf(found.kind === 'not-found')('a newer deck', () => {
  let browser: OpenBrowser
  let done: () => void
  let running: Promise<void>
  let script = ''
  beforeAll(async () => {
    const bundle = await build({
      entryPoints: [path.join(import.meta.dirname, 'client/new-deck-page.ts')],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      logLevel: 'warning',
    })
    script = (bundle.outputFiles[0]?.text ?? '').replace(/<(?=\/script|script|!--)/gi, '\\x3c')
    await new Promise<void>((opened, failed) => {
      running = withBrowser({ ...here, seconds: 110 }, async (one) => {
        browser = one
        opened()
        await new Promise<void>((resolve) => {
          done = resolve
        })
      })
      running.catch(failed)
    })
  }, 60_000)
  afterAll(async () => {
    done()
    await running
  })

  /** What the page of the test at hand shows. */
  let shown: Edition

  async function editionFor(text: string): Promise<Edition> {
    return editionOf((await compile(text, { path: 'article.md' })).partsFor('public'))
  }

  /** A page as it is written, but with the script of this test. */
  async function pageOf(text: string): Promise<string> {
    const { html } = await compile(text, { path: 'article.md' })
    const hash = createHash('sha256').update(script).digest('base64')
    return html
      .replace(/script-src 'sha256-[^']*'/, () => `script-src 'sha256-${hash}'`)
      .replace(/<script>[\s\S]*<\/script>/, () => `<script>${script}</script>`)
  }

  async function withDeck(text: string, work: (page: OpenPage) => Promise<void>): Promise<void> {
    const page = await browser.open({ html: await pageOf(text) }, { width: 1280, height: 720, scripts: true })
    shown = await editionFor(text)
    await page.evaluate(() => {
      for (const slide of document.querySelectorAll('.slides > section')) slide.setAttribute('data-old', '')
    }, null)
    await work(page)
    expect(page.messages).toEqual([])
    expect(page.requests).toEqual([])
    await page.close()
  }

  /** Gives the page what is new to it, as a server does. */
  const take = async (page: OpenPage, text: string): Promise<boolean> => {
    const newer = await editionFor(text)
    const build = await page.evaluate((html) => window.takeDeck?.(html), newer.since(shown.parts))
    shown = newer
    return build === newer.build
  }
  const present = (page: OpenPage) =>
    page.evaluate(() => {
      const shown = [...document.querySelectorAll<HTMLElement>('.slides > section')].filter((one) =>
        one.checkVisibility(),
      )
      return shown.map((slide) => slide.querySelector('h1, h2')?.textContent).join(' | ')
    }, null)
  /** Which slides there are, and whether each is the very element that was there before. */
  const slides = (page: OpenPage) =>
    page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('.slides > section')].map((slide) => ({
          title: slide.querySelector('h1, h2')?.textContent ?? '',
          stayed: slide.hasAttribute('data-old'),
        })),
      null,
    )

  test('changes the slides that changed, and no others', async () => {
    await withDeck(article(...parts), async (page) => {
      const before = await slides(page)
      expect(await take(page, article(...parts))).toBe(true)
      expect(await slides(page)).toEqual(before)
      const [rivers, bridges, ...rest] = parts
      expect(await take(page, article(rivers, bridges.replace('keystone', 'middle'), ...rest))).toBe(true)
      const after = await slides(page)
      expect(after.filter(({ stayed }) => !stayed)).toHaveLength(1)
      expect(after.find(({ stayed }) => !stayed)?.title).toContain('A bridge has a middle')
    })
  })

  test('stays at the present slide and step, wherever the slide has gone', async () => {
    await withDeck(article(...parts), async (page) => {
      const code = (await slides(page)).findIndex(({ title }) => title === 'Code')
      await page.press(String(code + 1))
      for (const key of ['Enter', 'ArrowRight', 'ArrowRight']) await page.press(key)
      const now = () => page.evaluate(() => document.querySelector('.present .line.now')?.textContent ?? '', null)
      expect(await now()).toContain('three()')
      await take(page, article(part('New', 'It was not there before.'), part('Newer', 'Nor was it.'), ...parts))
      expect(await present(page)).toBe('Code')
      expect(await now()).toContain('three()')
      expect((await slides(page)).length).toBe(parts.length + 4)
      await page.press('ArrowRight')
      expect(await present(page)).toBe('That was all of it.')
      await page.press('Home')
      expect(await present(page)).toBe('A talk')
    })
  })

  test('goes to the slide with the same number where its own is gone, and not beyond the last', async () => {
    await withDeck(article(...parts), async (page) => {
      await page.press('End')
      await take(page, article(parts[0]))
      const left = await slides(page)
      expect(await present(page)).toBe(left.at(-1)?.title)
      await page.press('ArrowRight')
      expect(await present(page)).toBe(left.at(-1)?.title)
    })
  })

  test('is known to overview, finder, labels and progress', async () => {
    await withDeck(article(parts[0]), async (page) => {
      const before = (await slides(page)).length
      await page.press('o')
      await take(page, article(...parts))
      const after = (await slides(page)).length
      expect(after).toBeGreaterThan(before)
      expect(await page.evaluate(() => document.querySelector('.overview'), null)).toBeNull()
      await page.press('o')
      expect(await page.evaluate(() => document.querySelectorAll('.grid button').length, null)).toBe(after)
      await page.press('Escape')
      await page.press('/')
      const found = await page.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('.finder input')
        if (field === null) return ''
        field.value = 'keystone'
        field.dispatchEvent(new Event('input'))
        return document.querySelector('.finder li')?.textContent ?? ''
      }, null)
      expect(found).toContain('keystone')
      await page.press('Escape')
      const named = await page.evaluate(
        () =>
          [...document.querySelectorAll('.slides > section')].every((slide, index) =>
            slide.getAttribute('aria-label')?.startsWith(`${index + 1} `),
          ),
        null,
      )
      expect(named).toBe(true)
      expect(await page.evaluate(() => window.lectern?.slides, null)).toBe(after)
    })
  })

  test('brings its title, its language and its fonts with it', async () => {
    await withDeck(article(...parts), async (page) => {
      await take(page, `---\nlang: de\ntitle: Reden\n---\n\n${article(part('Brücken', 'Über Flüsse führen Brücken.'))}`)
      expect(await page.evaluate(() => [document.title, document.documentElement.lang], null)).toEqual(['Reden', 'de'])
      const fonts = await pageOf(
        `---\nlang: de\ntitle: Reden\n---\n\n${article(part('Brücken', 'Über Flüsse führen Brücken.'))}`,
      )
      const wanted = /<style data-part="fonts">([\s\S]*?)<\/style>/.exec(fonts)?.[1]
      const got = await page.evaluate(() => document.querySelector('style[data-part="fonts"]')?.textContent, null)
      expect(got).toBe(wanted)
    })
  })

  test('is sent as what is new alone, and all of it where nobody knows what there is', async () => {
    await withDeck(article(...parts), async (page) => {
      const [rivers, bridges, ...rest] = parts
      await page.press('End')
      const newer = await editionFor(article(rivers, bridges.replace('keystone', 'middle'), ...rest))
      const news = newer.since(shown.parts)
      const whole = newer.since(new Map())
      expect(news).toContain('A bridge has a middle')
      expect(news).not.toMatch(/That was all of it|<style|@font-face|<script/)
      expect(news.length).toBeLessThan(whole.length / 10)
      expect(whole).toContain('That was all of it')
      expect(await page.evaluate((html) => window.takeDeck?.(html), whole)).toBe(newer.build)
      // Nobody knows what of it was there: all of it is new, and the reader stays.
      expect((await slides(page)).every(({ stayed }) => !stayed)).toBe(true)
      expect(await present(page)).toBe('That was all of it.')
    })
  })

  test('that keeps what the page does not have is not taken', async () => {
    await withDeck(article(parts[0]), async (page) => {
      const before = await slides(page)
      const newer = await editionFor(article(...parts))
      expect(await page.evaluate((html) => window.takeDeck?.(html), newer.since(newer.parts))).toBeNull()
      expect(await slides(page)).toEqual(before)
    })
  })

  test('of another Lectern is not taken', async () => {
    await withDeck(article(...parts), async (page) => {
      const before = await slides(page)
      const other = (await editionFor(article(parts[0]))).since(new Map())
      const foreign = other.replace(/data-lectern="[^"]*"/, 'data-lectern="99.0.0"')
      expect(await page.evaluate((html) => window.takeDeck?.(html), foreign)).toBeNull()
      expect(await slides(page)).toEqual(before)
    })
  })
})
