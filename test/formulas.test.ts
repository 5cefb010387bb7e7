// Formulas: what is one, how it is drawn, what happens to one that cannot be.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Block } from '../src/article/article.ts'
import { parse } from '../src/article/parse.ts'
import { formulaNeeds } from '../src/article/with-formulas.ts'
import { sourceOf } from '../src/base/source.ts'
import { readSource } from '../src/check/read-source.ts'
import { drawFormulas } from '../src/host/draw/formula.ts'
import { compile } from '../src/index.ts'

function found(text: string): string[] {
  const article = parse(sourceOf('a.md', text), () => undefined)
  return formulaNeeds(article).map(({ tex, isDisplay }) => `${isDisplay ? 'display' : 'inline'}: ${tex}`)
}

test.each([
  ['where $x$ is', ['inline: x']],
  ['向量$\\mathbf{x}$的第$i$个', ['inline: \\mathbf{x}', 'inline: i']],
  ['$$a = b$$', ['display: a = b']],
  ['so $$a = b$$ in a line', ['inline: a = b']],
  ['before\n$$\na = b\n$$\nafter', ['display: \na = b\n']],
  ['$$a = b$$.', ['display: a = b.']],
  ['\\(a_i\\) and \\\\(b^2\\\\)', ['inline: a_i', 'inline: b^2']],
  ['\\[ f(x) = 1 \\]', ['display:  f(x) = 1 ']],
  ['\\\\[ f(x) = 1 \\\\]', ['display:  f(x) = 1 ']],
  ['\\begin{align}\na &= b\n\\end{align}', ['display: \\begin{align}\na &= b\n\\end{align}']],
  ['```math\nx^2\n```', ['display: x^2']],
  ['$$\n- x\n= y\n# z\n$$', ['display: \n- x\n= y\n# z\n']],
  ['> $$\n> a\n> $$', ['display: \na\n']],
  ['- one\n\n  $$a$$', ['display: a']],
  ['| $a$ | b |\n|---|---|\n| c | $d$ |', ['inline: a', 'inline: d']],
  ['# Of $x_i$', ['inline: x_i']],
])('a formula: %j', (text, formulas) => {
  expect(found(text)).toEqual(formulas)
})

test.each([
  'It costs $5 and $6.',
  'US$5, HK$10, NT$3',
  '从$5到$10',
  '$HOME/bin:$PATH',
  'set $A to $B',
  'the $50$ 元 or $中文$',
  '`$x$`',
  '\\$x\\$',
  '\\[a link\\](b.md) and \\(see below\\)',
  'an end without $x',
  '```sh\n$$ echo $$\n```',
])('no formula: %j', (text) => {
  // `$50$` alone could be one; with a word in it, or a letter behind it, it is money.
  expect(found(text).filter((one) => one !== 'inline: 50')).toEqual([])
})

test('a formula keeps its place in the article, through lists and quotations', () => {
  const text = '> one $x^2$ two\n'
  const blocks: readonly Block[] = parse(sourceOf('a.md', text), () => undefined).blocks
  const [quote] = blocks
  const [paragraph] = quote?.kind === 'quote' ? quote.blocks : []
  const inline = paragraph?.kind === 'paragraph' ? paragraph.inlines[1] : undefined
  expect(inline?.span).toEqual({ start: text.indexOf('$'), end: text.lastIndexOf('$') + 1 })
})

test('a page holds each shape once, the formula for the eye and for the ear, and no engine', async () => {
  const { html, promise, messages } = await compile('# On $x$\n\nLet $x + x = 2x$.\n\n$$\\frac{x}{2}$$\n')
  expect(promise).toBe('kept')
  expect(messages).toEqual([])
  const ids = Array.from(html.matchAll(/<path id="(glyph-[\w-]+)"/g), ([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, id] of html.matchAll(/href="#(glyph-[\w-]+)"/g)) expect(ids).toContain(id)
  expect(html.includes('<annotation encoding="application/x-tex">\\frac{x}{2}</annotation>')).toBe(true)
  expect(html.includes('<mfrac><mi>x</mi><mn>2</mn></mfrac>')).toBe(true)
  expect(/MathJax|mjx-|katex/i.test(html)).toBe(false)
  expect(html.includes('<title>On x</title>')).toBe(true)
})

test('what cannot be set is shown as it is written, and named with its place', async () => {
  const { html, promise, messages } = await compile('One $\\nothing{x}$ here.\n\n$$\n\\frac{a}{\n$$\n')
  expect(promise).toBe('kept')
  expect(messages.map(({ line, col, code }) => `${line}:${col} ${code}`)).toEqual([
    '1:5 formula-failed',
    '3:1 formula-failed',
  ])
  expect(html.includes('<code>$\\nothing{x}$</code>')).toBe(true)
  expect(/<pre class="row code"[^>]*>.*\\frac\{a\}\{/s.test(html)).toBe(true)
})

test('a formula uses what those before it define; definitions alone are no row', async () => {
  const text = '$$\\newcommand{\\R}{\\mathbb{R}}$$\n\nLet $x \\in \\R^n$ and more.\n'
  const { html, promise, messages } = await compile(text)
  expect(promise).toBe('kept')
  expect(messages).toEqual([])
  expect(html.includes('<mi mathvariant="double-struck">R</mi>')).toBe(true)
  expect(html.includes('newcommand')).toBe(false)
})

test.each([
  ['a link', '$\\href{javascript:alert(1)}{x}$'],
  ['a style', '$\\style{color:red}{x}$'],
  ['a class and an id', '$\\class{a}{x} \\cssId{b}{y}$'],
  ['a file', '$\\require{html} x$'],
  ['an endless definition', '$\\def\\a{\\a\\a}\\a$'],
  ['a definition that grows', '$\\def\\a#1{#1#1#1#1}\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{x}}}}}}}}}$'],
])('%s in a formula does nothing and takes no time', async (_, text) => {
  const began = performance.now()
  const { html, promise } = await compile(`Before. ${text} After.\n`)
  expect(performance.now() - began).toBeLessThan(5000)
  expect(promise).toBe('kept')
  const slides = html.slice(html.indexOf('<div class="slides">'), html.lastIndexOf('<script>'))
  expect(slides).not.toMatch(/<a [^>]*javascript|href="javascript|class="a"|id="b"/)
})

test('boxes are exact: a fraction is taller than its letters, a sum wider than its terms', async () => {
  const { answers } = await drawFormulas(
    ['x', '\\frac{x}{x}', 'x+x', '\\text{中文}', '\\text{Привет}'].map((tex) => ({
      tex,
      isDisplay: false,
      span: { start: 0, end: 0 },
    })),
  )
  const [letter, fraction, sum, han, cyrillic] = [...answers.values()].map((answer) =>
    answer.kind === 'drawn' ? answer.drawn : null,
  )
  if (letter == null || fraction == null || sum == null || han == null || cyrillic == null) throw new Error('not drawn')
  expect(fraction.height + fraction.depth).toBeGreaterThan(1.5 * (letter.height + letter.depth))
  expect(sum.width).toBeGreaterThan(2 * letter.width)
  // Letters that the engine has no shapes for are drawn with the deck's fonts, which must have them.
  expect(han.characters).toBe('中文')
  expect(cyrillic.characters).toBe('Привет')
})

test('a wide formula is made smaller, a very wide one broken at its relations; none leaves its slide', async () => {
  const sum = (count: number) => Array.from({ length: count }, (_, index) => `x_{${index}} y_{${index}}`).join(' + ')
  const rowOf = async (tex: string) => {
    const { deck, promise } = await compile(`# Sums\n\nAs follows:\n\n$$${tex}$$\n\nThat is all there is to it.\n`)
    expect(promise).toBe('kept')
    const rows = deck.slides.flatMap((slide) => ('column' in slide ? slide.column.rows : []))
    const row = rows.find(({ kind }) => kind === 'formula')
    if (row?.kind !== 'formula') throw new Error('no formula')
    return { width: row.drawn.width * row.size, size: row.size, height: row.drawn.height + row.drawn.depth }
  }
  const [short, wide, widest] = [
    await rowOf(`a = ${sum(4)}`),
    await rowOf(`a = ${sum(11)}`),
    await rowOf(`a = ${sum(40)}`),
  ]
  expect(wide.size).toBeLessThan(short.size)
  expect(wide.height).toBeLessThan(2 * short.height)
  expect(widest.height).toBeGreaterThan(2 * short.height)
  for (const { width } of [short, wide, widest]) expect(width).toBeLessThanOrEqual(1128)
})

test('a line with a tall formula is higher than the others, and titles take formulas too', async () => {
  const heights = async (text: string) => {
    const { deck } = await compile(`# Title\n\n## One\n\n${text}\n\n${text}\n`, { density: 'full' })
    const slide = deck.slides.find((one) => 'column' in one)
    if (slide === undefined || !('column' in slide)) throw new Error('no column')
    return slide.column.rows.map((row) => (row.kind === 'text' ? row.text.line : 0))
  }
  const [plain] = await heights(
    'A sentence with a letter $x$ in it stands here and goes on for a while, to the next line of it.',
  )
  const [tall] = await heights(
    'A sentence with a tower $\\frac{\\frac{a}{b}}{\\frac{c}{d}}$ in it stands here and goes on for a while, to the next line.',
  )
  expect(tall).toBeGreaterThan((plain ?? 0) + 10)
})

test('the reading of a source takes nothing inside a formula for a heading, an item or a quotation', () => {
  const { headings, items } = readSource('# One\n\n$$\n- x\n= y\n# z\n> w\n$$\n\n\\begin{align}\n# a\n\\end{align}\n')
  expect(headings.map(({ text }) => text)).toEqual(['One'])
  expect(items).toEqual([])
})

const corpus = path.join(import.meta.dirname, '..', '..', 'shared', 'corpus')
const mathematical = existsSync(corpus) ? ['zh-math-d2l-linreg', 'en-math-cs231n', 'ja-math-boltzmann'] : []
if (mathematical.length === 0) console.warn(`${corpus} is not there: its formulas are not tried`)

test.skipIf(mathematical.length === 0).each(mathematical)(
  'every formula of %s is set, and the widest fits',
  async (name) => {
    const file = path.join(corpus, name, 'index.md')
    for (const aspect of ['16:9', '4:3'] as const) {
      const { deck, messages, html } = await compile(readFileSync(file, 'utf8'), {
        path: file,
        aspect,
        density: 'full',
      })
      expect(messages.filter(({ code }) => code === 'formula-failed')).toEqual([])
      expect(html.match(/<annotation /g)?.length).toBeGreaterThan(10)
      const rows = deck.slides.flatMap((slide) => ('column' in slide ? slide.column.rows : []))
      for (const row of rows) {
        if (row.kind !== 'formula') continue
        expect(row.drawn.width * row.size).toBeLessThanOrEqual(aspect === '4:3' ? 840 : 1128)
        expect(row.size).toBeGreaterThanOrEqual(18)
      }
    }
  },
)

test('formulas, code and diagrams make a page no heavier than their own drawings and 150 kB', async () => {
  const plain = 'The loss is small, and the code is short: it is drawn when the deck is built.'
  const formulas = Array.from(
    { length: 20 },
    (_, index) => `$$L_{${index}} = \\frac{1}{n} \\sum_{i=1}^{n} (y_i - \\hat{y}_i)^{${index}}$$`,
  )
  const code = Array.from(
    { length: 10 },
    (_, index) => `\`\`\`ts\nconst n${index}: number = Math.sqrt(${index}) // a root\n\`\`\``,
  )
  const diagram = '```dot\ndigraph { loss -> code -> deck }\n```'
  const sections = formulas.map(
    (formula, index) => `## Part ${index}\n\n${plain}\n\n${formula}\n\n${code[index] ?? diagram}\n`,
  )
  const rich = await compile(sections.join('\n'))
  const bare = await compile(formulas.map((_, index) => `## Part ${index}\n\n${plain}\n`).join('\n'))
  const drawings = Array.from(rich.html.matchAll(/<figure [\s\S]*?<\/figure>/g), ([figure]) => figure.length).reduce(
    (sum, one) => sum + one,
    0,
  )
  expect(rich.promise).toBe('kept')
  expect(Buffer.byteLength(rich.html) - drawings - Buffer.byteLength(bare.html)).toBeLessThan(150_000)
  expect(/mathjax|shiki|graphviz|viz\.js/i.test(rich.html)).toBe(false)
})
