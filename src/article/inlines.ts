// One block's inline tokens to flat runs: each text with its marks and its place in the source.

import type { Report } from '../base/diagnostic.ts'
import { FORMULA_SIGN } from '../base/formula.ts'
import type { Span } from '../base/source.ts'
import type { Directive, Image, Inline, Mark, Omission, Text } from './article.ts'
import { isBadge } from './badges.ts'
import { directivesOf } from './directives.ts'
import { positionOf, type Token } from './markdown.ts'
import type { Offsets } from './offsets.ts'
import { attributeOf, htmlPieces, isTransparent, markOfTag, safeHref } from './raw-html.ts'

export interface InlineReading {
  readonly inlines: readonly Inline[]
  /** Directives in comments between the words; they hold for what follows the block. */
  readonly directives: readonly Directive[]
  readonly omitted: readonly Omission[]
}

interface Open {
  readonly mark: Mark | null
  readonly name: string
}

export function readInlines(
  tokens: readonly Token[],
  content: string,
  offsets: Offsets,
  report: Report,
): InlineReading {
  const inlines: Inline[] = []
  const directives: Directive[] = []
  const omitted: Omission[] = []
  const open: Open[] = []

  const spanOf = (at: number, end: number): Span => ({ start: offsets[at] ?? 0, end: offsets[end] ?? 0 })
  const marks = (): Mark[] => open.flatMap(({ mark }) => (mark === null ? [] : [mark]))
  const addText = (text: string, at: number, end: number, extra: readonly Mark[] = []) => {
    if (text === '') return
    const node: Text = { kind: 'text', text, span: spanOf(at, end), marks: [...marks(), ...extra] }
    const last = inlines.at(-1)
    if (last?.kind === 'text' && joins(last, node)) {
      inlines[inlines.length - 1] = {
        ...last,
        text: last.text + text,
        span: { start: last.span.start, end: node.span.end },
      }
      return
    }
    inlines.push(node)
  }

  /** A badge is the words that it says. */
  const addImage = (image: Image, at: number, end: number) => {
    if (!isBadge(image.path)) inlines.push(image)
    else if (image.alt.trim() === '') omitted.push({ span: spanOf(at, end), why: 'decoration' })
    else inlines.push({ kind: 'text', text: image.alt, span: spanOf(at, end), marks: marks() })
  }

  for (const token of tokens) {
    const { at, end } = positionOf(token)
    switch (token.type) {
      case 'text':
        if (token.content === content.slice(at, end)) addText(token.content, at, end)
        else if (token.content !== '') addText(token.content, ...within(content, token.content, at, end))
        break
      case 'embed':
        report(embedded(token.content, spanOf(at, end)))
        addText(token.content, at, end)
        break
      case 'text_special':
        addText(token.content, at, end)
        break
      case 'code_inline': {
        const from = content.indexOf(token.content.slice(0, 1), at + token.markup.length)
        const verbatim = content.slice(from, from + token.content.length).replaceAll('\n', ' ') === token.content
        addText(token.content, verbatim ? from : at, verbatim ? from + token.content.length : end, [{ kind: 'code' }])
        break
      }
      case 'formula':
        inlines.push(formulaText(token.content, token.markup === 'display', spanOf(at, end), marks()))
        break
      case 'softbreak':
      case 'hardbreak':
        inlines.push({ kind: 'break', hard: token.type === 'hardbreak', span: spanOf(at, end) })
        break
      case 'image':
        addImage(imageOf(token, spanOf(at, end), marks()), at, end)
        break
      case 'footnote_ref':
        addText(token.info, at, end, [{ kind: 'note', label: token.content }])
        break
      case 'markup':
        omitted.push({ span: spanOf(at, end), why: 'attribute' })
        break
      case 'html_inline':
        readTag(token.content, at)
        break
      default:
        readNesting(token)
    }
  }

  return { inlines, directives, omitted }

  function readNesting(token: Token): void {
    if (token.nesting < 0) {
      open.pop()
      return
    }
    if (token.nesting > 0) open.push({ mark: markOfToken(token), name: token.tag })
  }

  function readTag(tag: string, at: number): void {
    const piece = htmlPieces(tag)[0]
    const span = spanOf(at, at + tag.length)
    if (piece === undefined || piece.kind === 'text') {
      addText(tag, at, at + tag.length)
      return
    }
    if (piece.kind === 'comment') {
      directives.push(...directivesOf(piece.body, span, report))
      omitted.push({ span, why: 'comment' })
      return
    }
    if (piece.name === 'br') {
      inlines.push({ kind: 'break', hard: true, span })
      return
    }
    if (piece.kind === 'open' && piece.name === 'img') {
      addImage(imageOfTag(piece.tag, span, marks()), at, at + tag.length)
      return
    }
    if (piece.kind === 'close') {
      const index = open.findLastIndex(({ name }) => name === piece.name)
      if (index >= 0) open.splice(index, 1)
      else if (!isTransparent(piece.name) && markOfTag(piece.name, '') === null) showAsText(tag, at, span)
      return
    }
    const mark = markOfTag(piece.name, piece.tag)
    if (mark !== null) open.push({ mark, name: piece.name })
    else if (!isTransparent(piece.name) && piece.name !== 'a') showAsText(tag, at, span)
  }

  function showAsText(tag: string, at: number, span: Span): void {
    report(unknownTag(tag, span))
    addText(tag, at, at + tag.length)
  }
}

export function formulaText(tex: string, isDisplay: boolean, span: Span, marks: readonly Mark[]): Text {
  return { kind: 'text', text: FORMULA_SIGN, span, marks: [...marks, { kind: 'formula', tex, isDisplay, drawn: null }] }
}

function embedded(name: string, span: Span) {
  return {
    code: 'embed-not-followed',
    severity: 'warning',
    span,
    message: `the embedded note "${name}" is not read; its name stands in its place`,
    hint: 'copy what it says into the article',
  } as const
}

export function unknownTag(tag: string, span: Span) {
  return {
    code: 'html-shown',
    severity: 'warning',
    span,
    message: `HTML that is not understood is shown as text: ${tag.slice(0, 40)}`,
    hint: 'write it as Markdown, or put it between backticks if it is meant as text',
  } as const
}

/** Two neighbours that were written plainly, one right after the other, under the same marks. */
function joins(left: Text, right: Text): boolean {
  return (
    left.span.end === right.span.start &&
    left.text.length === left.span.end - left.span.start &&
    right.text.length === right.span.end - right.span.start &&
    left.marks.length === right.marks.length &&
    left.marks.every((mark, index) => mark === right.marks[index])
  )
}

/** Where a text whose token spans more than itself stands; the whole token when it is written otherwise. */
function within(content: string, text: string, at: number, end: number): [number, number] {
  const found = content.indexOf(text, at)
  // The token of an address in angle brackets begins at the bracket and is as long as the address.
  return found >= 0 && (found + text.length <= end || found === at + 1) ? [found, found + text.length] : [at, end]
}

function markOfToken(token: Token): Mark | null {
  switch (token.type) {
    case 'strong_open':
      return { kind: 'strong' }
    case 'em_open':
      return { kind: 'emphasis' }
    case 's_open':
      return { kind: 'strike' }
    case 'link_open': {
      const href = safeHref(String(token.attrGet('href') ?? ''))
      return href === null ? null : { kind: 'link', href, title: String(token.attrGet('title') ?? '') }
    }
    default:
      return null
  }
}

function imageOf(token: Token, span: Span, marks: readonly Mark[]): Image {
  return {
    kind: 'image',
    path: String(token.attrGet('src') ?? ''),
    alt: token.children?.length
      ? token.children
          .map((child) => (child.type === 'softbreak' || child.type === 'hardbreak' ? ' ' : child.content))
          .join('')
      : token.content,
    title: String(token.attrGet('title') ?? ''),
    span,
    marks,
    source: null,
  }
}

export function imageOfTag(tag: string, span: Span, marks: readonly Mark[]): Image {
  return {
    kind: 'image',
    path: attributeOf(tag, 'src') ?? '',
    alt: attributeOf(tag, 'alt') ?? '',
    title: attributeOf(tag, 'title') ?? '',
    span,
    marks,
    source: null,
  }
}
