// What of a deck PowerPoint cannot draw itself, as pictures: figures, and formulas on lines of their own.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Box } from '../../plan/deck.ts'
import type { OpenBrowser } from '../browser.ts'
import { readyForPrint } from './ready-for-print.ts'

export interface Picture {
  readonly png: Buffer
  /** On its slide, px. */
  readonly box: Box
}

/** By the number of the slide from 0, and the id of the atom. */
export function pictureKey(slide: number, id: string): string {
  return `${slide} ${id}`
}

/** @throws BrowserTrouble */
export async function drawnPictures(
  browser: OpenBrowser,
  html: string,
  size: { readonly width: number; readonly height: number },
  /** Told after each picture. */
  onPicture: (done: number, of: number) => void = () => {},
): Promise<ReadonlyMap<string, Picture>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lectern-pptx-'))
  try {
    const page = await browser.open({ html }, { ...size, scripts: false, media: 'print', scheme: 'light', scale: 2 })
    await page.evaluate(readyForPrint, { steps: false, formulaMark: '' })
    const places = await page.evaluate(
      () =>
        [...document.querySelectorAll('.slides > section')].flatMap((section, slide) => {
          const own = section.getBoundingClientRect()
          return [...section.querySelectorAll('figure[data-home], .display[data-home]')].flatMap((element) => {
            const drawn =
              element.querySelector(':scope > :is(svg, img, .rows-of-pictures, .missing)') ??
              element.querySelector('.formula > svg')
            if (drawn === null) return []
            const { left, top, width, height } = drawn.getBoundingClientRect()
            const id = element.getAttribute('data-home') ?? ''
            return [{ slide, id, x: left - own.left, y: top - own.top, width, height, top }]
          })
        }),
      null,
    )
    const pictures = new Map<string, Picture>()
    for (const [index, { slide, id, x, y, width, height, top }] of places.entries()) {
      const file = path.join(folder, `${index}.png`)
      await page.screenshot(file, { x, y: top, width: Math.max(1, width), height: Math.max(1, height) })
      pictures.set(pictureKey(slide, id), { png: await readFile(file), box: { x, y, width, height } })
      onPicture(index + 1, places.length)
    }
    await page.close()
    return pictures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
