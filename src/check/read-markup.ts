// Which characters of a run of text are markup, read from left to right: what opens first wins. A run is the lines of one paragraph,
// with what stands before them (quote marks, list markers) blanked, so that offsets into it hold.

import type { Span } from '../base/source.ts'
import { endOfTarget, normalised } from './link-syntax.ts'

export interface Markup {
  readonly marks: Span[]
  readonly images: Span[]
}

interface Bracket {
  readonly at: number
  readonly isImage: boolean
}

const ATTRIBUTE = String.raw`\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>${'`'}]+))?`
const TAG = new RegExp(String.raw`<[A-Za-z][\w-]*(?:${ATTRIBUTE})*\s*/?>|</[A-Za-z][\w-]*\s*>`, 'y')
const ADDRESS = /<[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*>|<[\w.!#$%&'*+/=?^{|}~-]+@[\w.-]+>/y
const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);/y
const ATTRIBUTES =
  /\{[:#.][^{}\n]*\}|\{(?:time|mode|from)=[^{}\n]*\}(?=[^\S\n]*(?:$|\n))|(?<=[)\]`])\{\w+=[^{}\n]*\}|\{%-?\s*(?:end)?raw\s*-?%\}/y
/** Says what a name in backticks refers to. */
const ROLE =
  /:(?:numref|eqref|ref|cite|citep|citet|doc|term|func|class|meth|mod|attr|obj|file|abbr|download|guilabel|begin_tab):(?=`[^`])/y
/** A target that a site's generator fills in. */
const GENERATED = /\((?:\{%[^%\n]*%\}|\{\{[<%][^\n]*?[>%]\}\})[^)\n]*\)/y
const FOOTNOTE = /\[\^[^\]\s]+\]:?/y
const WIKI = /^\[\[$/
const WIKI_LINK = /\[\[([^[\]|\n]+)(?:\|([^[\]\n]*))?\]\](?![[(])/y
const LABEL = /\[((?:[^[\]\\]|\\[\s\S])*)\]/y

/** `isDefined` knows the labels of the article's link definitions. */
export function readMarkup(run: string, isDefined: (label: string) => boolean): Markup {
  const marks: Span[] = []
  const images: Span[] = []
  let brackets: Bracket[] = []
  const endOfTag = tagsOf(run)
  for (let at = 0; at < run.length; ) at = step(at)
  return { marks, images }

  /** Reads what stands at `at`; gives where to go on. */
  function step(at: number): number {
    switch (run[at]) {
      case '\\':
        return at + 2
      case '`':
        return endOfCode(run, at)
      case '<':
        return marked(at, endOfTag(at)) ?? Math.max(at + 1, endOf(ADDRESS, run, at))
      case '&':
        return match(REFERENCE, at) ?? at + 1
      case '{':
        return match(ATTRIBUTES, at) ?? at + 1
      case ':':
        return /[\w:]/.test(run[at - 1] ?? '') ? at + 1 : (match(ROLE, at) ?? at + 1)
      case '!':
        if (WIKI.test(run.slice(at + 1, at + 3))) {
          const embed = wikiAt(at + 1)
          if (embed !== null) return embed
        }
        if (run[at + 1] !== '[') return at + 1
        brackets.push({ at, isImage: true })
        return at + 2
      case '[': {
        const wiki = WIKI.test(run.slice(at, at + 2)) ? wikiAt(at) : null
        if (wiki !== null) return wiki
        const footnote = match(FOOTNOTE, at)
        if (footnote === null) brackets.push({ at, isImage: false })
        return footnote ?? at + 1
      }
      case ']':
        return close(at)
      default:
        return at + 1
    }
  }

  /** `[[target|shown]]`: what is shown is text, all else is markup; a picture is an image. */
  function wikiAt(at: number): number | null {
    WIKI_LINK.lastIndex = at
    const found = WIKI_LINK.exec(run)
    const isEmbed = run[at - 1] === '!'
    if (found === null || !/\p{L}/u.test(found[1] ?? '') || /^[\s-]/.test(found[1] ?? '')) return null
    if (!isEmbed && /[\w)\]]/.test(run[at - 1] ?? '')) return null
    const end = WIKI_LINK.lastIndex
    const [, target = '', alias] = found
    if (isEmbed && /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i.test(target.trim())) {
      const isSize = alias !== undefined && /^\s*\d+(?:x\d+)?\s*$/.test(alias)
      const words = alias === undefined || isSize ? end : at + 3 + target.length
      marks.push({ start: at - 1, end: words }, { start: end - 2, end })
      images.push({ start: at - 1, end })
    } else if (alias !== undefined && alias.trim() !== '') {
      marks.push({ start: at, end: at + 3 + target.length }, { start: end - 2, end })
    }
    return end
  }

  function close(at: number): number {
    const open = brackets.pop()
    if (open === undefined) return at + 1
    const own = run.slice(open.at + (open.isImage ? 2 : 1), at)
    const end = endOfLink(at, own)
    if (end < 0) return at + 1
    marks.push({ start: at, end })
    if (open.isImage) images.push({ start: open.at, end })
    // A link holds no other link: the brackets around it are text.
    else brackets = brackets.filter(({ isImage }) => isImage)
    return end
  }

  /** After the target or the label that follows the bracket at `at`; -1 where `own` is no link. */
  function endOfLink(at: number, own: string): number {
    const target = Math.max(endOfTarget(run, at + 1), endOf(GENERATED, run, at + 1))
    if (target >= 0) return target
    LABEL.lastIndex = at + 1
    const label = LABEL.exec(run)
    const isOwn = label === null || label[1] === ''
    if (!isDefined(normalised(isOwn ? own : (label[1] ?? '')))) return -1
    return label === null ? at + 1 : LABEL.lastIndex
  }

  /** Marks what stands between two offsets; null where nothing does. */
  function marked(at: number, end: number): number | null {
    if (end <= at) return null
    marks.push({ start: at, end })
    return end
  }

  function match(pattern: RegExp, at: number): number | null {
    return marked(at, endOf(pattern, run, at))
  }
}

/** In a block of HTML only tags, comments and character references are markup. */
export function readHtmlMarkup(run: string): readonly Span[] {
  const endOfTag = tagsOf(run)
  const marks: Span[] = []
  for (let at = 0; at < run.length; ) {
    const end = run[at] === '<' ? endOfTag(at) : run[at] === '&' ? endOf(REFERENCE, run, at) : -1
    if (end > at) marks.push({ start: at, end })
    at = Math.max(end, at + 1)
  }
  return marks
}

/** Tells where the tag or the comment ends that begins at an offset of `run`; -1 where none does. */
function tagsOf(run: string): (at: number) => number {
  // A run of many comments that never end must not be searched for each of them.
  const last = run.lastIndexOf('-->')
  return (at) => {
    if (!run.startsWith('<!--', at)) return endOf(TAG, run, at)
    if (run.startsWith('>', at + 4) || run.startsWith('->', at + 4)) return run.indexOf('>', at) + 1
    return at + 4 > last ? -1 : run.indexOf('-->', at + 4) + 3
  }
}

/** Where the pattern, which is sticky, ends when it begins at `at`; -1 where it does not match. */
function endOf(pattern: RegExp, run: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(run) ? pattern.lastIndex : -1
}

/** After the code that begins with the backticks at `at`; after the backticks where none as long closes it. */
function endOfCode(run: string, at: number): number {
  const open = endOf(/`+/y, run, at) - at
  const closing = new RegExp(`(?<!\`)\`{${open}}(?!\`)`, 'g')
  closing.lastIndex = at + open
  return closing.test(run) ? closing.lastIndex : at + open
}
