// Documents as people write them: nothing lost, nothing outside of its region, whatever they hold.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { compile } from './generate/compile.ts'
import { misfits } from './laws/fits.ts'

const packed = Array.from({ length: 400 }, (_, index) => `a${index}=f(${index},g[${index}]);`).join('')
const calls = Array.from({ length: 6 }, (_, index) => `\`readEveryLedger${index}\``).join(', ')
const harbours = Array.from({ length: 60 }, (_, index) => `<a href="#h${index}">Harbour ${index}</a><br/>`).join('\n')
const lines = Array.from({ length: 40 }, (_, index) => `read(${index})`).join('\n')
const hard: readonly (readonly [name: string, text: string])[] = [
  ['a line of code of 7,000 characters', `# Packed\n\n\`\`\`js\n${packed}\n\`\`\`\n`],
  ['a table of 18 columns', `# Wide\n\n${row('Name of it')}\n${row('---')}\n${`${row('12.345')}\n`.repeat(30)}`],
  [
    'a table with an address among many columns',
    `# A\n\n| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| https://example.org/a/very/long/path?with=parameters&and=more | 采摘的季节 | the ferry | every ledger is older than the rain until the bell rings | x | 茶农决定了叶子的颜色 |\n`,
  ],
  ['a word of 20,000 letters', `# Long\n\n${'ab'.repeat(10_000)}\n`],
  ['a heading of 300 characters', `# ${'A heading that goes on and on, '.repeat(10)}\n\nText.\n`],
  [
    '40 sections under one heading',
    `# All\n\n${'## Same\n\nA sentence that says enough for a slide of its own, and then some more of it.\n\n'.repeat(40)}`,
  ],
  ['a paragraph of 9,000 characters', `# P\n\n${'面包的关键在于时间，'.repeat(900)}好。\n`],
  [
    'a list 40 deep',
    `# L\n\n${Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- item ${depth}`).join('\n')}\n`,
  ],
  [
    'code in a line between three backticks, and a block of code behind it',
    '# T\n\n- ```tide``` how high the water stands.\n\nExample:\n\n```js\nread(1)\n```\n',
  ],
  [
    'a heading of names as long as lines, over code of more than a slide',
    `# T\n\n## Walking the ledgers (${calls})\n\nUse them.\n\n\`\`\`js\n${lines}\n\`\`\`\n`,
  ],
  [
    'a title in front matter that fills a slide',
    `---\ntitle: ${'The ferry and the bell, '.repeat(14)}\n---\n\n\`\`\`\n${lines}\n\`\`\`\n`,
  ],
  [
    'a cell of sixty lines beside a cell of one word',
    `# T\n\nAll.\n\n<table>\n<tr><th>Old</th><th>New</th></tr>\n<tr><td>\n${harbours}\n</td><td>none</td></tr>\n</table>\n`,
  ],
  [
    'pictures before, between and behind the words of a heading',
    '# ![bell](a.png) The ferry ![sail](b.png) and back ![rope](c.png)\n\nIt leaves at six.\n',
  ],
  [
    'a picture of HTML that opens a heading',
    '# <img src="a.svg" width="32" alt=""> The ferry\n\nIt leaves at six.\n\n## Bell\n\nIt rings.\n',
  ],
  [
    'tags that end on a line of their own',
    '# T\n\nText.\n\n<p align="center">\n    <a\n        href="#t"\n        >The ferry leaves</a\n    >\n</p>\n',
  ],
  [
    'words between the rows of a table',
    '# T\n\nText.\n\n<table>\n<tr><td>six</td><td>seven</td></tr> and then\n<tr></tr>\n<tr><td>eight</td><td>nine</td></tr>\n</table>\n\nEnd.\n',
  ],
  [
    'contents with escapes and references in them',
    '# T\n\n## Contents\n\n- [Bell \\& rope](#bell--rope)\n- [Tide][1]\n\n## Bell & rope\n\nIt rings.\n\n## Tide\n\nIt rises.\n\n[1]: #tide\n',
  ],
]

function row(cell: string): string {
  return `|${` ${cell} |`.repeat(18)}`
}

for (const aspect of ['16:9', '4:3'] as const) {
  for (const density of ['full', 'balanced'] as const) {
    test.each(hard)(`%s fits and is kept, ${density}, ${aspect}`, async (_, text) => {
      const { deck, promise } = await compile(text, { aspect, density })
      expect(promise).toBe('kept')
      expect(misfits(deck)).toEqual([])
    })
  }
}

test('the way to a slide stays on one line, however wide the headings on it are', async () => {
  const name = (letter: string) => `\`${letter.repeat(20)}(${letter.repeat(24)}, ${letter.repeat(24)})\``
  const cut = 'Every ledger is older than the rain that fell on it, and nobody has read one of them to its end'
  const text = [
    `# T\n\nText.\n\n## ${name('a')}\n\n### ${name('b')}\n\nIt rings.\n`,
    `## ${cut}\n\n### ${cut}\n\n#### Bell\n\n__Recommendation:__ Ring it at six.\n\n<!-- lectern: break -->\n\n__${'Advice of the bakers'.repeat(2)}:__ Sleep.\n`,
  ].join('\n')
  for (const density of ['full', 'sparse'] as const) {
    const { deck, promise } = await compile(text, { density })
    expect(promise).toBe('kept')
    // No letter is narrower than this.
    const wide = deck.slides.flatMap(({ kicker }) => {
      const words = kicker.map(({ runs }) => runs.map((run) => run.text).join('')).join('')
      return words.length * 18 * 0.4 > 1128 ? [words] : []
    })
    expect(wide).toEqual([])
  }
})

test('equal headings are told apart on every slide', async () => {
  const said =
    'The ferry leaves at six, turns at the island and is back before the bakers open. Nobody has ever missed it twice.'
  const { deck } = await compile(`## Same\n\n${said}\n\n## Same\n\n${said}\n`, { density: 'full' })
  const counts = deck.slides.flatMap(({ title }) => (title === null ? [] : [title.continuation?.occurrence ?? 0]))
  expect(counts).toEqual([1, 2])
})

const corpus = path.resolve(import.meta.dirname, '../../shared/corpus')
const documents = existsSync(corpus)
  ? readdirSync(corpus, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [path.join(corpus, entry.name, 'index.md')] : [],
    )
  : []

test.skipIf(documents.length === 0)(
  'every document of the corpus fits and is kept (skipped where ../shared/corpus is not there)',
  async () => {
    expect(documents.length).toBeGreaterThan(30)
    const faults: string[] = []
    for (const file of documents) {
      const { deck, promise } = await compile(readFileSync(file, 'utf8'), {}, file)
      const broken = promise === 'kept' ? [] : promise.broken
      faults.push(...[...broken, ...misfits(deck)].map((fault) => `${path.basename(path.dirname(file))}: ${fault}`))
    }
    expect(faults).toEqual([])
  },
  240_000,
)
