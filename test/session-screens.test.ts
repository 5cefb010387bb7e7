// A session as it is: the server, a speaker, a projector and three phones, in real browsers. Each promise of presenting by a test.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, HTTPRequest, HTTPResponse, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { LONGEST, typed } from '../src/session/typed.ts'
import {
  noBrowser,
  openBrowser,
  openRoom,
  PATIENCE,
  phone,
  projector,
  type Room,
  speaker,
  titleOn,
  took,
} from './serve/live-room.ts'

const ARTICLE = `# The ferry

It crosses the river eleven times a day, and nobody has ever counted the times when it did not. A bell tells that it leaves.

## Before it leaves

The ropes are counted first, since one of them was forgotten once. The valve is opened after that, and the bell is rung last of all.

## What it carries

Walkers come early, and riders come late. A cow comes in spring, and it is led on board before anybody else is.

## Who pays for it

The town pays for the boat, and the passengers pay for the coal. Nobody has paid for the bell, which was found in the river.

## When it stops

Ice closes the river for six weeks. The motor is repaired then, and the ferryman goes to see his daughter.
`

const SIDECAR = `---
minutes: 20
---

## Before it leaves {time=5m}

::: notes
PLANTED-NOTE: tell them of the rope.
:::

> [!question] Which comes last before it leaves? {time=3m}
>
> - [ ] The ropes
> - [ ] The valve
> - [x] The bell
>
> > [!answer]
> > PLANTED-ANSWER: the bell.

## Who pays for it {time=6m}

> [!question] Should a bridge be built? {time=4m mode=think-pair-share}

> [!activity] PLANTED-LATER: draw the ferry {time=2m}
`

describe.skipIf(noBrowser !== '')('a session', () => {
  let browser: Browser
  let room: Room
  let leader: Page
  let screen: Page
  let phones: Page[]
  const heard: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
    room = await openRoom({ article: ARTICLE, sidecar: SIDECAR })
    leader = await speaker(browser, room, heard)
    screen = await projector(leader, heard)
    phones = await Promise.all([0, 1, 2].map(() => phone(browser, room, heard)))
  }, 90_000)
  afterAll(async () => {
    await browser.close()
    await room.close()
  })

  /** By its title; the keys of the speaker view find it by its number. */
  async function goTo(title: string): Promise<void> {
    const number = await leader.evaluate(async (wanted) => {
      const page = await (await fetch('/speaker')).text()
      const slides = [
        ...new DOMParser().parseFromString(page, 'text/html').querySelectorAll('.slides > section:not([data-topic])'),
      ]
      return 1 + slides.findIndex((slide) => slide.querySelector('.title, h1, h2')?.textContent?.trim() === wanted)
    }, title)
    expect(number).toBeGreaterThan(0)
    await unfocus(leader)
    for (const digit of String(number)) await leader.keyboard.press(digit as '1')
    await leader.keyboard.press('Enter')
  }
  const unfocus = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const text = (page: Page, selector: string) =>
    page.evaluate((wanted) => {
      const shown = [...document.querySelectorAll<HTMLElement>(wanted)].filter((one) => one.checkVisibility())
      return shown.map((one) => one.innerText).join('\n')
    }, selector)
  /** As a person does: it is pressed as soon as it is there. Of several names, whichever there is. */
  const press = async (page: Page, names: string | readonly string[], inside = 'body') => {
    const handle = await page
      .waitForFunction(
        (labels, place) =>
          [...document.querySelectorAll<HTMLButtonElement>(`${place} button`)].find(
            (one) =>
              one.checkVisibility() &&
              !one.disabled &&
              [
                one.textContent?.trim(),
                one.querySelector('.bar-name')?.textContent,
                one.getAttribute('aria-label'),
              ].some((name) => typeof name === 'string' && labels.includes(name)),
          ),
        { timeout: PATIENCE, polling: 20 },
        [names].flat(),
        inside,
      )
      .catch((cause: unknown) => {
        throw new Error(`there is no button “${[names].flat().join('” or “')}”`, { cause })
      })
    await (handle.asElement() as { click(): Promise<void> } | null)?.click()
  }
  /** What one window shows is not yet on another: it is waited for. */
  const shows = (page: Page, place: string, words: string | RegExp) =>
    took(async () => {
      const said = await text(page, place)
      return typeof words === 'string' ? said.includes(words) : words.test(said)
    })
  const comeBack = async (page: Page) => {
    if ((await text(page, '.back-to-leader')) !== '') await page.click('.back-to-leader')
  }
  const everyone = () => [screen, ...phones]
  const allOn = (title: string) =>
    took(async () => (await Promise.all(everyone().map(titleOn))).every((one) => one === title))

  test('who joins after five changes sees the present step at the first paint', async () => {
    // The last one is only there once all five are.
    for (const title of ['Before it leaves', 'When it stops', 'The ferry', 'What it carries', 'Who pays for it'])
      await goTo(title)
    await allOn('Who pays for it')
    const context = await browser.createBrowserContext()
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.setViewport({ width: 360, height: 640, isMobile: true, hasTouch: true })
    await page.goto(room.url)
    await page.type('input.code', room.code)
    // The page comes in pieces, as over the air in a full room.
    const line = await page.createCDPSession()
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: 150_000,
      uploadThroughput: 150_000,
    })
    // What stands there in each picture that the browser paints.
    await page.evaluateOnNewDocument(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      const look = () => {
        const shown = [...document.querySelectorAll<HTMLElement>('.slides > section')].filter((one) =>
          one.checkVisibility({ visibilityProperty: true }),
        )
        if (shown.length > 0)
          seen.push(shown.map((one) => one.querySelector('.title, h1, h2')?.textContent?.trim()).join('|'))
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await page.click('button')
    await page.waitForSelector('.follower-bar')
    await new Promise((resolve) => setTimeout(resolve, 300))
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
    expect([...new Set(seen)]).toEqual(['Who pays for it'])
  })

  test('a follower looks back without being pulled away, and returns with one tap', async () => {
    const [reader] = phones
    if (reader === undefined) throw new Error('no phone')
    await goTo('What it carries')
    await allOn('What it carries')
    await press(reader, 'Previous slide', '.follower-bar')
    await took(async () => (await titleOn(reader)) !== 'What it carries')
    const away = await titleOn(reader)
    await goTo('Who pays for it')
    await took(async () => (await titleOn(phones[1] as Page)) === 'Who pays for it')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await titleOn(reader)).toBe(away)
    await shows(reader, '.back-to-leader', /^Back to the leader · \d+$/)
    await reader.click('.back-to-leader')
    await took(async () => (await titleOn(reader)) === 'Who pays for it')
    await shows(reader, '.back-to-leader', /^$/)
  })

  test('a slide is called by the same number on every screen; one that only the leader has, by the one before it', async () => {
    await goTo('Who pays for it')
    await allOn('Who pays for it')
    const number = (await text(phones[0] as Page, '.present .number')).trim()
    expect(number).toMatch(/^\d+$/)
    for (const page of everyone()) expect(await text(page, '.present .number')).toBe(number)
    const all = await (phones[0] as Page).evaluate(() => document.querySelectorAll('.slides > section').length)
    await took(async () => (await text(leader, '.speaker-count')) === `${number} / ${all}`)
    await leader.keyboard.press('ArrowRight')
    await took(async () => (await text(leader, '.speaker-count')) === `${number}+ / ${all}`)
    await leader.keyboard.press('ArrowLeft')
  })

  test("who has the article's text open is not pulled away while reading", async () => {
    const [reader] = phones
    if (reader === undefined) throw new Error('no phone')
    await goTo('What it carries')
    await allOn('What it carries')
    const isFolded = await reader.evaluate(() => {
      const folded = document.querySelector<HTMLDetailsElement>('.present details.folded')
      if (folded !== null) folded.open = true
      return folded !== null
    })
    // Where all of the text is on the slide there is nothing to unfold: then notes are open.
    if (!isFolded) await press(reader, 'Notes', '.follower-bar')
    await goTo('When it stops')
    await took(async () => (await titleOn(phones[1] as Page)) === 'When it stops')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await titleOn(reader)).toBe('What it carries')
    if (!isFolded) await reader.click('dialog[open] .sheet-close')
    await comeBack(reader)
    await took(async () => (await titleOn(reader)) === 'When it stops')
  })

  test('questions are asked, voted for, shown, parked and answered', async () => {
    const [first, second] = phones as [Page, Page, Page]
    await first.click('.bar-row button:nth-child(2)')
    await first.type('.ask textarea', 'Who rings the bell <b>really</b>?')
    await first.type('.ask input', 'Ida')
    await first.click('.ask button')
    await took(async () => (await text(first, '.sheet[open] [role="status"]')) === 'Sent.')
    await first.click('dialog[open] .sheet-close')
    await second.click('.bar-row button:nth-child(2)')
    await took(async () => (await text(second, '.asked')).includes('Who rings the bell <b>really</b>?'))
    await second.click('.asked button')
    await second.click('dialog[open] .sheet-close')
    await took(async () => (await text(leader, '.panel-votes')) === '2')
    await leader.click('.panel-questions summary')
    await press(leader, 'Show', '.panel-questions')
    for (const page of everyone())
      await took(async () =>
        (await text(page, '.board .board-text, .shown-question')).includes('Who rings the bell <b>really</b>?'),
      )
    await press(leader, 'Hide', '.panel-questions')
    await took(async () => (await text(screen, '.board')) === '')
    await press(leader, 'Park', '.panel-questions')
    await took(async () => await leader.evaluate(() => document.querySelector('.panel-questions li.parked') !== null))
    await leader.type('.panel-questions textarea', 'The ferryman’s daughter.')
    await press(leader, 'Answered', '.panel-questions')
    await took(async () => await leader.evaluate(() => document.querySelector('.panel-questions li.answered') !== null))
    // What another window of the leader has written since is not written over by one that only shows what was.
    const other = await leader.browserContext().newPage()
    await other.goto(`${room.url}speaker`)
    await other.waitForSelector('.panel-questions li.answered')
    await other.click('.panel-questions summary')
    await other.click('.panel-questions textarea', { count: 3 })
    await other.type('.panel-questions textarea', 'It was the ferryman’s daughter.')
    await press(other, 'Open again', '.panel-questions')
    await took(() => leader.evaluate(() => document.querySelector('.panel-questions li.open') !== null))
    await press(leader, 'Answered', '.panel-questions')
    await took(() => other.evaluate(() => document.querySelector('.panel-questions li.answered') !== null))
    const answers = () =>
      Promise.all(
        [leader, other].map((page) =>
          page.evaluate(() => document.querySelector<HTMLTextAreaElement>('.panel-questions textarea')?.value ?? ''),
        ),
      )
    await unfocus(leader)
    await took(async () => (await answers()).every((answer) => answer === 'It was the ferryman’s daughter.'))
    await other.close()
    await leader.bringToFront()
  })

  test('whoever asked takes a question back, the leader removes one, and either is gone from all the other screens', async () => {
    const [asker, reader] = phones as [Page, Page]
    const ask = async (words: string) => {
      await press(asker, 'Ask', '.follower-bar')
      await asker.type('.ask textarea', words)
      await press(asker, 'Send', '.ask')
      await shows(leader, '.panel-questions', words)
      await press(reader, 'Ask', '.follower-bar')
      await shows(reader, '.asked', words)
    }
    const closed = async () => {
      for (const page of [asker, reader]) await page.click('dialog[open] .sheet-close')
    }
    await ask('Is it rustey?')
    // A button stands at one's own question only, also after the page was loaded again.
    await asker.reload()
    await press(asker, 'Ask', '.follower-bar')
    await shows(asker, '.asked', 'Is it rustey?')
    expect(await text(reader, '.take-back')).toBe('')
    await press(asker, 'Take back', '.asked')
    await took(async () => !(await text(reader, '.asked')).includes('rustey'))
    await took(async () => !(await text(leader, '.panel-questions')).includes('rustey'))
    expect(await asker.evaluate(() => document.querySelector<HTMLTextAreaElement>('.ask textarea')?.value)).toBe(
      'Is it rustey?',
    )
    await closed()
    await asker.evaluate(() => {
      for (const field of document.querySelectorAll<HTMLTextAreaElement>('.ask textarea')) field.value = ''
    })
    await new Promise((resolve) => setTimeout(resolve, 3000)) // between two questions of a device
    await ask('Something nobody should read.')
    const pressIn = (name: string) =>
      leader.evaluate((label) => {
        const items = [...document.querySelectorAll('.panel-questions li')]
        const item = items.find((one) => one.textContent?.includes('nobody should read'))
        for (const details of item?.querySelectorAll('details') ?? []) details.open = true
        for (const button of item?.querySelectorAll('button') ?? [])
          if (button.textContent === label && button.checkVisibility()) button.click()
      }, name)
    await pressIn('Show')
    for (const page of [screen, reader]) await shows(page, 'body', 'Something nobody should read.')
    await pressIn('Remove')
    for (const page of [screen, ...phones])
      await took(async () => !(await text(page, 'body')).includes('nobody should'))
    await shows(leader, '.panel-questions .removed', 'Something nobody should read.')
    await pressIn('Open again')
    await shows(reader, '.asked', 'Something nobody should read.')
    await pressIn('Remove')
    await took(async () => !(await text(reader, '.asked')).includes('nobody should'))
    await closed()
  })

  test('a poll is hidden until it is closed, discussed, voted again, and shows both votes', async () => {
    await press(leader, 'Open: Which comes last before it leaves?', '.panel')
    for (const page of phones) await took(async () => (await text(page, '.topic-card')).includes('Which comes last'))
    await shows(screen, '.board', 'The valve')
    const choose = (page: Page, option: number) => page.click(`.topic-choices button:nth-child(${option})`)
    await choose(phones[0] as Page, 1)
    await choose(phones[1] as Page, 2)
    await choose(phones[2] as Page, 3)
    await took(async () => (await text(leader, '.panel-count')).startsWith('3 of 3'))
    for (const page of everyone())
      expect(await page.evaluate(() => document.querySelectorAll('.board .bar, .topic-card .bar').length)).toBe(0)
    await press(leader, 'Close', '.panel')
    await shows(leader, '.panel-topic .panel-hint', 'Few are right')
    await shows(screen, '.board', 'Closed')
    await press(leader, 'Vote again', '.panel')
    for (const page of phones) {
      await took(() =>
        page.evaluate(
          () =>
            document.querySelector<HTMLButtonElement>('.topic-choices button')?.disabled === false &&
            document.querySelector('.topic-choices [aria-checked="true"]') === null,
        ),
      )
      await choose(page, 3)
    }
    await took(async () => (await text(leader, '.panel-count')).startsWith('3 of 3'))
    await press(leader, 'Close', '.panel')
    await took(async () => (await text(leader, '.panel-topic .panel-hint')).includes('Most are right'))
    await press(leader, 'Show bars', '.panel')
    for (const page of everyone()) {
      await took(async () => (await text(page, '.board, .topic-card')).includes('second vote · 100 % (3)'))
      const shown = await text(page, '.board, .topic-card')
      expect(shown).toContain('first vote · 33 % (1)')
      expect(shown).not.toMatch(/✓|PLANTED/)
    }
    await press(leader, 'Show what is right', '.panel')
    for (const page of everyone())
      await took(async () => (await text(page, '.board .is-right, .topic-card .is-right')).includes('The bell'))
    await press(leader, 'Take off the screens', '.panel')
    await took(async () => (await text(screen, '.board')) === '')
  })

  test('an activity has a time box that all see, and the leader sees how many are left', async () => {
    await press(leader, 'Open: Should a bridge be built?', '.panel')
    for (const page of everyone()) {
      await shows(page, '.board .ring-digits, .topic-card .ring-digits', /^0:[34]\d$/)
      await shows(page, '.board .ring-phase, .topic-card .ring-phase', /^Think alone$/)
    }
    // The leader leads on to the next phase, and makes it longer.
    await press(leader, 'Next phase', '.panel')
    for (const page of everyone()) await shows(page, '.board .ring-digits, .topic-card .ring-digits', /^1:[23]\d$/)
    await press(leader, '+1 minute', '.panel')
    for (const page of everyone()) {
      await shows(page, '.board .ring-digits, .topic-card .ring-digits', /^2:[123]\d$/)
      await shows(page, '.board .ring-phase, .topic-card .ring-phase', /^Talk in pairs$/)
    }
    // A window that is loaded again takes the time of now, not that of the last change.
    await new Promise((resolve) => setTimeout(resolve, 4000))
    await screen.reload()
    await shows(screen, '.board .ring-digits', /^\d:\d\d$/)
    const [there, here] = await Promise.all(
      [screen, phones[0] as Page].map(async (page) => {
        const [minutes = 0, seconds = 0] = (await text(page, '.ring-digits')).split(':').map(Number)
        return minutes * 60 + seconds
      }),
    )
    expect(Math.abs((there ?? 0) - (here ?? 0))).toBeLessThanOrEqual(2)
    await (phones[0] as Page).click('.topic-done')
    await took(async () => (await text(leader, '.panel-count')) === '1 of 3 done, 2 left')
    await (phones[0] as Page).click('.topic-done')
    await took(async () => (await text(leader, '.panel-count')).startsWith('0 of 3'))
    // What was done in one activity is not done in the next.
    await (phones[0] as Page).click('.topic-done')
    await took(async () => (await text(leader, '.panel-count')).startsWith('1 of 3'))
    await press(leader, 'Take off the screens', '.panel')
    await took(async () => (await text(leader, '.panel-topic')) === '')
    await press(leader, 'Open: PLANTED-LATER: draw the ferry', '.panel')
    await took(async () => (await text(phones[0] as Page, '.topic-card')).includes('draw the ferry'))
    await took(() =>
      (phones[0] as Page).evaluate(
        () => document.querySelector('.topic-done')?.getAttribute('aria-pressed') === 'false',
      ),
    )
    await press(leader, 'Take off the screens', '.panel')
  })

  test('slower and faster are sums, and a word is taken back', async () => {
    await (phones[0] as Page).click('.bar-row button:nth-child(3)')
    await (phones[1] as Page).click('.bar-row button:nth-child(3)')
    await (phones[2] as Page).click('.bar-row button:nth-child(4)')
    await took(async () => (await text(leader, '.panel-pace')) === '2 slower\n1 faster')
    await (phones[0] as Page).click('.bar-row button:nth-child(3)')
    await took(async () => (await text(leader, '.panel-pace')) === '1 slower\n1 faster')
  })

  test('black, freeze, undo, and the way into the room', async () => {
    await goTo('Before it leaves')
    await allOn('Before it leaves')
    await leader.keyboard.press('b')
    await took(() => screen.evaluate(() => document.querySelector('.curtain:not([hidden])') !== null))
    await leader.keyboard.press('u')
    await took(() => screen.evaluate(() => document.querySelector('.curtain:not([hidden])') === null))
    await leader.keyboard.press('x')
    await goTo('When it stops')
    await took(async () => (await text(leader, '.speaker-title')) === 'When it stops')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await titleOn(screen)).toBe('Before it leaves')
    expect(await titleOn(phones[0] as Page)).toBe('Before it leaves')
    await leader.keyboard.press('x')
    await allOn('When it stops')
    await leader.keyboard.press('j')
    await took(async () => (await text(screen, '.room-code')) === room.code)
    expect(
      await screen.evaluate(() => document.querySelector('.room-qr')?.getBoundingClientRect().width ?? 0),
    ).toBeGreaterThan(300)
    await leader.keyboard.press('j')
    await took(async () => (await text(screen, '.room-code')) === '')
  })

  test('the laser and the pen are seen on the projector, and strokes go by undo', async () => {
    await leader.keyboard.press('l')
    const box = await leader.evaluate(() => {
      const { x, y, width, height } = (
        document.querySelector('.speaker-now .preview') as HTMLElement
      ).getBoundingClientRect()
      return { x, y, width, height }
    })
    await leader.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await leader.mouse.move(box.x + box.width / 2 + 5, box.y + box.height / 2)
    await took(() => screen.evaluate(() => document.querySelector('.laser')?.getAttribute('visibility') === 'visible'))
    await leader.keyboard.press('l')
    await took(() => screen.evaluate(() => document.querySelector('.laser')?.getAttribute('visibility') === 'hidden'))
    await leader.keyboard.press('w')
    await leader.mouse.move(box.x + 40, box.y + 40)
    await leader.mouse.down()
    await leader.mouse.move(box.x + 120, box.y + 90, { steps: 5 })
    await leader.mouse.up()
    await leader.keyboard.press('w')
    await took(() => screen.evaluate(() => document.querySelectorAll('.ink path').length === 1))
    await leader.keyboard.press('u')
    await took(() => screen.evaluate(() => document.querySelectorAll('.ink path').length === 0))
  })

  test('a save changes only what changed, and every screen stays where it is', async () => {
    await goTo('What it carries')
    await allOn('What it carries')
    for (const page of everyone())
      await page.evaluate(() => {
        for (const slide of document.querySelectorAll('.slides > section')) Object.assign(slide, { marked: true })
      })
    const coming: Promise<Buffer>[] = []
    const weigh = (response: HTTPResponse) => {
      if (response.url().includes('?since=')) coming.push(response.buffer())
    }
    for (const page of everyone()) page.on('response', weigh)
    writeFileSync(join(room.folder, 'article.md'), ARTICLE.replace('A cow comes in spring', 'A cow comes in May'))
    for (const page of everyone()) await shows(page, '.slides', 'in May')
    for (const page of everyone()) page.off('response', weigh)
    // A phone has the deck already, which is a hundred times as much.
    const news = await Promise.all(coming)
    expect(news).toHaveLength(everyone().length)
    expect(Math.max(...news.map(({ length }) => length))).toBeLessThan(4000)
    for (const page of everyone()) {
      const slides = await page.evaluate(() =>
        [...document.querySelectorAll('.slides > section')].map((slide) => [slide.id, 'marked' in slide] as const),
      )
      const renewed = slides.filter(([, isMarked]) => !isMarked).map(([id]) => id)
      expect(renewed).toHaveLength(1)
      expect(renewed[0]).toMatch(/^what-it-carries/)
      expect(await titleOn(page)).toBe('What it carries')
    }
  })

  test('an article that does not build keeps the last good deck, with the reason in the speaker view', async () => {
    writeFileSync(join(room.folder, 'article.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe, 0xff, 0x0a]))
    await took(async () => (await text(leader, '.speaker-trouble')).includes('article.md'))
    expect(await titleOn(screen)).toBe('What it carries')
    expect(await text(phones[0] as Page, 'body')).not.toContain('article.md')
    writeFileSync(join(room.folder, 'article.md'), ARTICLE)
    await took(async () => (await text(leader, '.speaker-trouble')) === '')
  })

  test("a save of the leader's file changes the leader's deck, and no phone hears of it", async () => {
    await goTo('Before it leaves')
    await took(async () => (await text(leader, '.speaker-text')).includes('PLANTED-NOTE: tell them of the rope'))
    const asked: string[] = []
    const [reader] = phones as [Page]
    const count = (request: HTTPRequest) => asked.push(request.url())
    reader.on('request', count)
    writeFileSync(join(room.folder, 'article.study.md'), SIDECAR.replace('tell them of the rope', 'show them the rope'))
    await took(async () => (await text(leader, '.speaker-text')).includes('PLANTED-NOTE: show them the rope'))
    writeFileSync(join(room.folder, 'article.study.md'), SIDECAR)
    await took(async () => (await text(leader, '.speaker-text')).includes('PLANTED-NOTE: tell them of the rope'))
    expect(asked).toEqual([])
    reader.off('request', count)
  })

  test('a heading that is gone is told to the leader with those that are near', async () => {
    writeFileSync(join(room.folder, 'article.study.md'), SIDECAR.replace('## Who pays for it', '## Who payed for it'))
    await took(async () => (await text(leader, '.speaker-trouble')).includes('Who pays for it'))
    writeFileSync(join(room.folder, 'article.study.md'), SIDECAR)
    await took(async () => (await text(leader, '.speaker-trouble')) === '')
  })

  test("the leader's phone is a remote, once the leader has let it in", async () => {
    await goTo('Before it leaves')
    await allOn('Before it leaves')
    const remote = await phone(browser, room, heard)
    await remote.goto(`${room.url}remote`)
    await press(remote, 'This phone as a remote')
    await remote.waitForSelector('.number')
    const number = await text(remote, '.number')
    await took(async () => (await text(leader, '.panel-leadership')).includes(number))
    // A row that has just come is not pressed by mistake.
    await new Promise((resolve) => setTimeout(resolve, 600))
    await press(leader, 'Let in', '.panel-leadership')
    await remote.waitForSelector('.remote-next', { timeout: PATIENCE })
    const targets = await remote.evaluate(() =>
      [...document.querySelectorAll('.remote-targets button')].map((one) => {
        const { top, height } = one.getBoundingClientRect()
        return { top, height }
      }),
    )
    expect(targets).toHaveLength(2)
    for (const { top, height } of targets) {
      expect(height).toBeGreaterThanOrEqual(96)
      expect(top).toBeGreaterThanOrEqual(320)
    }
    await shows(remote, '.remote-notes', 'PLANTED-NOTE')
    const before = await titleOn(screen)
    await remote.click('.remote-next')
    await took(
      async () =>
        (await titleOn(screen)) !== before ||
        (await screen.evaluate(() => document.querySelector('.present')?.getAttribute('data-topic') !== null)),
    )
    await remote.click('.remote-back')
    await allOn(before)
    // What a phone without a network was asked for is not done when everybody has gone elsewhere since.
    await remote.setOfflineMode(true)
    await remote.click('.remote-next')
    await goTo('When it stops')
    await allOn('When it stops')
    await new Promise((resolve) => setTimeout(resolve, 2200))
    await remote.setOfflineMode(false)
    await shows(remote, 'h1', 'When it stops')
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(await titleOn(screen)).toBe('When it stops')
    await goTo(before)
    await allOn(before)
    await press(leader, 'End', '.panel-leadership')
    await took(async () => (await remote.evaluate(() => location.pathname)) === '/')
    await remote.browserContext().close()
  })

  test('one leads at a time: it is handed over on purpose, and the host can take it back', async () => {
    const next = await phone(browser, room, heard)
    await next.setViewport({ width: 1280, height: 800 })
    await next.goto(`${room.url}remote`)
    await next.type('input', 'Bo')
    await press(next, 'I take over as leader')
    await took(async () => (await text(leader, '.panel-leadership')).includes('Bo'))
    await new Promise((resolve) => setTimeout(resolve, 600))
    await press(leader, 'Let in', '.panel-leadership')
    await press(leader, 'Hand over?', '.panel-leadership')
    await took(async () => (await text(leader, '.panel-leadership')).includes('Bo leads now.'))
    // On a laptop the next leader has all of the speaker view at once.
    await next.waitForSelector('.panel', { timeout: PATIENCE })
    const before = await titleOn(screen)
    await unfocus(leader)
    await leader.keyboard.press('ArrowRight')
    await took(async () => (await text(leader, '.speaker-trouble')) !== '')
    expect(await titleOn(screen)).toBe(before)
    await next.keyboard.press('End')
    await allOn('When it stops')
    await press(leader, 'Take back', '.panel-leadership')
    await took(async () => (await next.evaluate(() => location.pathname)) === '/')
    await goTo('Before it leaves')
    await allOn('Before it leaves')
    await next.browserContext().close()
  })

  test('the server is gone for three seconds: everybody reads on, comes back within three, and no question is lost or doubled', async () => {
    const asker = phones[2] as Page
    await room.kill()
    await took(async () => (await text(asker, '.bar-line')).includes('No connection'))
    await asker.click('.bar-row button:nth-child(2)')
    await asker.type('.ask textarea', 'Was this lost?')
    await asker.click('.ask button')
    await took(async () => (await text(asker, '.sheet[open] [role="status"]')).includes('It is kept'))
    await asker.click('dialog[open] .sheet-close')
    await press(phones[0] as Page, 'Next slide', '.follower-bar')
    await took(async () => (await titleOn(phones[0] as Page)) !== 'Before it leaves')
    // The leader goes on meanwhile, too: slowly, which is not forgotten.
    await leader.keyboard.press('ArrowRight')
    await new Promise((resolve) => setTimeout(resolve, 2500))
    await leader.keyboard.press('ArrowRight')
    await shows(leader, '.speaker-title', 'What it carries')
    await room.again()
    const began = performance.now()
    for (const page of phones) await took(async () => (await text(page, '.bar-line')) === '')
    await took(async () => (await text(leader, '.speaker-trouble')) === '')
    const milliseconds = performance.now() - began
    expect(milliseconds).toBeLessThan(3000)
    await took(async () => (await text(leader, '.panel-questions')).includes('Was this lost?'))
    await took(async () => (await titleOn(screen)) === 'What it carries')
    await comeBack(phones[0] as Page)
    await goTo('Who pays for it')
    await allOn('Who pays for it')
    const log = readFileSync(join(room.folder, logOf(room)), 'utf8')
    expect(log.split('Was this lost?')).toHaveLength(2)
    await shows(leader, '.panel-questions', 'Who rings the bell')
  })

  test('axe finds nothing serious on speaker, follower, projector, remote and join page', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    const remote = await phone(browser, room, heard)
    await remote.goto(`${room.url}remote`)
    const join = await (await browser.createBrowserContext()).newPage()
    await join.goto(room.url)
    await join.waitForSelector('input.code')
    await leader.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    await (phones[0] as Page).click('.bar-row button:nth-child(2)')
    const faults: string[] = []
    const look = async (name: string, page: Page) => {
      // The page's policy allows no script of others; the tester's comes in over the browser's own line.
      await page.setBypassCSP(true)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const { axe: tester } = window as unknown as {
          axe: {
            run(
              options: unknown,
            ): Promise<{ violations: { id: string; impact: string; nodes: { target: unknown[] }[] }[] }>
          }
        }
        const { violations: all } = await tester.run({ resultTypes: ['violations'] })
        return all
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .slice(0, 3)
                .map(({ target }) => target.join(' '))
                .join(', ')}`,
          )
      })
      faults.push(...violations.map((fault) => `${name}: ${fault}`))
    }
    await look('speaker', leader)
    await look('follower', phones[1] as Page)
    await look('questions', phones[0] as Page)
    await look('projector', screen)
    await look('asking to steer', remote)
    await look('join', join)
    await press(remote, 'This phone as a remote')
    await remote.waitForSelector('.number')
    await took(async () => (await text(leader, '.panel-leadership')).includes(await text(remote, '.number')))
    await new Promise((resolve) => setTimeout(resolve, 600))
    await press(leader, 'Let in', '.panel-leadership')
    await remote.waitForSelector('.remote-next', { timeout: PATIENCE })
    await look('remote', remote)
    const which = 'Which comes last before it leaves?'
    await press(leader, [`Open: ${which}`, `Open again: ${which}`], '.panel')
    await (phones[0] as Page).click('dialog[open] .sheet-close')
    await took(async () => (await text(phones[1] as Page, '.topic-card')) !== '')
    // What was chosen before another topic was opened still stands there.
    await shows(phones[1] as Page, '.topic-choices [aria-checked="true"]', 'The bell')
    await look('topic', phones[1] as Page)
    await look('board', screen)
    await press(leader, 'Take off the screens', '.panel')
    expect(faults).toEqual([])
    await remote.browserContext().close()
    await join.browserContext().close()
  })

  test('all of it can be done with a keyboard, and what is touched is large enough', async () => {
    const small = await (phones[0] as Page).evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.follower-bar button, .topic-card button, .sheet button')].flatMap(
        (one) => {
          const { width, height } = one.getBoundingClientRect()
          return one.checkVisibility() && (height < 44 || width < 44) ? [`${one.textContent} ${width}×${height}`] : []
        },
      ),
    )
    expect(small).toEqual([])
    const reached = async (page: Page, presses: number) => {
      await unfocus(page)
      const names = new Set<string>()
      for (let press = 0; press < presses; press++) {
        await page.keyboard.press('Tab')
        names.add(await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 40) ?? ''))
      }
      return names
    }
    const onPhone = await reached(phones[1] as Page, 16)
    for (const name of ['?Ask', '−Slower', '+Faster', '✎Notes', '›Next slide'])
      expect([...onPhone].some((one) => one.startsWith(name.slice(0, 5)))).toBe(true)
    const inSpeaker = await reached(leader, 60)
    for (const name of ['Pause', 'Reset', 'Projector', 'Keep', 'End the session', 'Show how to join (J)'])
      expect([...inSpeaker]).toContain(name)
    await unfocus(leader)
  })

  test('texts that attack pages are text on every screen', async ({ skip }) => {
    const file = join(import.meta.dirname, '../../shared/faults/suites/xss-payloads.jsonl')
    if (!existsSync(file)) skip('the payloads are not beside the project')
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    const payloads = lines.map((line) => typed((JSON.parse(line) as { payload: string }).payload, LONGEST.text))
    const texts = payloads.filter((text) => text !== '')
    expect(texts.length).toBeGreaterThan(5000)
    const before = heard.length
    const requests: string[] = []
    // All of them are more than the server takes: the line of these pages is the test's own, its snapshots those of the server.
    const screens = await Promise.all(
      [
        { context: leader.browserContext(), path: 'speaker' },
        { context: leader.browserContext(), path: 'projector' },
        { context: (phones[0] as Page).browserContext(), path: '' },
      ].map(async ({ context, path }) => {
        const page = await context.newPage()
        page.on('console', (message) => heard.push(message.text()))
        page.on('pageerror', (error) => heard.push(String(error)))
        page.on('dialog', (dialog) => {
          heard.push(`dialog: ${dialog.message()}`)
          void dialog.dismiss()
        })
        page.on('request', (request) => requests.push(request.url()))
        await page.evaluateOnNewDocument(() => {
          const real = window.fetch
          window.fetch = (...words) => {
            if (words[0] !== '/api/stream') return real(...words)
            const body = new ReadableStream<Uint8Array>({
              start: (line) => {
                const encoder = new TextEncoder()
                Object.assign(window, {
                  tell: (json: string) => line.enqueue(encoder.encode(`data: ${json}\n\n`)),
                })
              },
            })
            return Promise.resolve(new Response(body))
          }
        })
        await page.goto(room.url + path)
        await page.waitForFunction(() => 'tell' in window)
        return page
      }),
    )
    requests.length = 0
    const faults: string[] = []
    for (const page of screens) {
      const found = await page.evaluate(async (all: string[]) => {
        const { tell } = window as unknown as { tell(json: string): void }
        const island = JSON.parse(document.querySelector('script[data-part="session"]')?.textContent ?? '{}') as {
          snapshot: Record<string, unknown>
        }
        const own = new Set(['b', 'span', 'small', 'br'])
        const wrong: string[] = []
        for (let at = 0; at < all.length; at += 50) {
          const some = all.slice(at, at + 50)
          const questions = some.map((text, index) => ({
            id: `x${at + index}`,
            text,
            name: text.slice(0, 40),
            votes: 1,
            state: 'open',
          }))
          const topic = {
            id: `t${at}`,
            text: some[0],
            mode: 'jigsaw',
            options: some.slice(0, 6),
            parts: some.slice(0, 4),
            phases: [{ name: null, seconds: 60 }],
            since: Date.now(),
            isClosed: true,
            round: 0,
            chosen: 1,
            done: 0,
            bars: [[1, 2, 3, 4, 5, 6]],
            right: [0],
          }
          const more = {
            wishes: some
              .slice(0, 5)
              .map((name, index) => ({ device: `d${index}`, as: 'remote', name, number: 10 + index })),
            memos: some.slice(0, 5).map((text, index) => ({ id: `m${index}`, at: 0, text, slide: 'x' })),
            leaderName: some[0],
            answers: { [`x${at}`]: some[0] },
            answer: some[0],
            options: some.slice(0, 6).map((text) => ({ text, isRight: true })),
          }
          const shown =
            at % 100 === 0
              ? { topic, shownQuestion: null }
              : { topic: null, shownQuestion: `x${at + ((at / 50) % some.length)}` }
          tell(JSON.stringify({ ...island.snapshot, ...more, count: 1e9 + at, questions, ...shown }))
          await new Promise((resolve) => requestAnimationFrame(resolve))
          const places = document.querySelectorAll('.panel, .asked, .board, .topic-card, .shown-question')
          for (const place of places)
            for (const bad of place.querySelectorAll(
              'script, img, iframe, a, object, embed, math, style, link, form:not(.panel-memo), [onerror], [onload], [style*="url"]',
            ))
              wrong.push(bad.outerHTML.slice(0, 100))
          for (const text of document.querySelectorAll(
            '.asked-text, .asked-name, .board-text, .option-text > *, .topic-text, .panel-topic-text',
          ))
            for (const child of text.children)
              if (!own.has(child.localName) && !child.className.includes('bar'))
                wrong.push(child.outerHTML.slice(0, 100))
        }
        return wrong
      }, texts)
      faults.push(...found)
      const seen = await page.evaluate(
        () => document.querySelectorAll('.panel-questions li, .asked li, .board-text').length,
      )
      expect(seen).toBeGreaterThan(0)
      await page.close()
    }
    expect(faults).toEqual([])
    expect(heard.slice(before)).toEqual([])
    expect(requests).toEqual([])
  }, 120_000)

  test('no byte of the deck that a phone has holds what is the leader’s', async () => {
    for (const page of phones) {
      const all = await page.evaluate(
        async () => document.documentElement.outerHTML + (await (await fetch('/')).text()),
      )
      // What was opened is everybody's.
      expect(all.replaceAll('PLANTED-LATER', '')).not.toMatch(/PLANTED|\{time/)
    }
    expect(await leader.evaluate(async () => (await fetch('/speaker')).text())).toMatch(/PLANTED-NOTE/)
  })

  test("a follower's notes stay on the phone", async () => {
    const [page] = phones as [Page]
    await page.click('.bar-row button:nth-child(5)')
    await page.type('.sheet[open] textarea', 'MY-OWN-NOTE')
    await page.click('dialog[open] .sheet-close')
    await page.reload()
    await page.waitForSelector('.follower-bar')
    await page.click('.bar-row button:nth-child(5)')
    expect(await page.evaluate(() => document.querySelector<HTMLTextAreaElement>('.sheet[open] textarea')?.value)).toBe(
      'MY-OWN-NOTE',
    )
    await page.click('dialog[open] .sheet-close')
    expect(readFileSync(join(room.folder, logOf(room)), 'utf8')).not.toContain('MY-OWN-NOTE')
  })

  test('at the end there is a record, and no console has said a word', async () => {
    await press(leader, 'End the session', '.panel')
    await press(leader, 'End it for all?', '.panel')
    await took(async () => (await text(phones[0] as Page, '.bar-line')).includes('over'))
    const folder = join(room.folder, logOf(room), '..')
    await took(() => existsSync(join(folder, 'record.md')))
    const record = readFileSync(join(folder, 'record.md'), 'utf8')
    expect(record).toContain('Was this lost?')
    expect(record).toContain('It was the ferryman’s daughter.')
    expect(await room.interrupt()).toBe(0)
    expect(room.said()).not.toMatch(/Error:|\bat .*:\d+:\d+/)
    // A connection that was refused is told by the browser itself.
    expect(
      heard.filter(
        (line) =>
          !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|Failed to load resource|ERR_EMPTY_RESPONSE/.test(
            line,
          ),
      ),
    ).toEqual([])
  })
})

function logOf({ said }: Room): string {
  const line =
    said()
      .split('\n')
      .find((one) => one.includes('"leader"')) ?? '{}'
  const { record } = JSON.parse(line) as { record: string }
  return join(record, 'events.jsonl').split('/').slice(-3).join('/')
}
