// The space that no character makes, and the marks that letters have otherwise than Chinese: where they are, and that the page has them.

import process from 'node:process'
import { expect, test } from 'vitest'
import type { Text } from '../src/article/article.ts'
import { withBrowser } from '../src/host/browser.ts'
import { compile } from '../src/index.ts'
import { CLOSING, OPENING, spacingOf } from '../src/measure/spacing.ts'

const runOf = (text: string, code = false): Text => ({
  kind: 'text',
  text,
  span: { start: 0, end: text.length },
  marks: code ? [{ kind: 'code' }] : [],
})

/** With `|` where a quarter stands, `<` where a half is lost, and the marks of letters in brackets. */
function shown(...texts: readonly (string | { readonly code: string })[]): string {
  const runs = texts.map((one) => (typeof one === 'string' ? runOf(one) : runOf(one.code, true)))
  const spacing = spacingOf(runs)
  return runs
    .map(({ text }) => text)
    .join('')
    .split('')
    .map((unit, at) => {
      const before = spacing?.before[at] ?? 0
      return `${before > 0 ? '|' : before < 0 ? '<' : ''}${spacing?.latin[at] === 1 ? `[${unit}]` : unit}`
    })
    .join('')
}

test.each([
  ['共3本book和PDF文件', '共|3|本|book|和|PDF|文件'],
  ['有 3 本 book', '有 3 本 book'],
  ['Only English here', 'Only English here'],
  ['温度是25℃，湿度50%。', '温度是|25℃，湿度|50%。'],
  ['他说：“去了。”《红楼梦》、《西游记》', '他说：<“去了。<”<《红楼梦》<、<《西游记》'],
  ['（「内」）外', '（<「内」<）外'],
  ['ひらがなABCカナ', 'ひらがな|ABC|カナ'],
  ['𠮷野家ABC', '𠮷野家|ABC'],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected)
})

test('code has paper around it, and no more', () => {
  expect(shown('调用', { code: 'run(中文ABC)' }, '之后a')).toBe('调用run(中文ABC)之后|a')
})

test.each([
  ['Don’t say “hello” to ‘others’…', 'Don[’]t say [“]hello[”] to [‘]others[’][…]'],
  ['他说“hello”，然后走了', '他说“hello”<，然后走了'],
  ['看 “Go 语言” 吧', '看 “Go 语言” 吧'],
  ['“先说 OK” 再说', '“先说 OK” 再说'],
  ['他…了……', '他…了……'],
  ['“‘In’ and out”', '[“][‘]In[’] and out[”]'],
])('marks among letters: %s', (text, expected) => {
  expect(shown(text)).toBe(expected)
})

test('a mark knows its blank half, for the edges of lines', () => {
  const { shape } = spacingOf([runOf('「好。')]) ?? { shape: [] }
  expect([...shape]).toEqual([OPENING, 0, CLOSING])
})

const ARTICLE = `# 标点与空格 Spacing

## 一页

他说：“今天（星期三）不去了。”《红楼梦》、《西游记》都读过，一共3本book和12个PDF文件。「你好」，（再见）！Don’t say “hello” – it’s what the ‘others’ say… 这一行再长一点，好让它在Chrome和Firefox里都换行，「换行处」也要整齐。

## Another page

“Quotes” at the start of a line are no wider than they look, nor are ‘single’ ones… and what’s in **“bold”** isn’t either, however long the sentence becomes before it ends in “quotes”.
`

test('the page stands as the planner reckons, and its text is the article’s', async () => {
  const { html, promise, deck } = await compile(ARTICLE, { density: 'full' })
  expect(promise).toBe('kept')
  expect(html).toContain("font-family:'Lectern Marks'")
  const found = await withBrowser({ env: process.env, platform: process.platform }, async (browser) => {
    const page = await browser.open({ html }, { width: 1280, height: 720, scripts: false, media: 'screen' })
    return page.evaluate(async () => {
      await document.fonts.ready
      return Array.from(document.querySelectorAll<HTMLElement>('.body .set'), (block) => {
        const range = document.createRange()
        range.selectNodeContents(block)
        const rects = Array.from(range.getClientRects()).filter(({ width }) => width > 0)
        const size = Number.parseFloat(getComputedStyle(block).fontSize)
        return {
          text: block.textContent ?? '',
          lines: new Set(rects.map(({ bottom }) => Math.round(bottom / 12))).size,
          breaks: block.querySelectorAll('.br, br').length,
          // A blank half of a mark may stand outside.
          over: Math.max(...rects.map(({ right }) => right)) - block.getBoundingClientRect().right - size / 2,
          under: block.getBoundingClientRect().left - Math.min(...rects.map(({ left }) => left)) - size / 2,
        }
      })
    }, null)
  })
  expect(deck.slides.length).toBeGreaterThan(2)
  expect(found.filter(({ over, under }) => over > 1 || under > 1)).toEqual([])
  expect(found.filter(({ lines, breaks }) => lines < breaks)).toEqual([])
  const words = ARTICLE.replace(/[#*\n ]/g, '')
  for (const { text } of found) expect(words).toContain(text.replace(/[\s]/g, '').slice(0, 12))
})

test('what is copied has the characters of the article alone', async () => {
  const { html } = await compile('# A\n\n## B\n\n共3本book和PDF文件，「都」（在）这里。\n', { density: 'full' })
  const home = /<span data-home="a1"[\s\S]*?<\/p>|<h2[\s\S]*?data-home="a1"[\s\S]*?<\/h2>/.exec(html)?.[0] ?? ''
  expect(home).toContain('<i class="sp"></i>')
  expect(home.replace(/<[^>]*>/g, '')).toBe('共3本book和PDF文件，「都」（在）这里。')
})
