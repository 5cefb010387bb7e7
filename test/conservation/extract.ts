// What an article says and what its page says, each read without anything of src: the two must be the same.

import createMarkdownIt from 'markdown-it'
import definitionLists from 'markdown-it-deflist'
import { type Element, elementsIn, readHtml } from './read-html.ts'

const plainMarkdown = new createMarkdownIt({ html: true })
const markdown = new createMarkdownIt({ html: true }).use(definitionLists)

/** Words that a deck adds: numbers and marks of any kind, and these. */
const WORDS = new Set([
  '目录',
  '目錄',
  '目次',
  '목차',
  '找不到图片',
  'Contents',
  'Figure missing',
  '找不到圖片',
  '図が見つかりません',
  '그림을 찾을 수 없음',
  'Inhalt',
  'Abbildung fehlt',
  'Sommaire',
  'Figure manquante',
  'Contenido',
  'Falta la figura',
  'Содержание',
  'Рисунок не найден',
  'المحتويات',
  'الشكل مفقود',
  'תוכן העניינים',
  'האיור חסר',
])
const FIELDS = new Set(['title', 'author', 'date', 'description', 'tags'])

/** One text of a page and who answers for it. */
interface Owned {
  readonly owner: Element | null
  text: string
}

interface SlideText {
  readonly id: string
  readonly homes: readonly HomeText[]
  /** Footnotes whose place is with their references. */
  readonly moved: readonly HomeText[]
  /** The visible homes in the order in which they stand. */
  readonly visible: readonly HomeText[]
  readonly owned: readonly Owned[]
}

interface HomeText {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly isTitle: boolean
  readonly isFigure: boolean
  readonly isMissing: boolean
  readonly text: string
  /** All that a figure says: its alt text, its path, its caption. */
  readonly saying: readonly string[]
}

/** What is wrong between an article and its page; empty where nothing is lost, moved or invented. */
export function faultsBetween(article: string, html: string): string[] {
  const root = readHtml(html)
  const slides = slidesOf(root, written(article))
  const { text, notes, images, front, asked } = articleTextOnce(article)
  const page = same(slides.flatMap((slide) => slide.homes.map((home) => home.text)).join(''))
  const moved = slides.flatMap((slide) => slide.moved.map(({ text: note }) => same(note)))
  return [
    ...difference(same(text), page),
    ...difference(notes.map(same).sort().join('\n'), [...moved].sort().join('\n')),
    ...orderFaults(slides),
    ...placeFaults(slides, article),
    ...ownerFaults(slides, article, front, asked),
    ...(slides.flatMap((slide) => slide.visible).filter((home) => home.isFigure).length === images
      ? []
      : [`not ${images} figures`]),
  ]
}

/** NFC, no white space, and none of the marks that are text for one Markdown and emphasis for another. */
function same(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u200b-\u200d\ufeff]+/g, '')
    .replace(/[*_~`\\$]/g, '')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
}

// The article

interface ArticleText {
  readonly text: string
  /** What footnotes say that something refers to. */
  readonly notes: readonly string[]
  readonly images: number
  readonly front: string
  /** The titles that its author asks for in comments. */
  readonly asked: readonly string[]
}

let last: { readonly article: string; readonly read: ArticleText } | null = null

/** Of one article many pages are tried. */
function articleTextOnce(article: string): ArticleText {
  if (last?.article !== article) last = { article, read: articleText(article) }
  return last.read
}

function articleText(article: string): ArticleText {
  const source = written(article)
  const front = FRONT.exec(source)?.[0] ?? ''
  const { body, notes, withoutReferences } = withoutFootnotes(inPlainMarkdown(source.slice(front.length)))
  const tokens = markdown.parse(body, {})
  let text = ''
  let images = 0
  for (const [index, token] of tokens.entries()) {
    // The box of a task is a mark of its item.
    const isTask = tokens[index - 2]?.type === 'list_item_open' && /^\[[ xX]\] /.test(token.content)
    // A picture in a table is its alt text.
    const isCell = ['th_open', 'td_open'].includes(tokens[index - 1]?.type ?? '')
    if (token.type === 'fence' || token.type === 'code_block') text += token.content
    if (token.type === 'html_block') {
      images += token.content.match(HTML_IMAGE)?.length ?? 0
      text += uncommented(token.content).replace(HTML_IMAGE, '$1')
    }
    for (const [position, child] of (token.children ?? []).entries()) {
      if (child.type === 'image' && !isCell) images++
      const pictures = child.type === 'text' ? (child.content.match(WIKI_PICTURE)?.length ?? 0) : 0
      if (!isCell) images += pictures
      if (isTask && position === 0) text += withoutWiki(withoutReferences(child.content.slice(3)))
      else if (child.type === 'html_inline') text += uncommented(child.content)
      else if (child.type === 'text') text += withoutWiki(withoutReferences(child.content))
      else if (child.type !== 'softbreak' && child.type !== 'hardbreak') text += child.content
    }
  }
  const asked = Array.from(source.matchAll(/<!--\s*lectern:\s*title=\s*(.*?)\s*-->/g), (match) => match[1] ?? '')
  return { text, notes, images, front, asked: asked.map((title) => title.replace(/^(["'])(.*)\1$/, '$2')) }
}

function withoutWiki(text: string): string {
  return text.replace(WIKI_PICTURE, '').replace(WIKI_LINK, '$1')
}

const HTML_IMAGE = /!\[([^\]\n]*)\]\([^)\n]*\)/g
const WIKI_PICTURE = /!\[\[[^[\]|\n]+\.(?:png|jpe?g|svg|webp|gif)(?:\|[^[\]\n]*)?\]\]/g
const WIKI_LINK = /!?\[\[(?:[^[\]|\n]*\|)?([^[\]|\n]*\p{L}[^[\]|\n]*)\]\](?![[(])/gu

/** Notes of one paragraph or several that the text refers to leave it; others are text without their label. */
function withoutFootnotes(written: string) {
  const notes: string[] = []
  const defined = new Set(Array.from(written.matchAll(DEFINITION), ([, label = '']) => label))
  const seen = new Set<string>()
  const withoutReferences = (text: string) =>
    text.replace(/\[\^([^\]\s]+)\](?!:)/g, (reference, label) => (defined.has(label) ? '' : reference))
  // A note refers to others for nobody.
  const referring = markdown
    .parse(written.replace(DEFINITION, ''), {})
    .flatMap(({ children }) => (children ?? []).map((child) => (child.type === 'text' ? child.content : ' ')))
    .join('')
  const body = written.replace(DEFINITION, (_, label: string, note: string) => {
    const isFirst = !seen.has(label)
    seen.add(label)
    const isReferred = new RegExp(`\\[\\^${label.replace(/[^\w]/g, '\\$&')}\\](?!:)`).test(referring)
    if (!isFirst || !isReferred || /!\[|^\s*(?:(?:[-*+>]|#+|\d+[.)])\s|```)/m.test(note))
      return note.replace(/^ {4}/gm, '')
    const tokens = plainMarkdown.parse(withoutReferences(note.replace(/^ {4}/gm, '')), {})
    notes.push(
      tokens
        .flatMap(({ children }) =>
          (children ?? []).map((child) =>
            child.type === 'html_inline' ? uncommented(child.content) : withoutWiki(child.content),
          ),
        )
        .join(''),
    )
    return ''
  })
  return { body, notes, withoutReferences }
}

const DEFINITION =
  /(?<=^\s*|\n[^\S\n]*\n|\n#[^\n]*\n|\n===\n) {0,3}\[\^([^\]\s]+)\]:[ \t]*([^\n]*(?:\n(?!\s*(?:\n|$)| {0,3}\[\^)[^\n]+)*(?:\n(?:\s*\n)?(?: {4}|\t)[^\n]+)*)/g

/** What site generators add, taken out or written as CommonMark has it; not where it is code. */
function inPlainMarkdown(body: string): string {
  return body
    .split(/(^(?:`{3,}|~{3,})[\s\S]*?^(?:`{3,}|~{3,})[^\S\n]*$)/m)
    .map((piece, index) => (index % 2 === 1 ? piece : withoutDialects(piece)))
    .join('')
}

function withoutDialects(text: string): string {
  const attribute = (words: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(words)?.[1] ?? ''
  return text
    .replace(/^\{\{<\s*figure\s(.*)>\}\}$/gm, (_, words: string) => {
      const caption = attribute(words, 'caption')
      return `![${attribute(words, 'alt') || caption}](${attribute(words, 'src')}${caption === '' ? '' : ` "${caption}"`})`
    })
    .replace(/^\{(?:\{<|%)\s*highlight\s+(\w+).*$/gm, '```$1')
    .replace(/^\{(?:\{<\s*\/|%\s*end)highlight.*$/gm, '```')
    .replace(/^\{\{<\s*\/?\s*tip.*$/gm, '')
    .replace(/\{%\s*(?:end)?raw\s*%\}/g, '')
    .replace(/\{% link (\S+) %\}/g, '$1')
    .replace(/^:{3,}[^\S\n]*(?:[\w-]+[^\S\n]*)?/gm, '')
    .replace(
      /^!!! \w+ "(.*)"\n((?:(?: {4}.*)?\n?)*)/gm,
      (_, title: string, inside: string) => `${title}\n\n${inside.replace(/^ {4}/gm, '')}`,
    )
    .replace(/^> \[!\w+\][+-]?/gm, '> ')
    .replace(/^:(?:(?:eq)?label:`[^`]*`|end_tab:)$/gm, '')
    .replace(/(?<![\w:]):(?:numref|eqref|ref|cite|begin_tab):(?=`[^`])/g, '')
    .replace(/^(?:\[TOC\]|\{:[^}]*\})$/gm, '')
    .replace(/(?<![_^])\{(?:[#.:][^}]*|\w+=[^}]*)\}/g, '')
}

const FRONT =
  /^(?!---[^\S\n]*\n[^\S\n]*\n\s*(?!["']?[\w-]+["']?[ \t]*:))(?:(\+\+\+|---)[^\S\n]*\n(?:[\s\S]*?\n)?\1[^\S\n]*(?:\n|$)|\{\s*"[\s\S]*?\}\n)/

/** Offsets count in the article without byte order mark and with one character for each line end. */
function written(article: string): string {
  return article.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}

function uncommented(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, '')
}

// The page

function slidesOf(root: Element, source: string): SlideText[] {
  const homeOf = (element: Element) => homeIn(element, source)
  const sections = elementsIn(root).filter(
    (element) => element.name === 'section' && element.parent?.attributes.class?.split(' ').includes('slides'),
  )
  return sections.map((section) => {
    const inside = elementsIn(section)
    const aside = inside.find((element) => element.name === 'aside' && element.attributes.class === 'source')
    const listed = aside === undefined ? [] : elementsIn(aside)
    const shown = new Map(
      inside
        .filter((element) => !listed.includes(element) && element.attributes['data-home'] !== undefined)
        .map((element) => [element.attributes['data-home'] ?? '', element]),
    )
    const homes = listed.flatMap((entry) => {
      const { 'data-of': of, 'data-home': said } = entry.attributes
      if (said !== undefined) return [homeOf(entry)]
      const home = of === undefined ? undefined : shown.get(of)
      return home === undefined
        ? []
        : [{ ...homeOf(home), text: ownText(entry) === '' ? homeOf(home).text : ownText(entry) }]
    })
    const moved = listed.filter((entry) => entry.attributes['data-moved'] !== undefined).map(homeOf)
    return {
      id: section.attributes.id ?? '',
      homes,
      moved,
      visible: Array.from(shown.values(), homeOf),
      owned: ownedIn(section, aside),
    }
  })
}

function homeIn(element: Element, source: string): HomeText {
  const isFigure = element.attributes['data-figure'] !== undefined
  return {
    id: element.attributes['data-home'] ?? element.attributes['data-moved'] ?? '',
    from: Number(element.attributes['data-from']),
    to: Number(element.attributes['data-to']),
    isTitle: hasAncestor(element, (one) => one.attributes.class?.split(' ').includes('title') ?? false),
    isFigure,
    isMissing: element.attributes['data-figure'] === 'missing',
    text: isFigure ? figureText(element, source) : ownText(element),
    saying: isFigure ? textsIn(element) : [],
  }
}

/** One for each stretch of lines; a word of the deck has its own owner. */
function textsIn(element: Element): string[] {
  if (element.children.every((child) => typeof child === 'string' || isLineEnd(child))) return [ownText(element)]
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [child] : isOwner(child) || child.name === 'svg' ? [] : textsIn(child),
  )
}

function isLineEnd({ name, attributes, children }: Element): boolean {
  return name === 'br' || (name === 'i' && attributes.class === 'br' && children.length === 0)
}

function hasAncestor(element: Element, isIt: (element: Element) => boolean): boolean {
  for (let at: Element | null = element; at !== null; at = at.parent) if (isIt(at)) return true
  return false
}

/** The text alternatives stand for a figure, as they do in the article, with a caption that is text of it before them or behind them. */
function figureText(figure: Element, source: string): string {
  const pictures = elementsIn(figure).filter(
    ({ name, parent }) =>
      (name === 'img' || name === 'svg') && !hasAncestor(parent as Element, (one) => one.name === 'svg'),
  )
  const alts = pictures.map(({ attributes }) => attributes.alt ?? attributes['aria-label'] ?? '').join('')
  const alt = figure.attributes['data-figure'] === 'drawn' ? alts : altText(figure)
  const range = source.slice(Number(figure.attributes['data-from']), Number(figure.attributes['data-to']))
  const caption = captionOf(figure, range)
  const at = same(range).indexOf(same(caption))
  return at >= 0 && at < same(range).search(/!\[|<img/i) ? caption + alt : alt + caption
}

/** What stands under a figure without the title of its image, which is no text of the article. */
function captionOf(figure: Element, range: string): string {
  const under = elementsIn(figure).find(({ name }) => name === 'figcaption')
  if (under === undefined) return ''
  const image = plainMarkdown.parseInline(range, {})[0]?.children?.find((token) => token.type === 'image')
  const title = String(
    image?.attrGet('title') ?? /\scaption="([^"]*)"/.exec(range)?.[1] ?? /\stitle="([^"]*)"/.exec(range)?.[1] ?? '',
  )
  const text = ownText(under)
  return text.trim() === title.trim() ? '' : text.endsWith(title) ? text.slice(0, text.length - title.length) : text
}

/** A missing figure shows its alt text first and its path after it, each in an element of its own. */
function altText(figure: Element): string {
  const alt = elementsIn(figure).find((element) => element.attributes.class?.split(' ').includes('alt'))
  return alt === undefined ? ownText(figure) : ownText(alt)
}

function isOwner(element: Element): boolean {
  return ['data-home', 'data-echo', 'data-word'].some((name) => element.attributes[name] !== undefined)
}

function ownText(element: Element): string {
  return element.children
    .map((child) =>
      typeof child === 'string'
        ? child
        : isOwner(child) || child.name === 'title' || child.name === 'desc'
          ? ''
          : child.name === 'math'
            ? texOf(child)
            : element.attributes.class === 'formula picture'
              ? (child.attributes.alt ?? child.attributes['aria-label'] ?? '')
              : ownText(child),
    )
    .join('')
}

/** What a formula says is its TeX; the rest of MathML says it again. */
function texOf(math: Element): string {
  return elementsIn(math)
    .filter(({ name }) => name === 'annotation')
    .map(ownText)
    .join('')
}

function ownedIn(section: Element, aside: Element | undefined): Owned[] {
  const owned: Owned[] = []
  const visit = (element: Element, owner: Element | null) => {
    for (const child of element.children) {
      // The leader's own words stand in a comment of the article, and are nobody's to see.
      if (child === aside || (typeof child !== 'string' && child.attributes.class === 'leader')) continue
      if (typeof child === 'string') owned.push({ owner, text: child })
      else if (child.name === 'math') owned.push({ owner, text: texOf(child) })
      else if (child.name !== 'svg') visit(child, isOwner(child) ? child : owner)
    }
  }
  visit(section, null)
  // What stands beside the entries of the source text belongs to nobody.
  const entries = aside === undefined ? [] : aside.children.filter((child) => typeof child === 'string')
  return [...owned, ...entries.map((text) => ({ owner: null, text }))]
}

// Comparing

function difference(article: string, page: string): string[] {
  if (article === page) return []
  let at = 0
  while (at < article.length && article[at] === page[at]) at++
  return [
    `the page has “${page.slice(at, at + 24)}” where the article has “${article.slice(at, at + 24)}” (character ${at})`,
  ]
}

function orderFaults(slides: readonly SlideText[]): string[] {
  const faults: string[] = []
  const seen = new Set<string>()
  for (const slide of slides) {
    const body = slide.visible.filter((home) => !home.isTitle)
    body.forEach((home, index) => {
      const before = body[index - 1]
      if (before !== undefined && before.from > home.from)
        faults.push(`${home.id} stands after ${before.id} on ${slide.id}`)
    })
    const listed = new Set(slide.homes.map((home) => home.id))
    for (const home of slide.visible)
      if (!listed.has(home.id)) faults.push(`${home.id} is not in the source text of ${slide.id}`)
    for (const home of slide.homes) {
      if (seen.has(home.id)) faults.push(`${home.id} has two homes`)
      seen.add(home.id)
    }
  }
  return faults
}

/** A home holds what stands at its own place, not a sentence of its neighbour. */
function placeFaults(slides: readonly SlideText[], article: string): string[] {
  const source = written(article)
  const { unescapeAll } = plainMarkdown.utils
  return slides.flatMap((slide) =>
    slide.homes.flatMap((home) => {
      const range = source.slice(home.from, home.to)
      const isThere = home.isFigure
        ? saysItsImage(home, range)
        : [range, unescapeAll(range)].some((text) => isLeftOf(same(home.text), same(text)))
      return isThere
        ? []
        : [`${home.id} says “${[home.text, ...home.saying].join(' ')}”, its place in the article “${range}”`]
    }),
  )
}

/** A figure says the alt text, the path and the title of its image, each whole, and nothing else; without a file, both of the first. */
function saysItsImage({ isMissing, saying }: HomeText, range: string): boolean {
  const image = plainMarkdown.parseInline(range, {})[0]?.children?.find((token) => token.type === 'image')
  const texts = saying.map((text) => text.trim()).filter((text) => text !== '')
  if (image === undefined) return texts.every((text) => range.includes(text) || same(range).includes(same(text)))
  const path = String(image.attrGet('src'))
  const known = [image.content, path, decodeURI(path), String(image.attrGet('title') ?? '')]
  const needed = isMissing ? [[image.content.trim()], [path, decodeURI(path)]] : []
  return (
    texts.every((text) => known.some((one) => one.trim() === text) || isCaption(text, known, range)) &&
    needed.every((ways) => ways.some((way) => way === '' || texts.includes(way)))
  )
}

/** Words of the range beside its image, with the title of the image behind them or without. */
function isCaption(text: string, known: readonly string[], range: string): boolean {
  const title = known.at(-1)?.trim() ?? ''
  const own = title !== '' && text.endsWith(title) ? text.slice(0, text.length - title.length) : text
  return same(range.replace(/!\[[^\]]*\]\([^)]*\)/g, '')).includes(same(own))
}

function ownerFaults(slides: readonly SlideText[], article: string, front: string, asked: readonly string[]): string[] {
  const homes = new Map(slides.flatMap((slide) => [...slide.homes, ...slide.moved]).map((home) => [home.id, home.text]))
  // Without front matter an article is named by one of its headings.
  const titles = FRONT_TITLE.test(front) ? [] : [...homes.values()]
  const spoken = new Map<Element, string>()
  const faults: string[] = []
  for (const { owner, text } of slides.flatMap((slide) => slide.owned)) {
    if (owner === null && text.trim() !== '') faults.push(`“${text.trim()}” stands outside homes, echoes and words`)
    if (owner !== null) spoken.set(owner, (spoken.get(owner) ?? '') + text)
  }
  for (const [owner, text] of spoken) {
    const { 'data-echo': echo, 'data-word': word } = owner.attributes
    if (word !== undefined && !isWord(text) && !(word === 'asked' && asked.includes(text)))
      faults.push(`“${text}” is no word of the lexicon`)
    if (echo === undefined) continue
    // The name of a file stands behind the fence of its code.
    const infos = owner.attributes.class === 'file' ? [...article.matchAll(/^[\s>]*(?:`{3,}|~{3,})(.*)$/gm)] : []
    const wholes = [
      ...(FIELDS.has(echo) ? [front, ...titles] : [homes.get(echo) ?? '']),
      ...infos.map(([, info = '']) => info),
    ]
    if (!wholes.some((whole) => isLeftOf(same(text).replace(/…/g, ''), same(whole))))
      faults.push(`“${text}” is no part of ${echo}`)
  }
  return faults
}

const FRONT_TITLE = /^\s*"?title"?\s*[:=]\s*[^\s[{]/m

function isWord(text: string): boolean {
  const word = text.replace(/\s+/g, ' ').trim()
  return WORDS.has(word) || !/\p{L}/u.test(word) || /^[a-zA-Z][.)]$/.test(word)
}

function isLeftOf(part: string, whole: string): boolean {
  let at = 0
  for (let from = 0; from < whole.length && at < part.length; from++) if (whole[from] === part[at]) at++
  return at >= part.length
}
