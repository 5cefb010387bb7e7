// A table of contents that was written by hand: a list of nothing but links to the article's own headings.

import type { Article, Block, Heading, Inline, List } from '../article/article.ts'
import type { Report } from '../base/diagnostic.ts'

/** The blocks without such lists, and without the heading of one that heads nothing else. */
export function withoutContents(article: Article, report: Report): readonly Block[] {
  const { blocks } = article
  const headings = new Set(headingsIn(blocks).map(({ inlines }) => bare(textOf(inlines))))
  const isContents = (block: Block | undefined): block is List =>
    block?.kind === 'list' && entriesOf(block)?.every((entry) => headings.has(bare(entry))) === true
  if (!blocks.some(isContents)) return blocks
  const first = blocks.find(isContents)
  report({
    code: 'contents-dropped',
    severity: 'note',
    span: first?.span ?? null,
    message: 'the table of contents is left out: the deck makes its own',
  })
  return blocks.filter((block, index) => {
    if (isContents(block)) return false
    const next = blocks[index + 2]
    const headsIt =
      block.kind === 'heading' && NAMES.test(textOf(block.inlines).trim()) && isContents(blocks[index + 1])
    return !(headsIt && (next === undefined || next.kind === 'heading' || next.kind === 'rule'))
  })
}

const NAMES =
  /^(?:(?:table of )?contents|toc|目录|目錄|目次|もくじ|목차|차례|inhalt(?:sverzeichnis)?|sommaire|índice|содержание|فهرس|المحتويات|תוכן(?: העניינים)?)$/iu

/** Null where anything in the list is more than a link into the article. */
function entriesOf(list: List): string[] | null {
  const entries: string[] = []
  for (const { blocks, done } of list.items) {
    const [first, ...rest] = blocks
    if (first?.kind !== 'paragraph' || done !== null || !isLinkInside(first.inlines)) return null
    entries.push(textOf(first.inlines))
    for (const block of rest) {
      const inner = block.kind === 'list' ? entriesOf(block) : null
      if (inner === null) return null
      entries.push(...inner)
    }
  }
  return entries
}

function isLinkInside(inlines: readonly Inline[]): boolean {
  const texts = inlines.filter((inline) => inline.kind !== 'text' || inline.text.trim() !== '')
  return (
    texts.length > 0 &&
    texts.every(
      (inline) =>
        inline.kind === 'text' && inline.marks.some((mark) => mark.kind === 'link' && mark.href.startsWith('#')),
    )
  )
}

function headingsIn(blocks: readonly Block[]): Heading[] {
  return blocks.filter((block) => block.kind === 'heading')
}

function textOf(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')
}

/** As the checker compares: white space and unseen characters do not count. */
function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cf}]+/gu, '')
}
