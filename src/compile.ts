// The pipeline on one screen: article in, deck out.

import type { Article } from './article/article.ts'
import { directionOf, languageOf } from './article/language-of.ts'
import { parse } from './article/parse.ts'
import type { Settings } from './article/settings.ts'
import { diagramNeeds, otherDiagrams, withDiagrams } from './article/with-diagrams.ts'
import { formulaNeeds, withFormulas } from './article/with-formulas.ts'
import { codeNeeds, withHighlights } from './article/with-highlights.ts'
import { hexOf, rgbOf } from './base/contrast.ts'
import { collector, type Diagnostic, type Report } from './base/diagnostic.ts'
import { lineAt, type Source } from './base/source.ts'
import { promiseOf } from './check/promise.ts'
import { withAccent } from './measure/accent.ts'
import { type FigureNeed, figureKey } from './measure/answers.ts'
import { letteringOf } from './measure/lettering.ts'
import { reportMissingGlyphs } from './measure/missing-glyphs.ts'
import { needsOf, reportDiagrams, reportFailed, reportMissing, withDrawings } from './measure/needs.ts'
import { withPicturesInTables } from './measure/pictures-in-tables.ts'
import { themeOf } from './measure/theme.ts'
import { divide } from './outline/divide.ts'
import { outlineOf } from './outline/outline-of.ts'
import type { Deck } from './plan/deck.ts'
import { plan } from './plan/plan.ts'
import { charactersOf } from './render/characters.ts'
import { page, slidesMarkup } from './render/page.ts'
import type { World } from './world.ts'

export type { World } from './world.ts'

export interface Compiled {
  readonly deck: Deck
  readonly html: string
  readonly diagnostics: readonly Diagnostic[]
  /** How many there are. */
  readonly slides: number
  readonly meta: Article['meta']
  readonly article: Article
  /** Whether all of the article stands in the page, once and in order; else what does not, a sentence each. */
  readonly promise: 'kept' | { readonly broken: readonly string[] }
}

/** @throws Error only for faults of the tool and of its own files; whatever is wrong with the article is a diagnostic */
export async function compile(source: Source, settings: Settings, world: World): Promise<Compiled> {
  const { report, diagnostics } = collector()
  const written = parse(source, report)
  const formulas = formulaNeeds(written)
  const drawn = await world.formulas(formulas)
  reportFailed(formulas, drawn, report)
  const themeCss = dressed(world.theme(settings.theme), settings, report)
  const theme = themeOf(themeCss, settings.aspect)
  const lettering = world.lettering(letteringOf(theme.face, settings))
  const faces = world.faces(lettering)
  const set = withFormulas(written, drawn.answers)
  const diagrams = diagramNeeds(set)
  const drawings = await world.diagrams(diagrams, themeCss, lettering)
  reportDiagrams(diagrams, drawings, otherDiagrams(set), report)
  const pictured = withDiagrams(set, drawings)
  const article = withHighlights(pictured, await world.highlights(codeNeeds(pictured)))
  const atoms = divide(outlineOf(article, report), article.lines, report)
  const logo = logoNeed(settings, article.meta)
  const needs = [...needsOf(atoms, drawings), ...logo]
  const found = await world.figures(needs)
  reportMissing(needs, found, report)
  const answers = withDrawings(found, drawings)
  const divided = withPicturesInTables(atoms, answers, theme)

  const lang = settings.lang ?? article.meta.lang ?? languageOf(article)
  const input = {
    meta: article.meta,
    lang,
    direction: directionOf(lang),
    answers,
    faces,
    theme,
    aspect: settings.aspect,
    density: settings.density,
    slides: settings.slides,
    footer: settings.footer,
    logo: logo.map((need) => found.get(figureKey(need))).find((answer) => answer?.kind === 'drawn') ?? null,
    lineOf: (offset: number) => lineAt(article.lines, offset),
  }
  const deck = plan(divided, input, report)

  const slides = slidesMarkup(deck)
  const characters = charactersOf(slides, answers, world.player.script, lang)
  // The player's own signs are no business of the author's.
  if (lettering.text !== 'system') reportMissingGlyphs(charactersOf(slides, answers, '', lang).sans, faces, report)
  const fonts = await world.fonts(characters, lettering)
  const { css: playerCss, script: playerScript, hash: scriptHash } = world.player
  const html = page(deck, slides, drawn.glyphs, fonts, {
    version: world.version,
    themeCss,
    playerCss,
    playerScript,
    transition: settings.transition,
    scriptHash,
  })
  const promise = promiseOf(source, slides)
  return { deck, html, diagnostics, slides: deck.slides.length, meta: article.meta, article, promise }
}

/** The author's mark says nothing to those who do not see it. */
function logoNeed({ logo }: Settings, { span }: Article['meta']): FigureNeed[] {
  return logo === null ? [] : [{ path: logo, alt: '', span: span ?? { start: 0, end: 0 } }]
}

/** With the accent that was asked for, or what can be read of it. */
function dressed(css: string, { accent }: Settings, report: Report): string {
  if (accent === null) return css
  const own = withAccent(css, accent)
  const others = own.used.filter((colour) => colour !== rgbHex(accent))
  if (others.length > 0)
    report({
      code: 'accent-changed',
      severity: 'note',
      span: null,
      message: `the accent ${accent} cannot be read everywhere: ${own.used.join(' by light and ')} by dark`,
    })
  return own.css
}

function rgbHex(colour: string): string {
  const rgb = rgbOf(colour)
  return rgb === null ? colour : hexOf(rgb)
}
