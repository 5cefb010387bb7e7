// A newer state of a deck for a page that has most of it already: see `client/new-deck.ts`, which takes it in.

import { html, type Markup } from '../base/html.ts'
import type { PageParts } from './page.ts'

/** What a part is, as a text that is the same where the part is: the places in the source move with every word before them. */
export function partsByName({
  root,
  title,
  meta,
  fonts,
  theme,
  shapes,
  slides,
}: PageParts): ReadonlyMap<string, string> {
  const order = slides.map(({ id }) => id).join('\n')
  return new Map([
    ['root', `${root}\n${title}\n${meta}\n${order}`],
    ['fonts', fonts.text],
    ['theme', theme.text],
    ['shapes', shapes.text],
    ...slides.map(({ id, markup: own }): [string, string] => [nameOfSlide(id), withoutPlaces(own)]),
  ])
}

/** A page without a script; of what `isKept`, only the place is marked. */
export function editionMarkup(parts: PageParts, build: string, isKept: (part: string) => boolean): string {
  const style = (part: 'fonts' | 'theme') =>
    isKept(part) ? null : html`<style data-part="${part}">${parts[part]}</style>\n`
  const slides = parts.slides.map(({ id, markup: own }) =>
    isKept(nameOfSlide(id)) ? html`<section id="${id}" data-kept></section>\n` : own,
  )
  return html`<!doctype html>
<html ${parts.root} data-build="${build}">
<head>
<meta charset="utf-8">
<title>${parts.title}</title>
${style('fonts')}${style('theme')}</head>
<body${isKept('shapes') ? html` data-kept` : null}>
${isKept('shapes') ? null : parts.shapes}<main class="reveal"><div class="slides">
${slides}</div></main>
</body>
</html>
`.text
}

function nameOfSlide(id: string): string {
  return `slide ${id}`
}

function withoutPlaces({ text }: Markup): string {
  return text.replace(/<[^>]+>/g, (tag) => tag.replace(/ data-(?:from|to|line)="\d+"/g, ''))
}
