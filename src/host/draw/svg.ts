// An SVG file to an inline drawing that is static and safe. What comes out is written here, element by element, from the
// list of what is allowed; nothing of the file is copied as it stands.

import { escapeHtml, html, type Markup, markup } from '../../base/html.ts'
import { allowedElements, groupsInDisguise, isAllowedAttribute, isPlainValue } from './svg-allowed.ts'
import { foreignText } from './svg-foreign-text.ts'
import { svgSize } from './svg-size.ts'
import { type Styled, stylesOf } from './svg-style.ts'
import { type SvgElement, svgTree } from './svg-tree.ts'
import { isTooIntricate } from './svg-weight.ts'

export type Drawing =
  | {
      readonly kind: 'drawing'
      readonly width: number
      readonly height: number
      readonly isSizeGuessed: boolean
      readonly markup: Markup
      /** Of its smallest text, px at its natural size; null without text. */
      readonly type: number | null
      readonly characters: string
      /** Names of elements and attributes that were left out, for a message. */
      readonly leftOut: readonly string[]
    }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-large' }

interface Writing {
  readonly prefix: string
  readonly styled: Styled
  /** Ids that something refers to; the others are not written. */
  readonly referred: ReadonlySet<string>
  readonly characters: Set<string>
  readonly leftOut: Set<string>
}

/** `prefix` sets the ids of this figure apart from those of others on the page. */
export function drawing(text: string, alt: string, prefix: string): Drawing {
  const root = svgTree(text)
  if (root === null) return { kind: 'unreadable' }
  if (root === 'too-large' || isTooIntricate(root)) return { kind: 'too-large' }
  const size = svgSize(root)
  const writing: Writing = {
    prefix,
    styled: stylesOf(root),
    referred: new Set(
      Array.from(text.matchAll(/(?:url\(\s*["']?|href\s*=\s*["'])#([\w.:-]+)/g), (match) => match[1] ?? ''),
    ),
    characters: new Set(),
    leftOut: new Set(),
  }
  const body = root.children.map((child) => written(child, writing)).join('')
  const attributes = attributesOf(root, writing, (name) => !rootOwn.has(name))
  // Markup is safe here: names come from the lists, values and text are escaped.
  const content = markup(body)
  const usesInk = /currentColor|var\(--/i.test(body + attributes)
  return {
    kind: 'drawing',
    width: size.width,
    height: size.height,
    isSizeGuessed: size.isGuessed,
    markup: html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size.viewBox}"${alternative(alt, root)} data-ink="${usesInk ? 'deck' : 'own'}"${markup(defaults(root, writing) + attributes)}>${content}</svg>`,
    type: writing.characters.size === 0 ? null : (smallestType(body) * size.width) / Number(size.viewBox.split(' ')[2]),
    characters: [...writing.characters].join(''),
    leftOut: [...writing.leftOut].sort(),
  }
}

/** Groups may set smaller or larger type than they are asked for: this is what is asked for. */
function smallestType(body: string): number {
  const sizes = Array.from(body.matchAll(/ font-size="([\d.]+)(?:px)?"/g), ([, size = '']) => Number(size))
  return Math.min(USUAL_TYPE, ...sizes.filter((size) => size > 0))
}

const USUAL_TYPE = 16

/** Written by the deck itself. */
const rootOwn: ReadonlySet<string> = new Set([
  'viewBox',
  'width',
  'height',
  'x',
  'y',
  'transform',
  'display',
  'xml:space',
])

/** Without a text alternative the drawing's own title serves; without that either it is decoration. */
function alternative(alt: string, root: SvgElement): Markup {
  const title = root.children.find((child) => typeof child !== 'string' && child.name === 'title')
  const label = alt !== '' || title === undefined || typeof title === 'string' ? alt : textOf(title)
  return label === '' ? html` aria-hidden="true"` : html` role="img" aria-label="${label}"`
}

/** What a file takes for granted, which a slide would pass on differently. */
function defaults(root: SvgElement, { styled }: Writing): string {
  const given = new Map([...root.attributes, ...styled(root)])
  return (given.has('font-size') ? '' : ' font-size="16"') + (given.has('font-weight') ? '' : ' font-weight="400"')
}

function written(node: SvgElement | string, writing: Writing, insideText = false): string {
  if (typeof node === 'string') {
    if (!insideText) return ''
    for (const character of node) if (character.trim() !== '') writing.characters.add(character)
    return escapeHtml(node)
  }
  if (node.name === 'foreignObject') return foreignBox(node, writing)
  const name = groupsInDisguise.has(node.name) ? (insideText ? 'tspan' : 'g') : node.name
  if (!allowedElements.has(name)) {
    if (!silent.has(node.name) && !node.name.includes(':')) writing.leftOut.add(`<${node.name}>`)
    return ''
  }
  const isText = name === 'text' || (insideText && (name === 'tspan' || name === 'textPath'))
  const children = node.name === 'switch' ? choice(node) : node.children
  const body = children.map((child) => written(child, writing, isText)).join('')
  return `<${name}${idOf(node, writing)}${attributesOf(node, writing, isAllowedAttribute)}>${body}</${name}>`
}

/** Have nothing to show, or are read elsewhere. */
const silent: ReadonlySet<string> = new Set(['title', 'desc', 'metadata', 'style'])

/** Of a foreign object and its stand-in the stand-in is static already. */
function choice(node: SvgElement): readonly (SvgElement | string)[] {
  const isForeign = (child: SvgElement | string) => typeof child !== 'string' && child.name === 'foreignObject'
  const others = node.children.filter((child) => typeof child !== 'string' && !isForeign(child))
  return others.length > 0 ? others.slice(0, 1) : node.children
}

/** Text of an HTML box is set as text of the drawing, in the middle of the box. */
function foreignBox(node: SvgElement, writing: Writing): string {
  const text = foreignText(node)
  for (const line of text.lines)
    for (const character of line) if (character.trim() !== '') writing.characters.add(character)
  return text.markup.text
}

function idOf(node: SvgElement, { prefix, referred }: Writing): string {
  const id = node.attributes.get('id')
  return id !== undefined && referred.has(id) ? ` id="${escapeHtml(prefix + id)}"` : ''
}

function attributesOf(node: SvgElement, writing: Writing, isWanted: (name: string) => boolean): string {
  const all = new Map([...node.attributes, ...writing.styled(node)])
  return Array.from(all, ([name, value]) => {
    if (name === 'href') return referenceOf(node, value, writing)
    if (!isAllowedAttribute(name) || !isWanted(name)) {
      if (/^on/i.test(name)) writing.leftOut.add(name)
      return ''
    }
    const safe = name === 'font-family' ? faceOf(value) : renamed(value, writing)
    if (safe === null && name !== 'font-family') writing.leftOut.add(name)
    return safe === null ? '' : ` ${name}="${escapeHtml(safe)}"`
  }).join('')
}

/** The deck draws with its own faces only; of others no more is kept than that they are fixed in width. */
function faceOf(value: string): string | null {
  if (/^var\(--[\w-]+(?:,[^()]*)?\)$/.test(value.trim()) && isPlainValue(value)) return value
  return /mono|courier|consol|menlo/i.test(value) ? 'var(--font-mono, monospace)' : null
}

/** The value with references into this drawing renamed, or null where it asks for anything else. */
function renamed(value: string, { prefix }: Writing): string | null {
  const reference = /url\(\s*["']?#([\w.:-]+)["']?\s*\)/g
  if (!isPlainValue(value.replace(reference, ''))) return null
  return value.replace(reference, (_, id: string) => `url(#${prefix}${id})`)
}

/** Into this drawing, or a picture that it carries in itself. */
function referenceOf(node: SvgElement, value: string, { prefix, leftOut }: Writing): string {
  if (node.name === 'a') return ''
  const inner = /^\s*#([\w.:-]+)\s*$/.exec(value)
  if (inner !== null && node.name !== 'image') return ` href="#${escapeHtml(prefix + (inner[1] ?? ''))}"`
  const isPicture = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/.test(value)
  if (isPicture && node.name === 'image') return ` href="${escapeHtml(value.replace(/\s/g, ''))}"`
  leftOut.add(`<${node.name} href>`)
  return ''
}

function textOf(node: SvgElement): string {
  return node.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}
