// An article and its deck, made by hand as docs/page.md says: every gate holds on them, and each test plants one fault.

export const ARTICLE = `---
title: 检查的样品
author: 某人
lang: zh-CN
---

## 第一部分

### 目标先于方法

一个人常常先问用什么方法，再问要到哪里去。这样走得越快，离想去的地方可能越远。把目标写在纸上，方法就少了一半。
写下来的目标还要能够检查，否则它只是一个愿望。每个季度回头看一次，留下的就是真正想要的。

### 检查的三个步骤

检查可以很短，只要三步：

- 先看上一次写下的目标有没有做到，没有做到的要写清原因
- 再看花掉的时间去了哪里，把不该花的那一部分划掉
- 最后写下一次的目标，写得比上一次更小也更清楚

### 一张图说明循环

![目标、行动和回顾连成的圆环](loop.svg)
目标、行动和回顾连成一个圆环，每走一圈都比上一圈更清楚。圆环没有起点，从哪里开始都可以。

运行 \`npm test\` 就能看到结果，它的输出应当是绿色的。颜色一变就停下来找原因，不要带着红色往前走。
`

interface Spot {
  readonly from: number
  readonly to: number
  readonly line: number
}

function spot(text: string): Spot {
  const from = ARTICLE.indexOf(text)
  if (from < 0) throw new Error(`the sample has no “${text}”`)
  return { from, to: from + text.length, line: ARTICLE.slice(0, from).split('\n').length }
}

function at(text: string): string {
  const { from, to, line } = spot(text)
  return `data-from="${from}" data-to="${to}" data-line="${line}"`
}

const home = (id: string, text: string, shown = text) => `<span data-home="${id}" ${at(text)}>${shown}</span>`
const said = (id: string, text: string) => `<p class="said" data-home="${id}" ${at(text)}>${text}</p>`
const of = (...ids: readonly string[]) => ids.map((id) => `<p data-of="${id}"></p>`).join('')

interface Slide {
  readonly id: string
  readonly layout: string
  readonly kicker?: string
  readonly title: string
  readonly body: string
  readonly source: string
}

const section = ({ id, layout, kicker, title, body, source }: Slide, index: number) => `
<section id="${id}" data-layout="${layout}" data-step="1">
  <header class="head">
    ${kicker === undefined ? '' : `<p class="kicker">${kicker}</p>`}
    <h2 class="title">${title}</h2>
  </header>
  <div class="body">${body}</div>
  <footer class="foot"><span class="running" data-echo="title">检查的样品</span> <span class="number" data-word="number">${index + 1}</span></footer>
  <aside class="source" hidden>${source}</aside>
</section>`

const kicker = '<span data-echo="h1">第一部分</span>'
const SLIDES: readonly Slide[] = [
  {
    id: 'start',
    layout: 'title',
    title: '<span data-echo="title">检查的样品</span>',
    body: '<p><span data-echo="author">某人</span></p>',
    source: '',
  },
  {
    id: 'part',
    layout: 'section',
    title: home('h1', '第一部分'),
    body: '<p><span data-echo="h2">目标先于方法</span></p>',
    source: of('h1'),
  },
  {
    id: 'goal',
    layout: 'bullets',
    kicker,
    title: home('h2', '目标先于方法'),
    body: `<p>${home('a1', '一个人常常先问用什么方法，再问要到哪里去。')}${home('a2', '这样走得越快，离想去的地方可能越远。')}${home('a3', '把目标写在纸上，方法就少了一半。')}</p>
      <p>${home('a4', '写下来的目标还要能够检查，否则它只是一个愿望。')}</p>`,
    source: of('h2', 'a1', 'a2', 'a3', 'a4') + said('a5', '每个季度回头看一次，留下的就是真正想要的。'),
  },
  {
    id: 'steps',
    layout: 'bullets',
    kicker,
    title: home('h3', '检查的三个步骤'),
    body: `<p>${home('a6', '检查可以很短，只要三步：')}</p><ul>
      <li>${home('a7', '先看上一次写下的目标有没有做到，没有做到的要写清原因')}</li>
      <li>${home('a8', '再看花掉的时间去了哪里，把不该花的那一部分划掉')}</li>
      <li>${home('a9', '最后写下一次的目标，写得比上一次更小也更清楚')}</li></ul>`,
    source: of('h3', 'a6', 'a7', 'a8', 'a9'),
  },
  {
    id: 'loop',
    layout: 'figure-beside',
    kicker,
    title: home('h4', '一张图说明循环'),
    body: `<div class="columns"><figure data-home="a10" ${at('![目标、行动和回顾连成的圆环](loop.svg)')} data-figure="drawn"><svg role="img" aria-label="目标、行动和回顾连成的圆环" viewBox="0 0 400 300"><circle cx="200" cy="150" r="120" fill="none" stroke="#b4451f" stroke-width="20"/><text x="150" y="160" font-size="30">圆环</text></svg></figure>
      <div class="words"><p>${home('a11', '目标、行动和回顾连成一个圆环，每走一圈都比上一圈更清楚。')}</p><p>${home('a13', '运行 `npm test` 就能看到结果，它的输出应当是绿色的。', '运行 <code>npm test</code> 就能看到结果，它的输出应当是绿色的。')}</p></div></div>`,
    source:
      of('h4', 'a10', 'a11') +
      said('a12', '圆环没有起点，从哪里开始都可以。') +
      of('a13') +
      said('a14', '颜色一变就停下来找原因，不要带着红色往前走。'),
  },
]

const CSS = `
:root { --slide-width: 1280px; --slide-height: 720px }
@page { size: 1280px 720px; margin: 0 }
code { font-family: inherit }
* { box-sizing: border-box; margin: 0; padding: 0 }
body { font-family: Sample, sans-serif; color: #1d1b18; background: #fff; line-height: 1.5 }
section { position: relative; width: 1280px; height: 720px; overflow: hidden; break-after: page; background: #fff }
.head { position: absolute; left: 80px; top: 40px; width: 1120px; height: 120px }
.kicker { position: absolute; top: 0; font-size: 20px }
.title { position: absolute; top: 34px; font-size: 44px; line-height: 1.3 }
.body { position: absolute; left: 80px; top: 180px; width: 1120px; height: 460px; font-size: 32px }
.body p, .body li { margin-bottom: 16px }
ul { list-style: none }
li::before { content: '•'; margin-right: 12px }
code { font-size: 28px }
.columns { display: flex; gap: 40px; height: 460px }
figure { width: 600px; height: 460px }
svg { width: 100%; height: 100% }
.words { flex: 1 }
.foot { position: absolute; left: 80px; bottom: 16px; width: 1120px; font-size: 18px; display: flex; justify-content: space-between }
aside.source { display: none }
`

export interface Plant {
  /** Added after the sheet. */
  readonly css?: string
  /** A font with the characters of the page, as a data URI, so that lines break alike on every machine. */
  readonly font?: string
  /** Texts of the page and what replaces each. */
  readonly swap?: readonly (readonly [string, string])[]
}

/** The page, with a fault in it if one is given. */
export function samplePage(plant: Plant = {}): string {
  const page = `<!doctype html>
<html lang="zh-CN" dir="ltr" data-lectern="0.1.0" data-aspect="16:9" data-density="balanced">
<head><meta charset="utf-8"><title>检查的样品</title><style>${face(plant.font)}${CSS}${plant.css ?? ''}</style></head>
<body><div class="reveal"><div class="slides">${SLIDES.map(section).join('')}</div></div></body></html>`
  return (plant.swap ?? []).reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`the sample page has no “${before}”`)
    return text.replace(before, after)
  }, page)
}

function face(font: string | undefined): string {
  return font === undefined ? '' : `@font-face { font-family: Sample; font-weight: 400 700; src: url(${font}) }`
}
