// Code: what its fence says, how it is coloured, numbered, marked and shown step by step.

import { expect, test } from 'vitest'
import { codeInfo, isIn } from '../src/article/code-info.ts'
import { withBrowser } from '../src/host/browser.ts'
import { compile } from '../src/index.ts'

const lines = (...ranges: readonly (readonly [number, number])[]) => ranges.map(([from, to]) => ({ from, to }))

test.each([
  ['ts', { language: 'ts' }],
  ['', { language: '' }],
  ['ts {1,3-5}', { language: 'ts', marked: lines([1, 1], [3, 5]) }],
  ['js{4}', { language: 'js', marked: lines([4, 4]) }],
  ['js [1-2|4]', { language: 'js', steps: [lines([1, 2]), lines([4, 4])] }],
  ['ts [config.ts]', { language: 'ts', file: 'config.ts' }],
  ['ts [.vitepress/config.ts]', { language: 'ts', file: '.vitepress/config.ts' }],
  ['ts:line-numbers=2 {1}', { language: 'ts', firstLine: 2, marked: lines([1, 1]) }],
  ['ts:line-numbers', { language: 'ts', firstLine: 1 }],
  ['ts:no-line-numbers', { language: 'ts', firstLine: null }],
  ['js:src/app.js', { language: 'js', file: 'src/app.js' }],
  [
    'python title="a b.py" hl_lines="2 4-5" linenums="10"',
    { language: 'python', file: 'a b.py', firstLine: 10, marked: lines([2, 2], [4, 5]) },
  ],
  ['{.python .numberLines startFrom="3"}', { language: 'python', firstLine: 3 }],
  ['{.python .input}', { language: 'python' }],
  ['{title="x.css"}', { language: '', file: 'x.css' }],
  ['jsx showLineNumbers', { language: 'jsx', firstLine: 1 }],
  ['go main.go', { language: 'go', file: 'main.go' }],
  ['c++ {2}', { language: 'c++', marked: lines([2, 2]) }],
  ['mermaid {filename="m.png"}', { language: 'mermaid', file: 'm.png' }],
] as const)('the info string %j', (info, says) => {
  expect(codeInfo(info)).toMatchObject(says)
})

test('a range may be written backwards', () => {
  expect(isIn(codeInfo('js {5-3}').marked, 4)).toBe(true)
})

type Slide = Awaited<ReturnType<typeof compile>>['deck']['slides'][number]

function rowsOf(slide: Slide) {
  if (slide.layout === 'beside') return slide.columns.flatMap(({ rows }) => rows)
  return 'column' in slide ? slide.column.rows : []
}

const fence = (info: string, code: string) => `# Code\n\nIt works like this.\n\n\`\`\`${info}\n${code}\n\`\`\`\n`
const blockOf = (html: string) => /<pre class="row code"[\s\S]*?<\/pre>/.exec(html)?.[0] ?? ''
const textOf = (markup: string) =>
  markup
    .replace(/<span class="(?:number|file)"[^>]*>[^<]*<\/span>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))

test('code is coloured by what it is, and keeps every character', async () => {
  const code = 'const a: string = `x ${1 + 2}` // 你好 <b>&amp;\n\tif (a) return null'
  const { html, promise } = await compile(fence('ts', code))
  expect(promise).toBe('kept')
  const block = blockOf(html)
  expect(textOf(block)).toBe(`${code.replace('\t', '    ')}\n`)
  expect(block).toContain('<span class="keyword">const</span>')
  expect(block).toMatch(/<span class="comment">\/\/ 你好/)
  expect(html.includes('shiki')).toBe(false)
})

test('a language that nobody knows, and code without one, stay plain', async () => {
  for (const info of ['nolang', '', 'constructor', '__proto__', 'toString'])
    expect(blockOf((await compile(fence(info, 'const a = 1'))).html)).not.toContain('class="keyword"')
})

test('lines are numbered where the article asks for it and where code goes on, and are no part of the code', async () => {
  const asked = blockOf((await compile(fence('go:line-numbers=7', 'a()\nb()'))).html)
  expect(Array.from(asked.matchAll(/class="number"[^>]*>(\d+)</g), ([, number]) => number)).toEqual(['7', '8'])
  expect(asked).toContain('aria-hidden="true"')
  expect(blockOf((await compile(fence('go', 'a()\nb()'))).html)).not.toContain('class="number"')
  const long = Array.from({ length: 60 }, (_, index) => `call(${index + 1})`).join('\n')
  const { deck } = await compile(fence('go', long))
  const numbers = deck.slides.flatMap((slide) =>
    rowsOf(slide).flatMap((row) => (row.kind === 'code' ? row.lines.map(({ number }) => number) : [])),
  )
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
})

test('a line that was cut over slides has one number', async () => {
  const { deck } = await compile(fence('js', `one()\n${'word(1); '.repeat(900)}\ntwo()`))
  const numbers = deck.slides.flatMap((slide) =>
    rowsOf(slide).flatMap((row) => (row.kind === 'code' ? row.lines.flatMap(({ number }) => number ?? []) : [])),
  )
  expect(numbers).toEqual([1, 2, 3])
})

test('no piece of a cut block begins or ends with a blank line', async () => {
  const part = (name: string) => Array.from({ length: 9 }, (_, index) => `${name}(${index})`).join('\n')
  const { deck } = await compile(fence('js', `\n${'abcdefg'.split('').map(part).join('\n\n\n')}\n`))
  const pieces = deck.slides.flatMap(rowsOf).filter((row) => row.kind === 'code')
  const isBlank = (line: (typeof pieces)[number]['lines'][number] | undefined) =>
    (line?.text.parts ?? []).every((part) => part.runs.every(({ text }) => text.trim() === ''))
  expect(pieces.length).toBeGreaterThan(2)
  expect(pieces.slice(1).filter(({ lines }) => isBlank(lines[0]))).toEqual([])
  expect(pieces.slice(0, -1).filter(({ lines }) => isBlank(lines.at(-1)))).toEqual([])
  // Its own edges are the author's.
  expect([isBlank(pieces[0]?.lines[0]), isBlank(pieces.at(-1)?.lines.at(-1))]).toEqual([true, true])
})

test('marked lines, the name of the file, wrapped lines', async () => {
  const { html, promise } = await compile(fence('js {2} title="app.js"', `a()\nb()\n${'c(d, e); '.repeat(30)}`))
  expect(promise).toBe('kept')
  const block = blockOf(html)
  expect(block).toContain('<span class="file" data-echo="a2">app.js</span>')
  expect(block.match(/class="line marked"/g)?.length).toBe(1)
  expect(block).toContain('<span class="wrap"></span><i class="br"></i>')
})

test('steps mark their lines one after the other in the presentation, and copying gives the code alone', async () => {
  const { html } = await compile(fence('js:line-numbers [1|2-3]', 'a()\nb()\nc()'))
  await withBrowser({ env: process.env, platform: process.platform }, async (browser) => {
    const page = await browser.open({ html }, { width: 1280, height: 720, scripts: true, media: 'screen' })
    const marked = await page.evaluate(async () => {
      const now = () => Array.from(document.querySelectorAll('.line.now'), (line) => line.textContent?.trim())
      const press = (key: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      const wait = () => new Promise((resolve) => setTimeout(resolve, 50))
      const player = (window as { lectern?: { show(index: number): void } }).lectern
      const index = Array.from(document.querySelectorAll('.slides > section')).findIndex((slide) =>
        slide.querySelector('pre'),
      )
      player?.show(index)
      await wait()
      const first = now()
      press('ArrowRight')
      await wait()
      const second = now()
      press('ArrowLeft')
      await wait()
      const code = document.querySelector('pre code') as Element
      getSelection()?.selectAllChildren(code)
      return { first, second, back: now(), copied: getSelection()?.toString() }
    }, null)
    expect(marked).toEqual({ first: ['1a()'], second: ['2b()', '3c()'], back: ['1a()'], copied: 'a()\nb()\nc()' })
  })
})

test('of very long code a deck that does not show everything shows the beginning, says that there is more, and keeps all of it', async () => {
  const code = Array.from({ length: 160 }, (_, index) => `const line${index + 1} = compute(${index + 1})`).join('\n')
  const article = `# A\n\nWords before it.\n\n\`\`\`js\n${code}\n\`\`\`\n`
  const shownIn = (html: string) => html.match(/class="line(?: marked)?"/g)?.length ?? 0
  const { html, promise, messages, deck } = await compile(article, { density: 'balanced' })
  expect(promise).toBe('kept')
  expect(messages.map(({ code: name }) => name)).toEqual(['code-split'])
  expect(shownIn(html)).toBeLessThan(80)
  expect(html.match(/data-word="cut">…/g)?.length).toBe(1)
  expect(html).toContain('const line160 = compute(160)')
  expect(deck.slides.length).toBeLessThan(7)
  const whole = await compile(article, { density: 'full' })
  expect(shownIn(whole.html)).toBeGreaterThanOrEqual(160)
  const asked = await compile(article.replace('```js', '<!-- lectern: show -->\n\n```js'), { density: 'balanced' })
  expect(shownIn(asked.html)).toBeGreaterThanOrEqual(160)
})
