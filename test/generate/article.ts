// Articles as people write them, and as nobody should: for laws that have to hold over any of them.

import fc, { type Arbitrary } from 'fast-check'
import { block, type GeneratedBlock } from './block.ts'
import { words } from './sentence.ts'

export interface GeneratedArticle {
  readonly frontMatter: string
  readonly preamble: readonly GeneratedBlock[]
  readonly sections: readonly GeneratedSection[]
}

export interface GeneratedSection {
  /** As written, with its marks. */
  readonly heading: string
  readonly blocks: readonly GeneratedBlock[]
}

/** A block and where it stands in the article as written. */
export interface PlacedBlock {
  readonly block: GeneratedBlock
  /** Without its directives. */
  readonly start: number
  readonly end: number
  /** Where each of its directives begins. */
  readonly directives: readonly number[]
  /** Counts the sections from 0; -1 before the first heading. */
  readonly section: number
}

const frontMatter: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "+++\ntitle = '山里的茶'\ndate = 2023-05-04\ndraft = true\ntags = ['茶', 'mountains']\n+++\n\n",
      '+++\ntitle = "Rope"\ndescription = "What is left of it"\n[params]\nmath = true\n+++\n',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '---\ntitle: The ferry of 1911\nauthor: [A, B]\nlang: en\n---\n\n',
      '---\ntitle: "茶：一年的账本"\ndate: 2024-02-30\nunknown: {a: 1}\n---\n',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('{"title": "JSON"}\n\n', '---\ntitle: [broken\n---\n\n', '---\n\n', '+++\n'),
  },
)

const heading: Arbitrary<string> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([l, text]) => `${'#'.repeat(l)} ${text}`),
  },
  { weight: 1, arbitrary: words.map((text) => `${text}\n===`) },
  { weight: 1, arbitrary: words.map((text) => `## ${text} ##`) },
  { weight: 1, arbitrary: fc.constantFrom('##', '### ![logo](logo.png)', '# 只有标题') },
)

const section: Arbitrary<GeneratedSection> = fc.record({ heading, blocks: fc.array(block, { maxLength: 5 }) })

export const article: Arbitrary<GeneratedArticle> = fc.record({
  frontMatter,
  preamble: fc.array(block, { maxLength: 3 }),
  sections: fc.array(section, { maxLength: 7 }),
})

export function written(article: GeneratedArticle): string {
  return placed(article).text
}

/** The article as Markdown, and where its blocks stand in it. */
export function placed({ frontMatter, preamble, sections }: GeneratedArticle): {
  readonly text: string
  readonly blocks: readonly PlacedBlock[]
  /** Where the headings begin. */
  readonly sectionStarts: readonly number[]
} {
  let text = frontMatter
  const blocks: PlacedBlock[] = []
  const sectionStarts: number[] = []
  const put = (block: GeneratedBlock, section: number) => {
    const directives = block.directives.map((directive) => {
      const at = text.length
      text += `<!-- lectern: ${directive} -->\n\n`
      return at
    })
    const start = text.length
    text += block.text
    blocks.push({ block, start, end: text.length, directives, section })
    text += '\n\n'
  }
  for (const one of preamble) put(one, -1)
  sections.forEach(({ heading, blocks: own }, index) => {
    sectionStarts.push(text.length)
    text += `${heading}\n\n`
    for (const one of own) put(one, index)
  })
  return { text, blocks, sectionStarts }
}
