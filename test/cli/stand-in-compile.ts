// Takes the place of the pipeline in tests of the command line: a heading is a slide, and the word BROKEN breaks the promise.

import { frontMatter } from '../../src/article/front-matter.ts'
import type { Settings } from '../../src/article/settings.ts'
import { collector } from '../../src/base/diagnostic.ts'
import { escapeHtml } from '../../src/base/html.ts'
import type { Source } from '../../src/base/source.ts'
import { type Answers, type FigureNeed, figureKey } from '../../src/measure/answers.ts'

interface SmallWorld {
  figures(needs: readonly FigureNeed[]): Promise<Answers>
}

export async function compile(source: Source, settings: Settings, world: SmallWorld) {
  const { report, diagnostics } = collector()
  const { meta, body } = frontMatter(source, report)
  if (body.includes('CRASH')) throw new Error('a planted fault')
  const needs = Array.from(body.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g), (match) => {
    const span = { start: match.index, end: match.index + match[0].length }
    return { path: match[2] ?? '', alt: match[1] ?? '', span }
  })
  const answers = await world.figures(needs)
  for (const need of needs) {
    if (answers.get(figureKey(need))?.kind === 'drawn') continue
    report({ code: 'figure-missing', severity: 'warning', span: need.span, message: `no file for "${need.path}"` })
  }
  const figures = [...answers.values()].flatMap((answer) => (answer.kind === 'drawn' ? [answer.markup.text] : []))
  const titles = body.split('\n').filter((line) => line.startsWith('#'))
  const sections = titles.map((title, index) => {
    const text = escapeHtml(title.replace(/^#+ /, ''))
    return `<section id="s${index}" data-layout="bullets"><h2 class="title">${text}</h2></section>`
  })
  const size = settings.aspect === '4:3' ? '960px 720px' : '1280px 720px'
  const html = `<!doctype html><html lang="en" data-density="${settings.density}"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="img-src data:"><title>t</title>
<style>@page{size:${size};margin:0}body{margin:0}section{break-after:page;height:720px;overflow:hidden}</style>
<div class="slides">${sections.join('')}</div>${figures.join('')}\n`
  const deck = { ...settings, lang: 'en', direction: 'ltr', title: meta.title ?? 't', meta, slides: [] }
  const promise = body.includes('BROKEN') ? { broken: ['line 1 is on no slide'] } : ('kept' as const)
  const leaders = { sidecarDiagnostics: [], notes: { article: [], sidecar: [] } }
  return { deck, html, diagnostics, ...leaders, slides: titles.length, meta, article: null, promise }
}
