// Other screens and other eyes: a narrow one, one that is zoomed, a reader's own colours, no motion; and the one transition.

import process from 'node:process'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser } from '../src/host/find-browser.ts'
import { compile } from '../src/index.ts'

const ARTICLE = `# The ferry

It crosses the river eleven times a day, and nobody has ever counted the times when it did not.

## Before it leaves

1. Count the ropes
2. Open the valve
3. Ring the bell

## Its years

- 1903: the first boat crosses with eleven passengers.
- 1947: ice closes the river for six weeks.
- 2021: the motor goes, and a battery comes.

## One summer

- 420 passengers cross on a Sunday
- 63% of them come back the same day
- The bell is heard for 9 km

## What it carries

- Walkers, who come early
- Riders
  - with a bell
  - without one
- A cow, in spring

## Questions for the group

- What else moves that we build on?
- Who should pay for a bridge, and who should not be asked?
`

let browser: Browser
let html = ''
beforeAll(async () => {
  const found = await findBrowser({ env: process.env, platform: process.platform })
  if (!('path' in found)) throw new Error('no browser here')
  browser = await puppeteer.launch({
    executablePath: found.path,
    headless: 'shell',
    args: ['--no-sandbox', '--headless=old', '--disable-dev-shm-usage'],
  })
  html = (await compile(ARTICLE, { transition: 'fade' })).html
}, 60_000)
afterAll(async () => {
  await browser.close()
})

async function opened(width: number, height: number, features: { name: string; value: string }[] = []): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport({ width, height })
  const session = await page.createCDPSession()
  await session.send('Emulation.setEmulatedMedia', { features })
  await page.setContent(html, { waitUntil: 'load' })
  await page.waitForFunction(() => 'lectern' in window)
  return page
}

/** Of every slide, the texts that stand outside of the window at its sides, or that nobody can scroll to. */
function lost(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const deck = (window as unknown as { lectern: { slides: number; show(index: number): void } }).lectern
    const found: string[] = []
    for (let index = 0; index < deck.slides; index++) {
      deck.show(index)
      await new Promise((drawn) => setTimeout(drawn, 30))
      const slides = document.querySelector('.slides') as HTMLElement
      const reach = document.documentElement.classList.contains('reflow') ? slides.scrollHeight : window.innerHeight
      for (const home of document.querySelectorAll('section.present [data-home]')) {
        if (home.closest('[hidden], .folded, aside') !== null) continue
        const range = document.createRange()
        range.selectNodeContents(home)
        for (const rect of range.getClientRects())
          if (rect.width > 0 && (rect.left < -1 || rect.right > window.innerWidth + 1 || rect.bottom > reach + 1))
            found.push(`slide ${index + 1}: ${home.textContent}`)
      }
    }
    return found
  })
}

test.each([
  ['320 px', 320, 568],
  ['200 % zoom of a laptop', 640, 360],
  ['400 % zoom of a laptop', 320, 180],
  ['a tablet', 768, 1024],
  ['4:3', 1024, 768],
])('nothing is lost on %s', async (_, width, height) => {
  const page = await opened(width, height)
  expect(await lost(page)).toEqual([])
  await page.close()
})

test('where a reader’s own colours rule, the marks of lists, steps and numbers are seen', async () => {
  const page = await opened(1280, 720, [{ name: 'forced-colors', value: 'active' }])
  const unseen = await page.evaluate(() => {
    if (!matchMedia('(forced-colors: active)').matches) return ['not emulated']
    const paper = getComputedStyle(document.querySelector('.slides section') as Element).backgroundColor
    const marks = [
      ['.item:not(.numbered, .task)[data-depth="0"]', '::before'],
      ['.stop:not(.last)', '::after'],
      ['.stat .main', '::before'],
    ] as const
    return marks.flatMap(([selector, pseudo]) =>
      [...document.querySelectorAll(`section:not([data-layout='discussion']) ${selector}`)].flatMap((element) => {
        const { backgroundColor } = getComputedStyle(element, pseudo)
        return backgroundColor === paper || backgroundColor === 'rgba(0, 0, 0, 0)' ? [selector] : []
      }),
    )
  })
  expect(unseen).toEqual([])
  await page.close()
})

test('the transition fades, and not for who wants no motion; a bar grows with the deck', async () => {
  const shown = async (page: Page, index: number) => {
    await page.evaluate((at) => (window as unknown as { lectern: { show(i: number): void } }).lectern.show(at), index)
    return page.evaluate(() => [
      getComputedStyle(document.querySelector('section.present') as Element).animationName,
      Number(document.querySelector<HTMLElement>('.reveal')?.style.getPropertyValue('--progress')),
    ])
  }
  const moving = await opened(1280, 720, [{ name: 'prefers-reduced-motion', value: 'no-preference' }])
  const last = await moving.evaluate(() => (window as unknown as { lectern: { slides: number } }).lectern.slides - 1)
  expect(await shown(moving, last)).toEqual(['lectern-fade', 1])
  expect(await shown(moving, 0)).toEqual(['lectern-fade', 0])
  await moving.close()
  const still = await opened(1280, 720, [{ name: 'prefers-reduced-motion', value: 'reduce' }])
  expect(await shown(still, 1)).toEqual(['none', 1 / last])
  await still.close()
  expect((await compile(ARTICLE)).html.includes('data-transition="')).toBe(false)
})

test('the screen is kept awake from the first change of slide on, and again when the page comes back', async () => {
  const page = await browser.newPage()
  await page.evaluateOnNewDocument(() => {
    const asked: string[] = []
    Object.assign(window, { asked })
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        request: async (kind: string) => {
          asked.push(kind)
          return { released: true }
        },
      },
    })
  })
  await page.goto('about:blank')
  await page.setContent(html, { waitUntil: 'load' })
  await page.waitForFunction(() => 'lectern' in window)
  const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked.length)
  expect(await asked()).toBe(0)
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => (window as unknown as { asked: string[] }).asked.length === 1)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.waitForFunction(() => (window as unknown as { asked: string[] }).asked.length === 2)
  await page.close()
})
