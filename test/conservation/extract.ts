// What an article says and what its page says, each read without anything of src: the two must be the same.

import createMarkdownIt from 'markdown-it'
import { type Element, elementsIn, readHtml } from './read-html.ts'

/** Words that a deck adds: numbers and marks of any kind, and these. */
const WORDS = new Set([
  '目录',
  '目录（续）',
  '续',
  '谢谢',
  '缺图',
  '图片缺失',
  '未找到图片',
  'Contents',
  'Contents (continued)',
  'continued',
  'Thank you',
  'Missing figure',
  'Figure missing',
  'missing figure',
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
  readonly text: string
}

/** What is wrong between an article and its page; empty where nothing is lost, moved or invented. */
export function faultsBetween(article: string, html: string): string[] {
  const root = readHtml(html)
  const slides = slidesOf(root)
  const { text, images, front } = articleText(article)
  const page = same(slides.flatMap((slide) => slide.homes.map((home) => home.text)).join(''))
  return [
    ...difference(same(text), page),
    ...orderFaults(slides),
    ...placeFaults(slides, article),
    ...ownerFaults(slides, front),
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
    .replace(/[*_~`\\]/g, '')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
}

// The article

function articleText(article: string): { text: string; images: number; front: string } {
  const source = written(article)
  const front = /^(\+\+\+|---)[^\S\n]*\n[\s\S]*?\n\1[^\S\n]*(?:\n|$)/.exec(source)?.[0] ?? ''
  const tokens = new createMarkdownIt({ html: true }).parse(source.slice(front.length), {})
  let text = ''
  let images = 0
  for (const token of tokens) {
    if (token.type === 'fence' || token.type === 'code_block') text += token.content
    if (token.type === 'html_block') text += uncommented(token.content)
    for (const child of token.children ?? []) {
      if (child.type === 'image') images++
      if (child.type === 'html_inline') text += uncommented(child.content)
      else if (child.type !== 'softbreak' && child.type !== 'hardbreak') text += child.content
    }
  }
  return { text, images, front }
}

/** Offsets count in the article without byte order mark and with one character for each line end. */
function written(article: string): string {
  return article.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}

function uncommented(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, '')
}

// The page

function slidesOf(root: Element): SlideText[] {
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
    return {
      id: section.attributes.id ?? '',
      homes,
      visible: Array.from(shown.values(), homeOf),
      owned: ownedIn(section, aside),
    }
  })
}

function homeOf(element: Element): HomeText {
  const isFigure = element.attributes['data-figure'] !== undefined
  return {
    id: element.attributes['data-home'] ?? '',
    from: Number(element.attributes['data-from']),
    to: Number(element.attributes['data-to']),
    isTitle: hasAncestor(element, (one) => one.attributes.class?.split(' ').includes('title') ?? false),
    isFigure,
    text: isFigure ? altOf(element) : ownText(element),
  }
}

function hasAncestor(element: Element, isIt: (element: Element) => boolean): boolean {
  for (let at: Element | null = element; at !== null; at = at.parent) if (isIt(at)) return true
  return false
}

/** The text alternative stands for a figure, as it does in the article. */
function altOf(figure: Element): string {
  const picture = elementsIn(figure).find((element) => element.name === 'img' || element.name === 'svg')
  const alt = picture?.attributes.alt ?? picture?.attributes['aria-label'] ?? ''
  return figure.attributes['data-figure'] === 'drawn' ? alt : altText(figure)
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
          : ownText(child),
    )
    .join('')
}

function ownedIn(section: Element, aside: Element | undefined): Owned[] {
  const owned: Owned[] = []
  const visit = (element: Element, owner: Element | null) => {
    for (const child of element.children) {
      if (child === aside) continue
      if (typeof child === 'string') owned.push({ owner, text: child })
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
  const { unescapeAll } = new createMarkdownIt().utils
  return slides.flatMap((slide) =>
    slide.homes.flatMap((home) => {
      const range = source.slice(home.from, home.to)
      const isThere =
        home.isFigure || isLeftOf(same(home.text), same(range)) || isLeftOf(same(home.text), same(unescapeAll(range)))
      return isThere ? [] : [`${home.id} says “${home.text}”, its place in the article “${range}”`]
    }),
  )
}

function ownerFaults(slides: readonly SlideText[], front: string): string[] {
  const homes = new Map(slides.flatMap((slide) => slide.homes).map((home) => [home.id, home.text]))
  const spoken = new Map<Element, string>()
  const faults: string[] = []
  for (const { owner, text } of slides.flatMap((slide) => slide.owned)) {
    if (owner === null && text.trim() !== '') faults.push(`“${text.trim()}” stands outside homes, echoes and words`)
    if (owner !== null) spoken.set(owner, (spoken.get(owner) ?? '') + text)
  }
  for (const [owner, text] of spoken) {
    const { 'data-echo': echo, 'data-word': word } = owner.attributes
    if (word !== undefined && !isWord(text)) faults.push(`“${text}” is no word of the lexicon`)
    if (echo === undefined) continue
    const whole = FIELDS.has(echo) ? `${front}${homes.get('h1') ?? ''}` : homes.get(echo)
    if (whole === undefined || !isLeftOf(same(text).replace(/…/g, ''), same(whole)))
      faults.push(`“${text}” is no part of ${echo}`)
  }
  return faults
}

function isWord(text: string): boolean {
  const word = text.replace(/\s+/g, ' ').trim()
  return WORDS.has(word) || !/\p{L}/u.test(word) || /^[a-zA-Z][.)]$/.test(word)
}

function isLeftOf(part: string, whole: string): boolean {
  let at = 0
  for (const character of whole) if (character === part[at]) at++
  return at >= part.length
}
