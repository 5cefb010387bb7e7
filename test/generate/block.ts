// Blocks of Markdown: every kind that an article can hold, well written and badly.

import fc, { type Arbitrary } from 'fast-check'
import { englishSentence, hanSentence, monster, sentence, sentences, words } from './sentence.ts'

export interface GeneratedBlock {
  readonly kind: string
  /** Without a line end at its end. */
  readonly text: string
  /** What its author asks for it: `break`, `title=…` */
  readonly directives: readonly string[]
}

const indented = (text: string, by: string) => text.replace(/^(?=.)/gm, by)

const paragraph = fc.oneof(
  { weight: 6, arbitrary: sentences(5) },
  { weight: 2, arbitrary: fc.array(sentences(2), { minLength: 2, maxLength: 4 }).map((lines) => lines.join('\n')) },
  { weight: 1, arbitrary: fc.array(sentence, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('  \n')) },
  { weight: 1, arbitrary: fc.array(sentence, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\\\n')) },
)

const keyLine = fc.oneof(
  fc.oneof(hanSentence, englishSentence).map((text) => `**${text}**`),
  fc.tuple(fc.oneof(hanSentence, englishSentence), sentences(3)).map(([key, rest]) => `**${key}**\n${rest}`),
  words.map((text) => `**${text.replaceAll('*', '')}**`),
)

const label = fc
  .tuple(fc.constantFrom('内存', '通信带宽', 'Memory', 'Third-party cost', 'Q1'), sentences(3))
  .map(([name, text]) => `${name}${/\w$/.test(name) ? ': ' : '：'}${text}`)

const question = fc
  .tuple(fc.constantFrom('为什么山上总是潮湿？', 'Who repairs the roof?', '那么，谁来付钱呢？'), sentences(3))
  .map(([asked, answer]) => `${asked}${answer}`)

const prosAndCons = fc.oneof(
  fc.tuple(hanSentence, hanSentence).map(([pro, con]) => `好处：${pro}\n坏处：${con}`),
  fc.tuple(englishSentence, englishSentence).map(([pro, con]) => `Pros: ${pro}\n\nCons: ${con}`),
  fc.tuple(hanSentence, hanSentence).map(([first, second]) => `一是${first}二是${second}`),
)

const item: Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: sentence },
  { weight: 2, arbitrary: words },
  {
    weight: 1,
    arbitrary: fc.tuple(words, sentences(2)).map(([name, text]) => `**${name.replaceAll('*', '')}**：${text}`),
  },
  { weight: 1, arbitrary: fc.tuple(sentence, sentences(2)).map(([first, rest]) => `${first}\n\n${rest}`) },
  {
    weight: 1,
    arbitrary: fc.tuple(words, fc.constant('```sh\nls -l\n```')).map(([text, code]) => `${text}\n\n${code}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('', '[ ] open', '[x] done', '[X]done', '![map](map.png)') },
)

const bullets = (items: readonly string[], marker: (index: number) => string): string =>
  items.map((text, index) => marker(index) + indented(text, ' '.repeat(marker(index).length)).trimStart()).join('\n')

const flatList = (most: number): Arbitrary<string> =>
  fc
    .tuple(
      fc.array(item, { minLength: 1, maxLength: most }),
      fc.constantFrom<(index: number) => string>(
        () => '- ',
        () => '* ',
        (index) => `${index + 1}. `,
        (index) => `${index + 7}) `,
        (index) => (index % 2 === 0 ? '- [ ] ' : '- [x] '),
      ),
      fc.boolean(),
    )
    .map(([items, marker, isLoose]) =>
      isLoose ? bullets(items, marker).replace(/\n(?=\S)/g, '\n\n') : bullets(items, marker),
    )

const list = fc.oneof(
  { weight: 4, arbitrary: flatList(9) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.array(fc.tuple(sentence, flatList(3)), { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([items, isOrdered]) =>
        items
          .map(([text, inner], index) => `${isOrdered ? `${index + 1}.` : '-'} ${text}\n${indented(inner, '   ')}`)
          .join('\n'),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('有下面几条：', 'Three things count:', '数据来自于：'), flatList(8), fc.boolean())
      .map(([leadIn, items, isTight]) => `${leadIn}${isTight ? '\n' : '\n\n'}${items}`),
  },
)

const quote = fc.oneof(
  { weight: 3, arbitrary: sentences(3).map((text) => `> ${text}`) },
  {
    weight: 1,
    arbitrary: fc.tuple(sentences(2), flatList(3)).map(([text, items]) => indented(`${text}\n\n${items}`, '> ')),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(sentence, sentence).map(([outer, inner]) => `> ${outer}\n>\n> > ${inner}\n>\n> — 某人`),
  },
)

const codeLine = fc.constantFrom(
  'const kettle = boil(water, 85)',
  '',
  '  if (leaf < 3 && !rain) { return `<b>${leaf}</b>` }',
  '# 注释：不要改',
  '\tindented with a tab',
  'x'.repeat(150),
  '}',
)

const code = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.array(codeLine, { maxLength: 14 }) },
      { weight: 1, arbitrary: fc.array(codeLine, { minLength: 20, maxLength: 70 }) },
    ),
    fc.constantFrom(
      '```',
      '```js',
      '```ts {1,3} title="a.ts"',
      '```go:line-numbers=7',
      '```js [1|2-3]',
      '~~~~ python',
      '``` {.haskell}',
      '    ',
    ),
  )
  .map(([lines, fence]) =>
    fence === '    '
      ? indented(`x = 1\n${lines.join('\n')}\ny = 2`, fence)
      : `${fence}\n${lines.join('\n')}\n${/^[`~]+/.exec(fence)?.[0] ?? ''}`,
  )

const cell = fc.oneof(
  { weight: 6, arbitrary: words.map((text) => text.replaceAll('|', '')) },
  { weight: 1, arbitrary: sentence.map((text) => text.replaceAll('|', '').replaceAll('\n', ' ')) },
  { weight: 1, arbitrary: fc.constantFrom('', '1,024', '`a \\| b`', '**yes**', '—', '![i](i.png)') },
)

const table = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 14 }), fc.boolean())
  .chain(([columns, rows, hasPipes]) =>
    fc
      .tuple(
        fc.array(fc.constantFrom('---', ':--', '--:', ':-:'), { minLength: columns, maxLength: columns }),
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: rows + 1,
          maxLength: rows + 1,
        }),
      )
      .map(([aligns, [head = [], ...body]]) =>
        [head, aligns, ...body]
          .map((cells) => (hasPipes || columns === 1 ? `| ${cells.join(' | ')} |` : `${cells.join(' | ')} |`))
          .join('\n'),
      ),
  )

const wideCell = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '98.6',
      'n/a',
      '12,345,678',
      'Name of the thing',
      '名称很长的一列',
      'some_identifier_name',
    ),
  },
  { weight: 1, arbitrary: words.map((text) => text.replaceAll('|', '')) },
  { weight: 1, arbitrary: englishSentence },
)

/** More columns than a slide has room for. */
const wideTable = fc.tuple(fc.integer({ min: 8, max: 22 }), fc.integer({ min: 1, max: 9 })).chain(([columns, rows]) =>
  fc
    .array(fc.array(wideCell, { minLength: columns, maxLength: columns }), {
      minLength: rows + 1,
      maxLength: rows + 1,
    })
    .map(([head = [], ...body]) =>
      [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
    ),
)

const definitions = fc
  .array(fc.tuple(words, sentences(2), fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((terms) =>
    terms
      .map(
        ([term, text, isLoose]) =>
          `${term.replaceAll(/[*:#>]/g, '')}${isLoose ? '\n' : ''}\n: ${text.replaceAll('\n', ' ')}`,
      )
      .join('\n\n'),
  )

const verse = fc.constantFrom(
  '静水深流处，\n一舟过远山。\n不知谁是客，\n明月照人还。',
  'The river is wide,\nThe boatman is old,\nThe crossing is slow,\nAnd the morning is cold.',
  'Anna: Where is the boat?\nBen: It left.\nAnna: When?\nBen: At seven.',
  '老师：船在哪里？\n学生：已经走了。\n老师：什么时候？',
)

const footnote = fc
  .tuple(fc.constantFrom('1', 'why'), sentences(3), fc.boolean())
  .map(
    ([name, text, isLong]) =>
      `[^${name}]: ${text.replaceAll('\n', ' ')}${isLong ? '\n\n    A second paragraph of it.' : ''}`,
  )

const figure = fc
  .tuple(
    fc.constantFrom('山路', '', '一张很长的说明，讲的是茶叶从山上到店里的整个过程', 'The ferry, 1911'),
    fc.constantFrom('none.png', '../outside.svg', 'https://example.org/x.jpg', 'data:image/png;base64,AAAA', 'a b.png'),
    fc.constantFrom('', ' "标题"'),
    fc.oneof(fc.constant(''), sentences(2)),
    fc.boolean(),
  )
  .map(([alt, path, title, text, isBefore]) => {
    const image = `![${alt}](${path.includes(' ') ? `<${path}>` : path}${title})`
    if (path.endsWith('.png') && text === '') return `${image}\n\n图 3：路的尽头。`
    if (text === '') return image
    return isBefore ? `${text}\n\n${image}` : `${image}\n${text}`
  })

const aside = fc
  .tuple(fc.constantFrom('PS：', '注：', 'Note: ', 'Tip: '), sentences(2))
  .map(([opening, text]) => opening + text)

const odd = fc.constantFrom(
  '---',
  '***',
  '<!-- a remark of the author -->',
  '<!-- lectern: brake -->',
  '<div align="center">\n\n中间的话。\n\n</div>',
  '<details>\n<summary>More</summary>\nHidden words.<br>Second line.\n</details>',
  '<p>Some <b>bold</b> and <script>alert(1)</script> text.</p>',
  '[ref]: https://example.org "Title"',
  '[^1]: 脚注里的话。',
  '$$\nE = mc^2\n$$',
  'The sum is\n$$\\sum_{i=1}^{n} x_i = \\frac{n(n+1)}{2}.$$\nand so on.',
  '$$\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} \\begin{pmatrix} x \\\\ y \\end{pmatrix}$$',
  `$$a = ${'b + c + '.repeat(30)}d$$`,
  '$$\\frac{a}{$$',
  '> 公式如下：\n>\n> $$y = \\mathbf{w}^\\top \\mathbf{x}$$',
  '- [目录](#目录)\n- [Winter](#winter)',
  '{{< figure src="x.png" >}}',
  '{{< figure src="x.png" alt="A mill" caption="The mill in winter" >}}',
  '{{< highlight go >}}\nfmt.Println("boat")\n{{< /highlight >}}',
  '{{< tip >}}\nMind the step.\n{{< /tip >}}',
  '{% raw %}\nTwo {{ braces }} here.\n{% endraw %}',
  '{% highlight js %}\nlet mast = 2\n{% endhighlight %}',
  'Written as {% raw %}`{{ page }}`{% endraw %} in the [guide]({% link _docs/guide.md %}).',
  '::: warning\n小心。\n:::',
  '::: tip 先看这里\n小心地滑。\n:::',
  ':::: note\n::: details More\nInside of both.\n:::\n::::',
  '!!! note "Before you start"\n    Take a coat.\n\n    And a hat.',
  '> [!WARNING]\n> The ice is thin.',
  '> [!tip] A title\n> 冰很薄。',
  '[TOC]',
  ':label:`sec_one`',
  'As :numref:`fig_one` and :eqref:`eq_two` show; a:ref:`b` is text, and so is :smile:.',
  ':begin_tab:`one`\nOnly here.\n:end_tab:',
  '{: .note .info}\nThe attribute stands before it.',
  '![Alt](y.png){width=50%} and more.',
  '### Anchored {#anchor}\n\nUnder it.',
  '<!-- notes: Ask who has been there. -->',
  '![[map.png|300]]',
  '![[Another note]]',
  '| not | a table',
  '\u00a0',
  '好。',
  '谢谢！',
)

/** One block without directives. */
const plainBlock: Arbitrary<Omit<GeneratedBlock, 'directives'>> = fc.oneof(
  ...(
    [
      [8, 'paragraph', paragraph],
      [3, 'key', keyLine],
      [2, 'label', label],
      [2, 'question', question],
      [2, 'pros and cons', prosAndCons],
      [5, 'list', list],
      [2, 'quote', quote],
      [2, 'code', code],
      [2, 'table', table],
      [1, 'wide table', wideTable],
      [1, 'definitions', definitions],
      [1, 'verse', verse],
      [1, 'footnote', footnote],
      [3, 'figure', figure],
      [1, 'aside', aside],
      [2, 'odd', odd],
      [1, 'monster', monster],
    ] as const
  ).map(([weight, kind, arbitrary]) => ({ weight, arbitrary: arbitrary.map((text) => ({ kind, text })) })),
)

const directive = fc.constantFrom(
  'break',
  'keep',
  'show',
  'say',
  'title=另一个标题',
  'title="A title of mine"',
  'layout=bullets',
  'layout=cards',
  'layout=figure-above',
  'layout=statement',
  'layout=nonsense',
)

/** One block in eight has a directive before it. */
export const block: Arbitrary<GeneratedBlock> = fc
  .tuple(
    plainBlock,
    fc.oneof(
      { weight: 7, arbitrary: fc.constant<string[]>([]) },
      {
        weight: 1,
        arbitrary: fc.uniqueArray(directive, { minLength: 1, maxLength: 2, selector: (one) => one.split('=')[0] }),
      },
    ),
  )
  .map(([plain, directives]) => ({ ...plain, directives }))
