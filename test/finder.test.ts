// Finding a slide: by its number, by its title, by what it shows and by what is only said; with the keys and by a click.

import process from 'node:process'
import { beforeAll, expect, test } from 'vitest'
import { type OpenPage, withBrowser } from '../src/host/browser.ts'
import { compile } from '../src/index.ts'

let html = ''
beforeAll(async () => {
  const part = (title: string, words: string) => `## ${title}\n\n<!-- lectern: break -->\n\n${words}\n`
  const parts = [
    part('河流', '每一条河都有名字。\n\n它们从山上来，到海里去，一路上经过许多地方。'),
    part('Bridges', 'A bridge has a keystone in it.\n\nWithout it, all of the others would have to fall down.'),
    part('第三', '全角ＡＢＣ在这里。\n\n它们和半角的写法是同样的意思，找的时候不分。'),
    part('Last', 'Nothing of it.\n\nAnd nothing more of it, whatever is asked for here.'),
  ]
  const text = `# 一篇\n\n${parts.join('\n')}`
  html = (await compile(text, { density: 'full', path: 'article.md' })).html
})

async function withDeck(work: (page: OpenPage) => Promise<void>): Promise<void> {
  await withBrowser({ env: process.env, platform: process.platform }, async (browser) => {
    const page = await browser.open({ html }, { width: 1280, height: 720, scripts: true, media: 'screen' })
    await work(page)
    expect(page.messages).toEqual([])
    await page.close()
  })
}

/** Types into the field, and gives what is listed and what is marked. */
const type = (page: OpenPage, text: string) =>
  page.evaluate((typed) => {
    const field = document.querySelector<HTMLInputElement>('.finder input')
    if (field === null) return null
    field.value = typed
    field.dispatchEvent(new Event('input'))
    const options = [...document.querySelectorAll('.finder li')]
    return {
      listed: options.map((option) => option.querySelector('span')?.textContent ?? ''),
      marked: options.findIndex((option) => option.getAttribute('aria-selected') === 'true'),
      active: field.getAttribute('aria-activedescendant'),
    }
  }, text)
const shown = (page: OpenPage) => page.evaluate(() => document.querySelector('.present')?.textContent ?? '', null)
const isOpen = (page: OpenPage) => page.evaluate(() => document.querySelector('dialog.finder[open]') !== null, null)

test('words of titles come first, then words of the text; wide letters are the same as narrow ones', async () => {
  await withDeck(async (page) => {
    await page.press('/')
    expect(await isOpen(page)).toBe(true)
    expect((await type(page, '河'))?.listed[0]).toBe('河流')
    expect((await type(page, 'KEYSTONE'))?.listed).toEqual(['Bridges'])
    expect((await type(page, 'abc'))?.listed).toEqual(['第三'])
    expect((await type(page, '2'))?.listed.length).toBe(1)
    expect((await type(page, 'no such words'))?.listed).toEqual([])
    expect((await type(page, ''))?.listed.length).toBeGreaterThan(3)
  })
})

test('Enter goes to what is marked, arrows move the mark, Escape leaves all as it was', async () => {
  await withDeck(async (page) => {
    await page.press('/')
    await type(page, 'bridge')
    await page.press('Enter')
    // A busy machine shows the slide a moment later.
    await expect.poll(() => isOpen(page)).toBe(false)
    await expect.poll(() => shown(page)).toContain('keystone')
    await page.press('/')
    await type(page, '')
    await page.press('ArrowDown')
    await page.press('ArrowDown')
    await expect.poll(() => marks(page)).toEqual({ marked: 2, active: 'finder-2' })
    await page.press('Escape')
    expect(await isOpen(page)).toBe(false)
    expect(await shown(page)).toContain('keystone')
  })
})

const marks = (page: OpenPage) =>
  page.evaluate(() => {
    const options = [...document.querySelectorAll('.finder li')]
    return {
      marked: options.findIndex((option) => option.getAttribute('aria-selected') === 'true'),
      active: document.querySelector('.finder input')?.getAttribute('aria-activedescendant') ?? null,
    }
  }, null)

test('a key that is pressed at once after the choice is heard by the deck', async () => {
  await withDeck(async (page) => {
    await page.press('/')
    await type(page, 'bridge')
    const isOpenAgain = await page.evaluate(() => {
      const press = (key: string) =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      press('Enter')
      press('/')
      return document.querySelector('dialog.finder[open]') !== null
    }, null)
    expect(isOpenAgain).toBe(true)
  })
})

test('keys that are typed into the field steer nothing', async () => {
  await withDeck(async (page) => {
    const before = await shown(page)
    await page.press('/')
    for (const key of ['b', 'o', 's', 'd', '7']) await page.press(key)
    expect(await isOpen(page)).toBe(true)
    expect(await shown(page)).toBe(before)
    expect(await page.evaluate(() => document.querySelector('.reveal.overview') !== null, null)).toBe(false)
    expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('.finder input')?.value, null)).toBe(
      'bosd7',
    )
  })
})
