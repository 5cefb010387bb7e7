// A page by hand, as docs/page.md describes it: what the client is developed and tested against.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

interface Sample {
  readonly lang: 'zh-CN' | 'en'
  readonly script: string
  readonly playerCss: string
  /** A font for the looks of screenshots, as a data URI; without it the system's is used. */
  readonly font?: string
  readonly fourToThree?: boolean
}

interface SamplePiece {
  readonly id: string
  readonly text: string
  readonly said?: true
}

interface SampleSlide {
  readonly id: string
  readonly layout: string
  readonly title: SamplePiece
  readonly pieces: readonly SamplePiece[]
}

const chinese: readonly SampleSlide[] = [
  { id: 'start-000001', layout: 'title', title: { id: 'h1', text: '把文章变成幻灯片' }, pieces: [] },
  {
    id: 'why-000002',
    layout: 'bullets',
    title: { id: 'h2', text: '为什么要这样做？' },
    pieces: [
      { id: 'a1', text: '写文章的人已经想清楚了顺序。' },
      { id: 'a2', text: '幻灯片不该要求他再想一遍，而只是换一种方式把同样的话摆出来。', said: true },
      { id: 'a3', text: '所以每一页都来自原文，页上的字只是原文的删减。' },
      { id: 'a4', text: '没有上页的句子留给讲者，按原来的顺序念下去就行。', said: true },
      { id: 'a5', text: '听众看到重点，讲者不丢细节。' },
    ],
  },
  {
    id: '三种密度-000003',
    layout: 'table',
    title: { id: 'h3', text: '三种密度' },
    pieces: [{ id: 'a6', text: '密度|显示|讲述\n完整|全部句子|无\n均衡|重要句子|其余' }],
  },
  {
    id: 'figure-000004',
    layout: 'figure-beside',
    title: { id: 'h4', text: '一条路走到底' },
    pieces: [
      { id: 'a7', text: '从文本到页面，每一步都是纯函数。' },
      { id: 'a8', text: 'figure:从文章到幻灯片的路' },
      { id: 'a9', text: '图里的箭头表示先后。', said: true },
    ],
  },
  {
    id: 'code-000005',
    layout: 'code',
    title: { id: 'h5', text: '全部流程就这几行' },
    pieces: [{ id: 'a10', text: 'code:  const article = parse(source)\n\n  render(plan(article))' }],
  },
  ...Array.from({ length: 8 }, (_, index): SampleSlide => {
    const number = index + 6
    return {
      id: `more-${number}`,
      layout: 'bullets',
      title: { id: `h${number}`, text: `第 ${number} 节：还有一个不短的标题，用来看看总览里的文字怎样截断` },
      pieces: [
        { id: `b${number}`, text: '一句显示在页上的话。' },
        { id: `c${number}`, text: '一句只讲不显的话，比上一句长一些，好看看换行之后的样子是否整齐。', said: true },
      ],
    }
  }),
  { id: 'end-000099', layout: 'closing', title: { id: 'h99', text: '谢谢' }, pieces: [{ id: 'a99', text: '完。' }] },
]

export const slideIds: readonly string[] = chinese.map((slide) => slide.id)

/** The whole source text of slide `index` in order, as the speaker view must show it. */
export function expectedSource(index: number): readonly { readonly text: string; readonly shown: boolean }[] {
  const slide = chinese[index]!
  return [slide.title, ...slide.pieces].map(({ text, said }) => ({
    text: text.replace(/^(figure|code):/, '').replaceAll('|', ' | '),
    shown: !said,
  }))
}

export function samplePage(sample: Sample): string {
  const hash = createHash('sha256').update(sample.script).digest('base64')
  const policy =
    `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; font-src data:; ` +
    `base-uri 'none'; form-action 'none'`
  const aspect = sample.fourToThree ? '4:3' : '16:9'
  return `<!doctype html>
<html lang="${sample.lang}" dir="ltr" data-lectern="0.1.0" data-aspect="${aspect}" data-density="balanced">
<head>
<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>把文章变成幻灯片</title>
<style data-part="fonts">${fontCss(sample.font)}</style>
<style data-part="player">${sample.playerCss}</style>
<style data-part="theme">${themeCss(sample.fourToThree ? 960 : 1280)}</style>
</head>
<body>
<div class="reveal"><div class="slides">
${chinese.map(slideHtml).join('\n')}
</div></div>
<script>${sample.script}</script>
</body>
</html>`
}

function slideHtml(slide: SampleSlide, index: number): string {
  const shown = slide.pieces.filter((piece) => !piece.said)
  const rank = slide.layout === 'title' ? 'h1' : 'h2'
  const source = [slide.title, ...slide.pieces]
    .map((piece) =>
      piece.said ? `<p class="said" data-home="${piece.id}">${piece.text}</p>` : `<p data-of="${piece.id}"></p>`,
    )
    .join(' ')
  return `<section id="${slide.id}" data-layout="${slide.layout}" data-step="1">
  <header class="head"><p class="kicker"><span data-echo="h1">幻灯片</span></p>
    <${rank} class="title"><span data-home="${slide.title.id}">${slide.title.text}</span><span data-word="part"> (1/1)</span></${rank}></header>
  <div class="body">${shown.map(pieceHtml).join('')}</div>
  <footer class="foot"><span class="running" data-echo="title">把文章变成幻灯片</span> <span class="number" data-word="number">${index + 1}</span></footer>
  <aside class="source" hidden>${source}</aside>
</section>`
}

function pieceHtml(piece: SamplePiece): string {
  const home = `data-home="${piece.id}" data-from="1" data-to="2" data-line="1"`
  if (piece.text.startsWith('figure:')) {
    const alt = piece.text.slice('figure:'.length)
    return `<figure ${home} data-figure="drawn"><svg role="img" aria-label="${alt}" viewBox="0 0 400 200"><defs><marker id="tip-1" markerWidth="6" markerHeight="6" refX="5" refY="3" orient="auto"><path d="M0 0L6 3L0 6z"/></marker></defs><rect x="10" y="60" width="120" height="80" fill="none" stroke="currentColor"/><path d="M140 100H260" stroke="currentColor" marker-end="url(#tip-1)"/><rect x="270" y="60" width="120" height="80" fill="none" stroke="currentColor"/></svg></figure>`
  }
  if (piece.text.startsWith('code:')) return `<pre><code ${home}>${piece.text.slice('code:'.length)}</code></pre>`
  if (piece.text.includes('|')) {
    const rows = piece.text.split('\n').map((row) => row.split('|'))
    return `<table ${home}><tbody>
      ${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('\n')}</tr>`).join('\n')}
    </tbody></table>`
  }
  return `<p class="bullet"><span data-word="bullet">▪</span> <span ${home}>${piece.text}</span> <a href="#/start-000001"><span data-word="link">↑</span></a></p>`
}

function themeCss(width: number): string {
  return `
:root { --slide-width: ${width}px; --slide-height: 720px; --paper: #fff; --ink: #1c1d21; color-scheme: light }
:root[data-scheme="dark"] { --paper: #16171b; --ink: #f0f1f4; color-scheme: dark }
body { margin: 0; background: var(--paper); color: var(--ink); font-family: Sans, sans-serif }
.slides > section { position: relative; width: var(--slide-width); height: var(--slide-height); overflow: hidden;
  background: var(--paper); color: var(--ink); display: grid; grid-template-rows: auto 1fr auto; box-sizing: border-box; padding: 48px 72px 24px; line-height: 1.5 }
.kicker { margin: 0; font-size: 20px } .title { margin: 0; font-size: 40px }
.body { font-size: 30px; padding-top: 24px } .bullet { margin: 0 0 16px } figure { margin: 0 } svg { width: 600px }
td { border: 1px solid currentColor; padding: 8px 24px } .foot { display: flex; justify-content: space-between; font-size: 18px }
.source { display: none } section a { color: inherit }
@media print { @page { size: ${width}px 720px; margin: 0 } .slides > section { break-after: page } .slides > section:last-child { break-after: auto } }`
}

function fontCss(font: string | undefined): string {
  return font === undefined ? '' : `@font-face{font-family:Sans;src:url(${font})}:root{--ui-font:Sans!important}`
}

/** A file as a data URI, for `font`. */
export function fontUri(path: string): string {
  return `data:font/ttf;base64,${readFileSync(path).toString('base64')}`
}
