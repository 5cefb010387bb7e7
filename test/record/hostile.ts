// Texts that attack pages, and a session in which everybody types them.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Event, Happening } from '../../src/session/event.ts'
import type { StudyPlan, Topic } from '../../src/session/study-plan.ts'
import { LONGEST, typed, typedLines } from '../../src/session/typed.ts'

const file = join(import.meta.dirname, '../../../shared/faults/suites/xss-payloads.jsonl')
export const isThere = existsSync(file)

/** What Markdown makes something of, in one reader or another. */
const own = [
  '# heading',
  '## heading ##',
  'heading\n===',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '12) item',
  'a. item',
  'iv) item',
  '(1) item',
  '> quoted',
  '> [!NOTE] quoted',
  '---',
  '***',
  '___',
  '===',
  '```js',
  '~~~',
  '    code',
  '| a | b |\n|---|---|',
  'a | b',
  '*em* **strong** _em_ __strong__ ~~gone~~ ==mark== ++ins++ ^up^ ~down~',
  '`code` ``co`de`` `',
  '[link](https://example.com) ![picture](x.png) [ref][1] [1]: https://example.com',
  '[^1] [^1]: note',
  '*[HTML]: abbreviation',
  '[[page]] [[page|title]] ![[page]]',
  '<https://example.com> <a@example.com>',
  'https://example.com http://example.com/a_b_c ftp://example.com //example.com',
  'www.example.com WWW.EXAMPLE.COM example.com 例子.com 看example.com吧 https://例子.中国/路 a.b.c',
  'mail me@example.com 或 我@例子.com mailto:me@example.com xmpp:me@example.com @someone',
  '&lt;b&gt; &amp; &#60;b&#62; &copy &nbsp;',
  '$x^2$ $$x$$ \\(x\\) \\[x\\]',
  '{{ 7*7 }} {% raw %} {{< x >}} ${7*7} {time=99m} {from=2020-01-01} {.class #id onclick=x}',
  ':smile: :100: :+1:',
  ': meaning',
  '::: notes',
  '!!! note',
  '??? note',
  '=== "tab"',
  '%% remark %%',
  '#tag #12 a#b',
  '- [ ] task',
  '- [x] task',
  'a\\',
  '\\',
  '\\\\ \\* \\<b>',
  'line one  \nline two',
  '<!-- lectern: break -->',
  '<!-- time: 99 -->',
  '<!-- notes: said -->',
  '--- ... -- "quoted" \'quoted\'',
  '-',
  '+',
  '=',
  '1.',
  '…',
  '。',
  '<script>alert(1)</script>',
  '`<img src=x onerror=alert(1)>`',
  '``` <img src=x onerror=alert(1)>',
  '\\<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '[x](javascript:alert(1))',
  '![x](https://example.com/x.png)',
  '</li></ol><h1>x',
  '\u202egnp.exe',
  'title: x\n---',
]

/** As they come from the server: one line each, none empty, none twice. */
export function hostileTexts(): readonly string[] {
  const lines = isThere ? readFileSync(file, 'utf8').split('\n') : []
  const payloads = lines
    .filter((line) => line.startsWith('{'))
    .map((line) => (JSON.parse(line) as { payload: string }).payload)
  return [...new Set([...own, ...payloads].map((text) => typed(text, LONGEST.text)))].filter((text) => text !== '')
}

const START = Date.parse('2026-11-26T12:00:00Z')

/** All that anybody can type or write, in each place of the record: questions, names, answers, memos, titles, options. */
export function hostileSession(texts: readonly string[]): readonly Event[] {
  const name = (text: string) => typed(text, LONGEST.name) || 'x'
  const slides = texts.map((_, index) => `s${index}`)
  const topic = (index: number, text: string, options: Topic['options']): Topic => ({
    id: `t${index}`,
    section: 'a0',
    slide: null,
    text,
    mode: 'discussion',
    options,
    parts: [],
    seconds: 60,
    answer: text,
    from: 'leader',
  })
  const plan: StudyPlan = {
    title: texts[0] ?? '',
    lang: 'en',
    seconds: 60 * texts.length,
    sections: texts.map((title, index) => ({ id: `a${index}`, title, seconds: 60, slides: [`s${index}`] })),
    topics: [
      ...texts.map((text, index) => topic(index, text, [])),
      topic(
        texts.length,
        'Which?',
        texts.map((text, index) => ({ text, isRight: index === 1 })),
      ),
    ],
    cards: [],
  }
  const happenings = texts.flatMap((text, index): readonly (Happening & { readonly by?: string })[] => [
    { do: 'move', to: { slide: slides[index] ?? '', index: index + 1, step: 0 } },
    { do: 'grant', device: `l${index}`, as: 'leader', name: name(text) },
    { do: 'ask', id: `q${index}`, text, name: name(text), slide: slides[index] ?? '' },
    ...(index % 3 === 0
      ? [{ do: 'mark', question: `q${index}`, as: 'answered', answer: typedLines(text, LONGEST.memo) } as const]
      : []),
    { do: 'memo', id: `m${index}`, text: typedLines(text, LONGEST.memo), slide: slides[index] ?? '' },
    ...(index % 2 === 0 ? [{ do: 'open', topic: `t${index}` } as const] : []),
  ])
  const votes: readonly Happening[] = [
    { do: 'open', topic: `t${texts.length}` },
    { do: 'choose', topic: `t${texts.length}`, round: 0, option: 0 },
    { do: 'close' },
    { do: 'again' },
    { do: 'choose', topic: `t${texts.length}`, round: 1, option: 1 },
  ]
  return [
    { at: START, by: 'host', do: 'begin', deck: 'deck', plan },
    ...[...happenings, ...votes].map(
      (happening, index): Event => ({ at: START + index * 1000, by: 'a', ...happening }),
    ),
  ]
}
