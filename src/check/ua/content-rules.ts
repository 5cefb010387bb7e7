// Rules of what is drawn on the pages, of annotations, and of fonts.

import { isUnknown } from './document-rules.ts'
import { absent, type Rule, rule, untested } from './rule.ts'
import type { UaAnnotation, UaFacts, UaFont, UaGlyph } from './ua-facts.ts'

function annotations(isRight: (one: UaAnnotation) => boolean, said: string): Rule['find'] {
  return (facts) =>
    facts.annotations
      .filter((one) => !one.isHidden && !isRight(one))
      .map(({ page, subtype }) => `page ${page}: a ${subtype} ${said}`)
}

/** Of glyphs that are painted. */
function glyphs(isRight: (glyph: UaGlyph, font: UaFont) => boolean, said: string): Rule['find'] {
  return ({ fonts }) =>
    fonts.flatMap((font) =>
      font.glyphs.filter((glyph) => !isRight(glyph, font)).map(({ code }) => `${font.name}: code ${code} ${said}`),
    )
}

function fonts(isRight: (font: UaFont) => boolean, said: string): Rule['find'] {
  return (facts) => facts.fonts.filter((font) => !isRight(font)).map(({ name }) => `${name} ${said}`)
}

const IDENTITY = ['Identity-H', 'Identity-V']
/** Fonts of one byte: our files have none that are TrueType. */
const SIMPLE = 'a simple TrueType font; our files hold composite ones only'

const inLanguage = ({ marks, lang }: UaFacts) =>
  marks
    .filter((mark) => mark.tag === 'Span' && mark.hasText && isUnknown(mark.lang) && isUnknown(lang))
    .map(({ page }) => `page ${page}: the document has no language`)

export const contentRules: readonly Rule[] = [
  rule('7.1', 1, 'no artifact stands in tagged content', ({ marks }) =>
    marks
      .filter(({ tag, within }) => tag === 'Artifact' && within.some(({ isTagged }) => isTagged))
      .map(({ page }) => `page ${page}: one does`),
  ),
  rule('7.1', 2, 'no tagged content stands in an artifact', ({ marks }) =>
    marks
      .filter(({ isTagged, within }) => isTagged && within.some(({ tag }) => tag === 'Artifact'))
      .map(({ page }) => `page ${page}: some does`),
  ),
  rule('7.1', 3, 'all that is painted is tagged or an artifact', ({ paints }) =>
    paints
      .filter(({ isTagged, isArtifact }) => !isTagged && !isArtifact)
      .map(({ page, isText }) => `page ${page}: ${isText ? 'text' : 'a drawing'} is neither`),
  ),
  rule('7.2', 24, 'the language of annotations is known', ({ annotations, lang }) =>
    isUnknown(lang) && annotations.some(({ contents }) => contents !== null) ? ['the document has no language'] : [],
  ),
  absent('7.2', 25, 'the language of form fields is known', ['Widget']),
  rule('7.2', 30, 'the language of replacement texts on a page is known', inLanguage),
  rule('7.2', 31, 'the language of alternative texts on a page is known', inLanguage),
  rule('7.2', 32, 'the language of expansions on a page is known', inLanguage),
  rule('7.2', 34, 'the language of text is known', ({ paints, lang }) =>
    isUnknown(lang) && paints.some(({ isText, isArtifact }) => isText && !isArtifact)
      ? ['the document has no language']
      : [],
  ),
  rule(
    '7.18.1',
    1,
    'annotations that are no links stand in an Annot',
    annotations(
      ({ subtype, tag }) => ['Link', 'Widget', 'PrinterMark'].includes(subtype) || tag === 'Annot',
      'does not',
    ),
  ),
  rule(
    '7.18.1',
    2,
    'annotations say what they are',
    annotations(
      ({ subtype, contents, alt }) => subtype === 'Widget' || (contents ?? '') !== '' || (alt ?? '') !== '',
      'says nothing',
    ),
  ),
  absent('7.18.1', 3, 'form fields say what they are', ['Widget']),
  rule(
    '7.18.2',
    1,
    'no trap networks',
    annotations(({ subtype }) => subtype !== 'TrapNet', 'is there'),
  ),
  rule('7.18.3', 1, 'tabs follow the structure on pages with annotations', ({ annotations: all }) =>
    [...new Set(all.filter(({ tabsFollow }) => !tabsFollow).map(({ page }) => page))].map(
      (page) => `page ${page}: they do not`,
    ),
  ),
  absent('7.18.4', 1, 'form fields stand in a Form', ['Widget']),
  rule(
    '7.18.5',
    1,
    'links stand in a Link',
    annotations(({ subtype, tag }) => subtype !== 'Link' || tag === 'Link', 'does not'),
  ),
  rule(
    '7.18.5',
    2,
    'links say where they lead',
    annotations(({ subtype, contents }) => subtype !== 'Link' || (contents ?? '') !== '', 'says nothing'),
  ),
  rule(
    '7.18.8',
    1,
    'marks for the printer are no part of the structure',
    annotations(({ subtype, tag }) => subtype !== 'PrinterMark' || tag === null, 'is one'),
  ),
  rule(
    '7.21.3.1',
    1,
    'codes and characters of a composite font go together',
    fonts(
      ({ type, encoding }) => type !== 'Type0' || IDENTITY.includes(encoding),
      'has another encoding than Identity',
    ),
  ),
  rule(
    '7.21.3.2',
    1,
    'composite TrueType fonts map their codes to glyphs',
    fonts(({ mapsGlyphs }) => mapsGlyphs, 'does not'),
  ),
  absent('7.21.3.3', 1, 'character maps are embedded or known', ['CMap']),
  absent('7.21.3.3', 2, 'embedded maps know their direction', ['CMap']),
  absent('7.21.3.3', 3, 'embedded maps use only known ones', ['CMap']),
  rule(
    '7.21.4.1',
    1,
    'fonts are embedded',
    fonts(({ isEmbedded, type }) => isEmbedded || type === 'Type3', 'is not'),
  ),
  rule(
    '7.21.4.1',
    2,
    'with every glyph that is used',
    glyphs(({ isPresent }) => isPresent, 'has no glyph'),
  ),
  untested('7.21.4.2', 1, 'lists of glyphs of Type 1 fonts are whole', 'a browser embeds no Type 1 font'),
  rule(
    '7.21.4.2',
    2,
    'lists of glyphs of composite fonts are whole',
    fonts(({ hasCharSet }) => !hasCharSet, 'has one'),
  ),
  rule(
    '7.21.5',
    1,
    'widths are those of the font',
    glyphs(({ width, ownWidth }) => ownWidth === null || Math.abs(width - ownWidth) <= 1, 'has another width'),
  ),
  ...[
    'simple TrueType fonts have a character map',
    'and one of two encodings',
    'symbols have no encoding',
    'and one character map',
  ].map((asks, index) =>
    rule(
      '7.21.6',
      index + 1,
      asks,
      fonts(({ type }) => type !== 'TrueType', `is ${SIMPLE}`),
    ),
  ),
  rule(
    '7.21.7',
    1,
    'every code says its character',
    glyphs(({ text }) => text !== null, 'says none'),
  ),
  rule(
    '7.21.7',
    2,
    'which is one',
    glyphs(({ text }) => text === null || !/[\0\ufeff\ufffe]/.test(text), 'says what is no character'),
  ),
  rule(
    '7.21.8',
    1,
    'no glyph for missing characters is shown',
    glyphs(({ glyph }) => glyph !== 0, 'is one'),
  ),
]
