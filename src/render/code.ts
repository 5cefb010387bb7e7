// A block of code as markup: coloured, numbered, marked, its long lines broken where the planner said.

import type { CodeToken } from '../article/article.ts'
import { html, type Markup, markup } from '../base/html.ts'
import type { CodeLine, CodeRow } from '../plan/deck.ts'
import { LINE_END, placeOf } from './text.ts'

/** `goesOn` from the piece right over it. */
export function codeMarkup(row: CodeRow, goesOn = false): Markup {
  const style = `font-size:${row.size}px;line-height:${row.lineHeight}px;--gutter:${row.gutter}px`
  const name = row.file === '' ? null : html`<span class="file" data-echo="${row.of}">${row.file}</span>`
  const steps = row.steps === 0 ? null : html` data-steps="${row.steps}"`
  const rest = row.rest === 0 ? null : html`<span class="line rest" data-word="cut">…</span>`
  const language = row.language === '' ? null : html` data-language="${row.language}"`
  return html`<pre class="row code${goesOn ? ' goes-on' : ''}" style="${style}" tabindex="-1"${language}${steps}>${name}<code data-home="${row.of}"${placeOf(row)}>${row.lines.map(lineMarkup)}</code>${rest}</pre>`
}

function lineMarkup({ text, tokens, number, isMarked, steps }: CodeLine): Markup {
  const [part] = text.parts
  const written = part?.runs.map((run) => run.text).join('') ?? ''
  const counted =
    number === null ? null : html`<span class="number" data-word="line" aria-hidden="true">${number}</span>`
  const inSteps = steps.length === 0 ? null : html` data-in="${steps.join(' ')}"`
  return html`<span class="line${isMarked ? ' marked' : ''}"${inSteps}>${counted}${stretches(written, tokens, text.breaks)}${'\n'}</span>`
}

/** The text cut at its tokens and at the ends of its lines. */
function stretches(text: string, tokens: readonly CodeToken[] | null, breaks: readonly number[]): Markup[] {
  const kept: Markup[] = []
  let at = 0
  for (const { length, kind } of tokens ?? [{ length: text.length, kind: 'plain' as const }]) {
    const end = Math.min(at + length, text.length)
    const inner = broken(text, at, end, breaks)
    if (end > at) kept.push(...(kind === 'plain' ? inner : [html`<span class="${kind}">${inner}</span>`]))
    at = end
  }
  // Tokens that fall short lose no text.
  if (at < text.length) kept.push(...broken(text, at, text.length, breaks))
  return kept
}

function broken(text: string, from: number, to: number, breaks: readonly number[]): Markup[] {
  const ends = [...breaks.filter((at) => at >= from && at < to && at > 0), to]
  return ends.flatMap((end, index) => {
    const start = index === 0 ? from : (ends[index - 1] ?? from)
    const opening = index === 0 ? [] : [markup(`<span class="wrap"></span>${LINE_END}`)]
    return [...opening, html`${text.slice(start, end)}`]
  })
}
