// The facts of a built page from a real browser: as presented, in the dark, and as printed.

import type { PageFacts, SlideFacts, View } from '../check/facts.ts'
import type { Document, OpenBrowser, OpenPage } from './browser.ts'
import { readSlide } from './read-slide.ts'

const WINDOW = { width: 1280, height: 720 }

/**
 * Opens the document twice, with and without its scripts, and reads every slide in each view.
 * @throws BrowserTrouble
 */
export async function gatherFacts(browser: OpenBrowser, document: Document, bytes: number): Promise<PageFacts> {
  const still = await browser.open(document, { ...WINDOW, scripts: false, media: 'print', scheme: 'light' })
  const { count, width, height, ...head } = await still.evaluate(readHead, null)
  const size = { width: Math.round(width), height: Math.round(height) }
  await still.look(size)
  const printed = await readAll(still, count)
  await still.close()

  const playing = await browser.open(document, { ...size, scripts: true, media: 'screen', scheme: 'light' })
  const isPlayed = await playing.evaluate(hasPlayer, null)
  const read = isPlayed ? visitAll : readAll
  const presented: View[] = isPlayed ? [{ name: 'presented', slides: await read(playing, count) }] : []
  await playing.look({ scheme: 'dark' })
  const dark: View = { name: 'dark', slides: await read(playing, count) }
  await playing.close()

  return {
    ...head,
    width: (width * 720) / height,
    height: 720,
    slides: presented[0]?.slides ?? printed,
    views: [...presented, dark, { name: 'printed', slides: printed }],
    requests: [...still.requests, ...playing.requests],
    messages: [...still.messages, ...playing.messages],
    bytes,
  }
}

async function readAll(page: OpenPage, count: number): Promise<SlideFacts[]> {
  const slides: SlideFacts[] = []
  for (let index = 0; index < count; index++) slides.push(await page.evaluate(readSlide, index))
  return slides
}

/** Goes through the deck as its reader does. */
async function visitAll(page: OpenPage, count: number): Promise<SlideFacts[]> {
  const slides: SlideFacts[] = []
  for (let index = 0; index < count; index++) {
    await page.evaluate(showSlide, index)
    slides.push(await page.evaluate(readSlide, index))
  }
  return slides
}

// Each of the following is sent to the page as text and uses nothing from outside itself.

function readHead(): {
  lang: string
  direction: 'ltr' | 'rtl'
  title: string
  aspect: string
  density: string
  count: number
  width: number
  height: number
} {
  const root = document.documentElement
  const style = getComputedStyle(root)
  const aspect = root.dataset.aspect ?? '16:9'
  return {
    lang: root.lang,
    direction: root.dir === 'rtl' ? 'rtl' : 'ltr',
    title: document.title,
    aspect,
    density: root.dataset.density ?? '',
    count: document.querySelectorAll('.slides > section').length,
    width: Number.parseFloat(style.getPropertyValue('--slide-width')) || (aspect === '4:3' ? 960 : 1280),
    height: Number.parseFloat(style.getPropertyValue('--slide-height')) || 720,
  }
}

function hasPlayer(): boolean {
  return typeof (window as { lectern?: { show?: unknown } }).lectern?.show === 'function'
}

/** Shows a slide and waits until nothing of it moves any more. */
async function showSlide(index: number): Promise<void> {
  const player = (window as { lectern?: { show(index: number): void } }).lectern
  player?.show(index)
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  await nextFrame()
  await nextFrame()
  const endless = (animation: Animation) => animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY
  await Promise.allSettled(
    document.getAnimations().flatMap((animation) => (endless(animation) ? [] : [animation.finished])),
  )
}
