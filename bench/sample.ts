// Slides drawn by lot from the corpus, to be judged by eye: `node bench/run.mjs sample FOLDER [SEED]` writes a picture and the source text
// of each, and `list.tsv`. 80 are of other layouts than bullets, 40 are bullets.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { withBrowser } from '../src/host/browser.ts'
import { compile } from '../src/index.ts'

const [folder = 'dist/sample', seed = '1'] = process.argv.slice(2)
const corpus = '../shared/corpus'
const AROUND = ['title', 'agenda', 'section', 'closing']
const WANTED = { others: 80, bullets: 40 }

interface Drawn {
  readonly article: string
  readonly index: number
  readonly layout: string
}

/** The same numbers for the same seed (mulberry32). */
function lot(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const names = readdirSync(corpus).filter((name) => existsSync(path.join(corpus, name, 'index.md')))
const decks = new Map<string, Awaited<ReturnType<typeof compile>>>()
for (const name of names) {
  const file = path.join(corpus, name, 'index.md')
  decks.set(name, await compile(readFileSync(file, 'utf8'), { path: file }))
}
const all = [...decks].flatMap(([article, { deck }]) =>
  deck.slides.map(({ layout }, index): Drawn => ({ article, index, layout })),
)
const random = lot(Number(seed))
const shuffled = all
  .map((one) => ({ one, at: random() }))
  .sort((a, b) => a.at - b.at)
  .map(({ one }) => one)
// A layout is seldom drawn where a few articles have hundreds of slides of another one: at most eight of each article.
const perArticle = new Map<string, number>()
const fair = shuffled.filter(({ article, layout }) => {
  const key = `${article} ${layout === 'bullets'}`
  const count = (perArticle.get(key) ?? 0) + 1
  perArticle.set(key, count)
  return count <= 8
})
const drawn = [
  ...fair.filter(({ layout }) => layout !== 'bullets' && !AROUND.includes(layout)).slice(0, WANTED.others),
  ...fair.filter(({ layout }) => layout === 'bullets').slice(0, WANTED.bullets),
]

mkdirSync(folder, { recursive: true })
await withBrowser({ env: process.env, platform: process.platform, seconds: 900 }, async (browser) => {
  for (const name of new Set(drawn.map(({ article }) => article))) {
    const made = decks.get(name)
    if (made === undefined) continue
    const page = await browser.open({ html: made.html }, { width: 1280, height: 720, scripts: true, media: 'screen' })
    await page.evaluate(() => document.querySelector('.controls')?.remove(), null)
    for (const [at, one] of drawn.entries()) {
      if (one.article !== name) continue
      const text = await page.evaluate(async (index) => {
        ;(window as unknown as { lectern: { show(index: number): void } }).lectern.show(index)
        await new Promise((done) => setTimeout(done, 80))
        const slide = document.querySelectorAll('.slides > section')[index]
        const own = (id: string) => slide?.querySelector(`[data-home="${id}"]`)?.textContent ?? ''
        return Array.from(slide?.querySelectorAll('aside.source > p') ?? [], (entry) =>
          entry instanceof HTMLElement && entry.dataset.of !== undefined
            ? `shown: ${own(entry.dataset.of)}`
            : `said:  ${entry.textContent}`,
        ).join('\n')
      }, one.index)
      const number = String(at + 1).padStart(3, '0')
      await page.screenshot(path.join(folder, `${number}.png`))
      writeFileSync(path.join(folder, `${number}.txt`), `${name}, slide ${one.index + 1}, ${one.layout}\n\n${text}\n`)
    }
    await page.close()
  }
})
const rows = drawn.map(({ article, index, layout }, at) => `${at + 1}\t${article}\t${index + 1}\t${layout}`)
writeFileSync(path.join(folder, 'list.tsv'), `${rows.join('\n')}\n`)
console.log(`${drawn.length} slides of ${decks.size} articles in ${folder}`)
