// Slides as pictures: each by itself, and a card of the title for those who share a link.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { OpenBrowser } from '../browser.ts'
import type { Output } from '../outputs.ts'
import { readyForPrint } from './ready-for-print.ts'

export interface PictureOptions {
  /** CSS pixels of one slide. */
  readonly width: number
  readonly height: number
  /** Pixels of the picture for one CSS pixel. */
  readonly scale: number
  readonly formats: readonly ('png' | 'webp')[]
  /** From 1; null for all. */
  readonly slide: number | null
  /** Told after each slide. */
  readonly onSlide?: (done: number, of: number) => void
}

/** Of the cards that networks show. */
const CARD = { width: 1200, height: 630 }

/** `slide-01.png` … and, of all slides, `card.png`. @throws BrowserTrouble */
export async function takePictures(
  browser: OpenBrowser,
  html: string,
  count: number,
  { width, height, scale, formats, slide, onSlide }: PictureOptions,
): Promise<readonly Output[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lectern-pictures-'))
  try {
    const page = await browser.open({ html }, { width, height, scripts: false, media: 'print', scheme: 'light', scale })
    await page.evaluate(readyForPrint, { steps: false, formulaMark: '' })
    const numbers = slide === null ? Array.from({ length: count }, (_, index) => index + 1) : [slide]
    const digits = String(count).length
    const outputs: Output[] = []
    for (const [at, number] of numbers.entries()) {
      const file = path.join(folder, `${number}.png`)
      const y = await page.evaluate(
        (index) => document.querySelectorAll('.slides > section')[index]?.getBoundingClientRect().top ?? 0,
        number - 1,
      )
      await page.screenshot(file, { x: 0, y, width, height })
      const name = `slide-${String(number).padStart(digits, '0')}`
      outputs.push(...(await inFormats(name, await readFile(file), formats)))
      onSlide?.(at + 1, numbers.length)
    }
    await page.close()
    if (slide !== null) return outputs
    return [...outputs, ...(await inFormats('card', await cardOf(browser, html, folder), formats))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function inFormats(name: string, png: Buffer, formats: PictureOptions['formats']): Promise<Output[]> {
  const made: Output[] = []
  if (formats.includes('png')) made.push({ name: `${name}.png`, bytes: png })
  if (formats.includes('webp')) {
    const { default: sharp } = await import('sharp') // takes a tenth of a second to load
    made.push({ name: `${name}.webp`, bytes: await sharp(png).webp({ quality: 90 }).toBuffer() })
  }
  return made
}

/** The first slide, on paper that goes on at its sides. */
async function cardOf(browser: OpenBrowser, html: string, folder: string): Promise<Buffer> {
  const page = await browser.open({ html }, { ...CARD, scripts: true, media: 'screen', scheme: 'light', scale: 1 })
  await page.evaluate(() => {
    document.querySelector('.controls')?.remove()
    const first = document.querySelector('.slides > section')
    const paper = first === null ? '#fff' : getComputedStyle(first).backgroundColor
    for (const element of [document.documentElement, document.body]) element.style.background = paper
    document.querySelector<HTMLElement>('.reveal')?.style.setProperty('--progress', '0')
  }, null)
  const file = path.join(folder, 'card.png')
  await page.screenshot(file)
  await page.close()
  return readFile(file)
}
