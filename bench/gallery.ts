// Pictures of every slide of a deck, and sheets of nine: `npm run gallery -- PAGE.html FOLDER [WIDTHxHEIGHT] [light|dark]`.
// Without a page: every layout in every theme, light and dark, in three languages, on one page beside its source.

import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import sharp from 'sharp'
import { withBrowser } from '../src/host/browser.ts'
import { looks } from './looks.ts'

const [page = '', folder = 'dist/gallery', size = '1280x720', scheme = 'light'] = process.argv.slice(2)
const [width = 1280, height = 720] = size.split('x').map(Number)
if (page === '') {
  console.log(`${await looks(folder)} pictures: ${folder}/index.html`)
  process.exit(0)
}
if (!existsSync(page)) {
  console.error(`no page ${page}: build the deck first`)
  process.exit(2)
}
mkdirSync(folder, { recursive: true })

const pictures = await withBrowser({ env: process.env, platform: process.platform, seconds: 300 }, async (browser) => {
  const open = await browser.open(
    { file: page },
    { width, height, scripts: true, scheme: scheme === 'dark' ? 'dark' : 'light' },
  )
  const count = await open.evaluate(() => document.querySelectorAll('.slides > section').length, null)
  const files: string[] = []
  for (let index = 0; index < count; index++) {
    await open.evaluate(async (at) => {
      const shower = (window as unknown as { lectern?: { show(index: number): void } }).lectern
      shower?.show(at)
      await new Promise((done) => setTimeout(done, 120))
    }, index)
    const file = path.join(folder, `${String(index + 1).padStart(3, '0')}.png`)
    await open.screenshot(file)
    files.push(file)
  }
  for (const message of open.messages) console.log(`console: ${message}`)
  return files
})

const across = 3
const cell = { width: 640, height: Math.round((640 * height) / width) }
for (let start = 0; start < pictures.length; start += 9) {
  const some = pictures.slice(start, start + 9)
  const tiles = await Promise.all(
    some.map(async (file, index) => ({
      input: await sharp(file).resize(cell.width, cell.height).toBuffer(),
      left: (index % across) * (cell.width + 8),
      top: Math.floor(index / across) * (cell.height + 8),
    })),
  )
  const sheet = {
    width: across * (cell.width + 8),
    height: Math.ceil(some.length / across) * (cell.height + 8),
    channels: 3 as const,
    background: '#888',
  }
  await sharp({ create: sheet })
    .composite(tiles)
    .png()
    .toFile(path.join(folder, `sheet-${start / 9 + 1}.png`))
}
console.log(`${pictures.length} slides in ${folder}`)
