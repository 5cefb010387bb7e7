// Diagrams written as code: all of them drawn, with all that they say, in both schemes, and nothing that could do anything.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resolveSettings } from '../src/article/read-settings.ts'
import { sourceOf } from '../src/base/source.ts'
import { compile } from '../src/compile.ts'
import type { BrowserOptions } from '../src/host/browser.ts'
import { openTool } from '../src/host/tool.ts'
import { hostWorld } from '../src/host/world.ts'
import { elementsIn, readHtml } from './conservation/read-html.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'lectern-diagrams-'))
const tool = openTool()
const own = { env: process.env, platform: process.platform }
const gallery = path.join(import.meta.dirname, 'articles', 'diagrams', 'index.md')

async function built(text: string, browser: BrowserOptions = own, name = 'article.md') {
  const { world } = hostWorld(tool, { articlePath: path.join(folder, name), root: null, fontFormat: 'woff', browser })
  const compiled = await compile(sourceOf(name, text), resolveSettings({}), world)
  expect(compiled.promise).toBe('kept')
  return compiled
}

const fence = (language: string, code: string) => `# Drawn\n\nAs it goes.\n\n\`\`\`${language}\n${code}\n\`\`\`\n`

/** The drawings of a page, by the titles of their slides. */
function drawings(html: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [section] of html.matchAll(/<section id=[\s\S]*?<\/section>/g)) {
    const title = /<h2 class="title[\s\S]*?<\/h2>/.exec(section)?.[0].replace(/<[^>]*>/g, '') ?? ''
    const figure = /<figure data-home[\s\S]*?<\/figure>/.exec(section)?.[0]
    if (figure !== undefined) found.set(title, figure)
  }
  return found
}

const textOf = (markup: string) =>
  markup.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))

let pictures = new Map<string, string>()
let messages: readonly string[] = []
beforeAll(async () => {
  cpSync(gallery, path.join(folder, 'gallery.md'))
  const { html, diagnostics } = await built(readFileSync(gallery, 'utf8'), own, 'gallery.md')
  pictures = drawings(html)
  messages = diagnostics.map(({ code, message }) => `${code}: ${message}`)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every diagram of the gallery is drawn', () => {
  expect(messages).toEqual([])
  expect(pictures.size).toBe(20)
})

/** What each says, and how many edges it has: paths or lines that end in an arrow, or stand between nodes. */
test.each([
  ['流程图', '揉面十分钟 醒发一小时 两倍大了吗 进炉烘烤 出炉 是 否'],
  ['时序图', '顾客 店员 师傅 订两个面包 传单子 先做早来的 面包好了 请来取'],
  ['类图', '商品 +名称 +价格 +打折() 面包 +克数 饮料 是一种 也是一种'],
  ['状态图', '已下单 制作中 可取 已取消 付款 做好 取走 反悔'],
  ['甘特图', '开店计划 装修 刷墙 装烤炉 招人 贴告示 试工'],
  ['思维导图', '面包 原料 面粉 酵母 工具 烤炉 擀面杖 时间'],
  ['饼图', '上月销量 吐司 法棍 可颂 其他 45% 30% 15% 10%'],
  ['实体关系图', '顾客 订单 商品 下 包含 姓名 电话'],
  ['时间线', '小店的历史 1994 第一家店 2003 搬到河边 换了新炉 2015 儿子接手 2024 第二家店'],
  ['分支图', '老配方 减糖 换面粉 少糖 main 新版'],
  ['点图一', '磨坊 仓库 总店 分店 每周 每天'],
  ['点图二', '老王 小李 阿梅 早班 晚班'],
  ['点图三', '后厨 前厅 和面 烘烤 摆放 售出 过门'],
  ['点图四', '热面包 冷面包 面包干 放两小时 再烤'],
  ['点图五', '订单号 品名 数量 柜台 第一格 第二格'],
  ['柱图', '一月 二月 三月 月份 销量'],
  ['折线图', '时 客人 8 18'],
  ['散点图', '克数 价格 种类 甜 咸'],
  ['面积图', '春 夏 秋 电费 去年 今年'],
  ['热图', '周一 周六 早 晚 忙 时段 日'],
])('%s says all that its source says', (title, labels) => {
  const said = textOf(pictures.get(title) ?? '')
  expect(labels.split(' ').filter((label) => !said.includes(label))).toEqual([])
})

const count = (title: string, pattern: RegExp) => pictures.get(title)?.match(pattern)?.length ?? 0

test.each([
  ['流程图', 5, / marker-end=/g],
  ['时序图', 4, / marker-end=/g],
  ['状态图', 5, / marker-end=/g],
  ['类图', 2, / marker-(?:start|end)=/g],
  ['点图一', 3, /<path /g],
  ['点图二', 3, /<path /g],
  ['点图三', 3, /<path /g],
  ['点图四', 2, /<path /g],
  ['点图五', 1, /<path /g],
])('%s has its %i edges', (title, edges, pattern) => {
  expect(count(title, pattern)).toBe(edges)
})

test('drawings hold shapes and text only, and have a colour for each scheme', () => {
  for (const [title, figure] of pictures) {
    const strange = elementsIn(readHtml(figure)).filter(({ name, attributes }) => {
      const isKnown =
        /^(?:figure|svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|marker|defs|symbol|lineargradient|stop|clippath|use)$/.test(
          name,
        )
      return (
        !isKnown || Object.keys(attributes).some((key) => key.startsWith('on')) || /^(?!#)/.test(attributes.href ?? '#')
      )
    })
    expect([title, ...strange.map(({ name }) => name)]).toEqual([title])
    // Its author chose its colours.
    expect([title, figure.includes('light-dark(')]).toEqual([title, title !== '点图四'])
    expect([title, /aria-label="[^"]/.test(figure)]).toEqual([title, true])
  }
})

test('the same article gives the same drawings, and without a browser those that were drawn before', async () => {
  const text = fence('mermaid', 'flowchart LR\n  a[起点] --> b[终点]')
  const first = await built(text)
  const again = await built(text, { ...own, browser: 'none' })
  expect(again.html === first.html).toBe(true)
  rmSync(path.join(folder, '.lectern'), { recursive: true, force: true })
  const drawnAnew = await built(text)
  expect(drawnAnew.html === first.html).toBe(true)
  rmSync(path.join(folder, '.lectern'), { recursive: true, force: true })
  const without = await built(text, { ...own, browser: 'none' })
  expect(without.diagnostics.map(({ code }) => code)).toContain('diagram-failed')
  expect(without.html).toContain('<pre class="row code"')
})

test('a drawing beside the article that is broken or hostile does no harm', async () => {
  const text = fence('mermaid', 'flowchart LR\n  甲 --> 乙')
  const first = await built(text)
  const cache = path.join(folder, '.lectern', 'diagrams')
  const { readdirSync } = await import('node:fs')
  for (const name of readdirSync(cache)) writeFileSync(path.join(cache, name), '{"light":"<svg')
  expect((await built(text)).html === first.html).toBe(true)
  const hostile =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><a href="javascript:alert(1)"><text onclick="alert(1)">甲</text></a></svg>'
  for (const name of readdirSync(cache))
    writeFileSync(path.join(cache, name), JSON.stringify({ light: hostile, dark: hostile }))
  const figure = [...drawings((await built(text)).html).values()].join('')
  expect(figure).toContain('甲')
  expect(/script|alert|javascript|onclick/.test(figure)).toBe(false)
})

test.each([
  ['mermaid', 'flowchart TD\n  A -->'],
  ['mermaid', 'nothing of the kind'],
  ['dot', 'digraph { a -> '],
  ['vega-lite', '{"mark": '],
  [
    'vega-lite',
    '{"data": {"url": "https://example.org/a.json"}, "mark": "bar", "encoding": {"x": {"field": "a", "type": "nominal"}}}',
  ],
])('%s with a fault stays code, with a message at its fence: %j', async (language, code) => {
  const { html, diagnostics, article } = await built(fence(language, code))
  const found = diagnostics.find((one) => one.code === 'diagram-failed')
  expect(found?.span?.start).toBe(article.source.text.indexOf('```'))
  expect(html).toContain('<pre class="row code"')
})

test.each([
  [
    'mermaid',
    '%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%\nflowchart TD\n  A["<img src=x onerror=alert(1)>"] --> B\n  click A "javascript:alert(1)"\n  click B call alert()',
  ],
  ['mermaid', 'flowchart TD\n  A["<script>alert(1)</script>甲"] --> B["<iframe src=file:///etc/passwd>乙"]'],
  [
    'dot',
    'digraph { a [label="甲" URL="javascript:alert(1)" image="/etc/passwd"]; b [shapefile="/etc/passwd"]; a -> b [href="javascript:alert(1)"] }',
  ],
  ['dot', 'digraph { a [label=<<b>粗</b><img src="/etc/passwd"/>>] }'],
  [
    'vega-lite',
    '{"data": {"values": [{"a": 1, "u": "javascript:alert(1)"}]}, "mark": "point", "encoding": {"x": {"field": "a", "type": "quantitative"}, "href": {"field": "u", "type": "nominal"}, "url": {"field": "u", "type": "nominal"}}}',
  ],
])('a hostile %s does nothing: %j', async (language, code) => {
  const { html } = await built(fence(language, code))
  const figure = [...drawings(html).values()].join('').replace(/ aria-label="[^"]*"/g, '')
  const marks = Array.from(figure.matchAll(/<[^>]*>/g), ([tag]) => tag).join('')
  expect(/javascript|<script|<img|<iframe|<image|<a[ >]|\son\w+=|passwd/i.test(marks)).toBe(false)
})

test.each([
  ['dot', 'digraph { a [peripheries=100000000 shape=box]; a -> b }', 'diagram-failed'],
  ['dot', 'digraph { a [label="甲&#1;&#0;&#x1f;"]; a -> b }', null],
  ['vega-lite', '{"data": {"sequence": {"start": 0, "stop": 1e9}}, "mark": "point"}', 'diagram-failed'],
  [
    'vega-lite',
    '{"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a", "type": "quantitative", "axis": {"values": {"expr": "sequence(0,1e8)"}}}}}',
    'diagram-failed',
  ],
  [
    'vega-lite',
    '{"data": {"values": [{"a": 1}]}, "transform": [{"calculate": "test(/^(a+)+$/, \'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\')", "as": "r"}], "mark": "point"}',
    'diagram-failed',
  ],
])('a %s that asks for all of the time or the memory costs neither: %j', async (language, code, expected) => {
  const { html, diagnostics } = await built(
    `${fence(language, code)}\n## Next\n\nMore.\n\n\`\`\`dot\ndigraph { 甲 -> 乙 }\n\`\`\`\n`,
  )
  expect(diagnostics.map((one) => one.code).filter((one) => one === 'diagram-failed')).toEqual(
    expected === null ? [] : [expected],
  )
  expect(drawings(html).get('Next')).toContain('乙')
})

test('chance falls alike in every build', async () => {
  const code =
    '{"data": {"sequence": {"start": 0, "stop": 40}}, "transform": [{"calculate": "random()", "as": "r"}], "mark": "point", "encoding": {"x": {"field": "data", "type": "quantitative"}, "y": {"field": "r", "type": "quantitative"}}}'
  const [first, again] = [await built(fence('vega-lite', code)), await built(fence('vega-lite', code))]
  expect(drawings(first.html).size).toBe(1)
  expect(again.html === first.html).toBe(true)
})

test.each([
  ['mermaid', 'flowchart LR\n  甲 --> 乙\n  style 甲 fill:#ffe0b0,stroke:#000'],
  ['mermaid', 'flowchart LR\n  classDef warm fill:#fdd\n  甲:::warm --> 乙'],
  ['dot', 'digraph { 甲 [style=filled fillcolor="#ffe0b0"]; 甲 -> 乙 }'],
  [
    'vega-lite',
    '{"data": {"values": [{"a": 1}]}, "mark": {"type": "point", "color": "#102030"}, "encoding": {"x": {"field": "a", "type": "quantitative"}}}',
  ],
])('a %s whose author chose colours stands on light paper in the dark: %j', async (language, code) => {
  const figure = [...drawings((await built(fence(language, code))).html).values()].join('')
  expect(figure).toContain('data-ink="own"')
  expect(figure).not.toContain('light-dark(')
})

/** Width by height, px. */
const shape = (figure = '') => /viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"/.exec(figure)?.slice(1).map(Number) ?? []
const chain = 'abcdefgh'.split('').map((letter, index, all) => `${letter} -> ${all[index + 1] ?? 'z'}`)

test('a diagram that is tall and small lies down', async () => {
  const arrows = (arrow: string) => chain.join('\n').replaceAll('->', arrow)
  const tall = [
    ['flow', 'mermaid', `flowchart TD\n${arrows('-->')}`],
    ['states', 'mermaid', `stateDiagram-v2\n${arrows('-->')}`],
    ['classes', 'mermaid', `classDiagram\n${arrows('<|--')}`],
    ['entities', 'mermaid', `erDiagram\n${chain.join(' : has\n').replaceAll('->', '||--o{')} : has`],
    ['graph', 'dot', `digraph { ${chain.join('; ')} }`],
  ] as const
  const parts = tall.map(
    ([title, language, code]) => `## ${title}\n\nAs it goes.\n\n\`\`\`${language}\n${code}\n\`\`\`\n`,
  )
  const figures = drawings((await built(`# Drawn\n\n${parts.join('\n')}`)).html)
  for (const [title] of tall) {
    const [width = 0, height = 1] = shape(figures.get(title))
    expect([title, width / height > 2]).toEqual([title, true])
  }
})

test('a short diagram, and one that names its direction to Graphviz, stay as they are', async () => {
  for (const [language, code] of [
    ['mermaid', 'flowchart TD\n  甲 --> 乙'],
    ['dot', `digraph { rankdir=TB; ${chain.join('; ')} }`],
  ] as const) {
    const [width = 1, height = 0] = shape([...drawings((await built(fence(language, code))).html).values()].join(''))
    expect(height / width).toBeGreaterThan(1)
  }
})

test('an edge does not shine through its label', async () => {
  const figure = [...drawings((await built(fence('mermaid', 'flowchart LR\n  甲 -->|送到| 乙'))).html).values()].join(
    '',
  )
  const grounds = Array.from(figure.matchAll(/<rect [^>]*>/g), ([tag]) => tag).filter((tag) =>
    tag.includes('width="36'),
  )
  expect(grounds.length).toBe(1)
  expect(grounds[0]).not.toContain('opacity')
  expect(grounds[0]).toContain('fill="rgb(255, 255, 255)"')
})

test('numbers of a path that follow each other without a sign between them stay', async () => {
  // A diagram of this kind has icons, whose paths are written as densely as can be.
  const { html } = await built(fence('mermaid', 'sequenceDiagram\n  甲->>乙: 送到'))
  const arity: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, z: 0 }
  const paths = [...drawings(html).values()].flatMap((figure) =>
    Array.from(figure.matchAll(/ d="([^"]+)"/g), ([, path = '']) => path),
  )
  expect(paths.length).toBeGreaterThan(3)
  const wrong = paths.flatMap((path) =>
    Array.from(path.matchAll(/([mlhvcsqtz])([^a-z]*)/gi)).filter(([, command = '', numbers = '']) => {
      const count = numbers.match(/[-+]?(?:\d*\.\d+|\d+)/g)?.length ?? 0
      const each = arity[command.toLowerCase()] ?? 0
      return each === 0 ? count > 0 : count === 0 || count % each > 0
    }),
  )
  expect(wrong.map(([part]) => part.slice(0, 60))).toEqual([])
})

test('a diagram and the picture of it are one figure; code that wants to be code is no diagram', async () => {
  const pair = `${fence('mermaid', 'flowchart LR\n  甲 --> 乙')}\n![mermaid diagram](drawn.png)\n\n![A boat](boat.png)\n`
  const { deck } = await built(pair)
  const figures = deck.slides.flatMap((slide) => ('figure' in slide ? [slide.figure.path] : []))
  expect(figures).toEqual(['drawn.png', 'boat.png'])
  const code = await built(fence('mermaid {code_block=true}', 'flowchart LR\n  甲 --> 乙'))
  expect(drawings(code.html).size).toBe(0)
  const other = await built(fence('plantuml', 'a -> b'))
  expect(other.diagnostics.map((one) => one.code)).toContain('diagram-unknown')
})

test('the source of a diagram stands whole in the source text of its slide', async () => {
  const code = 'digraph {\n  甲 -> 乙 [label="到"]\n}'
  const { html } = await built(fence('dot', code))
  const aside = /<aside class="source"[\s\S]*?<\/aside>/.exec(html.slice(html.indexOf('<figure')))?.[0] ?? ''
  expect(textOf(aside)).toContain(code)
})
