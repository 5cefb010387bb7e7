import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { frontMatter } from '../src/article/front-matter.ts'
import { collector } from '../src/base/diagnostic.ts'
import { lineTable, placeAt } from '../src/base/source.ts'

function read(text: string) {
  const { report, diagnostics } = collector()
  const { meta, body } = frontMatter({ path: 'a.md', text }, report)
  const table = lineTable(text)
  const messages = diagnostics.map((diagnostic) => {
    const { line, col } = placeAt(table, diagnostic.span?.start ?? 0)
    return `${line}:${col} ${diagnostic.severity} ${diagnostic.code}`
  })
  return { meta, body, messages, diagnostics }
}

const articles = {
  toml: `+++\ntitle = 'Eight kinds'\ndate = 2024-08-24T23:01:10+08:00\ncategories = ['one', 'two']\ndraft = false\n+++\n\n# A\n`,
  yaml: '---\ntitle: Eight kinds\ndate: 2024-08-24 23:01:10 +0800\ntags: [one, two]\n---\n\n# A\n',
  json: '{\n  "title": "Eight kinds",\n  "date": "2024-08-24T23:01:10+08:00",\n  "tags": ["one", "two"]\n}\n\n# A\n',
}

test.each(Object.entries(articles))('front matter in %s gives title, tags and the day as it was written', (_, text) => {
  const { meta, messages } = read(text)
  expect(meta.title).toBe('Eight kinds')
  expect(meta.date).toBe('2024-08-24')
  expect(meta.tags).toEqual(['one', 'two'])
  expect(messages).toEqual([])
})

test.each(Object.entries(articles))('blanking %s keeps length, line ends and everything below', (_, text) => {
  for (const article of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')]) {
    const { body, meta } = read(article)
    expect(body.length).toBe(article.length)
    expect(body.replace(/[^\r\n]/g, '')).toBe(article.replace(/[^\r\n]/g, ''))
    expect(body.trim()).toBe('# A')
    expect(meta.title).toBe('Eight kinds')
    expect(meta.span).toEqual({ start: 0, end: article.search(/[\r\n]+# A/) })
  }
})

test('an article without front matter is its own body', () => {
  for (const text of [
    '# A\n',
    '---\n\nAfter a rule: text\nNo keys.\n',
    '---\nAfter a rule\n\n---\n',
    '{{< figure >}}\n',
    '{% raw %}',
    '',
  ]) {
    const { meta, body, messages } = read(text)
    expect(body).toBe(text)
    expect(meta).toEqual({ settings: {}, span: null })
    expect(messages).toEqual([])
  }
})

test('an empty block is front matter that says nothing', () => {
  const { meta, body } = read('---\n---\n# A\n')
  expect(meta.span).toEqual({ start: 0, end: 7 })
  expect(body).toBe('   \n   \n# A\n')
})

test.each(['+++\ntitle = "A"\n\n# B\n', '---\ntitle: A\n\n# B\n', '{\n"title": "A",\n\n# B\n'])(
  'front matter that is never closed is shown as text, with a warning at line 1',
  (text) => {
    const { meta, body, messages } = read(text)
    expect(messages).toEqual(['1:1 warning front-matter-unclosed'])
    expect(body).toBe(text)
    expect(meta.title).toBeUndefined()
  },
)

test('one bad entry costs that entry only, and is named at its place', () => {
  const toml = read('+++\ntitle = "Kept"\ndate = 2024-99-99\ntags = [\n  "a",\n  "b",\n]\nauthor = \n+++\n# B\n')
  expect(toml.messages).toEqual(['3:8 warning front-matter-invalid', '8:10 warning front-matter-invalid'])
  expect(toml.meta).toMatchObject({ title: 'Kept', tags: ['a', 'b'] })
  expect(toml.meta.date).toBeUndefined()
  expect(toml.body.trim()).toBe('# B')

  const yaml = read('---\ntitle: Kept\nauthor: "open\ntags:\n  - a\n---\n# B\n')
  expect(yaml.meta).toMatchObject({ title: 'Kept', tags: ['a'] })
  expect(yaml.messages).toHaveLength(1)

  const json = read('{\n  "title": "Kept",\n  "author": nobody,\n  "tags": ["a"],\n}\n# B\n')
  expect(json.meta).toMatchObject({ title: 'Kept', tags: ['a'] })
  expect(json.messages).toHaveLength(1)
})

test('a title with a colon is read as it was meant', () => {
  const { meta, messages } = read('---\ntitle: Planning: one search\ntags: [a]\n---\n')
  expect(meta).toMatchObject({ title: 'Planning: one search', tags: ['a'] })
  expect(messages).toEqual(['2:8 warning front-matter-invalid'])
})

test('a day that is on no calendar is ignored', () => {
  const { meta, messages } = read('---\ntitle: A\ndate: 2024-02-30\n---\n')
  expect(meta.date).toBeUndefined()
  expect(messages).toEqual(['3:1 warning front-matter-date'])
})

test.each([
  ['2024/8/4 12:00:00', '2024-08-04'],
  ['2024-08-04', '2024-08-04'],
  ['4 August 2024', '4 August 2024'],
])('a date written %s is read as %s', (written, expected) => {
  expect(read(`---\ndate: ${written}\n---\n`).meta.date).toBe(expected)
})

test('numbers that are titles stay as they were written', () => {
  expect(read('---\ntitle: 1.10\ntags: [007, 2024]\n---\n').meta).toMatchObject({
    title: '1.10',
    tags: ['007', '2024'],
  })
})

test.each([
  ['author: Ada', 'Ada'],
  ['author: [Ada, Grace]', 'Ada, Grace'],
  ['author:\n  name: Ada\n  email: a@b', 'Ada'],
  ['authors:\n  - name: Ada\n  - Grace', 'Ada, Grace'],
  ['params:\n  author: Ada', 'Ada'],
])('the author is found in %j', (yaml, expected) => {
  expect(read(`---\n${yaml}\n---\n`).meta.author).toBe(expected)
})

test.each([
  ['tags: one two', ['one', 'two']],
  ['tags: 大模型, 生涯', ['大模型', '生涯']],
  ['tags: [one]\ncategories: [[two, three], one]', ['one', 'two', 'three']],
])('tags are found in %j', (yaml, expected) => {
  expect(read(`---\n${yaml}\n---\n`).meta.tags).toEqual(expected)
})

test('a language is put into its usual spelling, and what is none is ignored', () => {
  expect(read('---\nlanguage: zh_cn\n---\n').meta.lang).toBe('zh-CN')
  expect(read('---\nlang: Chinese\n---\n').messages).toEqual(['2:1 warning front-matter-language'])
})

test('a draft is a note', () => {
  expect(read('+++\ndraft = true\n+++\n').messages).toEqual(['2:1 note draft'])
  expect(read('---\npublished: false\n---\n').meta.draft).toBe(true)
})

test('settings stand in a table of their own or beside the title', () => {
  const { meta } = read(
    '---\ndensity: full\ntheme: paper\nlayout: post\nlectern:\n  density: sparse\n  slids: 3\n---\n',
  )
  expect({ ...meta.settings }).toEqual({ density: 'sparse', theme: 'paper', slids: 3 })
})

test.each([
  '+++\ntitle = "x"\n[__proto__]\npolluted = true\n[constructor.prototype]\npolluted = true\n+++\n',
  '---\ntitle: x\n__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n---\n',
  '{"title": "x", "__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}\n',
  '---\ntitle: x\nlectern: { __proto__: { polluted: true }, constructor: 1 }\n---\n',
])('no key reaches a prototype', (text) => {
  const { meta, messages } = read(text)
  expect(meta.title).toBe('x')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(messages.filter((message) => message.endsWith('front-matter-unsafe-key'))).toHaveLength(2)
})

test('front matter in a programming language is shown as text and never run', () => {
  const target = '/tmp/lectern-never-made'
  const { body, messages } = read(
    `---js\n{ title: (require("fs").writeFileSync("${target}","x"), "x") }\n---\n# body\n`,
  )
  expect(messages).toEqual(['1:1 warning front-matter-not-data'])
  expect(body).toContain('require')
  expect(existsSync(target)).toBe(false)
})

test('aliases that multiply are refused soon', () => {
  const lines = Array.from({ length: 9 }, (_, index) => {
    const [name, before] = ['abcdefghij'[index + 1], 'abcdefghij'[index]]
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join()}]`
  })
  const started = performance.now()
  const { messages, body } = read(`---\na: &a [x,x]\n${lines.join('\n')}\ntitle: *j\n---\n# body\n`)
  expect(performance.now() - started).toBeLessThan(1000)
  expect(messages.length).toBeGreaterThan(0)
  expect(body.trim()).toBe('# body')
})

test.each(['[', '{a: '])('nesting without end (%s) is a warning', (opener) => {
  for (const text of [
    `---\ntitle: A\nx: ${opener.repeat(20_000)}\n---\n`,
    `+++\ntitle = "A"\nx = ${'['.repeat(20_000)}\n+++\n`,
  ]) {
    const { meta, messages } = read(text)
    expect(meta.title).toBe('A')
    expect(messages).toHaveLength(1)
  }
})

test('a list that holds itself ends', () => {
  expect(read('---\ntitle: A\nlectern: &x { density: *x }\n---\n').meta.title).toBe('A')
})

const seed = new URL('../../shared/seed/article.md', import.meta.url)
test.skipIf(!existsSync(seed))('the seed article is read (skipped where it is not beside the project)', () => {
  const { meta, messages } = read(readFileSync(seed, 'utf8'))
  expect(messages).toEqual([])
  expect(meta.date).toBe('2024-08-24')
  expect(meta.tags).toEqual(['conclusion'])
})
