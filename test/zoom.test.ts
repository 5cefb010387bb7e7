// A figure over the whole window, and figures in the dark.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenPage, withBrowser } from '../src/host/browser.ts'
import { compile } from '../src/index.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'lectern-zoom-'))
let html = ''

beforeAll(async () => {
  const colour = { width: 400, height: 300, channels: 4 } as const
  writeFileSync(
    path.join(folder, 'full.png'),
    await sharp({ create: { ...colour, background: '#3366aa' } })
      .png()
      .toBuffer(),
  )
  writeFileSync(
    path.join(folder, 'clear.png'),
    await sharp({ create: { ...colour, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer(),
  )
  const line = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0L40 30" stroke="#000"/></svg>'
  writeFileSync(path.join(folder, 'line.svg'), line)
  const text = `## Words\n\nThere is nothing to see here, but it is said.\n\n## One\n\n![One](full.png)\n\n## Two\n\n![A](full.png) ![B](clear.png)\n\n## Three\n\n![Line](line.svg)\n`
  html = (await compile(text, { path: path.join(folder, 'article.md') })).html
})
afterAll(() => rmSync(folder, { recursive: true }))

async function withDeck(work: (page: OpenPage) => Promise<void>, scheme: 'light' | 'dark' = 'light'): Promise<void> {
  await withBrowser({ env: process.env, platform: process.platform }, async (browser) => {
    const page = await browser.open({ html }, { width: 1280, height: 720, scripts: true, media: 'screen', scheme })
    await work(page)
    expect(page.messages).toEqual([])
  })
}

const show = (page: OpenPage, title: string) =>
  page.evaluate(async (wanted) => {
    const slides = [...document.querySelectorAll('.slides > section')]
    const player = (window as { lectern?: { show(index: number): void } }).lectern
    player?.show(slides.findIndex((slide) => slide.querySelector('.title')?.textContent === wanted))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }, title)

const zoomed = (page: OpenPage) =>
  page.evaluate(() => {
    const dialog = document.querySelector<HTMLDialogElement>('dialog.zoom')
    const box = dialog?.firstElementChild?.getBoundingClientRect()
    return {
      open: dialog?.open ?? false,
      ratio: box === undefined ? 0 : Math.round((box.width / box.height) * 100) / 100,
      fills: box === undefined ? 0 : Math.round(Math.max(box.width / innerWidth, box.height / innerHeight) * 100) / 100,
      slide: [...document.querySelectorAll<HTMLElement>('.slides > section')].findIndex((one) => one.checkVisibility()),
    }
  }, null)

const click = (page: OpenPage, selector: string) =>
  page.evaluate((wanted) => {
    const found = [...document.querySelectorAll<HTMLElement | SVGElement>(wanted)].find((one) => one.checkVisibility())
    found?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  }, selector)

test('Z or a click shows the figure of a slide over the window, in its own shape; any key closes it', async () => {
  await withDeck(async (page) => {
    await show(page, 'One')
    await page.press('z')
    expect(await zoomed(page)).toMatchObject({ open: true, ratio: 1.33, fills: 0.96 })
    const { slide } = await zoomed(page)
    await page.press('ArrowRight')
    expect(await zoomed(page)).toMatchObject({ open: false, slide })
    await click(page, 'figure img')
    expect((await zoomed(page)).open).toBe(true)
    await page.press('Escape')
    expect((await zoomed(page)).open).toBe(false)
    await show(page, 'Two')
    await click(page, 'figure .rows-of-pictures')
    expect((await zoomed(page)).open).toBe(true)
    await click(page, 'dialog.zoom')
    expect((await zoomed(page)).open).toBe(false)
    await show(page, 'Words')
    await page.press('z')
    expect((await zoomed(page)).open).toBe(false)
  })
})

test('in the dark, drawings with colours of their own and pictures that can be seen through stand on light paper', async () => {
  const papers = (page: OpenPage) =>
    page.evaluate(
      () =>
        Object.fromEntries(
          [...document.querySelectorAll('figure :is(img, svg)')].map((one) => [
            one.getAttribute('alt') ?? one.getAttribute('aria-label') ?? '',
            getComputedStyle(one).backgroundColor,
          ]),
        ),
      null,
    )
  const none = 'rgba(0, 0, 0, 0)'
  const white = 'rgb(255, 255, 255)'
  await withDeck(async (page) => {
    expect(await papers(page)).toEqual({ One: none, A: none, B: white, Line: white })
  }, 'dark')
  await withDeck(async (page) => {
    expect(await papers(page)).toEqual({ One: none, A: none, B: none, Line: none })
  })
})
