// Laws of the client: a deck plays, explains itself, prints and is spoken from, out of one file, without a word on the console.

import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenBrowser, type OpenPage, withBrowser } from '../src/host/browser.ts'
import { findBrowser } from '../src/host/find-browser.ts'
import { expectedSource, samplePage, slideIds } from './client/sample-page.ts'

const root = join(import.meta.dirname, '..')
const scriptPath = join(root, 'dist/tool/player.js')
const build = () => execFileSync(process.execPath, [join(root, 'build.mjs'), '--quiet', '--client'])
const script = () => readFileSync(scriptPath, 'utf8')
const playerCss = () => readFileSync(join(root, 'dist/tool/player.css'), 'utf8')

const here = { env: process.env, platform: process.platform }
const found = await findBrowser(here)
const noBrowser = found.kind === 'not-found' ? `no browser: ${found.looked.join('; ')}` : ''
if (noBrowser !== '') console.warn(`skipped, ${noBrowser}`)

const last = slideIds.length - 1
const sizes = [
  [1280, 720],
  [1024, 768],
  [360, 640],
] as const

beforeAll(build)

describe('the bundle', () => {
  test('weighs at most 130 kB', () => {
    expect(statSync(scriptPath).size).toBeLessThanOrEqual(130_000)
  })

  test('can stand between the tags of a script', () => {
    expect(script()).not.toMatch(/<\/script|<script|<!--/i)
  })

  test('is the same for the same source', () => {
    const before = script()
    build()
    expect(script()).toBe(before)
  })

  test('neither asks the network nor makes code of text', () => {
    expect(script()).not.toMatch(/\beval\(|new Function\b|localStorage|sessionStorage|new Worker\b/)
  })
})

describe.skipIf(noBrowser !== '')('in a browser', () => {
  let browser: OpenBrowser
  let done: () => void
  let running: Promise<void>
  beforeAll(async () => {
    await new Promise<void>((opened, failed) => {
      running = withBrowser({ ...here, seconds: 110 }, async (one) => {
        browser = one
        opened()
        await new Promise<void>((resolve) => {
          done = resolve
        })
      })
      running.catch(failed)
    })
  })
  afterAll(async () => {
    done()
    await running
  })

  interface Way {
    readonly lang?: 'zh-CN' | 'en'
    readonly fourToThree?: boolean
    /** Script that runs before the player. */
    readonly before?: string
    /** How many windows the page may open. */
    readonly popups?: number
    /** What the page was served as. */
    readonly role?: 'leader' | 'projector'
  }

  /** Every page must be quiet, whatever is done with it. */
  async function withDeck(work: (page: OpenPage) => Promise<void>, way: Way = {}): Promise<void> {
    const { lang = 'zh-CN', fourToThree = false, before = '', popups = 0, role } = way
    const plain = samplePage({ lang, script: before + script(), playerCss: playerCss(), fourToThree })
    const html = role === undefined ? plain : plain.replace('<html ', `<html data-role="${role}" `)
    const page = await browser.open({ html }, { width: 1280, height: 720, scripts: true })
    await work(page)
    expect(page.messages).toEqual([])
    expect(page.requests.filter((request) => !request.startsWith('window: '))).toEqual([])
    expect(page.requests).toHaveLength(popups)
    await page.close()
  }

  async function pressed(page: OpenPage, ...keys: readonly string[]): Promise<string[]> {
    const seen: string[] = []
    for (const key of keys) {
      await page.press(key)
      seen.push(await shown(page))
    }
    return seen
  }

  /** The ids of what a reader sees; one, unless something is wrong. */
  const shown = (page: OpenPage): Promise<string> =>
    page.evaluate(() => {
      const slides = [...document.querySelectorAll<HTMLElement>('.slides > section')]
      return slides.flatMap((slide) => (slide.checkVisibility() ? [slide.id] : [])).join(' ')
    }, null)

  const has = (page: OpenPage, selector: string): Promise<boolean> =>
    page.evaluate((wanted) => document.querySelector(wanted)?.checkVisibility() ?? false, selector)

  /** Waits until the page has heard that its window is another one. */
  const resized = (page: OpenPage, width: number): Promise<void> =>
    page.evaluate(async (wanted) => {
      while (innerWidth !== wanted) await new Promise(requestAnimationFrame)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }, width)

  async function until(page: OpenPage, holds: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      if (await holds().catch(() => false)) return
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    throw new Error(`it never came; the page said ${page.messages.join('; ') || 'nothing'}`)
  }

  describe('the deck', () => {
    test('goes where the keys say and no further', async () => {
      await withDeck(async (page) => {
        expect(await shown(page)).toBe(slideIds[0])
        expect(await pressed(page, 'ArrowRight', 'ArrowDown', 'Space', 'PageDown')).toEqual(slideIds.slice(1, 5))
        expect(await pressed(page, 'ArrowLeft', 'ArrowUp', 'PageUp', 'ArrowLeft', 'ArrowLeft')).toEqual(
          [3, 2, 1, 0, 0].map((index) => slideIds[index]),
        )
        expect(await pressed(page, 'End', 'ArrowRight', 'Home')).toEqual([slideIds[last], slideIds[last], slideIds[0]])
      })
    })

    test('goes to the number that was typed before Enter, and stops at its ends', async () => {
      await withDeck(async (page) => {
        expect((await pressed(page, '1', '2', 'Enter')).at(-1)).toBe(slideIds[11])
        expect((await pressed(page, '9', '9', 'Enter')).at(-1)).toBe(slideIds[last])
        expect((await pressed(page, '3', 'Enter', 'Enter')).at(-1)).toBe(slideIds[3])
      })
    })

    test('shows a slide to whoever asks by index', async () => {
      await withDeck(async (page) => {
        const visited = await page.evaluate(() => {
          const player = window.lectern!
          return [player.slides, 4, 0, -3, 999].map((index) => {
            player.show(index)
            return document.querySelector('.slides > section.present')?.id
          })
        }, null)
        expect(visited).toEqual([last, 4, 0, 0, last].map((index) => slideIds[index]))
        expect(await page.evaluate(() => window.lectern?.slides, null)).toBe(slideIds.length)
      })
    })

    test('is there as soon as the page has been read', async () => {
      await withDeck(
        async (page) => {
          expect(await page.evaluate(() => document.documentElement.dataset.player, null)).toBe('object')
        },
        {
          before:
            "addEventListener('DOMContentLoaded', () => { document.documentElement.dataset.player = typeof lectern });",
        },
      )
    })

    test('opens at the slide that its link names, keeps the link true, and follows links inside', async () => {
      await withDeck(
        async (page) => {
          const hash = () => page.evaluate(() => decodeURIComponent(location.hash), null)
          expect(await shown(page)).toBe(slideIds[2])
          await page.press('ArrowLeft')
          await until(page, async () => (await hash()) === `#/${slideIds[1]}`)
          await page.evaluate(
            () => document.querySelector<HTMLElement>('.present a[href="#/start-000001"]')?.click(),
            null,
          )
          await until(page, async () => (await shown(page)) === slideIds[0])
        },
        // `withBrowser` opens files without an end of their address.
        { before: `location.hash = ${JSON.stringify(`#/${slideIds[2]}`)};` },
      )
    })

    // A narrow window that is higher than wide shows pages: see `reflow.test.ts`.
    const wide: readonly (readonly [number, number])[] = [...sizes.slice(0, 2), [640, 360]]
    test.each(wide)('is as large as a window of %i by %i allows, and in its middle', async (width, height) => {
      for (const fourToThree of [false, true]) {
        await withDeck(
          async (page) => {
            await page.look({ width, height })
            await resized(page, width)
            const box = await page.evaluate(() => {
              const { left, top, width, height } = document.querySelector('.present')!.getBoundingClientRect()
              return { left, top, width, height }
            }, null)
            const aspect = fourToThree ? 4 / 3 : 16 / 9
            const wanted = Math.min(width, height * aspect)
            expect(box.width).toBeCloseTo(wanted, 0)
            expect(box.height).toBeCloseTo(wanted / aspect, 0)
            expect(box.left).toBeCloseTo((width - wanted) / 2, 0)
            expect(box.top).toBeCloseTo((height - wanted / aspect) / 2, 0)
          },
          { fourToThree },
        )
      }
    })

    test('says the title of a slide when it comes, and takes no focus to slides that are away', async () => {
      await withDeck(async (page) => {
        await page.press('ArrowRight')
        const heard = await page.evaluate(() => {
          const away = [...document.querySelectorAll('.slides > section:not(.present)')]
          return {
            said: [...document.querySelectorAll('[aria-live]')].map((live) => live.textContent),
            application: document.querySelector('[role=application]') !== null,
            present: document.querySelector('.present')!.getAttribute('aria-hidden'),
            reachable: away
              .flatMap((slide) => [...slide.querySelectorAll('a')])
              .filter((link) => link.checkVisibility()).length,
          }
        }, null)
        expect(heard).toEqual({ said: ['为什么要这样做？ (1/1)'], application: false, present: null, reachable: 0 })
      })
    })
  })

  describe('the overview', () => {
    test('shows every slide in a grid without overlap, named by number and title', async () => {
      await withDeck(async (page) => {
        for (const [width, height] of sizes) {
          await page.look({ width, height })
          await resized(page, width)
          await page.press('o')
          expect((await shown(page)).split(' ')).toEqual(slideIds)
          const { boxes, names, wide } = await page.evaluate(() => {
            const rect = (part: Element) => part.getBoundingClientRect().toJSON() as DOMRect
            return {
              boxes: [...document.querySelectorAll('.slides > section')].map(rect),
              names: [...document.querySelectorAll('.grid button')].map((button) => button.textContent),
              wide: document.querySelector('.slides')!.scrollWidth - document.querySelector('.slides')!.clientWidth,
            }
          }, null)
          expect(names.slice(0, 2)).toEqual(['1 把文章变成幻灯片 (1/1)', '2 为什么要这样做？ (1/1)'])
          expect(wide).toBe(0)
          const overlaps = boxes.flatMap((one, index) =>
            boxes
              .slice(index + 1)
              .filter(
                (two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom,
              ),
          )
          expect(overlaps).toEqual([])
          expect(Math.max(...boxes.map((box) => box.right))).toBeLessThanOrEqual(width)
          await page.press('Escape')
          expect(await shown(page)).toBe(slideIds[0])
        }
      })
    })

    test('is walked with arrows and left by Enter, by a click, or by the key that opened it', async () => {
      await withDeck(async (page) => {
        await pressed(page, 'o', 'ArrowRight', 'ArrowDown', 'ArrowLeft')
        expect((await pressed(page, 'Enter')).at(-1)).toBe(slideIds[4])
        await pressed(page, 'o', 'End')
        expect((await pressed(page, 'Enter')).at(-1)).toBe(slideIds[last])
        await page.press('o')
        await page.evaluate(() => document.querySelectorAll<HTMLElement>('.grid button')[7]?.click(), null)
        expect(await shown(page)).toBe(slideIds[7])
        expect((await pressed(page, 'o', 'ArrowLeft', 'o')).at(-1)).toBe(slideIds[7])
        expect(
          await page.evaluate(() => document.querySelector('.present')!.matches('[inert], [aria-hidden]'), null),
        ).toBe(false)
      })
    })
  })

  describe('the black screen', () => {
    test('covers everything; a key that would move only lifts it', async () => {
      await withDeck(async (page) => {
        for (const lift of ['b', '.', 'ArrowRight', 'Space', 'Escape']) {
          await page.press('b')
          const top = await page.evaluate(() => {
            const part = document.elementFromPoint(640, 360)!
            return [part.className, getComputedStyle(part).backgroundColor, part.clientWidth, part.clientHeight]
          }, null)
          expect(top).toEqual(['curtain', 'rgb(0, 0, 0)', 1280, 720])
          await page.press(lift)
          expect(await has(page, '.curtain')).toBe(false)
          expect(await shown(page)).toBe(slideIds[0])
        }
      })
    })
  })

  describe('light and dark', () => {
    test('change places with D, from whatever the theme and the reader began with', async () => {
      await withDeck(async (page) => {
        const paper = () =>
          page.evaluate(() => getComputedStyle(document.querySelector('.present')!).backgroundColor, null)
        const light = await paper()
        await page.press('d')
        expect(await page.evaluate(() => document.documentElement.dataset.scheme, null)).toBe('dark')
        expect(await paper()).not.toBe(light)
        await page.press('d')
        expect(await paper()).toBe(light)
      })
    })
  })

  describe('the help', () => {
    test.each([
      ['zh-CN', '按键', '总览'],
      ['en', 'Keys', 'overview'],
    ] as const)('lists the keys in the language of the document: %s', async (lang, title, overview) => {
      await withDeck(
        async (page) => {
          await page.press('?')
          const text = await page.evaluate(() => document.querySelector('dialog[open]')?.textContent ?? '', null)
          expect(text).toContain(title)
          expect(text).toContain(overview)
          expect((await pressed(page, 'ArrowRight')).at(-1)).toBe(slideIds[0])
          await page.press('Escape')
          expect(await has(page, 'dialog')).toBe(false)
          expect(await shown(page)).toBe(slideIds[0])
        },
        { lang },
      )
    })

    test.each(sizes)('fits a window of %i by %i', async (width, height) => {
      await withDeck(async (page) => {
        await page.look({ width, height })
        await page.press('?')
        const over = await page.evaluate(() => {
          const box = document.querySelector('dialog')!
          return [box.scrollWidth - box.clientWidth, Math.min(0, box.getBoundingClientRect().top)]
        }, null)
        expect(over).toEqual([0, 0])
      })
    })
  })

  describe('printing', () => {
    test('prints every slide on a page of its own, without what the player did to it, and then goes on as before', async () => {
      await withDeck(async (page) => {
        for (const keys of [['ArrowRight'], ['o']]) {
          await pressed(page, ...keys)
          const marks = () =>
            page.evaluate(
              () =>
                [...document.querySelectorAll('.slides > section')].map((slide) =>
                  ['hidden', 'aria-hidden', 'inert', 'style'].map((name) => slide.getAttribute(name)),
                ),
              null,
            )
          const before = await marks()
          expect(before.flat().filter((mark) => mark !== null).length).toBeGreaterThan(last)
          await page.evaluate(() => {
            addEventListener('beforeprint', () => {
              const traces = document.querySelectorAll(
                '.slides > section:is([hidden], [aria-hidden], [inert], [style])',
              )
              document.documentElement.dataset.traces = String(traces.length)
            })
          }, null)
          await page.look({ media: 'print' })
          const pdf = await page.print({ width: 1280, height: 720 })
          await page.look({ media: 'screen' })
          expect(await page.evaluate(() => document.documentElement.dataset.traces, null)).toBe('0')
          expect(
            Buffer.from(pdf)
              .toString('latin1')
              .match(/\/Type \/Page\b/g),
          ).toHaveLength(slideIds.length)
          expect(await marks()).toEqual(before)
        }
      })
    })
  })

  describe('the speaker view', () => {
    // The view by itself: how it follows a deck in another window, and a deck it, stands in `speaker.test.ts`.
    const withSpeaker = (work: (page: OpenPage) => Promise<void>) => withDeck(work, { role: 'leader' })

    const pieces = (page: OpenPage) =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('.speaker-text p')].map((piece) => ({
            text: piece.lastChild?.textContent ?? '',
            shown: piece.classList.contains('shown') && !piece.classList.contains('said'),
          })),
        null,
      )

    const textOf = (page: OpenPage, selector: string): Promise<string> =>
      page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector)

    test('is a window of its own, and says so where the browser blocks it', async () => {
      await withDeck(
        async (page) => {
          await page.press('s')
          await until(page, async () => page.requests.length > 0)
        },
        { popups: 1 },
      )
      await withDeck(async (page) => {
        await page.evaluate(() => {
          window.open = () => null
        }, null)
        await page.press('s')
        expect(await page.evaluate(() => document.querySelector('.notice')?.textContent, null)).toContain('拦截')
      })
    })

    test('has the source text of every slide, complete, in order, what is only said set off', async () => {
      await withSpeaker(async (page) => {
        for (let index = 0; index <= last; index++) {
          expect(await pieces(page)).toEqual(expectedSource(index))
          expect(await textOf(page, '.speaker-count')).toBe(`${index + 1} / ${slideIds.length}`)
          await page.press('ArrowRight')
        }
      })
    })

    test('shows this slide and the next one as the deck does', async () => {
      await withSpeaker(async (page) => {
        const previews = () =>
          page.evaluate(
            () =>
              [...document.querySelectorAll<HTMLElement>('.preview')].map((box) => {
                const slide = box.querySelector('section')
                const fits = slide === null || Math.abs(slide.getBoundingClientRect().width - box.clientWidth) < 1
                return { id: slide?.id ?? box.dataset.empty, fits }
              }),
            null,
          )
        await until(page, async () => (await previews()).every(({ fits }) => fits))
        expect((await previews()).map(({ id }) => id)).toEqual(slideIds.slice(0, 2))
        await page.press('End')
        expect((await previews()).map(({ id }) => id)).toEqual([slideIds[last], '已是最后一页'])
        await page.press('b')
        expect(await textOf(page, '.speaker-status')).toBe('屏幕已变黑')
        await page.press('b')
        expect(await textOf(page, '.speaker-status')).toBe('')
        await page.press('d')
        expect(await page.evaluate(() => document.documentElement.dataset.scheme, null)).toBe('dark')
        await page.press('?')
        expect(await textOf(page, 'dialog[open]')).toContain('演讲者视图')
      })
    })

    test('scrolls with up and down, and its text grows and shrinks', async () => {
      await withSpeaker(async (page) => {
        const size = () =>
          page.evaluate(() => document.querySelector<HTMLElement>('.speaker-text')!.style.fontSize, null)
        expect(await size()).toBe('20px')
        await pressed(page, '+', '+')
        expect(await size()).toBe('24px')
        await pressed(page, '-', 'ArrowDown', 'ArrowUp')
        expect(await size()).toBe('22px')
        expect(await textOf(page, '.speaker-count')).toBe(`1 / ${slideIds.length}`)
      })
    })

    test('has a clock that starts at the first advance, pauses, and is reset by two clicks only', async () => {
      await withSpeaker(async (page) => {
        const reset = () =>
          page.evaluate(() => document.querySelector<HTMLElement>('.speaker-bar .reset')?.click(), null)
        const stands = () => page.evaluate(() => document.querySelector('.standing') !== null, null)
        expect(await stands()).toBe(true)
        await page.press('ArrowRight')
        expect(await stands()).toBe(false)
        await until(page, async () => (await textOf(page, '.speaker-clock')) === '0:01')
        await page.press('t')
        expect(await stands()).toBe(true)
        await reset()
        expect(await textOf(page, '.speaker-clock')).toBe('0:01')
        await reset()
        expect(await textOf(page, '.speaker-clock')).toBe('0:00')
      })
    })

    test.each([[1280, 800], ...sizes] as const)('fits a window of %i by %i', async (width, height) => {
      await withSpeaker(async (page) => {
        await page.look({ width, height })
        await resized(page, width)
        await page.press('ArrowRight')
        const over = await page.evaluate(() => {
          const view = document.documentElement
          const parts = [
            ...document.querySelectorAll(
              '.speaker-bar > *, .speaker-text, .preview, .speaker-sizes, .speaker-tools button',
            ),
          ]
          const out = parts.filter((part) => {
            const { left, right, bottom, width } = part.getBoundingClientRect()
            return width > 0 && (left < 0 || right > view.clientWidth || bottom > view.clientHeight)
          })
          return { out: out.map((part) => part.className), text: document.querySelector('.speaker-text')!.clientHeight }
        }, null)
        expect(over.out).toEqual([])
        expect(over.text).toBeGreaterThan(height / 4)
      })
    })
  })
})
