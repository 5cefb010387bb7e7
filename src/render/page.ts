// The whole deck as one page that opens from disk, offline, and asks for nothing.

import { html, type Markup, markup } from '../base/html.ts'
import type { Deck } from '../plan/deck.ts'
import { namesOf } from '../plan/names-of.ts'
import type { StudyPlan } from '../session/study-plan.ts'
import type { FontFile } from './fonts.ts'
import { slideMarkup } from './slide.ts'

/** What a page is dressed with; all of it ours, none of it from the article. */
export interface Dress {
  readonly version: string
  readonly themeCss: string
  readonly playerCss: string
  /** A classic script without `</script`. */
  readonly playerScript: string
  readonly transition: 'none' | 'fade'
  /** The SHA-256 of the script, base64. */
  readonly scriptHash: string
}

/** How a page is played that belongs to a session: with a client of its own, and a line to the session's host. */
export interface Served {
  readonly role: 'leader' | 'projector' | 'follower'
  readonly css: string
  /** A classic script without `</script`, in the player's place. */
  readonly script: string
  /** Its SHA-256, base64. */
  readonly scriptHash: string
  /** What the page may connect to, as a source of the content security policy. */
  readonly connect: string
  /** JSON for the client: what it has to know before it has heard from the host. */
  readonly island: string
}

/** Each slide, before anyone knows which characters the fonts must have. */
export function slidesMarkup(deck: Deck): readonly Markup[] {
  const names = namesOf(deck)
  return deck.slides.map((slide, index) => slideMarkup(slide, names[index] ?? '', deck))
}

/** What the pages of a deck are made of, whoever they are for. */
export interface PageParts {
  /** Attributes of the root. */
  readonly root: Markup
  readonly title: string
  readonly meta: Markup
  /** The text of a style element each. */
  readonly fonts: Markup
  readonly theme: Markup
  /** What slides refer to: shapes of formulas, pictures that stand on several of them, the author's mark. */
  readonly shapes: Markup
  readonly slides: readonly SlidePart[]
}

export interface SlidePart {
  readonly id: string
  readonly markup: Markup
}

/** `glyphs` are the shapes that formulas are made of, SVG paths by id. */
export function pageParts(
  deck: Deck,
  slides: readonly Markup[],
  glyphs: ReadonlyMap<string, string>,
  fonts: readonly FontFile[],
  dress: Dress,
): PageParts {
  const { meta } = deck
  const shared = withSharedPictures(slides)
  const named = (name: string, content: string | undefined) =>
    content === undefined ? null : html`<meta name="${name}" content="${content}">\n`
  return {
    root: html`lang="${deck.lang}" dir="${deck.direction}" data-lectern="${dress.version}" data-aspect="${deck.aspect}" data-density="${deck.density}"${dress.transition === 'none' ? null : html` data-transition="${dress.transition}"`}`,
    title: deck.title,
    meta: html`${named('author', meta.author)}${named('date', meta.date)}${named('description', meta.description)}${named('keywords', meta.tags?.join(', '))}<meta name="generator" content="Lectern ${dress.version}">`,
    fonts: html`${fonts.map(fontFace)}`,
    theme: html`${markup(dress.themeCss)}${markup(pageRule(deck))}`,
    shapes: html`${glyphsIn(slides, glyphs)}${shared.pictures}${logoOf(deck)}`,
    slides: shared.slides.map((own, index) => ({ id: deck.slides[index]?.id ?? '', markup: own })),
  }
}

/** `plan` is for the leader's page: one that is served gets it from its host. */
export function page(
  parts: PageParts,
  dress: Dress,
  served: Served | null = null,
  plan: StudyPlan | null = null,
): string {
  const script = served?.script ?? dress.playerScript
  const hash = served?.scriptHash ?? dress.scriptHash
  const line = served === null ? '' : ` connect-src ${served.connect};`
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; font-src data:;${line} base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html ${parts.root}${served === null ? null : html` data-role="${served.role}"`}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${parts.title}</title>
${parts.meta}
<style data-part="fonts">${parts.fonts}</style>
<style data-part="player">${markup(dress.playerCss)}${markup(served?.css ?? '')}</style>
<style data-part="theme">${parts.theme}</style>
</head>
<body>
${parts.shapes}<main class="reveal"><div class="slides">
${parts.slides.map((slide) => slide.markup)}</div></main>
${served === null ? (plan === null ? null : island('plan', JSON.stringify(plan))) : island('session', served.island)}<script>${markup(script)}</script>
</body>
</html>
`.text
}

/** Data for the client; no script, so that the policy has nothing to allow. `<` is written so that nothing in it ends the element. */
function island(part: 'session' | 'plan', json: string): Markup {
  return markup(`<script type="application/json" data-part="${part}">${json.replace(/</g, '\\u003c')}</script>\n`)
}

/** Bytes of pictures from which on one that stands twice is worth a place of its own. */
const WORTH_SHARING = 2000

/** A picture that stands on several slides stands in the page once, and each of its places refers to it. */
function withSharedPictures(slides: readonly Markup[]): {
  readonly slides: readonly Markup[]
  readonly pictures: Markup | null
} {
  const image = /<img alt="([^"]*)" src="(data:[^"]*)" width="(\d+)" height="(\d+)"( data-clear)?>/g
  const count = new Map<string, number>()
  for (const { text } of slides)
    for (const [, , source = ''] of text.matchAll(image)) count.set(source, (count.get(source) ?? 0) + 1)
  const shared = [...count].flatMap(([source, times]) => (times > 1 && source.length > WORTH_SHARING ? [source] : []))
  if (shared.length === 0) return { slides, pictures: null }
  const numbers = new Map(shared.map((source, index) => [source, index + 1]))
  const sizes = new Map<string, string>()
  const inPlace = ({ text }: Markup) =>
    text.replace(image, (own, alt: string, source: string, width: string, height: string, clear = '') => {
      const number = numbers.get(source)
      if (number === undefined) return own
      sizes.set(source, `width="${width}" height="${height}"`)
      const label = alt === '' ? 'aria-hidden="true"' : `role="img" aria-label="${alt}"`
      return `<svg class="shared" viewBox="0 0 ${width} ${height}" ${label}${clear}><use href="#picture-${number}"/></svg>`
    })
  // All of it was markup already; the numbers are ours.
  const placed = slides.map((slide) => markup(inPlace(slide)))
  const pictures = shared.map(
    (source) => `<image id="picture-${numbers.get(source)}" ${sizes.get(source)} href="${source}"/>`,
  )
  const defs = markup(`<svg class="glyphs" aria-hidden="true"><defs>${pictures.join('')}</defs></svg>\n`)
  return { slides: placed, pictures: defs }
}

/** The shape of the author's mark, once for all slides. */
function logoOf({ logo }: Deck): Markup | null {
  if (logo === null) return null
  // It is markup of ours already: an `<svg>`, or an `<img>` with its data.
  const source = /^<img [^>]*src="(data:[^"]*)"/.exec(logo.markup.text)?.[1]
  const shape =
    source === undefined
      ? logo.markup.text.replace(/^<svg /, '<svg id="logo" ')
      : `<image id="logo" width="${logo.width}" height="${logo.height}" href="${source}"/>`
  return markup(`<svg class="glyphs" aria-hidden="true"><defs>${shape}</defs></svg>\n`)
}

/** The shapes that the formulas of the slides are made of, each once. */
function glyphsIn(slides: readonly Markup[], glyphs: ReadonlyMap<string, string>): Markup | null {
  const idsIn = ({ text }: Markup) => Array.from(text.matchAll(/href="#(glyph-[\w-]+)"/g), ([, id = '']) => id)
  const used = [...new Set(slides.flatMap(idsIn))].sort()
  if (used.length === 0) return null
  const shapes = used.map((id) => html`<path id="${id}" d="${glyphs.get(id) ?? ''}"/>`)
  return html`<svg class="glyphs" aria-hidden="true"><defs>${shapes}</defs></svg>\n`
}

function fontFace({ family, weight, format, base64, range, scale }: FontFile): Markup {
  const name = { sans: 'Lectern Sans', mono: 'Lectern Mono', marks: 'Lectern Marks' }[family]
  return markup(
    `@font-face{font-family:'${name}';font-weight:${weight};src:url(data:font/${format};base64,${base64}) format('${format}')${range === null ? '' : `;unicode-range:${range}`}${scale === 1 ? '' : `;size-adjust:${Math.round(scale * 1000) / 10}%`}}`,
  )
}

function pageRule({ aspect }: Deck): string {
  return `@page{size:${aspect === '4:3' ? 960 : 1280}px 720px}`
}
