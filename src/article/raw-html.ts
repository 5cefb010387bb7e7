// HTML inside an article: a closed list of elements is understood, the rest is shown as the text it is.
// Nothing of it ever reaches the page as markup: what is understood becomes marks, breaks and images.

import { decodeHTMLStrict } from 'entities'
import type { Mark } from './article.ts'

export type HtmlPiece =
  | { readonly kind: 'text'; readonly at: number; readonly end: number }
  | { readonly kind: 'comment'; readonly at: number; readonly end: number; readonly body: string }
  | { readonly kind: 'open'; readonly at: number; readonly end: number; readonly name: string; readonly tag: string }
  | { readonly kind: 'close'; readonly at: number; readonly end: number; readonly name: string }

const TAG =
  /<!--([\s\S]*?)-->|<\/([a-zA-Z][\w-]*)\s*>|<([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/g

/** Cuts a text at its tags and comments; the pieces cover it without gaps. */
export function htmlPieces(text: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = []
  let done = 0
  const textUpTo = (at: number) => {
    if (at > done) pieces.push({ kind: 'text', at: done, end: at })
  }
  for (const match of text.matchAll(TAG)) {
    const at = match.index
    const end = at + match[0].length
    textUpTo(at)
    const [, comment, closing, opening] = match
    if (comment !== undefined) pieces.push({ kind: 'comment', at, end, body: comment })
    else if (closing !== undefined) pieces.push({ kind: 'close', at, end, name: closing.toLowerCase() })
    else pieces.push({ kind: 'open', at, end, name: (opening ?? '').toLowerCase(), tag: match[0] })
    done = end
  }
  textUpTo(text.length)
  return pieces
}

/** The value of one attribute of a tag, character references resolved; null without it. */
export function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'=<>\`]+))`, 'i').exec(tag)
  const value = match?.[1] ?? match?.[2] ?? match?.[3]
  return value === undefined ? null : decodeHTMLStrict(value)
}

/** Cuts a text at its character references (`&amp;`); each piece says what it means and how long it is written. */
export function decodedPieces(text: string): { readonly text: string; readonly length: number }[] {
  return text
    .split(/(&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({
      text: decodeHTMLStrict(piece).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '\ufffd'),
      length: piece.length,
    }))
}

/** The mark that an inline element puts on its text; null for an element that is not one. */
export function markOfTag(name: string, tag: string): Mark | null {
  switch (name) {
    case 'b':
    case 'strong':
      return { kind: 'strong' }
    case 'i':
    case 'em':
    case 'cite':
    case 'dfn':
    case 'var':
      return { kind: 'emphasis' }
    case 'del':
    case 's':
    case 'strike':
      return { kind: 'strike' }
    case 'code':
    case 'tt':
    case 'samp':
      return { kind: 'code' }
    case 'kbd':
    case 'sub':
    case 'sup':
    case 'mark':
    case 'u':
    case 'small':
    case 'abbr':
      return { kind: 'tag', name }
    case 'ins':
      return { kind: 'tag', name: 'u' }
    case 'a': {
      const href = safeHref(attributeOf(tag, 'href') ?? '')
      return href === null ? null : { kind: 'link', href, title: '' }
    }
    default:
      return null
  }
}

/** Elements that only arrange what is in them; their tags are markup, their content is the article's. */
export function isTransparent(name: string): boolean {
  return TRANSPARENT.has(name)
}

const TRANSPARENT = new Set(
  'div p blockquote h1 h2 h3 h4 h5 h6 span center section article figure figcaption picture source details summary font header footer main nav aside hgroup bdi bdo wbr dl dt dd'.split(
    ' ',
  ),
)

/** Transparent elements that stand in a paragraph instead of ending it. */
export function isInlineElement(name: string): boolean {
  return (
    name === 'span' ||
    name === 'font' ||
    name === 'bdi' ||
    name === 'bdo' ||
    name === 'wbr' ||
    name === 'picture' ||
    name === 'source'
  )
}

/** A link that may be followed: web, mail, in-page or relative. Null for one that could run something. */
export function safeHref(href: string): string | null {
  // Browsers ignore controls and white space inside a scheme.
  const bare = href.replace(/[\u0000-\u0020\u007f-\u00a0]/g, '')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase()
  if (scheme === undefined) return href
  return ['http', 'https', 'mailto', 'tel', 'ftp'].includes(scheme) ? href : null
}
