// On a phone held upright: every slide as a page that can be read, with the whole text of the article under it.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { expect, test } from 'vitest'
import { withBrowser } from '../src/host/browser.ts'
import { compile } from '../src/index.ts'

const root = path.join(import.meta.dirname, '..')
const ARTICLE = `# Everything

Words to begin with, which are not many.

## A part with a long name that takes more than one line

- One item of a list, long enough to be broken on a phone, and then some more of it
  1. A nested one
- Another item of it

| Name | What it is | How long it takes | Why |
|---|---|---|---|
| One | The first of them all | 12 minutes | Because of it |

\`\`\`js
const line = 'a line of code that is much longer than any phone is wide, and must not make the page wider' // really
\`\`\`

$$\\sum_{i=1}^{n} a_i x_i + b_i y_i + c_i z_i + d_i w_i = \\prod_{j=1}^{m} \\left(1 + \\frac{1}{j}\\right) + O(n \\log n)$$

![A drawing](drawing.svg)

A last sentence, and another one which is only said. And one more of these.
`

const articles: readonly (readonly [string, string, string])[] = [
  ['all kinds of things', ARTICLE, 'article.md'],
  ...['llm-trends', 'lectern-tour'].map((name) => {
    const file = path.join(root, 'slides', name, 'index.md')
    return [name, readFileSync(file, 'utf8'), file] as const
  }),
]

test.each(articles)('%s', async (_, text, file) => {
  const { html } = await compile(text, { path: file })
  await withBrowser({ env: process.env, platform: process.platform }, async (browser) => {
    const page = await browser.open({ html }, { width: 360, height: 640, scripts: true, media: 'screen' })
    const slides = await page.evaluate(async () => {
      const deck = (window as { lectern?: { slides: number; show(index: number): void } }).lectern
      const found: { wide: number; small: number; lost: number; across: boolean }[] = []
      for (let index = 0; index < (deck?.slides ?? 0); index++) {
        deck?.show(index)
        await new Promise((resolve) => setTimeout(resolve, 20))
        const slide = document.querySelector<HTMLElement>('section.present')
        if (slide === null) continue
        const sizes: number[] = []
        let wide = 0
        const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const owner = node.parentElement
          if (
            owner === null ||
            (node.nodeValue ?? '').trim() === '' ||
            owner.closest('svg, math, aside, details, sub, sup')
          )
            continue
          const range = document.createRange()
          range.selectNodeContents(node)
          const box = range.getBoundingClientRect()
          if (box.width === 0) continue
          sizes.push(Number.parseFloat(getComputedStyle(owner).fontSize))
          // What scrolls by itself may be wider.
          if (owner.closest('pre, table, .display') === null) wide = Math.max(wide, box.right, -box.left)
        }
        const said = slide.querySelectorAll('aside.source > :not([data-of])').length
        found.push({
          wide,
          small: Math.min(...sizes),
          lost: said - slide.querySelectorAll('details.folded .said').length,
          across: (document.querySelector('.slides')?.scrollWidth ?? 0) > innerWidth,
        })
      }
      return found
    }, null)
    expect(slides.length).toBeGreaterThan(3)
    expect(slides.filter(({ wide }) => wide > 360.5)).toEqual([])
    expect(slides.filter(({ across }) => across)).toEqual([])
    expect(slides.filter(({ small }) => small < 13)).toEqual([])
    expect(slides.filter(({ lost }) => lost > 0)).toEqual([])
    await page.close()
  })
})

test('a wide window, and the overview of a narrow one, are as they were', async () => {
  const { html } = await compile(ARTICLE, { path: 'article.md' })
  await withBrowser({ env: process.env, platform: process.platform }, async (browser) => {
    for (const [width, height, expected] of [
      [1280, 720, false],
      [640, 360, false],
      [360, 640, true],
    ] as const) {
      const page = await browser.open({ html }, { width, height, scripts: true, media: 'screen' })
      const is = await page.evaluate(() => document.documentElement.classList.contains('reflow'), null)
      expect([width, is]).toEqual([width, expected])
      const cards = await page.evaluate(async () => {
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', bubbles: true }))
        await new Promise((resolve) => setTimeout(resolve, 100))
        return Array.from(
          document.querySelectorAll('.slides > section'),
          (slide) => slide.getBoundingClientRect().height,
        )
      }, null)
      expect(Math.max(...cards)).toBeLessThan(height)
      await page.close()
    }
  })
})
