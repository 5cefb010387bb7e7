// Metric 13: Chinese and Japanese lines begin and end as they should.

import { isWide } from '../base/text.ts'
import type { PageFacts, SlideFacts } from './facts.ts'
import { type Metric, measured, onPage, onSlide } from './metric.ts'
import { percent, rounded } from './numbers.ts'
import { type VisualLine, visualLines } from './visual-lines.ts'

const NOT_FIRST = '，。、；：？！）」』】》〉”’…—·ー々っゃゅょッャュョ'
const NOT_LAST = '（「『【《〈“‘'
const MOST_SHORT = 0.05

export function wideLines(page: PageFacts): Metric {
  const blocks = page.slides.flatMap((slide) =>
    visualLines(slide).map((lines) => ({ slide, lines: lines.filter(isSet) })),
  )
  const broken = blocks.filter(({ lines }) => lines.length > 1 && lines.some((line) => isMostlyWide(line.text)))
  const wrong = broken.flatMap(({ slide, lines }) =>
    lines.flatMap((line, index) => edgeFaults(line, lines, index).map((what) => onSlide(slide, what))),
  )
  const lone = broken.filter(({ lines }) => isOneCharacter(lines.at(-1)?.text ?? ''))
  const share = broken.length === 0 ? 0 : lone.length / broken.length
  const cut = blocks.flatMap(({ slide, lines }) => (isTitle(lines) ? cutWords(slide, lines, page.lang) : []))
  return measured({
    number: 13,
    name: 'Chinese and Japanese lines',
    value: `${wrong.length} wrong edges, ${percent(share)} last lines of one character, ${cut.length} words cut in titles`,
    gate: '0; ≤ 5 %; 0',
    target: '0; ≤ 5 %; 0',
    failures: [
      ...wrong,
      ...cut.map(({ slide, word }) => onSlide(slide, `the title cuts “${word}”`)),
      ...(share > MOST_SHORT
        ? [onPage(`${lone.length} of ${broken.length} last lines have one character`), ...lone.map(loneFinding)]
        : []),
    ],
    misses: share > MOST_SHORT ? [] : lone.map(loneFinding),
    numbers: { wrong: wrong.length, lone: rounded(share, 3), cut: cut.length },
  })
}

function loneFinding({ slide, lines }: { slide: SlideFacts; lines: readonly VisualLine[] }) {
  return onSlide(slide, `the last line of “${lines[0]?.text.slice(0, 12) ?? ''}…” is “${lines.at(-1)?.text ?? ''}”`)
}

/** Code keeps its own lines; furniture has one. */
function isSet(line: VisualLine): boolean {
  return line.parts.every((part) => part.kind !== 'code' && part.place !== 'foot')
}

function isTitle(lines: readonly VisualLine[]): boolean {
  return lines.length > 1 && lines.every((line) => line.parts.every((part) => part.place === 'title'))
}

function isMostlyWide(text: string): boolean {
  const characters = Array.from(text)
  return characters.filter((character) => isWide(character.codePointAt(0) ?? 0)).length * 2 > characters.length
}

function edgeFaults(line: VisualLine, lines: readonly VisualLine[], index: number): string[] {
  const first = Array.from(line.text.trimStart())[0] ?? ''
  const last = Array.from(line.text.trimEnd()).at(-1) ?? ''
  return [
    ...(index > 0 && NOT_FIRST.includes(first) && first !== ''
      ? [`a line begins with “${first}”: ${line.text.slice(0, 12)}`]
      : []),
    ...(index < lines.length - 1 && NOT_LAST.includes(last) && last !== ''
      ? [`a line ends with “${last}”: ${line.text.slice(-12)}`]
      : []),
  ]
}

/** Marks do not make a line longer for the eye. */
function isOneCharacter(text: string): boolean {
  return !text.includes('\ufffc') && Array.from(text.replace(/[\p{P}\s]/gu, '')).length <= 1
}

function cutWords(
  slide: SlideFacts,
  lines: readonly VisualLine[],
  lang: string,
): { slide: SlideFacts; word: string }[] {
  const whole = lines.map((line) => line.text).join('')
  const words = Array.from(new Intl.Segmenter(lang === '' ? 'zh' : lang, { granularity: 'word' }).segment(whole))
  let at = 0
  return lines.slice(0, -1).flatMap((line) => {
    at += line.text.length
    // The segmenter joins what stands on both sides of a wide colon; a line may end behind one all the same.
    const endsAtMark = /\p{P}$/u.test(line.text.trimEnd())
    const word = words.find((one) => one.isWordLike && one.index < at && one.index + one.segment.length > at)
    if (endsAtMark) return []
    return word === undefined ? [] : [{ slide, word: word.segment }]
  })
}
