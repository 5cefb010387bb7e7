// What the library leaves undone in a presentation: colours and faces of a theme, so that another one can be chosen for the whole deck;
// languages; dates that are not the clock's; and paragraphs as PowerPoint wants them, which else offers to repair the file.

import type JSZipModule from 'jszip'
import { escapedXml } from '../../base/xml.ts'
import type { Palette } from '../../measure/palette.ts'

export interface PptxFacts {
  /** A BCP 47 tag. */
  readonly lang: string
  readonly title: string
  readonly author: string | undefined
  readonly description: string | undefined
  readonly generator: string
  /** Null when nobody said; the file then has the oldest date that it can have. */
  readonly made: Date | null
  readonly palette: Palette
  readonly fonts: PptxFonts
}

export interface PptxFonts {
  /** For letters, and for Han, kana and hangul. */
  readonly text: string
  readonly eastAsian: string
  readonly mono: string
}

/** The oldest date of an entry in such a file. */
const OLDEST = new Date(Date.UTC(1980, 0, 1))

export async function finishPptx(written: Uint8Array, facts: PptxFacts): Promise<Uint8Array> {
  const library = await import('jszip')
  const Zip = library.default as unknown as typeof JSZipModule
  const before = await Zip.loadAsync(written)
  const after = new Zip()
  const date = facts.made ?? OLDEST
  for (const name of Object.keys(before.files).sort(byPlace)) {
    const file = before.files[name]
    if (file === undefined || file.dir) continue
    const content = /\.(?:xml|rels)$/.test(name)
      ? mended(name, await file.async('string'), facts)
      : await file.async('uint8array')
    after.file(name, content, { date, createFolders: false })
  }
  return after.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' })
}

/** The list of types comes first in the file. */
function byPlace(a: string, b: string): number {
  const rank = (name: string) => (name === '[Content_Types].xml' ? 0 : name.startsWith('_rels/') ? 1 : 2)
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0)
}

function mended(name: string, xml: string, facts: PptxFacts): string {
  if (name === 'docProps/core.xml') return core(facts)
  if (name === 'docProps/app.xml')
    return xml
      .replace(/<Company>[^<]*<\/Company>/, '')
      .replace(/<Application>[^<]*</, `<Application>${escapedXml(facts.generator)}<`)
  if (/^ppt\/theme\/theme\d+\.xml$/.test(name)) return themed(xml, facts)
  if (!/^ppt\/(?:slides|slideLayouts|slideMasters|notesSlides|notesMasters)\/[^/]+\.xml$/.test(name)) return xml
  return inScheme(paragraphs(xml), facts.palette).replaceAll('lang="en-US"', `lang="${facts.lang}"`)
}

/** The properties of a paragraph stand once, before its words; punctuation stays in its box. */
function paragraphs(xml: string): string {
  return xml.replace(/<a:p>([\s\S]*?)<\/a:p>/g, (_, inside: string) => {
    const own = [...inside.matchAll(/<a:pPr\b[^>]*\/>|<a:pPr\b[^>]*>[\s\S]*?<\/a:pPr>/g)].map(([found]) => found)
    const [first = '<a:pPr/>'] = own
    const rest = own.reduce((text, one) => text.replace(one, ''), inside)
    return `<a:p>${first.replace('<a:pPr', '<a:pPr hangingPunct="0"')}${rest}</a:p>`
  })
}

/** From the colours of the deck to those of the scheme, by their names in a slide. */
function schemeOf(palette: Palette): readonly (readonly [string, string])[] {
  const names = {
    ink: 'tx1',
    paper: 'bg1',
    muted: 'tx2',
    surface: 'bg2',
    accent: 'accent1',
    soft: 'accent2',
    line: 'accent3',
  } as const
  return Object.entries(names).map(([name, scheme]) => [hex(palette[name as keyof typeof names]), scheme] as const)
}

function inScheme(xml: string, palette: Palette): string {
  const scheme = new Map(schemeOf(palette).toReversed()) // of two equal colours the first one names it
  return xml.replace(/<a:srgbClr val="([\dA-F]{6})"\s*\/>/gi, (written, colour: string) => {
    const name = scheme.get(colour.toUpperCase())
    return name === undefined ? written : `<a:schemeClr val="${name}"/>`
  })
}

function themed(xml: string, { palette, fonts, lang }: PptxFacts): string {
  const colour = (name: string, value: string) => `<a:${name}><a:srgbClr val="${hex(value)}"/></a:${name}>`
  const scheme = [
    colour('dk1', palette.ink),
    colour('lt1', palette.paper),
    colour('dk2', palette.muted),
    colour('lt2', palette.surface),
    colour('accent1', palette.accent),
    colour('accent2', palette.soft),
    colour('accent3', palette.line),
    colour('accent4', palette.muted),
    colour('accent5', palette.ink),
    colour('accent6', palette.surface),
    colour('hlink', palette.accent),
    colour('folHlink', palette.muted),
  ]
  const faces = `<a:latin typeface="${escapedXml(fonts.text)}"/><a:ea typeface="${escapedXml(fonts.eastAsian)}"/><a:cs typeface="${/^(?:ar|fa|he|ur)\b/.test(lang) ? 'Arial' : ''}"/>`
  return xml
    .replace(
      /<a:clrScheme name="[^"]*">[\s\S]*?<\/a:clrScheme>/,
      `<a:clrScheme name="Lectern">${scheme.join('')}</a:clrScheme>`,
    )
    .replace(/<a:(majorFont|minorFont)>[\s\S]*?<\/a:\1>/g, (_, kind: string) => `<a:${kind}>${faces}</a:${kind}>`)
    .replace(/<a:fontScheme name="[^"]*">/, '<a:fontScheme name="Lectern">')
}

function core({ title, author, description, generator, made, lang }: PptxFacts): string {
  const date = made?.toISOString().replace(/\.\d+Z$/, 'Z')
  const dated = (name: string) =>
    date === undefined ? '' : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}</dcterms:${name}>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapedXml(title)}</dc:title>`,
    author === undefined ? '' : `<dc:creator>${escapedXml(author)}</dc:creator>`,
    description === undefined ? '' : `<dc:description>${escapedXml(description)}</dc:description>`,
    `<dc:language>${escapedXml(lang)}</dc:language>`,
    `<cp:lastModifiedBy>${escapedXml(generator)}</cp:lastModifiedBy>`,
    dated('created'),
    dated('modified'),
    '</cp:coreProperties>',
  ].join('')
}

function hex(colour: string): string {
  return colour.replace('#', '').toUpperCase()
}
