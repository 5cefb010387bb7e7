// The checker's own rough reading of Markdown: what is markup, and where headings, images and items stand.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import createMarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { readSource } from '../src/check/read-source.ts'

function textOf(source: string): string {
  const { markup } = readSource(source)
  return Array.from(source.split(''), (unit, at) => (markup[at] === 1 ? '' : unit))
    .join('')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const CASES: readonly (readonly [string, string, string])[] = [
  ['front matter', "+++\ntitle = 'A'\n+++\n\ntext\n", 'text'],
  ['a rule at the start that opens no front matter', '---\n\ntext\n', 'text'],
  ['a comment over lines', 'one <!-- two\nthree --> four\n', 'one four'],
  ['a comment in code', '`<!-- one -->` two\n', 'one two'],
  ['the destination and title of a link', '[one](two.html "three") four\n', 'one four'],
  ['an image keeps its alternative', '![one](two.png) three\n', 'one three'],
  ['a reference', '[one][two] three\n\n[two]: https://four.example "five"\n', 'one three'],
  ['a footnote keeps its text', 'one[^2]\n\n[^2]: three\n', 'one three'],
  ['an autolink is text', '<https://one.example> two\n', 'https one example two'],
  ['tags of HTML', 'one <b class="two">three</b>\n', 'one three'],
  ['an escaped tag is text', 'one \\<two three\\>\n', 'one two three'],
  ['the fence and its language', '```one\ntwo <b>\n```\nthree\n', 'two b three'],
  ['three backticks around a word of a line', '- ```one``` two\n\n```three\nfour\n```\n', 'one two four'],
  ['a line of HTML that begins with the end of a tag', '<p>\n<a\n  href="one"\n  >two</a\n>\n</p>\n', 'two'],
  ['a fence that is never closed', 'one\n\n~~~ two\nthree\n```\nfour\n', 'one three four'],
  ['numbers of a list, not of a sentence', '1. one\n2. two\n\n100B three\n', 'one two 100B three'],
  ['boxes of tasks', '- [x] one\n- [ ] two\n', 'one two'],
  ['attributes', '# one {#two .three}\n', 'one'],
  ['a tag over lines', '<div id="one"\n  class="two">\nthree\n</div>\n', 'three'],
  ['a tag over lines of a paragraph', 'one <a href="two\nthree">four</a>\n', 'one four'],
  ['a tag with a backtick in it', '<a href="one`">two` three\n', 'two three'],
  ['no link in a block of HTML', '<p>one [two](three)\n\n[four](five)\n', 'one two three four'],
  ['a definition over lines', '[one]:\n  /two\n  "three\n  four"\n\n[one] five\n', 'one five'],
  ['a definition in a quote', '> [one]: /two\n\n[one]\n', 'one'],
  ['a definition ends no paragraph', 'one\n[two]: /three\n', 'one two three'],
  ['a label with brackets', '[one\\]]: two\n\nthree\n', 'three'],
  ['brackets without a definition', '[one][two] [three][four][five]\n\n[five]: /six\n', 'one two three four'],
  ['parentheses in a destination', '[one](two(three(four))) five\n', 'one five'],
  ['a target over lines', '[one](  two\n  "three" ) four\n', 'one four'],
  ['a title with quotes in it', '[one](two "three \\"four\\"") five\n', 'one five'],
  ['no target', '[one](two three)\n', 'one two three'],
  ['a link holds no link', '[one [two](three) four](five)\n', 'one two four five'],
  ['code before links', '`[one](two` three)\n', 'one two three'],
  ['code over lines of a paragraph, not of two', '`<b>\n<i>` one\n\n`<b>two\n\nthree`\n', 'b i one two three'],
  ['a row of a table is read alone', '| `one | two |\n|---|---|\n| <b>three</b>` | four |\n', 'one two three four'],
  ['what a comment in a paragraph leaves open', 'one <!-- two\n\nthree -->\n', 'one two three'],
]

test('images however they name their file, none of them in code', () => {
  const source = '![a](b) ![c][d] ![d] ![e] `![f](g)`\n\n    ![h](i)\n\n[d]: /j\n'
  const written = readSource(source).images.map(({ start, end }) => source.slice(start, end))
  expect(written).toEqual(['![a](b)', '![c][d]', '![d]'])
})

test('the lines of a heading are its own, however many are underlined', () => {
  const [heading] = readSource('One\ntwo\n---\n').headings
  expect(heading).toMatchObject({ level: 2, text: 'One\ntwo' })
})

test.each([
  ['backticks', Array.from({ length: 400 }, (_, n) => 'x'.padEnd(n, '`')).join('')],
  ['comments that never end', 'x <!--'.repeat(20_000)],
  ['brackets', '[a]('.repeat(30_000)],
  ['tags', '<a b="'.repeat(20_000)],
])('%s without end are read in time', (_name, source) => {
  const start = performance.now()
  readSource(source)
  expect(performance.now() - start).toBeLessThan(2_000)
})

test.each(CASES)('text and markup: %s', (_name, source, text) => {
  expect(textOf(source)).toBe(text)
})

test('headings of both kinds, none of them in code or front matter', () => {
  const source =
    '---\ntitle: x\n# no\n---\n\n# One #\n\nTwo\n===\n\n```\n# no\n```\n\n## \n\n- item\n---\n\n###### Three\n'
  expect(readSource(source).headings.map(({ level, text }) => [level, text])).toEqual([
    [1, 'One #'],
    [1, 'Two'],
    [6, 'Three'],
  ])
})

test('items of one list share its number, items after a paragraph do not', () => {
  const items = readSource('- a\n- b\n\ntext\n\n- c\n').items.map((item) => item.list)
  expect(items[0]).toBe(items[1])
  expect(items[2]).not.toBe(items[0])
})

const shared = join(import.meta.dirname, '..', '..', 'shared', 'corpus')
const articles = (existsSync(shared) ? readdirSync(shared) : []).filter((name) =>
  existsSync(join(shared, name, 'index.md')),
)

describe.skipIf(articles.length === 0)('over real articles', () => {
  test.each(articles)('finds as many headings and images as a parser does: %s', (name) => {
    const source = readFileSync(join(shared, name, 'index.md'), 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
    const reading = readSource(source)
    const tokens = new createMarkdownIt({ html: true }).parse(source.slice(reading.frontMatter?.end ?? 0), {})
    const children = tokens.flatMap((token) => token.children ?? [])
    const inlines = tokens.filter((token, at) => token.type === 'inline' && tokens[at - 1]?.type === 'heading_open')
    expect(reading.headings).toHaveLength(inlines.filter((token) => token.content !== '').length)
    // A parser leaves Markdown in a block of HTML alone; badges are words.
    const isBadge = (token: (typeof children)[number]) => /shields\.io|badge/.test(String(token.attrGet('src')))
    const inHtml = tokens.flatMap(({ type, content }) =>
      type === 'html_block' ? [...content.matchAll(/!\[[^\]]*\]\([^)]*\)/g)] : [],
    )
    const images = children.filter((token) => token.type === 'image' && !isBadge(token))
    expect(reading.images).toHaveLength(images.length + inHtml.length)
  })
})
