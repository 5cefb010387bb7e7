// Open to everyone, as far as a machine can tell: no violation of the usual rules, on any slide, in any view, in any theme.

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { expect, test } from 'vitest'
import { withBrowser } from '../src/host/browser.ts'
import { compile } from '../src/index.ts'

const root = path.join(import.meta.dirname, '..')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const corpus = path.join(root, '..', 'shared', 'corpus')
if (!existsSync(corpus)) console.warn('axe.test.ts: no ../shared/corpus, so only our own decks are tried')

interface Axe {
  run(
    context: unknown,
    options: unknown,
  ): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
}

const own = ['llm-trends', 'lectern-tour'].map((name) => path.join(root, 'slides', name, 'index.md'))
const others = ['zh-talk-163gameday', 'en-jekyll-liquid', 'ja-math-boltzmann', 'ar-rtl-opensource', 'zh-readme-chatglm']
  .map((name) => path.join(corpus, name, 'index.md'))
  .filter((file) => existsSync(file))
const cases = [
  ...own.flatMap((file) => ['paper', 'lecture', 'editorial', 'plain'].map((theme) => [theme, file] as const)),
  ...others.map((file) => ['paper', file] as const),
]

/** The rules that a theme or a scheme can break; structure and words are those of every other dress of the deck. */
const OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

/** All slides of our own decks as they come, and of others as many as there is time for. */
const MOST = 4

const asked = (count: number, rules: readonly string[] | null) => ({
  count,
  runOnly: rules === null ? {} : { runOnly: [...rules] },
})

test.each(cases.map(([theme, file]) => [theme, path.basename(path.dirname(file)), file] as const))(
  '%s: %s',
  async (theme, _, file) => {
    const { html } = await compile(readFileSync(file, 'utf8'), { path: file, theme })
    const open = html
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
      .replace('</head>', () => `<script>${axe.replace(/<\/script/gi, '<\\/script')}</script></head>`)
    await withBrowser({ env: process.env, platform: process.platform, seconds: 110 }, async (browser) => {
      for (const scheme of own.includes(file) ? (['light', 'dark'] as const) : (['light'] as const)) {
        const rules = theme === 'paper' && scheme === 'light' ? null : OF_LOOKS
        const page = await browser.open({ html: open }, { width: 1280, height: 720, scripts: true, scheme })
        const look = (most: number) =>
          page.evaluate(
            async ({ count, runOnly }) => {
              const { axe: checker, lectern } = window as unknown as {
                axe: Axe
                lectern: { slides: number; show(index: number): void }
              }
              const found: string[] = []
              const run = async (where: string) => {
                // The rules of style sheets, which are the same for all slides, are read once.
                const preload = where === 'slide 1'
                const { violations } = await checker.run(document, { resultTypes: ['violations'], preload, ...runOnly })
                for (const { id, impact, nodes } of violations)
                  found.push(`${where}: ${id} (${impact}) ${nodes[0]?.html.slice(0, 120)}`)
              }
              // Once with all the others beside it; then without them, which are hidden, and which it takes its time to walk through.
              const alone = async (work: () => Promise<void>) => {
                const places = [...document.querySelectorAll('.slides > section:not(.present)')].map((slide) => {
                  const place = document.createComment('')
                  slide.replaceWith(place)
                  return { slide, place }
                })
                await work()
                for (const { slide, place } of places) place.replaceWith(slide)
              }
              for (let index = 0; index < Math.min(lectern.slides, count); index++) {
                lectern.show(index)
                if (index === 0) await run('slide 1')
                else await alone(() => run(`slide ${index + 1}`))
              }
              const press = async (key: string) => {
                document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
                await new Promise((resolve) => setTimeout(resolve, 100))
              }
              await press('o')
              await run('overview')
              await press('Escape')
              await press('?')
              await run('help')
              await press('?')
              return found
            },
            asked(most, rules),
          )
        expect(await look(own.includes(file) && theme === 'paper' ? 100 : MOST)).toEqual([])
        await page.look({ width: 360, height: 640 })
        expect(await look(MOST)).toEqual([])
        await page.close()
        // All slides as they are printed, one below the other.
        const print = await browser.open(
          { html: open },
          { width: 1280, height: 720, scripts: true, scheme, media: 'print' },
        )
        const printed = await print.evaluate(
          async ({ runOnly }) => {
            const { violations } = await (window as unknown as { axe: Axe }).axe.run(document, {
              resultTypes: ['violations'],
              ...runOnly,
            })
            return violations.map(({ id, impact, nodes }) => `print: ${id} (${impact}) ${nodes[0]?.html.slice(0, 160)}`)
          },
          asked(0, rules),
        )
        expect(printed).toEqual([])
        await print.close()
      }
    })
  },
  120_000,
)
