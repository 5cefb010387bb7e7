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
import { html, type Markup } from './base/html.ts'
import { once } from './base/once.ts'
import { lineAt, type Source, type Span } from './base/source.ts'
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
import { lexiconFor } from './plan/lexicon.ts'
import { plan } from './plan/plan.ts'
import { frontOf } from './plan/study/front-of.ts'
import { noteSpans } from './plan/study/note-spans.ts'
import { readMaterial } from './plan/study/read-material.ts'
import { type Study, type StudyInput, studyPlan } from './plan/study/study-plan.ts'
import { writtenSidecar } from './plan/study/written-sidecar.ts'
import { charactersOf } from './render/characters.ts'
import { type PageParts, page, pageParts, type Served, slidesMarkup } from './render/page.ts'
import type { StudyPlan } from './session/study-plan.ts'
import type { World } from './world.ts'

export type { World } from './world.ts'

/** `public` is without anything of the leader's. */
export type Audience = 'leader' | 'public'

export interface Compiled {
  /** That of `html`. */
  readonly deck: Deck
  /** The leader's page with the setting `with-notes`, else the public one. */
  readonly html: string
  readonly diagnostics: readonly Diagnostic[]
  /** What is to be said of the leader's file. */
  readonly sidecarDiagnostics: readonly Diagnostic[]
  /** Where the leader's notes stand, in the article and in the leader's file. */
  readonly notes: { readonly article: readonly Span[]; readonly sidecar: readonly Span[] }
  /** The plan of the hour, with the slides of the leader's deck. */
  readonly study: StudyPlan
  /** The deck as a page, which may belong to a session. */
  readonly pageFor: (audience: Audience, served: Served | null) => string
  /** What that page is made of. */
  readonly partsFor: (audience: Audience) => PageParts
  /** A leader's file that says what the plan says, to be edited. */
  readonly sidecar: () => string
  /** How many there are. */
  readonly slides: number
  readonly meta: Article['meta']
  readonly article: Article
  /** Whether all of the article stands in the page, once and in order; else what does not, a sentence each. */
  readonly promise: 'kept' | { readonly broken: readonly string[] }
}

/** @throws Error only for faults of the tool and of its own files; whatever is wrong with the article is a diagnostic */
export async function compile(
  source: Source,
  settings: Settings,
  world: World,
  sidecar: Source | null = null,
  minutes: number | null = null,
): Promise<Compiled> {
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

  const { study, notes, sidecarDiagnostics } = studied(
    { deck, divided, article, faces, theme, minutes },
    sidecar,
    report,
  )
  const decks = {
    leader: study.deck,
    public: { ...deck, slides: deck.slides.map((slide) => ({ ...slide, leader: [] })) },
  }
  const audience = settings.withNotes ? 'leader' : 'public'

  const markups = new Map<Audience, readonly Markup[]>()
  const slidesFor = (whom: Audience) => once(markups, whom, () => slidesMarkup(decks[whom]))
  const allSlides = (whom: Audience) => html`${slidesFor(whom)}`
  // The player's own signs are no business of the author's.
  if (lettering.text !== 'system')
    reportMissingGlyphs(charactersOf(allSlides(audience), answers, '', lang).sans, faces, report)
  // A handout is made of the page.
  const onPaper = settings.to?.includes('handout') === true ? `–•${Object.values(lexiconFor(lang)).join('')}` : ''
  const fontsFor = (whom: Audience) => {
    const more = whom === 'leader' ? study.plan.topics.map(({ answer }) => answer).join('') : ''
    const player = world.spoken ?? world.player.script
    return world.fonts(charactersOf(allSlides(whom), answers, player, lang, onPaper + more), lettering)
  }
  const publicFonts = await fontsFor('public')
  // Questions of the article's are in its own letters.
  const isInOwnLetters = sidecar === null && deck.slides.every(({ leader }) => leader.length === 0)
  const fonts = { public: publicFonts, leader: isInOwnLetters ? publicFonts : await fontsFor('leader') }
  const { css: playerCss, script: playerScript, hash: scriptHash } = world.player
  const { version } = world
  const dress = { version, themeCss, playerCss, playerScript, transition: settings.transition, scriptHash }
  const parts = new Map<Audience, PageParts>()
  const partsFor = (whom: Audience) =>
    once(parts, whom, () => pageParts(decks[whom], slidesFor(whom), drawn.glyphs, fonts[whom], dress))
  const pageFor = (whom: Audience, served: Served | null) =>
    page(partsFor(whom), dress, served, whom === 'leader' ? study.plan : null)
  return {
    deck: audience === 'leader' ? decks.leader : deck,
    html: pageFor(audience, null),
    diagnostics,
    sidecarDiagnostics,
    notes,
    study: study.plan,
    pageFor,
    partsFor,
    sidecar: () => writtenSidecar(study),
    slides: decks[audience].slides.length,
    meta: article.meta,
    article,
    promise: promiseOf(source, allSlides(audience)),
  }
}

/** What the article and the leader's file say of the hour, put together. */
function studied(
  input: Omit<StudyInput, 'ofArticle' | 'ofLeader'>,
  sidecar: Source | null,
  report: Report,
): { readonly study: Study; readonly notes: Compiled['notes']; readonly sidecarDiagnostics: readonly Diagnostic[] } {
  const { report: reportLeader, diagnostics: sidecarDiagnostics } = collector()
  const ofArticle = readMaterial(input.article, null, report)
  const ofLeader =
    sidecar === null ? null : readMaterial(parse(sidecar, reportLeader), frontOf(sidecar, reportLeader), reportLeader)
  const study = studyPlan({ ...input, ofArticle, ofLeader }, sidecar === null ? report : reportLeader)
  const notes = { article: noteSpans(ofArticle), sidecar: ofLeader === null ? [] : noteSpans(ofLeader) }
  return { study, notes, sidecarDiagnostics }
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
