// What the parser makes of constructs that Markdown itself would drop or leave to the reader's browser.

import { expect, test } from 'vitest'
import type { Block, Inline } from '../src/article/article.ts'
import { languageOf } from '../src/article/language-of.ts'
import { parse } from '../src/article/parse.ts'
import type { Diagnostic } from '../src/base/diagnostic.ts'
import { sourceOf } from '../src/base/source.ts'
import { readSource } from '../src/check/read-source.ts'

function read(text: string): { blocks: readonly Block[]; found: Diagnostic[]; text: string } {
  const found: Diagnostic[] = []
  const { blocks } = parse(sourceOf('a.md', text), (diagnostic) => found.push(diagnostic))
  return { blocks, found, text }
}

const inlinesOf = (block: Block | undefined): readonly Inline[] => (block?.kind === 'paragraph' ? block.inlines : [])
const words = (inlines: readonly Inline[]) => inlines.map((one) => (one.kind === 'text' ? one.text : '')).join('')

test.each(['![a *boat*](boat.svg)', '![a *boat*][]', '![a *boat*]', '![a *boat*][ship]'])(
  'an image stands where it was written, however it names its file: %s',
  (written) => {
    const text = `See ${written} there.\n\n[a *boat*]: boat.svg\n[ship]: boat.svg\n`
    const image = inlinesOf(read(text).blocks[0]).find((one) => one.kind === 'image')
    expect(image).toMatchObject({ path: 'boat.svg', alt: 'a boat', span: { start: 4, end: 4 + written.length } })
  },
)

test('character references in HTML mean what they mean in a browser, and keep their places', () => {
  const text = '<div>\nTom &amp; J&eacute;rry &#169; &nonsense; &#11;\n</div>\n'
  const inlines = inlinesOf(read(text).blocks[0])
  expect(words(inlines)).toBe('Tom & Jérry © &nonsense; \ufffd')
  const letter = inlines.find((one) => one.kind === 'text' && one.text === 'é')
  expect(letter?.span).toEqual({ start: text.indexOf('&eacute;'), end: text.indexOf('rry') })
})

test('the text alternative of an HTML image has its character references resolved', () => {
  const image = inlinesOf(read('<p><img src="a.svg" alt="Q&eacute; &lt; R"></p>\n').blocks[0])[0]
  expect(image).toMatchObject({ kind: 'image', alt: 'Qé < R' })
})

test('a row with more cells than the header keeps them, and is named', () => {
  const { blocks, found, text } = read('| a | b |\n|--:|---|\n| 1 |\n| 2 | 3 | *4* | 5\\|6 |\n')
  const [table] = blocks
  if (table?.kind !== 'table') throw new Error('no table')
  expect([table.head, ...table.rows].map((row) => row.map((cell) => words(cell.inlines)))).toEqual([
    ['a', 'b', '', ''],
    ['1', '', '', ''],
    ['2', '3', '4', '5|6'],
  ])
  expect(table.aligns).toEqual(['right', 'none', 'none', 'none'])
  const four = table.rows[1]?.[2]?.inlines[0]
  expect(four).toMatchObject({ span: { start: text.indexOf('4'), end: text.indexOf('4') + 1 } })
  expect(found).toMatchObject([{ code: 'table-cells', severity: 'warning', span: { start: text.indexOf('*4*') } }])
})

test('a row of ten thousand bars makes no table ten thousand wide', () => {
  const { blocks } = read(`| a |\n|---|\n| 1 |${' x |'.repeat(10_000)}\n`)
  const [table] = blocks
  if (table?.kind !== 'table') throw new Error('no table')
  expect(table.head.length).toBeLessThan(20)
  expect(words(table.rows[0]?.at(-1)?.inlines ?? []).match(/x/g)?.length).toBeGreaterThan(9_000)
})

test.each([
  [
    'en',
    '# Bread at home\n\nA loaf takes a day of waiting and little work.\n\n## 中文小节\n\n面包的关键在于时间，不要着急。\n',
  ],
  [
    'zh-CN',
    '# 用 Kubernetes 部署服务\n\nkubectl apply deployment.yaml service.yaml ingress.yaml configmap.yaml 然后等它们启动。\n',
  ],
  ['zh-CN', '面包的关键在于时间，不要着急。Bake it.\n'],
  ['zh-Hant', '# 麵包\n\n這個麵包的關鍵在於時間，對我們來說不要著急。\n'],
  ['ja', '# パン\n\nパンを焼くには時間がかかる。\n'],
  ['en', '# Bread\n\nIt is a day of waiting.\n'],
])('the language is told from the letters of the article, and from its title: %s', (lang, text) => {
  expect(languageOf(parse(sourceOf('a.md', text), () => {}))).toBe(lang)
})

test('a badge is the words that it says, and one that says nothing is nothing', () => {
  const text =
    '[![build](https://img.shields.io/x.svg)](https://example.org) ![](https://badgen.net/y) ![A boat](boat.png)'
  const inlines = inlinesOf(read(text).blocks[0])
  expect(words(inlines).trim()).toBe('build')
  expect(inlines.filter(({ kind }) => kind === 'image')).toMatchObject([{ path: 'boat.png' }])
  expect(readSource(text).images.map(({ start, end }) => text.slice(start, end))).toEqual(['![A boat](boat.png)'])
})

test('pictures in one block of HTML are one row, and a class may say what their caption is', () => {
  const { blocks } = read(
    '<div class="fig">\n  <img src="a.svg" alt="A">\n  <img src="b.svg" alt="B">\n  <div class="figcaption">Left and right.</div>\n</div>\n',
  )
  const [row, caption] = blocks
  expect(inlinesOf(row).map(({ kind }) => kind)).toEqual(['image', 'image'])
  expect(caption).toMatchObject({ kind: 'paragraph', isCaption: true })
  expect(words(inlinesOf(caption))).toBe('Left and right.')
  const apart = read('<p>\n<img src="a.svg" alt="A">\nand\n<img src="b.svg" alt="B"><br>\n<img src="c.svg">\n</p>\n')
  expect(inlinesOf(apart.blocks[0]).filter(({ kind }) => kind === 'break')).toHaveLength(4)
})

test('what a name in backticks refers to is markup, and what only looks like it is text', () => {
  const shown = (text: string) => read(text).blocks.map((block) => words(inlinesOf(block)))
  expect(shown('As :numref:`fig_a` says,见:eqref:`eq_b`。\n')).toEqual(['As fig_a says,见eq_b。'])
  expect(shown('a:ref:`b`, :smile:, :numref: alone\n')).toEqual(['a:ref:b, :smile:, :numref: alone'])
  expect(shown(':begin_tab:`one`\nOnly here.\n:end_tab:\n')).toEqual(['oneOnly here.'])
})
