// What stands on one slide because it belongs together, and what stays whole.

import { expect, test } from 'vitest'
import { sentenceEnds } from '../src/base/text.ts'
import { compile } from '../src/index.ts'
import { outlineOf } from '../src/outline/outline-of.ts'

const built = (text: string) => compile(text, { path: 'article.md', density: 'full' })

type Deck = Awaited<ReturnType<typeof built>>['deck']

function layouts({ slides }: Deck): string[] {
  return slides.map(({ layout }) => layout)
}

/** The ids of all that a slide shows or says, in order. */
function homes(slide: Deck['slides'][number]): string[] {
  return slide.source.map((entry) => (entry.kind === 'shown' ? entry.of : entry.part.of))
}

const paragraph =
  'A boat that is left on a beach is taken by the second tide, since the first one only loosens the sand around her keel. '

test('code that leaves no room below it has its explanation beside it, in the order of the article', async () => {
  const code = Array.from({ length: 13 }, (_, line) => `haul(rope, ${line})`).join('\n')
  const { deck, promise } = await built(`## Mooring\n\n${paragraph}${paragraph}\n\n\`\`\`c\n${code}\n\`\`\`\n`)
  expect(promise).toBe('kept')
  expect(layouts(deck)).toEqual(['beside'])
  const [slide] = deck.slides
  if (slide?.layout !== 'beside') throw new Error('no columns')
  const [text, block] = slide.columns
  expect(text.rows.map(({ kind }) => kind)).toEqual(['text', 'text'])
  expect(block.rows.map(({ kind }) => kind)).toEqual(['code'])
  expect(text.box.x + text.box.width).toBeLessThan(block.box.x)
  for (const { box, height } of slide.columns)
    expect(box.y + height).toBeLessThanOrEqual(slide.region.y + slide.region.height)
})

test('a small section with code stands on the slide of the one before; one of text only where it would look forgotten', async () => {
  const code = '```c\nhaul(rope)\nbelay(rope)\n```\n'
  const withCode = await built(`## Write it\n\nOne line is enough.\n\n${code}\n## Run it\n\n${code}`)
  expect(layouts(withCode.deck)).toEqual(['code'])
  expect(withCode.html.match(/data-home="h2"/g)).toHaveLength(1)
  const withText = await built(`## Write it\n\n${paragraph}\n\n## Run it\n\n${paragraph}`)
  expect(withText.deck.slides).toHaveLength(2)
  const forgotten = await built(
    `## Write it\n\n${paragraph}${paragraph}\n\n## Run it\n\nTwice a day.\n\n## Mend it\n\n${paragraph.repeat(3)}`,
  )
  expect(forgotten.deck.slides).toHaveLength(2)
})

test('a quotation in HTML is a quotation, and goes on a slide of its own whole', async () => {
  const quote = 'The sea gives back what it is given, my father said. It never gives it back in the same place. '
  for (const name of ['blockquote', 'aside']) {
    const { deck, html, promise } = await built(
      `## Loss\n\n${paragraph.repeat(3)}\n\n<${name}>\n\n${quote.repeat(2)}\n\n</${name}>\n\n${paragraph.repeat(3)}\n`,
    )
    expect(promise).toBe('kept')
    expect(layouts(deck)).toContain('quote')
    expect(html).not.toContain(`&lt;${name}`)
  }
})

test('a quotation that is never closed, or that holds headings, is text as any other', async () => {
  const open = await built('## Loss\n\n<aside>\n\nThe sea gives back what it is given.\n\nIt is wide.\n')
  expect(open.promise).toBe('kept')
  expect(layouts(open.deck)).not.toContain('quote')
  const headed = await built(
    `<aside>\n\n## One\n\n${paragraph.repeat(2)}\n\n## Two\n\n${paragraph.repeat(2)}\n\n</aside>\n`,
  )
  expect(headed.deck.slides.map(({ title }) => title?.text.parts[0]?.of)).toEqual(['h1', 'h2'])
})

test('a bold line right above another one heads it', async () => {
  const { deck, html } = await built(
    `**The voyage**\n\n**The first leg**\n\n${paragraph.repeat(3)}\n\n**The second leg**\n\n${paragraph.repeat(3)}\n`,
  )
  const [first, second] = deck.slides
  expect(first?.kicker.map(({ of }) => of)).toContain('h1')
  expect(first?.title?.text.parts[0]?.of).toBe('h2')
  expect(second?.title?.text.parts[0]?.of).toBe('h3')
  expect(html.match(/data-home="h1"/g)).toHaveLength(1)
})

test('an introduction that is too long for the slide of its part stands on the next one', async () => {
  const chapter = (name: string) => `### ${name}\n\n${paragraph.repeat(6)}\n\n`
  for (const intro of [paragraph, 'It floats on water.\n\n'.repeat(8), paragraph.repeat(4)]) {
    const made = await built(
      `# Boats\n\n## Hull\n\n${intro}\n\n${chapter('Planks')}${chapter('Ribs')}## Mast\n\n${intro}\n\n${chapter('Stays')}${chapter('Sails')}`,
    )
    expect(layouts(made.deck)).toContain('section')
    expect(made.promise, intro).toBe('kept')
  }
})

test('no slide begins with the bracket that closes the code of the one before', async () => {
  const body = (name: string) => `func ${name}() {\n${'\thaul()\n'.repeat(9)}}\n`
  for (const blank of ['', '\n']) {
    const { deck } = await built(`## Go\n\n\`\`\`go\n${['a', 'b', 'c', 'd'].map(body).join(blank)}\`\`\`\n`)
    const columns = deck.slides.flatMap((slide) =>
      slide.layout === 'beside' ? slide.columns : 'column' in slide ? [slide.column] : [],
    )
    const openings = columns.flatMap(({ rows }) =>
      rows.flatMap((row) => (row.kind === 'code' ? [row.lines[0]?.text.parts[0]?.runs[0]?.text ?? ''] : [])),
    )
    expect(openings.length).toBeGreaterThan(1)
    for (const line of openings) expect(line.trim()).not.toBe('}')
  }
})

test('a link back is not the last word of an article', async () => {
  const { deck } = await built(`## End\n\n${paragraph.repeat(3)}\n\n[Back to the start](#start)\n`)
  expect(layouts(deck)).not.toContain('closing')
})

test('all of what a slide shows is told in its source text, once', async () => {
  const made = await built(`## One\n\n${paragraph}\n\n\`\`\`c\nhaul()\n\`\`\`\n\n## Two\n\n\`\`\`c\nbelay()\n\`\`\`\n`)
  const told = made.deck.slides.flatMap(homes)
  expect(new Set(told).size).toBe(told.length)
})

test('a numbered line of a few words leads to what it names', async () => {
  for (const line of ['ii. The second way', '(2) The second way', '二、第二种办法', 'Step 2 The other rope']) {
    const { deck } = await built(`## Ways\n\n${paragraph.repeat(5)}\n\n${line}\n\n${paragraph.repeat(3)}\n`)
    const at = deck.slides.findIndex((slide) => homes(slide).includes('a6'))
    expect(homes(deck.slides[at] ?? deck.slides[0]!), line).toContain('a7')
  }
})

test('a picture whose text alternative says only that it is one names no slide', async () => {
  const article = (alt: string) => `## Boats\n\n${paragraph.repeat(4)}\n\n![${alt}](a.png)\n\n${paragraph.repeat(2)}\n`
  const named = await built(article('The stern'))
  const unnamed = await built(article('image'))
  const titles = ({ deck }: Awaited<ReturnType<typeof built>>) =>
    deck.slides.map(({ title }) => title?.text.parts.flatMap(({ runs }) => runs.map(({ text }) => text)).join(''))
  expect(titles(named)).toContain('Boats: The stern')
  expect(titles(unnamed)).not.toContain('Boats: image')
})

test('a bold link is a credit, and no slide is called after it', async () => {
  const sentence = 'The hull that turns is the hull that lasts'
  for (const [written, isKey] of [
    [`**${sentence}**`, true],
    [`**[${sentence}](https://example.org/)**`, false],
  ] as const) {
    const { deck } = await built(`## Boats\n\n${written}\n\n${paragraph.repeat(3)}\n`)
    expect(deck.slides[0]?.title?.text.parts[0]?.of).toBe(isKey ? 'a1' : 'h1')
  }
})

test('no card holds an address, and no label is half of a link', async () => {
  const card = (text: string) => `${text}\n\n`
  const plain = await built(
    `## Ways\n\n${card('Ferry: It goes every hour, and in winter twice a day.')}${card('Bridge: It is open to all, and in a storm to nobody.')}`,
  )
  expect(layouts(plain.deck)).toEqual(['cards'])
  const address = 'https://example.org/the-way-overthewaterandbackagainbynight'
  const linked = await built(
    `## Ways\n\n${card(`Ferry: It goes every hour, see ${address}`)}${card(`Bridge: It is open to all, see ${address}/bridge`)}`,
  )
  expect(layouts(linked.deck)).toEqual(['bullets'])
  const inLink = await built(`## Ways\n\n[Ferries: when they go](a.md) says it all.\n\n${paragraph}`)
  expect(inLink.html).not.toContain('class="label"')
})

test('a set that the author numbered has no holes', async () => {
  const entries = Array.from(
    { length: 9 },
    (_, at) =>
      `[${at + 1}] The book of number ${at + 1}, in a city of that name, printed by its author in the year after.\n\n`,
  )
  const made = await compile(`## Books\n\n${entries.join('')}`, { path: 'article.md', density: 'balanced' })
  expect(made.deck.slides.flatMap(({ source }) => source).filter(({ kind }) => kind === 'said')).toEqual([])
})

test('a heading right over a figure is never lost, whatever else shares its slide', async () => {
  for (const density of ['full', 'balanced', 'sparse'] as const) {
    const article =
      '---\ntitle: Tea\n---\n# Winter\n\n##### Harvest\n\n![The hill](none.png "Title")\nNote: a small shop looks at the water, for the hill is wet!\n\n' +
      '## Harvest\n\nWho repairs the roof? The price is in the book.\n'
    const { promise } = await compile(article, { path: 'article.md', density })
    expect(promise).toBe('kept')
  }
})

/** The texts that a deck shows and those that it only says. */
async function shownAndSaid(text: string) {
  const { deck } = await compile(text, { path: 'article.md', density: 'balanced' })
  const said = deck.slides.flatMap(({ source }) =>
    source.flatMap((entry) => (entry.kind === 'said' ? [entry.part.runs.map((run) => run.text).join('')] : [])),
  )
  return (start: string) => (said.some((one) => one.startsWith(start)) ? 'said' : 'shown')
}

test('of several points none is shown without the first', async () => {
  const filler = '码头在 1911 年重修过，有 12 个泊位和 3 台吊车，一年要用掉 400 吨煤。'
  for (let more = 0; more < 6; more++) {
    const where = await shownAndSaid(
      `## 船\n\n从构造上看，船分为两部分。其中船体是看得见的那一半，用橡木做成。\n上层有船舱，也有厨房，还有一张 3 米长的桌子；\n` +
        `中间是货舱，能装下 200 袋面粉，往下还有水舱。\n另一部分是龙骨，平时谁也看不见，却让船立得住，遇到风浪时才知道它要紧。\n\n${`${filler}\n\n`.repeat(more)}`,
    )
    expect(where('其中船体'), String(more)).toBe(where('另一部分'))
  }
})

test('a question that is a paragraph of its own is shown with its answer', async () => {
  const filler = '码头在 1911 年重修过，有 12 个泊位和 3 台吊车，一年要用掉 400 吨煤。'
  for (let more = 0; more < 6; more++) {
    const where = await shownAndSaid(
      `## 船\n\n${`${filler}\n\n`.repeat(more)}船为什么沉了？\n\n可能是因为旧，那就得 1 块 1 块地换木板。也可能是因为重，那就得把 20 袋面粉搬下来，大家轮着搬。\n\n说到底，船要有人看着。\n\n${filler}`,
    )
    expect(where('船为什么'), String(more)).toBe(where('可能是因为旧'))
  }
})

test('a slide of a few words gets company even where little is to be shown', async () => {
  const text = `# Harbours\n\nA short guide to the harbours of the northern coast for those who come by sea.\n\nOther guides:\n\n- [South](south.md)\n- [West](west.md)\n- [East](east.md)\n\n## Approach\n\n${paragraph}${paragraph}${paragraph}\n`
  const { deck, promise } = await compile(text, { path: 'article.md', density: 'sparse' })
  expect(promise).toBe('kept')
  const slide = deck.slides.find(({ source }) => source.length >= 4)
  expect(slide?.source.map(({ kind }) => kind)).toEqual(['shown', 'shown', 'shown', 'shown', 'shown'])
})

test('a bold name with a full stop is shown with the sentence that it heads', async () => {
  for (const name of ['**Maxout.**', '**Maxout**.']) {
    const { deck } = await built(
      `# A\n\n${name} Other units have another form. They are used less.\n\nMore of it is here.\n`,
    )
    expect(new Set(deck.slides.flatMap(homes)).size).toBe(4)
  }
})

test('the number of the next point is no remark on the last one', () => {
  expect(sentenceEnds('先把数设好；（2）再改它们。（完）')).toEqual([6, 17])
  expect(sentenceEnds('It is so. (2) It is not. (So they say.)')).toEqual([10, 25, 39])
})

test('a figure in an item of a list is about that item', async () => {
  const item = (name: string) =>
    `- ${name} is one of the things that stand in this list.\n\n  ![A ${name}](${name}.png)\n`
  const { deck } = await built(
    `# A\n\n${item('boat')}\n${item('cart')}\nAfterwards there is more to say about all of them.\n`,
  )
  const figures = deck.slides.flatMap((slide) => ('figure' in slide ? [[slide.figure.path, ...homes(slide)]] : []))
  expect(figures).toEqual([
    ['boat.png', 'a1', 'a2'],
    ['cart.png', 'a3', 'a4'],
  ])
})

test('the pictures of a gallery stand in rows of as many', async () => {
  const names = 'abcdef'.split('').map((name) => `![${name}](${name}.svg)`)
  const { article } = await built(`# A\n\n${names.join(' ')}\n`)
  const pieces = outlineOf(article, () => {}).sections.flatMap(({ pieces: own }) => own)
  expect(pieces.map((piece) => (piece.kind === 'figure' ? 1 + piece.others.length : 0))).toEqual([3, 3])
})

test('a slide that goes on is named by the bold words that it begins with, unless it has several such names', async () => {
  const titlesOf = async (length: number) => {
    const about = (name: string) =>
      `**${name}.** It squashes what is put into it, and says so in a sentence. ${`${paragraph} `.repeat(length)}`
    const { deck } = await built(`# A\n\n## Functions\n\n${['Sigmoid', 'Tanh', 'Maxout'].map(about).join('\n\n')}\n`)
    return deck.slides.map((slide) =>
      'title' in slide && slide.title !== null
        ? slide.title.text.parts.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')
        : '',
    )
  }
  const alone = await titlesOf(3)
  expect(alone.filter((title) => /Tanh|Maxout/.test(title)).length).toBeGreaterThan(0)
  expect(alone.some((title) => /\*|\.$/.test(title))).toBe(false)
  const together = await titlesOf(1)
  expect(together.filter((title) => /Tanh|Maxout/.test(title))).toEqual([])
})
