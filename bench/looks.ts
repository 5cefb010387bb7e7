// Every layout in every theme, light and dark, in three languages, from the articles of `test/articles/looks`: a page of pictures, each
// row a slide beside the source that it was made of. This is how looks are reviewed.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import sharp from 'sharp'
import { escapeHtml } from '../src/base/html.ts'
import { withBrowser } from '../src/host/browser.ts'
import { compile } from '../src/index.ts'

const THEMES = ['paper', 'lecture', 'editorial', 'plain'] as const
const SCHEMES = ['light', 'dark'] as const
const articles = path.join('test', 'articles', 'looks')
const WIDTH = 480

interface Row {
  readonly layout: string
  readonly source: string
  readonly pictures: Map<string, string>
}

/** Writes `index.html` and its pictures into a folder; gives how many pictures there are. */
export async function looks(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true })
  const names = readdirSync(articles).filter((name) => name.endsWith('.md'))
  const parts: string[] = []
  let count = 0
  await withBrowser({ env: process.env, platform: process.platform, seconds: 600 }, async (browser) => {
    for (const name of names) {
      const file = path.join(articles, name)
      const text = readFileSync(file, 'utf8')
      const rows: Row[] = []
      for (const theme of THEMES) {
        const { html, deck } = await compile(text, { path: file, theme, density: 'full' })
        for (const scheme of SCHEMES) {
          const page = await browser.open(
            { html },
            { width: 1280, height: 720, scripts: true, media: 'screen', scheme },
          )
          if (theme === 'lecture' && scheme === 'light')
            await page.evaluate(() => document.documentElement.setAttribute('data-scheme', 'light'), null)
          // The buttons that wake with the pointer are no part of a slide.
          await page.evaluate(() => document.querySelector('.controls')?.remove(), null)
          for (const [index, slide] of deck.slides.entries()) {
            await page.evaluate(async (at) => {
              ;(window as unknown as { lectern: { show(index: number): void } }).lectern.show(at)
              await new Promise((done) => setTimeout(done, 60))
            }, index)
            const picture = `${path.basename(name, '.md')}-${theme}-${scheme}-${String(index + 1).padStart(2, '0')}.webp`
            const shot = path.join(folder, 'shot.png')
            await page.screenshot(shot)
            await sharp(readFileSync(shot)).resize(WIDTH).webp({ quality: 82 }).toFile(path.join(folder, picture))
            rows[index] ??= { layout: slide.layout, source: sourceOf(slide), pictures: new Map() }
            rows[index].pictures.set(`${theme} ${scheme}`, picture)
            count++
          }
          await page.close()
        }
      }
      parts.push(table(name, rows))
    }
  })
  writeFileSync(path.join(folder, 'index.html'), pageOf(parts))
  return count
}

type Slide = Awaited<ReturnType<typeof compile>>['deck']['slides'][number]

function sourceOf({ source }: Slide): string {
  return source
    .map((entry) => (entry.kind === 'shown' ? `[${entry.of}]` : entry.part.runs.map(({ text }) => text).join('')))
    .join(' ')
}

function table(name: string, rows: readonly Row[]): string {
  const heads = THEMES.flatMap((theme) => SCHEMES.map((scheme) => `${theme} ${scheme}`))
  const body = rows.map(({ layout, source, pictures }, index) => {
    const cells = heads.map((head) => {
      const picture = pictures.get(head)
      return `<td>${picture === undefined ? '–' : `<a href="${picture}"><img loading="lazy" width="${WIDTH / 2}" src="${picture}" alt="${escapeHtml(`${head}, slide ${index + 1}, ${layout}`)}"></a>`}</td>`
    })
    return `<tr><th scope="row">${index + 1}<br>${layout}<br><small>${escapeHtml(source.slice(0, 160))}</small></th>${cells.join('')}</tr>`
  })
  return `<h2>${name}</h2><table><thead><tr><th></th>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

function pageOf(parts: readonly string[]): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Looks</title><style>body{font:14px/1.4 system-ui;margin:24px}table{border-collapse:collapse}th,td{padding:4px;vertical-align:top;text-align:start}th[scope=row]{width:150px;font-weight:400}thead th{position:sticky;top:0;background:#fff}img{display:block;border:1px solid #bbb}</style><h1>Looks</h1>${parts.join('')}</html>`
}
