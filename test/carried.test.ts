// What a session left open goes into the sidecar once, and leaves all else in it as it was.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriedInto } from '../src/plan/study/carried.ts'
import { headingLines } from '../src/plan/study/heading-lines.ts'
import { played } from './record/played.ts'
import { english } from './record/scripts.ts'

const { events } = played(english)
const blocks = [
  '> [!question] How cold may a dough be &amp; still rise? &lt;10 °C? {from=2026-11-26}',
  '> [!question] What happens to the alcohol? {from=2026-11-26}',
  '> [!question] &#61; does "strong" flour have more gluten &#124; or better gluten? {from=2026-11-26}',
  '> [!question] Is salt really bad for yeast, as `https://example.com/salt` says? {from=2026-11-26}',
  '> [!question] How long does a starter live? {from=2026-11-26}',
].join('\n\n')

test('a new sidecar is made of these questions alone, and topics of the article are not among them', () => {
  expect(carriedInto('', events)).toEqual({ sidecar: `${blocks}\n`, added: 5 })
})

test.each([
  ['before the first heading', '', '# One\n\ntext\n'],
  ['behind front matter', '---\nminutes: 60\ntitle: "# no"\n---\n\n', '# One\n'],
  ['behind front matter in TOML', '+++\nminutes = 60\n+++\n\n', '## One\n'],
  ['behind what stands before the heading', 'Notes for all.\n\n', '## One\n'],
  ['not before what only looks like a heading', '```md\n# no\n```\n\n<!--\n# no\n-->\n\n', 'One\n---\n'],
  ['before a heading that is underlined', 'Words\n\n', 'One\n===\n'],
  ['not before a line across', 'Words\n\n---\n\n', '# One\n'],
])('they stand %s', (_, head, tail) => {
  expect(carriedInto(head + tail, events).sidecar).toBe(`${head}${blocks}\n\n${tail}`)
})

test('a file without a heading gets them at its end', () => {
  expect(carriedInto('Words', events).sidecar).toBe(`Words\n\n${blocks}\n`)
  expect(carriedInto('Words\n', events).sidecar).toBe(`Words\n\n${blocks}\n`)
  expect(carriedInto('---\nminutes: 60\n---\n', events).sidecar).toBe(`---\nminutes: 60\n---\n\n${blocks}\n`)
})

test('line ends and a byte order mark stay', () => {
  const windows = '\ufeff---\r\nminutes: 60\r\n---\r\n\r\n# One\r\n'
  const { sidecar } = carriedInto(windows, events)
  expect(sidecar).toBe(`\ufeff---\r\nminutes: 60\r\n---\r\n\r\n${blocks.replaceAll('\n', '\r\n')}\r\n\r\n# One\r\n`)
})

test('the rest of any file stays as it was, and nothing is added twice', () => {
  const line = fc.constantFrom(
    '# One',
    'Two',
    '---',
    '===',
    '',
    'words',
    '```',
    '~~~',
    '> said',
    '<!--',
    '-->',
    '- item',
    '\ufeff',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      const before = lines.join(end)
      const { sidecar, added } = carriedInto(before, events)
      expect(added).toBe(5)
      const inner = blocks.replaceAll('\n', sidecar.includes('\r\n') ? '\r\n' : '\n')
      const at = sidecar.indexOf(inner)
      const [head, tail] = [sidecar.slice(0, at), sidecar.slice(at + inner.length)]
      // Blank lines are all that comes with them.
      const kept = [...Array(before.length + 1).keys()].some(
        (cut) =>
          head.startsWith(before.slice(0, cut)) &&
          /^[\r\n]*$/.test(head.slice(cut)) &&
          tail.endsWith(before.slice(cut)) &&
          /^[\r\n]*$/.test(tail.slice(0, tail.length - (before.length - cut))),
      )
      expect(kept, JSON.stringify([before, sidecar])).toBe(true)
      expect(carriedInto(sidecar, events)).toEqual({ sidecar, added: 0 })
    }),
    { numRuns: 300, seed: 5 },
  )
})

test.each([
  '> [!question] What happens to the alcohol?',
  '> [!QUESTION]\n> What happens to the\n> alcohol?\n>\n> - [ ] It stays',
  '> [!question]- *What* happens to the alcohol ? {time=5m}',
  '> [!question] {time=5m} What happens to the alcohol?',
  '::: discussion\nWhat happens to the alcohol?\n:::',
])('a question that is there already is not added: %j', (written) => {
  const { sidecar, added } = carriedInto(`# One\n\n${written}\n`, events)
  expect(added).toBe(4)
  expect(sidecar.match(/alcohol/g)).toHaveLength(1)
})

test('answers that are written down later take a question out of what is carried', () => {
  const answered = [
    ...events,
    {
      at: events.at(-1)!.at + 1,
      by: 'd-ada',
      do: 'mark',
      question: 'q2',
      as: 'answered',
      answer: 'It bakes off.',
    } as const,
  ]
  expect(carriedInto('', answered).sidecar).not.toContain('alcohol')
})

test('headings are found as Markdown has them', () => {
  const text = [
    '# One #',
    '####### no',
    '#no',
    '    # no',
    '   ### Three',
    'Under',
    '-----',
    'two lines',
    'no',
    '---',
    '- item',
    '---',
    '#',
  ]
  expect(headingLines(text).map(({ line, level, text: words }) => [line, level, words])).toEqual([
    [0, 1, 'One'],
    [4, 3, 'Three'],
    [5, 2, 'Under'],
    [12, 1, ''],
  ])
})
