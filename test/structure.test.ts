// Structure as people write it: notes, definitions, verse, tables of contents, front matter without its fence, tables without end.

import { expect, test } from 'vitest'
import { wordsOfNote } from '../src/article/note.ts'
import { type CompileOptions, compile } from '../src/index.ts'

const built = (text: string, settings: CompileOptions = {}) =>
  compile(text, { path: 'article.md', density: 'full', ...settings })

/** The slides of a page, as markup. */
function slidesOf(html: string): string[] {
  return html.slice(html.indexOf('class="slides"'), html.lastIndexOf('<script')).split('<section ').slice(1)
}

function plain(markup: string): string {
  return markup.replace(/<i class="br"><\/i>/g, '').replace(/<[^>]*>/g, '')
}

const codes = ({ diagnostics }: { readonly diagnostics: readonly { readonly code: string }[] }) =>
  diagnostics.map(({ code }) => code)

test('a footnote stands on the slide that refers to it, and whole in its source text, once', async () => {
  const made = await built(
    '# Tea\n\nThe hills are wet[^1] in spring. Nobody[^why] knows why.\n\n# Rope\n\n' +
      'Rope is sold by length, and the longest that was ever made crossed the whole valley. '.repeat(8) +
      '\n\n[^1]: Rain falls on two days of three.\n[^why]: Some *do* know.\n',
  )
  expect(made.promise).toBe('kept')
  const slides = slidesOf(made.html)
  const tea = slides.filter((slide) => slide.includes('data-echo="n¹"'))
  expect(tea).toHaveLength(1)
  expect(plain(tea[0] ?? '')).toContain('wet¹ in spring')
  expect(plain(tea[0] ?? '')).toContain('² Some do know.')
  expect(made.html.match(/data-moved="n¹"/g)).toHaveLength(1)
  expect(slides.find((slide) => slide.includes('Rope is sold'))).not.toContain('Rain falls')
})

test('a note of several paragraphs is one; a reference without a note and a second note of a name stay text', async () => {
  const made = await built('# A\n\nOne[^a] and two[^b].\n\n[^a]: First part.\n\n    Second part.\n\n[^a]: Again.\n')
  expect(made.promise).toBe('kept')
  expect(made.html).toMatch(/data-moved="n¹"[^>]*>First part\. Second part\.</)
  expect(plain(made.html)).toContain('two[^b].')
  expect(made.html).toMatch(/data-home="a\d+"[^>]*>Again\./)
})

test('definitions become items that begin with their term', async () => {
  const made = await built('# A\n\nHull\n: What floats.\n\nMast\n: What stands.\n: What bends.\n')
  expect(made.promise).toBe('kept')
  expect(made.html).toContain('<strong>Hull</strong>')
  expect(plain(made.html)).not.toContain(': What floats')
})

test('wiki links show their words, and a wiki picture is a figure', async () => {
  const made = await built(
    '# A\n\nSee [[Boats]] and [[Boats#Mast|the mast]]; `a[[0]]` and x[[i]] are code.\n\n![[none.png|300]]\n\n![[Tides]]\n',
  )
  expect(made.promise).toBe('kept')
  expect(plain(made.html)).toContain('See Boats and the mast; a[[0]] and x[[i]] are code.')
  expect(codes(made)).toEqual(expect.arrayContaining(['figure-missing', 'embed-not-followed']))
})

test('verse and dialogue keep their lines; wrapped text does not', async () => {
  // Each line is a piece of its own; lines that are joined are one.
  const rows = async (text: string) =>
    (await built(`# A\n\n${text}\n`)).html.match(/<span data-home="a\d+"/g)?.length ?? 0
  expect(await rows('The river is wide,\nThe boatman is old,\nThe crossing is slow.')).toBe(3)
  expect(await rows('Anna: Where is it?\nBen: It left.\nAnna: When was that?')).toBe(3)
  expect(
    await rows(
      'This paragraph was wrapped by an editor at some\nwidth, and so its lines go on\nin the middle of a sentence.',
    ),
  ).toBeLessThan(2)
})

test('a table of contents goes with its heading, where every entry is a heading', async () => {
  const body = '## Hull\n\nThe hull floats. It is made of oak.\n\n## Mast\n\nThe mast stands. It is made of pine.\n'
  const made = await built(`# A\n\n## Contents\n\n- [Hull](#hull)\n  - [Mast](#mast)\n\n${body}`)
  expect(made.promise).toBe('kept')
  expect(codes(made).filter((code) => code === 'contents-dropped')).toHaveLength(1)
  expect(made.html).not.toContain('Contents</')
  const other = await built(`# A\n\n- [Hull](#hull)\n- [Sail](#sail)\n\n${body}`)
  expect(other.promise).toBe('kept')
  expect(codes(other)).not.toContain('contents-dropped')
})

test.each([
  ['behind an empty line', '\n---\ntitle: Boats\n---\n\n'],
  ['without its first fence', 'title: Boats\ntags:\n- a\n---\n\n'],
])('front matter is found %s', async (_, front) => {
  const made = await built(`${front}The hull floats. It is made of oak.\n`)
  expect(made.promise).toBe('kept')
  expect(made.deck.title).toBe('Boats')
  expect(plain(slidesOf(made.html).join(''))).not.toContain('title:')
})

test('notes are for the leader only, in a comment and in a container; another comment is nobody’s', async () => {
  const text =
    '# A\n\nThe hull floats. It is made of oak.\n\n<!-- notes: Ask who sails. -->\n\n::: notes\nShow the model.\n:::\n\n<!-- private thoughts -->\n'
  const made = await built(text)
  const leaders = await built(text, { withNotes: true })
  expect([made.promise, leaders.promise]).toEqual(['kept', 'kept'])
  expect(leaders.html).toContain(
    '<aside class="leader" hidden><div><p>Ask who sails.</p></div><div><p>Show the model.</p></div></aside>',
  )
  for (const words of ['Ask who sails', 'Show the model', '<aside class="leader"'])
    expect(made.html).not.toContain(words)
  for (const { html } of [made, leaders]) expect(html).not.toContain('private thoughts')
})

test('notes are Markdown, and nothing in them runs, asks for anything or is a heading of the slide', async () => {
  const notes = `Ask **first** who sails:

- the young
- the old

# No heading
<img src=x onerror=alert(1)> ![far](https://example.org/a.png)
[harm](javascript:alert(1)) [more](https://example.org)`
  const { html, promise } = await built(`# A\n\nThe hull floats. It is made of oak.\n\n::: notes\n${notes}\n:::\n`, {
    withNotes: true,
  })
  expect(promise).toBe('kept')
  const aside = /<aside class="leader" hidden>([\s\S]*?)<\/aside>/.exec(html)?.[1] ?? ''
  expect(aside).toContain('<strong>first</strong>')
  expect(aside.match(/<li>/g)).toHaveLength(2)
  expect(aside).toContain('# No heading<br>')
  expect(aside).toContain('&lt;img src=x')
  expect(aside).toContain('<a href="https://example.org" target="_blank" rel="noopener noreferrer">more</a>')
  expect(aside).not.toMatch(/<img|<h\d|href="javascript/)
})

test('notes in a comment keep their lists; in plain words lists have signs, and links their addresses', async () => {
  const { html } = await built('# A\n\nThe hull floats.\n\n<!-- notes:\n  - one\n  - two\n\n  and more\n-->\n', {
    withNotes: true,
  })
  const aside = /<aside class="leader" hidden>([\s\S]*?)<\/aside>/.exec(html)?.[1]?.replace(/\n/g, '')
  expect(aside).toBe('<div><ul><li>one</li><li>two</li></ul><p>and more</p></div>')
  expect(
    wordsOfNote(
      'Ask **first**:\n\n- the *young*\n  1. boys\n  2. girls\n- the `old`\n\n[There](https://example.org) <b>',
    ),
  ).toBe('Ask first:\n• the young\n  1. boys\n  2. girls\n• the old\nThere (https://example.org) <b>')
})

test('a table wider than a slide goes on by columns, each cell seen once, the first column repeated', async () => {
  const name = (row: number, column: number) => `cell${row}of${column}withname`
  const line = (row: number) => `| ${Array.from({ length: 16 }, (_, column) => name(row, column)).join(' | ')} |`
  const made = await built(
    `# A\n\n${line(0)}\n|${'---|'.repeat(16)}\n${[1, 2, 3, 4, 5, 6, 7, 8].map(line).join('\n')}\n`,
  )
  expect(made.promise).toBe('kept')
  expect(codes(made)).toContain('table-split')
  const seen = slidesOf(made.html).map((slide) => plain(slide.slice(0, slide.indexOf('<aside'))))
  for (let column = 1; column < 16; column++)
    expect(seen.filter((slide) => slide.includes(name(1, column)))).toHaveLength(1)
  expect(seen.filter((slide) => slide.includes(name(1, 0))).length).toBeGreaterThan(1)
})

test('a row that is taller than a slide goes on over several, and nothing leaves its slide', async () => {
  const long = 'The hull floats, and the mast stands, and the sail is full of wind. '.repeat(60)
  const made = await built(`# A\n\n| Name | What it says |\n|---|---|\n| Hull | ${long.trim()} |\n`)
  expect(made.promise).toBe('kept')
  for (const slide of made.deck.slides)
    if ('column' in slide) expect(slide.column.height).toBeLessThanOrEqual(slide.region.height + 1)
})

test('what no font of the deck has is named, once a script', async () => {
  const made = await built('# A\n\nགངས་རི་ཆེན་པོ། The mountain is high.\n')
  expect(codes(made).filter((code) => code === 'font-missing')).toHaveLength(1)
})

test('a few deep sections among many others are no parts', async () => {
  const text = 'The hull floats, and the mast stands, and the sail is full of wind on every day of the year. '
  const deep = (name: string) =>
    `## ${name}\n\n### One of ${name}\n\n${text.repeat(9)}\n\n### Two of ${name}\n\n${text.repeat(9)}\n\n`
  const flat = Array.from({ length: 10 }, (_, index) => `## Flat ${index}\n\n${text.repeat(8)}\n\n`).join('')
  const layouts = async (article: string) => (await built(article)).deck.slides.map(({ layout }) => layout)
  expect(await layouts(`# A\n\n${deep('Hull')}${deep('Mast')}`)).toContain('section')
  expect(await layouts(`# A\n\n${deep('Hull')}${deep('Mast')}${flat}`)).not.toContain('section')
})

test('code that goes on over slides leaves no bracket alone on the last one', async () => {
  for (let lines = 19; lines <= 40; lines++) {
    const code = `void sail() {\n${'  haul(rope);\n'.repeat(lines - 2)}}`
    const { deck } = await built(`# A\n\n\`\`\`c\n${code}\n\`\`\`\n`)
    const pieces = deck.slides.flatMap((slide) =>
      slide.layout === 'beside'
        ? slide.columns.flatMap(({ rows }) => rows)
        : 'column' in slide
          ? slide.column.rows
          : [],
    )
    const sizes = pieces.flatMap((row) => (row.kind === 'code' ? [row.lines.length] : []))
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.min(...sizes)).toBeGreaterThan(2)
  }
})

test('a table whose cells refer to footnotes leaves room for them', async () => {
  const rows = Array.from({ length: 30 }, (_, row) => `| Row ${row}[^a] | What it says[^b] |`).join('\n')
  const made = await built(
    `# A\n\n| Name | Text |\n|---|---|\n${rows}\n\n[^a]: ${'A long note. '.repeat(30)}\n\n[^b]: ${'Another one. '.repeat(30)}\n`,
  )
  expect(made.promise).toBe('kept')
  for (const slide of made.deck.slides)
    if ('column' in slide) expect(slide.column.height).toBeLessThanOrEqual(slide.region.height + 1)
})
