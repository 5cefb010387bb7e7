// The study material: an article and the leader's file to the plan of an hour, and to the deck that only the leader has.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Compiled } from '../src/compile.ts'
import { secondsWritten } from '../src/plan/study/seconds-written.ts'
import type { Served } from '../src/render/page.ts'
import type { StudyPlan } from '../src/session/study-plan.ts'
import { article, written } from './generate/article.ts'
import { compile } from './generate/compile.ts'
import { sentence } from './generate/sentence.ts'
import { misfits } from './laws/fits.ts'

vi.setConfig({ testTimeout: 240_000 })
// A browser would draw diagrams, and keep them beside articles that are not ours to write to.
vi.stubEnv('LECTERN_NO_BROWSER', '1')

const runs = Number(process.env.LAWS_RUNS ?? 40)
const seed = Number(process.env.LAWS_SEED ?? 1)
const root = path.join(import.meta.dirname, '..')
const shared = path.join(root, '..', 'shared')
const corpus = existsSync(path.join(shared, 'corpus'))
  ? readdirSync(path.join(shared, 'corpus')).map((name) => path.join(shared, 'corpus', name, 'index.md'))
  : []
const real = [
  ...corpus,
  path.join(shared, 'seed/article.md'),
  ...['llm-trends', 'lectern-tour'].map((name) => path.join(root, 'slides', name, 'index.md')),
].filter(existsSync)

const TEA = `---
title: How tea is made
---

Tea is older than any cup.

## Water

Water is heated first. It must not boil for long. **Soft water gives the clearest cup.**

Salt spoils it. It is carried up from the well in the morning, and it stands until noon.

## Leaves

Leaves are picked in spring. They are rolled and dried. The best come from high gardens.

A **slow withering** keeps the aroma in the leaf for years.

### Drying

Drying takes a day. Sun does it in the hills. A pan does it in the valleys.

## Serving

Serve it in small cups. Guests come first. Nobody fills his own cup.
`

/** What a leader's file makes of the article about tea. */
function led(file: string, more = '', minutes: number | null = null): Promise<Compiled> {
  return compile(TEA + more, {}, 'tea.md', file, minutes)
}

const codes = ({ sidecarDiagnostics }: Compiled) => sidecarDiagnostics.map(({ code }) => code)
const topicOf = ({ study }: Compiled, words: string) => study.topics.find(({ text }) => text.includes(words))
const minutesOf = ({ sections }: StudyPlan) => sections.map(({ seconds }) => seconds / 60)
const sumOf = ({ sections }: StudyPlan) => sections.reduce((sum, { seconds }) => sum + seconds, 0)

/** What breaks a plan, a sentence each. */
function faultsOf({ study, pageFor }: Compiled, minutes: number | null): string[] {
  const { sections, topics, cards, seconds } = study
  const page = pageFor('leader', null)
  const slides = [...page.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id)
  const faults: string[] = []
  if (seconds !== (minutes ?? 0) * 60 || sumOf(study) !== seconds) faults.push(`${sumOf(study)} s of ${minutes} min`)
  if (minutes !== null && sections.some((one) => one.seconds <= 0)) faults.push('a section without time')
  if (JSON.stringify(sections.flatMap((one) => one.slides)) !== JSON.stringify(slides)) faults.push('slides')
  const ids = [...sections, ...topics].map(({ id }) => id)
  if (new Set(ids).size < ids.length) faults.push('an id twice')
  for (const id of [...ids, ...slides]) if (!/^[\p{L}\p{N}_.-]{1,120}$/u.test(id ?? '')) faults.push(`the id ${id}`)
  for (const { id, section, slide } of topics) {
    if (!sections.find((one) => one.id === section)?.slides.includes(slide ?? '')) faults.push(`${id} has no home`)
    if (!page.includes(`data-topic="${id}"`)) faults.push(`${id} has no slide`)
  }
  if (new Set(cards.map(({ front }) => front)).size < cards.length) faults.push('a front twice')
  return faults
}

describe('for every article', () => {
  test.each(real)('the hour is whole, and a written file gives the same plan again: %s', async (file) => {
    const text = readFileSync(file, 'utf8')
    const made = await compile(text, {}, file, null, 60)
    expect(faultsOf(made, 60)).toEqual([])
    expect(made.study.sections.length).toBeLessThanOrEqual(14)
    const again = await compile(text, {}, file, made.sidecar())
    expect(again.sidecarDiagnostics).toEqual([])
    expect(again.study).toEqual(made.study)
  })

  test('the hour of the seed is whole for every length from 20 to 120 minutes', async ({ skip }) => {
    const file = path.join(shared, 'seed/article.md')
    if (!existsSync(file)) skip('the seed article is not beside the project')
    const text = readFileSync(file, 'utf8')
    for (let minutes = 20; minutes <= 120; minutes++) {
      const { study } = await compile(text, {}, file, null, minutes)
      expect(sumOf(study)).toBe(minutes * 60)
      expect(study.sections.every(({ seconds }) => seconds % 60 === 0 && seconds > 0)).toBe(true)
    }
  })

  test('a file that was written gives the same plan again, in generated articles', async () => {
    const some = article.filter((one) => written(one).trim() !== '')
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 20, max: 120 }), async (one, minutes) => {
        const text = written(one)
        expect(faultsOf(await compile(text, {}, 'article.md'), null)).toEqual([])
        const made = await compile(text, {}, 'article.md', null, minutes)
        expect(faultsOf(made, minutes)).toEqual([])
        const again = await compile(text, {}, 'article.md', made.sidecar())
        expect(again.sidecarDiagnostics).toEqual([])
        expect(again.study).toEqual(made.study)
      }),
      { numRuns: runs, seed },
    )
  })
})

test.each([
  ['5m', 300],
  ['4m30s', 270],
  ['90s', 90],
  ['5', 300],
  ['1h', 3600],
  ['5min', 300],
  ['1.5m', 90],
  ['', null],
  ['0', null],
  ['soon', null],
  ['5 apples', null],
  ['-5', null],
  ['99h', null],
])('the time "%s" is %s seconds', (text, seconds) => {
  expect(secondsWritten(text)).toBe(seconds)
})

describe('a leader’s file', () => {
  test('holds questions, polls, answers, modes, activities, cards, notes and times', async () => {
    const made = await led(`---
minutes: 40
---

> [!question] What was left open? {from=2026-11-19}

## Water {time=12m}

::: notes
Bring the kettle.
:::

> [!question] Which water is best? {time=4m}
> - [ ] Hard water
> - [x] Soft water
>
> > [!answer] Soft water.
> >
> > It is clear.

::: discussion {mode=think-pair-share}
Where would you carry it from?

<!-- time: 6 -->
:::

# LEAVES

<!-- notes: Hand out leaves. -->

> [!question] How are they dried? {time=10m mode=jigsaw}
> - In the sun
> - In a pan

> [!activity] Smell them. {time=90s}

> [!card] When are leaves picked?
> In spring.
`)
    expect(made.sidecarDiagnostics).toEqual([])
    expect(sumOf(made.study)).toBe(2400)
    expect(minutesOf(made.study)[made.study.sections.findIndex(({ title }) => title === 'Water')]).toBe(12)
    expect(made.study.topics).toMatchObject([
      { text: 'What was left open?', from: 'carried' },
      {
        text: 'Which water is best?',
        from: 'leader',
        seconds: 240,
        answer: 'Soft water.\nIt is clear.',
        options: [
          { text: 'Hard water', isRight: false },
          { text: 'Soft water', isRight: true },
        ],
      },
      { text: 'Where would you carry it from?', mode: 'think-pair-share', seconds: 360 },
      { text: 'How are they dried?', mode: 'jigsaw', seconds: 600, parts: ['In the sun', 'In a pan'] },
      { text: 'Smell them.', mode: 'activity', seconds: 90 },
    ])
    expect(made.study.cards).toEqual([{ front: 'When are leaves picked?', back: 'In spring.', path: ['Leaves'] }])
    const page = made.pageFor('leader', null)
    expect(page).toContain('<aside class="leader" hidden><div><p>Bring the kettle.</p></div></aside>')
    expect(page).toContain('<aside class="leader" hidden><div><p>Hand out leaves.</p></div></aside>')
    expect(page).toContain('data-word="number">B.</span>')
  })

  test('keeps an answer apart that stands on a line of its question', async () => {
    const made = await led('## Water\n\n> [!question] Why?\n> [!answer] Because.\n> It is so.\n')
    expect(topicOf(made, 'Why')).toMatchObject({ text: 'Why?', answer: 'Because. It is so.' })
    expect(made.sidecarDiagnostics).toEqual([])
    expect(made.pageFor('leader', null).replace(/<script[\s\S]*/, '')).not.toContain('Because')
  })

  test('keeps what stands under a misspelt mark out of the question, and says so', async () => {
    const file = [
      '## Water',
      '',
      '> [!question] How hot?',
      '>',
      '> > [!anwser] KEPT-BACK, eighty degrees.',
      '',
      '> [!question] How long?',
      '> [!aswer] KEPT-BACK, three minutes.',
      '',
    ].join('\n')
    const made = await led(file, '', 30)
    expect(made.study.topics.map(({ text }) => text)).toEqual(['How hot?', 'How long?'])
    expect(made.sidecarDiagnostics.map(({ code, hint }) => [code, hint])).toEqual(
      Array(2).fill(['study-answer', 'did you mean [!answer]?']),
    )
    expect(made.pageFor('leader', null).replace(/<script[\s\S]*?<\/script>/g, '')).not.toContain('KEPT-BACK')
  })

  test('takes lines that begin with "Note:" for notes only where it says so', async () => {
    const text = '## Water\n\nNote: Bring salt.\n\n注：带盐。\n'
    expect(codes(await led(text))).toEqual(['study-text', 'study-text'])
    const made = await led(`---\nnote-lines: true\n---\n\n${text}`)
    expect(codes(made)).toEqual([])
    expect(made.pageFor('leader', null)).toContain('<div><p>Bring salt.</p></div><div><p>带盐。</p></div>')
  })

  test('that names a heading which the article does not have is told the nearest ones', async () => {
    const made = await led('## Watre\n\n> [!question] Why?\n\n## Nothing like it\n')
    expect(made.sidecarDiagnostics).toMatchObject([
      { code: 'study-heading', severity: 'error', span: { start: 0 }, hint: expect.stringContaining('Water') },
      { code: 'study-heading', severity: 'error' },
    ])
    expect(topicOf(made, 'Why')).toBeDefined()
  })

  test('tells sections under equal headings apart by their path, or by their number', async () => {
    const more =
      '\n## Cups\n\nCups are small.\n\n### Drying\n\nDry them with a cloth. Put them on the shelf, rim down.\n'
    const sectionsWith = async (name: string) => {
      const made = await led(`---\nminutes: 30\n---\n\n## ${name} {time=7m}\n`, more)
      const slides = made.study.sections.find(({ seconds }) => seconds === 420)?.slides ?? []
      return { codes: codes(made), slides }
    }
    const first = await sectionsWith('Leaves › Drying')
    const second = await sectionsWith('cups › drying')
    expect([first.codes, second.codes]).toEqual([[], []])
    expect(first.slides).not.toEqual(second.slides)
    expect((await sectionsWith('Drying #2')).slides).toEqual(second.slides)
    expect(await sectionsWith('Drying')).toEqual({ codes: ['study-heading'], slides: first.slides })
  })

  test.each([
    ['a time that is none', '## Water {time=soon}\n', 'study-time'],
    ['a day that is none', '> [!question] Why? {from=soon}\n', 'study-time'],
    ['a poll with one option', '## Water\n\n> [!question] Why?\n> - [x] So\n', 'study-poll'],
    ['an answer without its question', '## Water\n\n> [!answer] So.\n', 'study-answer'],
    ['a question without words', '## Water\n\n> [!question]\n> - [ ] a\n> - [ ] b\n', 'study-question'],
    ['a card without its back', '## Water\n\n> [!card] Why?\n', 'study-card'],
    ['a mode that is not known', '## Water\n\n> [!question] Why? {mode=jigsaww}\n', 'study-mode'],
    ['an attribute that is not known', '## Water {tiem=5m}\n', 'study-attribute'],
    ['a key that is not known', '---\nminuets: 5\n---\n\n## Water\n', 'study-key'],
    ['minutes that are none', '---\nminutes: many\n---\n\n## Water\n', 'study-key'],
    ['text that is nothing', '## Water\n\nI think so.\n', 'study-text'],
    ['a list that is nothing', '## Water\n\n- I think so.\n', 'study-text'],
    ['a quotation that is nothing', '## Water\n\n> So he said.\n', 'study-text'],
    ['times that are more than the hour', '---\nminutes: 10\n---\n\n## Water {time=20m}\n', 'study-times'],
    [
      'questions that take more than their section',
      '## Water {time=2m}\n\n> [!question] Why? {time=5m}\n',
      'study-times',
    ],
  ])('is told of %s, with its line and what to do', async (_, file, code) => {
    const made = await led(file)
    expect(made.sidecarDiagnostics.map((one) => [one.code, one.severity])).toEqual([[code, 'warning']])
    expect(made.sidecarDiagnostics[0]?.hint).toBeTruthy()
  })

  test('has its times kept, and the rest of the hour is shared among the others', async () => {
    const made = await led('---\nminutes: 60\n---\n\n## Leaves {time=31m}\n')
    expect(codes(made)).toEqual([])
    const leaves = made.study.sections.find(({ title }) => title === 'Leaves')
    expect(leaves?.seconds).toBe(31 * 60)
    expect(sumOf(made.study)).toBe(3600)
    // All that stands below the heading is in its time.
    expect(made.study.sections.map(({ title }) => title)).not.toContain('Drying')
  })

  test('has what is asked before a section below it that has a time of its own', async () => {
    const asked =
      '## Leaves\n\n> [!activity] Roll a leaf {time=2m}\n\n### Drying {time=5m}\n\n## Serving\n\n> [!question] Who pours?\n'
    const made = await led(`---\nminutes: 30\n---\n\n${asked}`)
    expect(codes(made)).toEqual([])
    const sectionOf = (words: string) => made.study.sections.find(({ id }) => id === topicOf(made, words)?.section)
    expect(sectionOf('Roll a leaf')?.title).toBe('Leaves')
    const leaves = sectionOf('Roll a leaf')?.slides ?? []
    expect(leaves.at(-1)).toBe(topicOf(made, 'Roll a leaf')?.id)
  })

  test('has its times scaled where they leave nothing, and the sum is the hour all the same', async () => {
    const made = await led('---\nminutes: 30\n---\n\n## Water {time=20m}\n\n## Leaves {time=40m}\n')
    expect(codes(made)).toEqual(['study-times'])
    expect(sumOf(made.study)).toBe(1800)
    const [water, leaves] = ['Water', 'Leaves'].map((name) => made.study.sections.find(({ title }) => title === name))
    expect((leaves?.seconds ?? 0) / (water?.seconds ?? 1)).toBeCloseTo(2, 0)
  })

  test('without minutes and times leaves the hour open', async () => {
    const made = await led('## Water\n\n::: notes\nBring the kettle.\n:::\n')
    expect(made.study.seconds).toBe(0)
    expect(made.study.sections.length).toBeGreaterThan(1)
  })

  test('adds to a question of the article’s own, which stays the article’s', async () => {
    const more = '\n> [!question] Who pours?\n\nThe host does.\n'
    const made = await led('## Serving\n\n> [!question] Who pours? {time=7m}\n>\n> > [!answer] The host.\n', more)
    const plain = await compile(TEA + more, {}, 'tea.md')
    expect(made.study.topics).toHaveLength(1)
    expect(topicOf(made, 'Who pours')).toMatchObject({ from: 'article', seconds: 420, answer: 'The host.' })
    expect(topicOf(made, 'Who pours')?.id).toBe(topicOf(plain, 'Who pours')?.id)
    expect(made.pageFor('leader', null)).not.toContain('data-word="study"')
  })
})

describe('an article', () => {
  test('may hold questions, polls, cards and times, and its deck shows what it showed without', async () => {
    const marked = await compile(
      '# Tea {time=20m}\n\nTea is old.\n\n> [!question] How old? {time=5m}\n> - [x] Very\n> - [ ] Not so\n\n> [!card] Front\n> Back\n',
      {},
      'tea.md',
    )
    expect(marked.diagnostics).toEqual([])
    expect(marked.promise).toBe('kept')
    expect(marked.html).not.toContain('time=')
    expect(topicOf(marked, 'How old')).toMatchObject({ from: 'article', seconds: 300, options: { length: 2 } })
    expect(marked.study).toMatchObject({ seconds: 1200, cards: [{ front: 'Front', back: 'Back' }] })
  })

  test('with an answer in it is told that it is published', async () => {
    const made = await compile('# Tea\n\n> [!question] How old?\n>\n> > [!answer] Very.\n', {}, 'tea.md')
    expect(made.diagnostics).toMatchObject([{ code: 'answer-published', severity: 'error', hint: expect.any(String) }])
    expect(made.promise).toBe('kept')
  })

  test('keeps the ids of its questions and sections while other text changes', async () => {
    const more = '\n## Talk\n\n### Discussion\n\n- Who should pour the first cup, and why?\n'
    const before = await compile(TEA + more, {}, 'tea.md')
    const after = await compile(
      `${TEA.replace('Water is heated first.', 'First water is heated, slowly.')}${more}`,
      {},
      'tea.md',
    )
    expect(before.study.topics).toHaveLength(1)
    expect(after.study.topics.map(({ id }) => id)).toEqual(before.study.topics.map(({ id }) => id))
    expect(after.study.sections.map(({ id }) => id)).toEqual(before.study.sections.map(({ id }) => id))
  })

  test('is asked what it asks itself, not what is said in passing', async () => {
    const made = await compile(
      `${TEA}\nReady? Why does soft water taste better? It holds less lime. You like it, right?\n\nWhat would you use in the mountains, where water boils early?\n`,
      {},
      'tea.md',
      null,
      30,
    )
    const asked = made.study.topics.map(({ text }) => text)
    expect(asked).toContain('What would you use in the mountains, where water boils early?')
    expect(asked.join(' ')).not.toMatch(/Ready|right/)
  })

  test('gives cards of its key sentences, in its own words', async () => {
    const { study } = await compile(TEA, {}, 'tea.md')
    expect(study.cards).toEqual([
      { front: 'Water?', back: 'Soft water gives the clearest cup.', path: ['Water'] },
      { front: 'A ____ keeps the aroma in the leaf for years.', back: 'slow withering', path: ['Leaves'] },
    ])
  })
})

describe('what is the leader’s', () => {
  const secrets = ['kettle-note', 'kettle-question', 'kettle-answer', 'kettle-option', 'kettle-card', 'kettle-carried']
  const file = `---\nminutes: 37\n---\n\n> [!question] kettle-carried? {from=2026-11-19}\n\n## Water {time=11m}\n\n::: notes\nkettle-note\n:::\n\n> [!question] kettle-question? {time=7m}\n> - [x] kettle-option\n> - [ ] none\n>\n> > [!answer] kettle-answer\n\n> [!card] kettle-card\n> back\n`
  const noted = `${TEA}\n<!-- notes: kettle-article -->\n`
  const served: Served = {
    role: 'leader',
    css: '',
    script: 'void 0',
    scriptHash: 'x',
    connect: "'self'",
    island: '{"a":1}',
  }

  test('stands in no byte of a public page, which is the page without the leader’s file', async () => {
    const made = await compile(noted, {}, 'tea.md', file)
    const plain = await compile(TEA, {}, 'tea.md')
    const pages = [made.html, made.pageFor('public', null), made.pageFor('public', { ...served, role: 'follower' })]
    for (const page of pages)
      expect(page).not.toMatch(/kettle-|data-topic|data-word="study"|<script[^>]*data-part="plan"|aside class="leader"/)
    expect(made.html).toBe(plain.html)
  })

  test('stands in the leader’s page: notes and questions on slides, answers and times in the plan only', async () => {
    const made = await compile(noted, {}, 'tea.md', file)
    const page = made.pageFor('leader', null)
    const plan = /<script type="application\/json" data-part="plan">(.*?)<\/script>/.exec(page)?.[1] ?? ''
    expect(JSON.parse(plan)).toEqual(made.study)
    const slides = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
    for (const secret of ['kettle-note', 'kettle-question', 'kettle-option', 'kettle-article', 'kettle-carried'])
      expect(slides).toContain(secret)
    expect(slides).not.toMatch(/kettle-answer|kettle-card|660|420/)
    for (const secret of secrets) expect(page).toContain(secret)
    expect(made.pageFor('leader', served)).not.toMatch(/data-part="plan"|kettle-answer/)
    expect(made.pageFor('leader', served)).toContain('data-part="session"')
  })

  test('cannot end the element of the plan', async () => {
    const made = await led('## Water\n\n> [!question] Is `</script><script>` markup?\n')
    const page = made.pageFor('leader', null)
    expect(page.match(/<\/script>/g)).toHaveLength(2)
    expect(page).not.toContain('</script><script>` ')
  })

  test('goes into a deck that is built for it, and the promise holds there too', async () => {
    const made = await compile(noted, { withNotes: true }, 'tea.md', file)
    expect(made.html).toBe(made.pageFor('leader', null))
    expect(made.promise).toBe('kept')
    expect(made.slides).toBe(made.deck.slides.length)
  })
})

test('a question of any length stands on its slide, with its options, in both shapes', async () => {
  const long = fc
    .array(sentence, { minLength: 1, maxLength: 40 })
    .map((all) => all.join(' ').replace(/[^\p{L}\p{N}\s，。,.?？]/gu, ''))
  const options = fc.array(long, { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(long, options, fc.constantFrom('16:9', '4:3'), async (text, choices, aspect) => {
      const poll = choices.map((choice) => `> - [ ] ${choice.trim() || 'x'}\n`).join('')
      const file = `## Water\n\n> [!question] Why? ${text}\n${poll}`
      const made = await compile(TEA, { aspect: aspect as '16:9', withNotes: true }, 'tea.md', file)
      expect(made.deck.slides.some((slide) => 'topic' in slide)).toBe(true)
      expect(misfits(made.deck)).toEqual([])
    }),
    { numRuns: runs, seed },
  )
})

describe('on the command line', () => {
  let folder: string
  const cli = path.join(root, 'dist/tool/cli.js')
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lectern-study-'))
    mkdirSync(path.join(folder, 'all'))
    for (const name of ['tea.md', 'all/tea.md']) writeFileSync(path.join(folder, name), TEA)
    writeFileSync(
      path.join(folder, 'all/tea.study.md'),
      '---\nminutes: 30\n---\n\n## Watre\n\n::: notes\nkettle\n:::\n',
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function lectern(...words: string[]) {
    const env = { ...process.env, LECTERN_NO_BROWSER: '1', NO_COLOR: '1' }
    return spawnSync(process.execPath, [cli, ...words], { cwd: folder, env, encoding: 'utf8' })
  }

  test('study writes a file and prints its hour, once, and never over it', () => {
    const first = lectern('study', 'tea.md', '--minutes', '50')
    expect(first.stderr).toBe('')
    expect(first.status).toBe(0)
    expect(first.stdout.trimEnd().split('\n').at(-1)).toMatch(/^50 minutes: \d+ sections, .*tea\.study\.md$/)
    const text = readFileSync(path.join(folder, 'tea.study.md'), 'utf8')
    expect(text).toMatch(/^---\nminutes: 50\n---\n/)
    const second = lectern('study', 'tea.md')
    expect(second.status).toBe(5)
    expect(second.stderr).toMatch(/tea\.study\.md.*--show/)
    expect(readFileSync(path.join(folder, 'tea.study.md'), 'utf8')).toBe(text)
    expect(lectern('study', 'tea.md', '--show').stdout).toMatch(/\n50 minutes: /)
    expect(lectern('study', 'tea.md', '--minutes', '50', '-o', '-').stdout).toBe(text)
    const { plan } = JSON.parse(lectern('study', 'tea.md', '--show', '--json').stdout) as { plan: StudyPlan }
    expect(sumOf(plan)).toBe(3000)
    expect(lectern('study', 'tea.md', '--minutes', 'many').status).toBe(2)
  })

  test('a folder is built without its leaders’ files, which are read beside their articles', () => {
    const built = lectern('build', 'all', '-o', 'out', '--to', 'html')
    expect(built.stderr).toMatch(/all[\\/]tea\.study\.md:5:1: error study-heading/)
    expect(built.stderr).toMatch(/all[\\/]tea\.study\.md:7:1: note notes-left-out: .*--with-notes/)
    expect(built.status).toBe(4)
    expect(readdirSync(path.join(folder, 'out'))).toEqual(['tea'])
    expect(readFileSync(path.join(folder, 'out/tea/index.html'), 'utf8')).not.toContain('kettle')
    lectern('build', 'all', '-o', 'mine', '--to', 'html', '--with-notes')
    expect(readFileSync(path.join(folder, 'mine/tea/index.html'), 'utf8')).toContain('kettle')
    expect(lectern('plan', 'all/tea.md').stderr).toContain('study-heading')
    expect(lectern('build', 'all/tea.study.md').stderr).toContain('E-SIDECAR')
  })
})
