// One slide as markup: see docs/page.md.

import { markupOfNote } from '../article/note.ts'
import { html, type Markup } from '../base/html.ts'
import { countText } from '../plan/count-text.ts'
import type {
  AgendaEntry,
  Column,
  Deck,
  Notes,
  PlacedFigure,
  RailSlide,
  Slide,
  SlideTitle,
  SourceEntry,
  Stop,
} from '../plan/deck.ts'
import { lexiconFor } from '../plan/lexicon.ts'
import { altLength, shortPath } from '../plan/missing-figure.ts'
import { opensTopic } from '../plan/names-of.ts'
import { boxStyle, column, stack } from './rows.ts'
import { bare, inner, line, lines, placeOf, sizeOf } from './text.ts'

/** `name` is what the slide is called: its number, or for a topic's that of the slide before it and more. */
export function slideMarkup(slide: Slide, name: string, deck: Deck): Markup {
  return html`<section id="${slide.id}" data-layout="${slide.layout}" data-depth="${slide.depth}" data-step="${slide.step}"${topicOf(slide)}>
${head(slide)}
<div class="body" style="${boxStyle(slide.region)}"><div class="canvas" style="inset-inline-start:${-slide.region.x}px;top:${-slide.region.y}px">${body(slide, deck)}</div></div>
${slide.notes === null ? null : notesMarkup(slide.notes)}${foot(slide, name, deck)}
<aside class="source" hidden>${slide.source.map(sourceMarkup)}</aside>${
    slide.leader.length === 0
      ? null
      : html`
<aside class="leader" hidden>${slide.leader.map((note) => html`<div>${markupOfNote(note)}</div>`)}</aside>`
  }
</section>
`
}

/** Only a slide of the leader's deck has one. */
function topicOf(slide: Slide): Markup | null {
  return 'topic' in slide && slide.topic !== undefined ? html` data-topic="${slide.topic}"` : null
}

function head({ kicker, title }: Slide): Markup | null {
  if (kicker.length === 0 && title === null) return null
  const over = kicker.length === 0 ? null : html`<p class="kicker">${line(kicker)}</p>`
  return html`<header class="head">${over}${title === null ? null : titleMarkup(title)}</header>`
}

function titleMarkup({ text, continuation }: SlideTitle): Markup {
  const written = countText(continuation)
  const count = written === '' ? null : html`<span class="part" data-word="part">${written}</span>`
  return html`<h2 class="title set" style="${sizeOf(text)}">${lines(text)}${count}</h2>`
}

function body(slide: Slide, deck: Deck): Markup {
  switch (slide.layout) {
    case 'title':
      return html`${logoMarkup(deck)}<div class="cover"><h1 class="heading title set" style="${sizeOf(slide.heading)}">${lines(slide.heading)}</h1>${
        slide.lines.length === 0
          ? null
          : html`<div class="under">${slide.lines.map(({ field, text }) => html`<p class="${field === 'description' ? 'about' : 'by'} set" style="${sizeOf(text)}">${lines(text)}</p>`)}</div>`
      }</div>`
    case 'agenda':
      return html`<nav class="box entries${slide.columns === 2 ? ' two' : ''}" style="${boxStyle(slide.box)};--entry-gap:${slide.gap}px"><ol>${slide.entries.map((entry) => entryMarkup(entry))}</ol></nav>`
    case 'section':
      return html`${
        slide.number === null
          ? null
          : html`<p class="box ordinal" data-word="number" style="inset-inline-start:${slide.headingBox.x}px;top:${slide.headingBox.y - 58}px">${slide.number}</p>`
      }<h2 class="box heading title set" style="${boxStyle(slide.headingBox)};${sizeOf(slide.heading)}">${lines(slide.heading)}</h2>${
        slide.intro === null ? null : column(slide.intro)
      }${slide.entries.length === 0 ? null : html`<div class="box entries${slide.entries.length > 4 ? ' two' : ''}" style="${boxStyle(slide.entriesBox)}"><ol>${slide.entries.map((entry) => entryMarkup(entry))}</ol></div>`}`
    case 'statement':
    case 'closing':
      return html`<div class="box statement" style="${boxStyle(slide.box)}"><h2 class="set" style="${sizeOf(slide.text)}">${lines(slide.text)}</h2></div>`
    case 'bullets':
    case 'callout':
    case 'evidence':
    case 'question':
    case 'discussion':
    case 'recap':
    case 'quote':
    case 'table':
    case 'code':
    case 'formula':
      return column(slide.column)
    case 'cards':
    case 'compare':
      return html`${maybe(slide.opening)}${slide.columns.map(card)}${maybe(slide.ending)}`
    case 'stats':
      return html`${maybe(slide.opening)}${slide.columns.map((one) => column(one))}${maybe(slide.ending)}`
    case 'steps':
    case 'timeline':
      return html`${maybe(slide.opening)}<ol class="stops ${slide.direction}">${slide.stops.map((stop, index) => stopMarkup(stop, slide.stops[index + 1], slide.direction))}</ol>${maybe(slide.ending)}`
    case 'figures':
      return html`${maybe(slide.opening)}${slide.figures.map((one) => figure(one, deck))}${maybe(slide.ending)}`
    case 'beside':
      return html`${slide.columns.map((one) => column(one))}`
    case 'figure':
    case 'figure-beside':
    case 'figure-above':
      return html`${maybe(slide.before)}${figure(slide.figure, deck)}${maybe(slide.after)}`
  }
}

function notesMarkup({ box, texts }: Notes): Markup {
  return html`<div class="box notes" style="${boxStyle(box)}">${texts.map((text) => html`<p class="set" style="${sizeOf(text)}">${lines(text)}</p>`)}</div>
`
}

function maybe(rows: Column | null): Markup | null {
  return rows === null ? null : column(rows)
}

function card({ box, rows, gap }: Column): Markup {
  return html`<div class="box card rows" style="${boxStyle(box)};--gap:${gap}px">${stack(rows)}</div>`
}

/** A stop in a box that holds its mark too, with the line that leads to the next one. */
function stopMarkup(
  { number, column: { box, rows, gap }, lead }: Stop,
  next: Stop | undefined,
  direction: RailSlide['direction'],
): Markup {
  const isAcross = direction === 'across'
  const to = next?.column.box
  const reach = to === undefined ? null : isAcross ? to.x - box.x : to.y - box.y
  const whole = isAcross
    ? { ...box, y: box.y - lead, height: box.height + lead }
    : { ...box, x: box.x - lead, width: box.width + lead }
  const mark =
    number === null
      ? html`<span class="mark dot"></span>`
      : html`<span class="mark" data-word="number">${number}</span>`
  const [first] = rows
  const [piece] = first?.kind === 'apart' ? first.pieces : []
  const height = first?.kind === 'text' ? first.text.line : (piece?.text.line ?? 0)
  const styles = [
    boxStyle(whole),
    `--gap:${gap}px`,
    `--lead:${lead}px`,
    `--lh-first:${height}px`,
    ...(reach === null ? [] : [`--reach:${reach}px`]),
  ]
  return html`<li class="box rows stop${reach === null ? ' last' : ''}" style="${styles.join(';')}">${mark}${stack(rows)}</li>`
}

function entryMarkup({ text, children, target }: AgendaEntry): Markup {
  const name = lines(text)
  const link = target === '' ? name : html`<a href="#/${target}">${name}</a>`
  return html`<li><p class="name set" style="${sizeOf(text)}">${link}</p>${children === null ? null : html`<p class="children set" style="${sizeOf(children)}">${lines(children)}</p>`}</li>`
}

function figure(
  { of, span, line: number, box, alt, path, caption, captionBox, answer }: PlacedFigure,
  deck: Deck,
): Markup {
  // A caption may be wider than what it stands under.
  const start = caption === null ? box.x : Math.min(box.x, captionBox.x)
  const end = caption === null ? box.x + box.width : Math.max(box.x + box.width, captionBox.x + captionBox.width)
  const shift = box.x > start ? `;--figure-shift:${box.x - start}px` : ''
  const style = `inset-inline-start:${start}px;top:${box.y}px;width:${end - start}px;--figure-width:${box.width}px;--figure-height:${box.height}px${shift}`
  const under =
    caption === null
      ? null
      : html`<figcaption class="set" style="${sizeOf(caption)};margin-top:10px;margin-inline:${captionBox.x - start}px ${end - captionBox.x - captionBox.width}px">${bare(caption)}</figcaption>`
  const place = placeOf({ span, line: number })
  if (answer.kind === 'drawn')
    return html`<figure data-home="${of}" data-figure="drawn"${place} style="${style}">${answer.markup}${under}</figure>`
  return html`<figure data-home="${of}" data-figure="missing"${place} style="${style}"><div class="missing"><span class="gone" data-word="missing">${lexiconFor(deck.lang).missing}</span><span class="alt" data-long="${altLength(alt)}">${alt}</span><span class="path">${shortPath(path)}</span></div>${under}</figure>`
}

function foot(slide: Slide, name: string, deck: Deck): Markup | null {
  if (slide.layout === 'title') return null
  // Leader and followers call slides by the same numbers: one that only the leader has shows none.
  const number = opensTopic(slide) ? null : html`<span class="number" data-word="number">${name}</span>`
  const running = html`<span class="running"${echoOf(deck)}>${shortTitle(deck.footer ?? (hasTitle(deck) ? deck.title : ''))}</span>`
  return html`<footer class="foot">${running}${logoMarkup(deck)}${number}</footer>`
}

/** The running title repeats the article's; what the author asked for stands nowhere in it. */
function echoOf(deck: Deck): Markup | null {
  if (deck.footer !== null) return deck.footer === '' ? null : html` data-word="footer"`
  return hasTitle(deck) ? html` data-echo="${deck.meta.title === undefined ? 'h0' : 'title'}"` : null
}

function hasTitle({ meta, slides }: Deck): boolean {
  return (
    meta.title !== undefined ||
    slides.some(({ source }) => source.some((entry) => entry.kind === 'shown' && entry.of === 'h0'))
  )
}

/** The author's mark, whose shape stands in the page once. */
function logoMarkup({ logo }: Deck): Markup | null {
  if (logo === null) return null
  const { width, height } = logo
  return html`<svg class="logo" viewBox="0 0 ${width} ${height}" aria-hidden="true" style="aspect-ratio:${width}/${height}"><use href="#logo" width="${width}" height="${height}"/></svg>`
}

/** What fits on the line of the foot. */
function shortTitle(title: string): string {
  const characters = Array.from(title)
  const wide = title.match(/[\u2e80-\uffff]/g)?.length ?? 0
  const most = Math.floor(90 - 45 * (wide / Math.max(characters.length, 1)))
  return characters.length <= most ? title : `${characters.slice(0, most).join('').trimEnd()}…`
}

function sourceMarkup(entry: SourceEntry): Markup {
  if (entry.kind === 'shown')
    return html`<p data-of="${entry.of}">${entry.whole === undefined ? null : inner(entry.whole)}</p>`
  if (entry.kind === 'moved')
    return html`<p class="said" data-moved="${entry.part.of}"${placeOf(entry.part)}>${inner(entry.part)}</p>`
  const { part, asked } = entry
  const wish = asked ? html` data-asked` : null
  return html`<p class="said" data-home="${part.of}"${placeOf(part)}${wish}>${inner(part)}</p>`
}
