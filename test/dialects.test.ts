// What site generators add to Markdown: read by sight, without a word lost and without a place moved.

import { expect, test } from 'vitest'
import type { Block } from '../src/article/article.ts'
import { parse } from '../src/article/parse.ts'
import type { Diagnostic } from '../src/base/diagnostic.ts'
import { sourceOf } from '../src/base/source.ts'
import { compile } from '../src/index.ts'

function read(text: string): { blocks: readonly Block[]; reports: Diagnostic[] } {
  const reports: Diagnostic[] = []
  const { blocks } = parse(sourceOf('a.md', text), (diagnostic) => reports.push(diagnostic))
  return { blocks, reports }
}

/** A block a line: its kind and what it says. */
function told(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [
          `${block.kind}: ${block.inlines
            .map((inline) =>
              inline.kind === 'text'
                ? inline.text
                : inline.kind === 'image'
                  ? `<${inline.alt}|${inline.path}|${inline.title}>`
                  : ' ',
            )
            .join('')
            .trim()}`,
        ]
      case 'quote':
        return told(block.blocks).map((line) => `> ${line}`)
      case 'code':
        return [`code ${block.info.language}: ${block.text}`]
      default:
        return [block.kind]
    }
  })
}

test.each([
  ['notes', '# A\n\nB.\n\n::: notes\nPrivate.\n\n## C\n\nD.\n', ['5:1'], ['B.', 'D.']],
  ['notes at the end', '# A\n\nB.\n\n::: notes\nPrivate.', ['5:1'], ['B.']],
  [
    'notes with code',
    '# A\n\nB.\n\n::: notes\nPrivate.\n\n```\nPrivate\n# Private\n```\n\nPrivate.\n\n## C\n\nD.\n',
    ['5:1'],
    ['B.', 'D.'],
  ],
  ['notes with a tag', '# A\n\nB.\n\n::: notes\n{% youtube x %} Private.\n\n## C\n\nD.\n', ['5:1'], ['B.', 'D.']],
  [
    'notes before a container',
    '# A\n\nB.\n\n::: notes\nPrivate.\n\n## C\n\nD.\n\n::: tip\nE.\n:::\n',
    ['5:1'],
    ['B.', 'D.', 'E.'],
  ],
  [
    'two notes',
    '# A\n\n::: notes\nPrivate.\n\n## B\n\nC.\n\n::: notes\nPrivate.\n\n## D\n\nE.\n',
    ['3:1', '10:1'],
    ['C.', 'E.'],
  ],
  ['two discussions', '# A\n\n::: discussion\nWhy?\n\n::: discussion\nHow?\n', ['3:1', '6:1'], ['Why?', 'How?']],
  [
    'notes before others',
    '# A\n\nB.\n\n::: notes\nPrivate.\n\n::: notes\nPrivate.\n:::\n\nC.\n',
    ['5:1'],
    ['B.', 'C.'],
  ],
  ['a discussion', '# A\n\n::: discussion\nWhy?\n\nB.\n', ['3:1'], ['Why?', 'B.']],
  ['no notes that hold a container', '# A\n\n::: notes\n::: tip\nPrivate.\n:::\nPrivate.\n:::\n\nB.\n', [], ['B.']],
  ['no notes with an arrow', '# A\n\n::: notes\nPrivate --> Private.\n:::\n\nB.\n', [], ['B.']],
  ['no notes with code that looks like an end', '# A\n\n::: notes\n```\n:::\n```\nPrivate.\n:::\n\nB.\n', [], ['B.']],
  ['no other container', '# A\n\n::: tip\nB.\n', [], ['B.']],
])('%s without an end are told where they begin, and the rest is there', async (_, text, places, shown) => {
  const { messages, html, promise } = await compile(text)
  expect(messages.map(({ line, col, code }) => [`${line}:${col}`, code])).toEqual(
    places.map((place) => [place, 'container-unclosed']),
  )
  expect(promise).toBe('kept')
  const slides = html.slice(html.indexOf('<section'))
  for (const words of shown) expect(slides).toContain(words)
  expect(slides).not.toMatch(/Private|:::/)
})

test.each([
  ['a container', '::: tip\nMind the step.\n:::\n', ['paragraph: Mind the step.']],
  ['a container with a title', '::: warning 注意\n小心。\n:::\n', ['paragraph: 注意 小心。']],
  ['containers in containers', ':::: a\n::: b\nIn.\n:::\n::::\n\nOut.\n', ['paragraph: In.', 'paragraph: Out.']],
  ['a title of Docusaurus', ':::note[Read me]\n\nText.\n\n:::\n', ['paragraph: Read me', 'paragraph: Text.']],
  ['a fence of colons of Pandoc', '::::::::::: challenge\n\nDo it.\n\n:::::::::::::::::\n', ['paragraph: Do it.']],
  [
    'an admonition',
    '!!! note "First"\n    One.\n\n    Two.\n\nThree.\n',
    ['> paragraph: First One.', '> paragraph: Two.', 'paragraph: Three.'],
  ],
  ['an alert', '> [!NOTE]\n> Thin ice.\n', ['> paragraph: Thin ice.']],
  ['an alert with a title', '> [!tip]- Ice\n> Thin.\n', ['> paragraph: Ice Thin.']],
  ['attributes of a heading', '## Doors {#two-doors}\n\nText.\n', ['heading: Doors', 'paragraph: Text.']],
  ['attributes of a picture', '![A](b.png){#fig width="4in"}\n', ['paragraph: <A|b.png|>']],
  ['attributes on a line', 'Text.\n{: .note}\n', ['paragraph: Text.']],
  [
    'a shortcode of a figure',
    '{{< figure src="/a.png" alt="A" caption="It says" >}}\n',
    ['paragraph: <A|/a.png|It says>'],
  ],
  ['highlighted code', '{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n', ['code go: x := 1']],
  ['highlighted code of Jekyll', '{% highlight ruby %}\nputs 1\n{% endhighlight %}\n', ['code ruby: puts 1']],
  ['code of Hexo', '{% codeblock lang:js %}\nlet a\n{% endcodeblock %}\n', ['code js: let a']],
  ['raw text', '{% raw %}\n{{ a }}\n{% endraw %}\n', ['paragraph: {{ a }}']],
  ['raw text in a line', 'The {% raw %}`{{ a }}`{% endraw %} tag.\n', ['paragraph: The {{ a }} tag.']],
  ['a link to a page', 'See [it]({% link b.md %}).\n', ['paragraph: See it.']],
])('%s', (_, text, expected) => {
  expect(told(read(text).blocks)).toEqual(expected)
})

test('code keeps what looks like a dialect', () => {
  const text = '```md\n::: tip\n[TOC]\n{% raw %}\n> [!NOTE]\n```\n'
  expect(told(read(text).blocks)).toEqual(['code md: ::: tip\n[TOC]\n{% raw %}\n> [!NOTE]'])
})

test('what is no dialect stays text', () => {
  const text = 'A set {a, b} and {% unknown %}.\n\n:::\n\n{{< youtube abc >}}\n'
  expect(told(read(text).blocks)).toEqual([
    'paragraph: A set {a, b} and {% unknown %}.',
    'paragraph: :::',
    'paragraph: {{< youtube abc >}}',
  ])
})

test('a table of contents is left out, and one note says so', () => {
  const { blocks, reports } = read('[TOC]\n\n# A\n\nText.\n\n[[toc]]\n')
  expect(told(blocks)).toEqual(['heading: A', 'paragraph: Text.'])
  expect(reports.map(({ code }) => code)).toEqual(['contents-dropped'])
})

test('places after a dialect stay true', () => {
  const text = '::: tip 标题\n文字。\n:::\n\n{{< figure src="a.png" alt="图" >}}\n\nLast.\n'
  const last = read(text).blocks.at(-1)
  expect(last === undefined ? '' : text.slice(last.span.start, last.span.end)).toBe('Last.')
})

test('the promise is kept over all of them', async () => {
  const text =
    '# A\n\n::: tip Title\nMind it.\n:::\n\n!!! note "N"\n    Body.\n\n> [!WARNING] W\n> Thin.\n\n## B {#b}\n\n{: .x}\nText {% raw %}`{{ a }}`{% endraw %} and [link]({% link b.md %}).\n\n{% highlight js %}\nlet a\n{% endhighlight %}\n\n{{< figure src="x.png" alt="X" >}}\n\n[TOC]\n'
  const { promise } = await compile(text, { density: 'full', path: 'a.md' })
  expect(promise).toBe('kept')
})

test('a tag that is not understood is shown and reported once, and not where it is an example', () => {
  const { blocks, reports } = read(
    '{% panel warn %}\nThin ice.\n{% endpanel %}\n\nWrite `{% panel %}` and {% raw %}it{% endraw %}.\n',
  )
  expect(told(blocks)).toEqual([
    'paragraph: {% panel warn %} Thin ice. {% endpanel %}',
    'paragraph: Write {% panel %} and it.',
  ])
  expect(reports.map(({ code, span }) => [code, span?.start])).toEqual([['tag-shown', 0]])
})

test("Hexo's notes and quotations are quotations, and its pictures are pictures", async () => {
  const made = await compile(
    '# Boats\n\n{% note info %}\nKeep **calm** and row.\n{% endnote %}\n\n' +
      '{% blockquote Ann Boe %}\nThe sea is wide.\n\nIt is cold.\n{% endblockquote %}\n\n' +
      '{% asset_img large boat.png 200 100 "A boat" %}\n\nAn example is `{% note %}`, or `{% asset_img a.png %}`.\n',
    { path: 'article.md', density: 'full' },
  )
  expect(made.promise).toBe('kept')
  expect(made.diagnostics.map(({ code }) => code)).toEqual(['figure-missing'])
  const slides = made.html.slice(made.html.indexOf('class="slides"'), made.html.indexOf('</main>'))
  const text = slides.replace(/<[^>]*>/g, '')
  for (const shown of ['Keep calm and row.', 'Ann Boe', 'It is cold.', '{% note %}', '{% asset_img a.png %}'])
    expect(text).toContain(shown)
  for (const markup of ['endnote', 'info', 'endblockquote', '200']) expect(text).not.toContain(markup)
})
