// The speaker view and the projector, as two windows of one file on disk: each follows the other, in Chromium and in Firefox, and no
// other window steers them.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import puppeteer, { type Browser, type KeyInput, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { speakerWordsFor } from '../src/client/speaker/words.ts'
import { findBrowser } from '../src/host/find-browser.ts'
import { compile } from '../src/index.ts'
import type { StudyPlan } from '../src/session/study-plan.ts'

import { tableUnder } from './docs/pages.ts'
import { PATIENCE } from './serve/live-room.ts'

const root = path.join(import.meta.dirname, '..')
const found = await findBrowser({ env: process.env, platform: process.platform })
if (found.kind === 'not-found')
  console.warn(`speaker.test.ts: no browser, nothing is tried: ${found.looked.join('; ')}`)
const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env.LECTERN_FIREFOX ?? ''].find((file) =>
  existsSync(file),
)
if (firefox === undefined) console.warn('speaker.test.ts: no Firefox here, so it is not tried')

const ARTICLE = `# A talk

Words to begin with.

## The first part

- One thing of it
- Another thing of it

<!-- notes: Breathe. -->

## Code

<!-- lectern: break -->

\`\`\`js {1|2|3}
one()
two()
three()
\`\`\`

## The last part

That was all of it.
`

const folder = mkdtempSync(path.join(tmpdir(), 'lectern-speaker-'))
const deck = path.join(folder, 'deck.html')
const planned = path.join(folder, 'planned.html')
let ids: readonly string[] = []
/** The slide with steps. */
let code = 0
/** The slide with the leader's notes. */
let noted = 0

beforeAll(async () => {
  execFileSync(process.execPath, [path.join(root, 'build.mjs'), '--quiet', '--client'])
  // The leader's own deck, whose notes are in it; its plan is put in below, where one is wanted.
  const made = await compile(ARTICLE, { path: path.join(folder, 'article.md'), withNotes: true })
  const html = made.html.replace(/<script type="application\/json" data-part="plan">[\s\S]*?<\/script>/, '')
  ids = Array.from(html.matchAll(/<section id="([^"]+)"/g), ([, id = '']) => id)
  code = Array.from(html.matchAll(/data-layout="([^"]+)"/g), ([, layout]) => layout).indexOf('code')
  noted = html.slice(0, html.indexOf('class="leader"')).split('<section ').length - 2
  writeFileSync(deck, html)
  const island = JSON.stringify(planOf(ids)).replace(/</g, '\\u003c')
  writeFileSync(
    planned,
    html.replace('<script>', () => `<script type="application/json" data-part="plan">${island}</script><script>`),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Two sections, of which the first is to take a second. */
function planOf(slides: readonly string[]): StudyPlan {
  const topic = { section: 'late', slide: slides.at(-1) ?? '', mode: 'discussion', options: [], parts: [] } as const
  return {
    title: 'A talk',
    lang: 'en',
    seconds: 601,
    sections: [
      { id: 'early', title: 'Early', seconds: 1, slides: slides.slice(0, 2) },
      { id: 'late', title: 'Late', seconds: 600, slides: slides.slice(2) },
    ],
    topics: [{ ...topic, id: 'q', text: 'What <b>now</b>?', seconds: 300, answer: '', from: 'article' }],
    cards: [],
  }
}

/** Any two windows of one file: what one does the other shows, within this time, but for one time in twenty; ms. */
const SOON = 300
const KEYS = 20

test('the keys of the page on presenting are those of the help of the speaker view', () => {
  const page = readFileSync(path.join(root, 'docs/presenting.md'), 'utf8')
  const table = tableUnder(page, 'Keys of the speaker view')
  expect(table.map(([keys = '', does = '']) => [keys, does])).toEqual(
    speakerWordsFor('en').keys.map(({ keys, does }) => [keys.join(' '), does]),
  )
})

const engines = [
  ['Chromium', found.kind === 'found' ? found.path : undefined],
  ['Firefox', firefox],
] as const

describe.each(engines)('in %s', (engine, executable) => {
  describe.skipIf(executable === undefined)('two windows of a file', () => {
    let browser: Browser
    beforeAll(async () => {
      const common = { executablePath: executable ?? '', headless: true }
      browser =
        engine === 'Firefox'
          ? await puppeteer.launch({ ...common, browser: 'firefox' })
          : await puppeteer.launch({
              ...common,
              headless: found.kind === 'found' && found.shell ? 'shell' : true,
              env: { ...process.env, ...(found.kind === 'found' ? found.env : {}) },
              args: ['--no-sandbox', '--disable-dev-shm-usage'],
            })
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
    })

    const noise: string[] = []

    async function opened(file: string, query = ''): Promise<Page> {
      const page = await browser.newPage()
      listen(page)
      await page.setViewport({ width: 1280, height: 720 })
      await page.goto(pathToFileURL(file).href + query)
      await ready(page)
      return page
    }

    function listen(page: Page): void {
      page.on('console', (message) => noise.push(message.text()))
      page.on('pageerror', (error) => noise.push(String(error)))
    }

    /** Presses a key that opens a window, and gives the window. */
    async function openedBy(page: Page, key: KeyInput): Promise<Page> {
      const before = new Set(await browser.pages())
      for (let tries = 0; tries < 100; tries++) {
        // A window that is just being closed may take the key: whoever sees none presses it again.
        if (tries % 20 === 0) await page.keyboard.press(key)
        const other = (await browser.pages()).find((one) => !before.has(one))
        if (other !== undefined) {
          listen(other)
          await ready(other)
          return other
        }
        await pause(50)
      }
      throw new Error('no window was opened')
    }

    const ready = (page: Page) => page.waitForSelector('.speaker-count, .slides > section.present')
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const text = (page: Page, selector: string) =>
      page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector)
    const count = (page: Page) => text(page, '.speaker-count')
    const present = (page: Page) => page.evaluate(() => document.querySelector('.slides > section.present')?.id ?? '')
    const steps = (page: Page) =>
      page.evaluate(() => document.querySelectorAll('section.present .fragment.visible').length)
    const blackness = (page: Page) =>
      page.evaluate(() => document.querySelector('.curtain')?.checkVisibility() ?? false)
    const strokes = (page: Page) => page.evaluate(() => document.querySelectorAll('.ink path').length)

    async function until<T>(get: () => Promise<T>, wanted: T, ms = PATIENCE): Promise<void> {
      const end = Date.now() + ms
      let got = await get()
      while (got !== wanted && Date.now() < end) {
        await pause(10)
        got = await get()
      }
      expect(got).toBe(wanted)
    }

    async function pair(file = deck): Promise<{ page: Page; speaker: Page; end(): Promise<void> }> {
      const page = await opened(file)
      const speaker = await openedBy(page, 's')
      return {
        page,
        speaker,
        end: async () => {
          await speaker.close().catch(() => undefined)
          await page.close()
          expect(noise).toEqual([])
        },
      }
    }

    const of = (number: number) => `${number} / ${ids.length}`

    /** Draws a line over "this step" of a speaker view whose pen is on. */
    async function draw(speaker: Page): Promise<void> {
      const box = await (await speaker.$('.preview'))?.boundingBox()
      if (box === null || box === undefined) throw new Error('no preview')
      await speaker.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.5)
      await speaker.mouse.down()
      await speaker.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5)
      await speaker.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.75)
      await speaker.mouse.up()
    }

    test('follow each other within 300 ms, both ways', async () => {
      const { page, speaker, end } = await pair()
      for (const [from, to] of [
        [speaker, page],
        [page, speaker],
      ] as const) {
        // By the clock of the windows, from the key to the slide: how long this test takes to ask for it is not in it.
        await from.evaluate(() => {
          const moments: number[] = []
          Object.assign(window, { moments })
          document.addEventListener('keydown', () => moments.push(Date.now()), true)
        })
        await to.evaluate(() => {
          const moments: number[] = []
          Object.assign(window, { moments })
          const slide = () =>
            document.querySelector('.speaker-count')?.textContent ??
            document.querySelector('.slides > section.present')?.id
          let last = slide()
          const look = () => {
            if (slide() === last) return
            last = slide()
            moments.push(Date.now())
          }
          const all = { subtree: true, childList: true, characterData: true, attributes: true }
          new MutationObserver(look).observe(document.body, all)
        })
        for (let key = 0; key < KEYS; key++) {
          await from.keyboard.press(key % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
          await until(() => count(speaker), of(key % 2 === 0 ? 2 : 1))
          await until(() => present(page), ids[key % 2 === 0 ? 1 : 0])
        }
        const momentsOf = (one: Page) =>
          one.evaluate(() => (window as unknown as { moments: number[] }).moments.splice(0))
        const [keys, slides] = [await momentsOf(from), await momentsOf(to)]
        expect([keys.length, slides.length]).toEqual([KEYS, KEYS])
        const waits = slides.map((at, key) => at - (keys[key] ?? 0)).sort((a, b) => a - b)
        console.log(`${engine}: median ${waits[KEYS / 2]} ms, longest ${waits.at(-1)} ms`)
        expect(waits.at(-2)).toBeLessThanOrEqual(SOON)
      }
      await end()
    }, 60_000)

    test('follow each other, step by step, both ways', async () => {
      const { page, speaker, end } = await pair()
      await until(() => count(speaker), of(1))
      expect(code).toBeGreaterThan(0)
      for (let index = 1; index <= code; index++) {
        await speaker.keyboard.press('ArrowRight')
        await until(() => present(page), ids[index])
      }
      await speaker.keyboard.press('ArrowRight')
      await until(() => steps(page), 1)
      await until(() => text(speaker, '.speaker-step'), 'step 2 of 3')
      await until(async () => (await text(speaker, '.preview .line.now')).includes('two()'), true)
      await until(async () => (await text(speaker, '.speaker-next .line.now')).includes('three()'), true)
      // A key in the projector's window is the leader's, too.
      await page.keyboard.press('ArrowRight')
      await until(() => text(speaker, '.speaker-step'), 'step 3 of 3')
      await page.keyboard.press('ArrowRight')
      await until(() => count(speaker), of(code + 2))
      await page.keyboard.press('ArrowLeft')
      await until(() => text(speaker, '.speaker-step'), 'step 3 of 3')
      await until(() => steps(page), 2)
      await page.keyboard.press('Home')
      await until(() => count(speaker), of(1))
      await speaker.keyboard.press('End')
      await until(() => present(page), ids.at(-1))
      // A link or the back button moves the deck by itself. The player writes its address with delay, and over what is there.
      await until(() => page.evaluate(() => decodeURIComponent(location.hash)), `#/${ids.at(-1)}`)
      await page.evaluate((id) => {
        location.hash = `#/${id}`
      }, ids[1])
      await until(() => count(speaker), of(2))
      await end()
    }, 60_000)

    test('are black together, and light or dark together', async () => {
      const { page, speaker, end } = await pair()
      await speaker.keyboard.press('b')
      await until(() => blackness(page), true)
      await until(() => text(speaker, '.speaker-status'), 'The screen is black')
      await page.keyboard.press('ArrowRight')
      await until(() => blackness(page), false)
      await until(() => text(speaker, '.speaker-status'), '')
      expect(await count(speaker)).toBe(of(1))
      await speaker.keyboard.press('d')
      const scheme = (one: Page) => one.evaluate(() => document.documentElement.dataset.scheme)
      await until(() => scheme(page), 'dark')
      await page.keyboard.press('d')
      await until(() => scheme(speaker), 'light')
      await end()
    }, 60_000)

    test('part while the screen is frozen, and meet again when it is let go', async () => {
      const { page, speaker, end } = await pair()
      await speaker.keyboard.press('ArrowRight')
      await until(() => present(page), ids[1])
      await speaker.keyboard.press('x')
      await speaker.keyboard.press('ArrowRight')
      await until(() => count(speaker), of(3))
      await until(() => text(speaker, '.speaker-status'), 'Screen frozen on slide 2')
      // Keys at the same moment in both windows would be one and the same step.
      await pause(SOON)
      await page.keyboard.press('ArrowRight')
      await until(() => count(speaker), of(4))
      expect(await present(page)).toBe(ids[1])
      await speaker.keyboard.press('x')
      await until(() => present(page), ids[3])
      // Letting go was a slip: the screen stands where it stood.
      await speaker.keyboard.press('u')
      await until(() => present(page), ids[1])
      await until(() => text(speaker, '.speaker-status'), 'Screen frozen on slide 2')
      await end()
    }, 60_000)

    test('show what is drawn and where the laser is; undo takes strokes, jumps and erasing back, the latest first', async () => {
      const { page, speaker, end } = await pair()
      await speaker.keyboard.press('l')
      const box = await (await speaker.$('.preview'))?.boundingBox()
      await speaker.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
      const dot = () =>
        page.evaluate(() => {
          const laser = document.querySelector('.ink .laser')
          if (laser === null || laser.getAttribute('visibility') === 'hidden') return ''
          return ['cx', 'cy'].map((name) => Math.round(Number(laser.getAttribute(name)) / 20) * 20).join(' ')
        })
      await until(dot, '640 360')
      await speaker.mouse.move(5, 5)
      await until(dot, '')
      await speaker.keyboard.press('w')
      await draw(speaker)
      await until(() => strokes(page), 1)
      const line = await page.evaluate(() => document.querySelector('.ink path')?.getAttribute('d') ?? '')
      expect(line).toMatch(/^M(319|320|321)[\d.]* 3[56]\d/)
      await draw(speaker)
      await until(() => strokes(page), 2)
      await speaker.keyboard.press('e')
      await until(() => strokes(page), 0)
      await speaker.keyboard.press('u')
      await until(() => strokes(page), 2)
      // A stroke belongs to its slide.
      await speaker.keyboard.press('ArrowRight')
      await until(() => strokes(page), 0)
      await speaker.keyboard.press('End')
      await until(() => present(page), ids.at(-1))
      await speaker.keyboard.press('u')
      await until(() => present(page), ids[1])
      await speaker.keyboard.press('u')
      await until(() => present(page), ids[0])
      await until(() => strokes(page), 2)
      await speaker.keyboard.press('u')
      await until(() => strokes(page), 1)
      await end()
    }, 60_000)

    test('keep clock, place and drawings when the speaker view is closed, or loaded again', async () => {
      const { page, speaker, end } = await pair()
      await speaker.keyboard.press('ArrowRight')
      await speaker.keyboard.press('w')
      await draw(speaker)
      const hasBegun = async (view: Page) => /^0:(0[1-9]|[1-5]\d)$/.test(await text(view, '.speaker-clock'))
      await until(() => hasBegun(speaker), true)
      await speaker.reload()
      await ready(speaker)
      await until(() => count(speaker), of(2))
      expect(await hasBegun(speaker)).toBe(true)
      await speaker.keyboard.press('ArrowRight')
      await until(() => present(page), ids[2])
      await speaker.close()
      await page.keyboard.press('ArrowLeft')
      await until(() => present(page), ids[1])
      await page.bringToFront()
      const again = await openedBy(page, 's')
      await until(() => count(again), of(2))
      expect(await hasBegun(again)).toBe(true)
      await until(() => strokes(again), 1)
      await again.keyboard.press('ArrowRight')
      await until(() => present(page), ids[2])
      await again.close()
      await end()
    }, 60_000)

    test('say so when the deck was loaded again, and how to go on', async () => {
      const { page, speaker, end } = await pair()
      await page.reload()
      await until(async () => (await text(speaker, '.speaker-trouble')).includes('Press S there'), true)
      await ready(page)
      await page.bringToFront()
      const again = await openedBy(page, 's')
      await again.keyboard.press('ArrowRight')
      await until(() => present(page), ids[1])
      // The old one knows a token that counts no more.
      await speaker.bringToFront()
      await speaker.keyboard.press('End')
      await pause(200)
      expect(await present(page)).toBe(ids[1])
      await again.close()
      await end()
    }, 60_000)

    test('obey nobody else', async () => {
      const { page, speaker, end } = await pair()
      const token = await speaker.evaluate(() => /[0-9a-f]{32}$/.exec(window.name)?.[0] ?? '')
      expect(token).toHaveLength(32)
      const move = { say: 'ask', command: { do: 'move', to: { slide: ids.at(-1), index: ids.length - 1, step: 0 } } }
      const forged: readonly unknown[] = [
        move,
        { token: '', ...move },
        { token: token.replace(/^./, (first) => (first === '0' ? '1' : '0')), ...move },
        { token: [token], ...move },
        { token, say: 'ask', command: { do: 'move', to: { slide: '<b>', index: 1, step: 0 } } },
        { token, say: 'ask', command: { do: 'move', to: { slide: ids[1], index: -1, step: 0 } } },
        { token, say: 'ask', command: { do: 'begin', deck: '', plan: {} } },
        { token, say: 'ask', command: { do: 'count', followers: 7 } },
        { token, say: 'point', at: { x: '1', y: 2 } },
        { token, say: 'scheme', to: 'red' },
        { token, say: 'everything' },
        JSON.stringify({ token, ...move }),
        null,
      ]
      // From the window that may speak, in shapes that are not its own.
      await speaker.evaluate((messages) => {
        for (const message of messages) window.opener.postMessage(message, '*')
      }, forged)
      // What is right in all but its sender: the page itself, a frame in it, another window that it opens.
      const right = { token, ...move }
      await page.evaluate((message) => {
        window.postMessage(message, '*')
        const frame = document.createElement('iframe')
        document.body.append(frame)
        // A frame cannot run a script under the page's policy; its messages are sent for it.
        const forge = new MessageEvent('message', {
          data: message,
          source: frame.contentWindow,
          origin: location.origin,
        })
        window.dispatchEvent(forge)
        frame.remove()
      }, right)
      const stranger = path.join(folder, 'stranger.html')
      writeFileSync(stranger, '<!doctype html><title>stranger</title>')
      const opener = await page.evaluateHandle(
        (address) => window.open(address, '_blank'),
        pathToFileURL(stranger).href,
      )
      await pause(300)
      const strange = (await browser.pages()).find((one) => one.url().includes('stranger.html'))
      await strange?.evaluate((message) => window.opener.postMessage(message, '*'), right)
      await pause(300)
      expect(strange).toBeDefined()
      expect(await present(page)).toBe(ids[0])
      expect(await count(speaker)).toBe(of(1))
      // Nor does the speaker view believe what another window says of the session.
      await speaker.evaluate((message) => window.postMessage(message, '*'), { token, say: 'trouble', text: 'fire' })
      await pause(100)
      expect(await text(speaker, '.speaker-trouble')).toBe('')
      // The very same message from the right window moves the deck: the test could fail.
      await speaker.evaluate((message) => window.opener.postMessage(message, '*'), right)
      await until(() => present(page), ids.at(-1))
      await strange?.close()
      await opener.dispose()
      await end()
    }, 60_000)

    test('a speaker view that was opened first opens the projector, and holds the session', async () => {
      const speaker = await opened(deck, `?view=speaker#/${ids[1]}`)
      expect(await count(speaker)).toBe(of(2))
      const projector = await openedBy(speaker, 's')
      await until(() => present(projector), ids[1])
      expect(await projector.evaluate(() => document.querySelector('.controls'))).toBeNull()
      await speaker.keyboard.press(String(code + 1) as KeyInput)
      await speaker.keyboard.press('Enter')
      await until(() => present(projector), ids[code])
      await projector.keyboard.press('ArrowRight')
      await until(() => text(speaker, '.speaker-step'), 'step 2 of 3')
      await projector.reload()
      await ready(projector)
      await until(() => steps(projector), 1)
      await speaker.reload()
      await until(async () => (await text(projector, '.notice')).includes('Press S there'), true)
      // Left alone it still obeys its own keys.
      await projector.keyboard.press('End')
      await until(() => present(projector), ids.at(-1))
      await projector.close()
      await speaker.close()
      expect(noise).toEqual([])
    }, 60_000)

    test('the plan of the page gives the view its strip, the time of the section, and what is ahead', async () => {
      const { page, speaker, end } = await pair(planned)
      expect(await speaker.evaluate(() => document.querySelectorAll('.plan-strip > div').length)).toBe(2)
      expect(await text(speaker, '.ahead-list span')).toBe('What <b>now</b>?')
      await speaker.keyboard.press('ArrowRight')
      await until(async () => /^0:0[2-9] \/ 0:01$/.test(await text(speaker, '.plan-spent')), true)
      expect(await text(speaker, '.plan-section')).toBe('Early')
      await page.keyboard.press('End')
      await until(() => text(speaker, '.plan-section'), 'Late')
      await end()
    }, 60_000)

    test('a page without a plan has neither strip nor section time', async () => {
      const { speaker, end } = await pair()
      expect(
        await speaker.evaluate(() =>
          ['.speaker-plan', '.speaker-ahead'].map((part) => document.querySelector(part)?.checkVisibility()),
        ),
      ).toEqual([false, false])
      expect(await text(speaker, '.speaker-text .leader-note')).toBe('')
      await speaker.keyboard.press(String(noted + 1) as KeyInput)
      await speaker.keyboard.press('Enter')
      await until(() => text(speaker, '.speaker-text .leader-note'), 'Breathe.')
      await end()
    }, 60_000)
  })
})

describe.skipIf(found.kind === 'not-found')('the speaker view', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await puppeteer.launch({
      executablePath: found.kind === 'found' ? found.path : '',
      headless: found.kind === 'found' && found.shell ? 'shell' : true,
      env: { ...process.env, ...(found.kind === 'found' ? found.env : {}) },
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
  })

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

  test.each([
    ['light', 1280, 720],
    ['dark', 1280, 720],
    ['light', 1024, 768],
    ['dark', 360, 640],
  ] as const)(
    'is open to everyone: %s, %i by %i',
    async (scheme, width, height) => {
      const open = path.join(folder, 'open.html')
      writeFileSync(open, readFileSync(planned, 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''))
      const page = await browser.newPage()
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      await page.setViewport({ width, height })
      await page.goto(`${pathToFileURL(open).href}?view=speaker`)
      await page.waitForSelector('.speaker-count')
      await page.addScriptTag({ content: axe })
      const violations = () =>
        page.evaluate(async () => {
          const { axe } = window as unknown as {
            axe: {
              run(
                on: Document,
                how: object,
              ): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
            }
          }
          const { violations } = await axe.run(document, { resultTypes: ['violations'] })
          return violations.map(({ id, impact, nodes }) => `${id} (${impact}) ${nodes[0]?.html.slice(0, 140)}`)
        })
      expect(await violations()).toEqual([])
      for (const key of ['ArrowRight', 'x', 'ArrowRight', 'b', 'w'] as const) await page.keyboard.press(key)
      expect(await violations()).toEqual([])
      await page.keyboard.press('?')
      expect(await violations()).toEqual([])
      await page.close()
    },
    60_000,
  )

  test.each([
    [1440, 900],
    [1280, 720],
    [1024, 768],
    [800, 600],
    [360, 640],
  ])('has room for all of it, and targets of at least 32 px, at %i by %i', async (width, height) => {
    const page = await browser.newPage()
    await page.setViewport({ width, height })
    await page.goto(`${pathToFileURL(planned).href}?view=speaker`)
    await page.waitForSelector('.speaker-count')
    for (const key of ['ArrowRight', 'x', 'w'] as const) await page.keyboard.press(key)
    const { out, small } = await page.evaluate(() => {
      const parts = [
        ...document.querySelectorAll<HTMLElement>(
          '.speaker-bar > *, .speaker-desk button, .speaker-text, .preview, .speaker-plan, .plan-strip',
        ),
      ].filter((part) => part.checkVisibility() && getComputedStyle(part).visibility === 'visible')
      const names = (wrong: HTMLElement[]) => wrong.map((part) => `${part.className} ${part.textContent?.slice(0, 20)}`)
      return {
        out: names(
          parts.filter((part) => {
            const { left, right, top, bottom } = part.getBoundingClientRect()
            return left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5
          }),
        ),
        small: names(
          parts.filter((part) => {
            const { width, height } = part.getBoundingClientRect()
            return part.localName === 'button' && (width < 32 || height < 32)
          }),
        ),
      }
    })
    expect(out).toEqual([])
    expect(small).toEqual([])
    await page.close()
  })

  test('saves what was drawn as one picture, with number and title of each slide', async () => {
    const page = await browser.newPage()
    await page.setViewport({ width: 1280, height: 720 })
    const downloads = mkdtempSync(path.join(folder, 'downloads-'))
    const session = await page.createCDPSession()
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads })
    await page.goto(`${pathToFileURL(deck).href}?view=speaker`)
    await page.waitForSelector('.speaker-count')
    await page.keyboard.press('w')
    const save = () =>
      page.evaluate(() => document.querySelector<HTMLElement>('.speaker-drawing > :last-child')?.click())
    await save()
    await page.waitForFunction(() => document.querySelector('.notice')?.textContent === 'Nothing has been drawn')
    const box = await (await page.$('.preview'))?.boundingBox()
    await page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + 50)
    await page.mouse.down()
    await page.mouse.move((box?.x ?? 0) + 90, (box?.y ?? 0) + 90)
    await page.mouse.up()
    await save()
    let files: string[] = []
    for (let tries = 0; tries < 100 && files.length === 0; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      files = readdirSync(downloads).filter((name) => name.endsWith('.svg'))
    }
    expect(files).toEqual(['A talk drawings.svg'])
    const svg = readFileSync(path.join(downloads, files[0] ?? ''), 'utf8')
    expect(svg).toContain('A talk')
    expect(svg.match(/<path /g)).toHaveLength(1)
    await page.close()
  }, 60_000)
})
