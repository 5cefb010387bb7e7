// A plan of an hour as the file that its leader edits. Read back, it gives the same plan.

import type { Card, Topic } from '../../session/study-plan.ts'
import { escaped } from './escaped.ts'
import { sidecarWords } from './sidecar-words.ts'
import type { Study } from './study-plan.ts'
import { timeText } from './time-text.ts'

export function writtenSidecar({ plan, addresses, cardSections }: Study): string {
  const head = `---\nminutes: ${Math.round(plan.seconds / 60)}\n---\n\n<!--\n${sidecarWords(plan.lang)}\n-->`
  const sections = plan.sections.flatMap((section, at) => [
    headingOf(addresses[at] ?? null, section.seconds, at),
    ...plan.topics.filter((topic) => topic.section === section.id).map(topicText),
    ...plan.cards.filter((_, card) => cardSections[card] === at).map(cardText),
  ])
  return `${[head, ...sections].filter((text) => text !== '').join('\n\n')}\n`
}

/** What comes before the first heading has no name where the article has no title. */
function headingOf(address: string | null, seconds: number, at: number): string {
  if (address === null) return at === 0 ? `<!-- time: ${timeText(seconds)} -->` : ''
  return `${at === 0 ? '#' : '##'} ${escaped(address)} {time=${timeText(seconds)}}`
}

function topicText({ text, mode, options, parts, answer, seconds }: Topic): string {
  const kind = mode === 'activity' ? 'activity' : 'question'
  const way = mode === 'activity' || mode === 'discussion' ? '' : ` mode=${mode}`
  const [first = '', ...rest] = text.split('\n')
  const lines = [
    `[!${kind}] ${escaped(first)} {time=${timeText(seconds)}${way}}`,
    ...rest.flatMap((line) => ['', escaped(line)]),
    ...(options.length + parts.length > 0 ? [''] : []),
    ...options.map((option) => `- [${option.isRight ? 'x' : ' '}] ${escaped(option.text)}`),
    ...(options.length > 0 ? [] : parts.map((part) => `- ${escaped(part)}`)),
    ...(answer === ''
      ? []
      : [
          '',
          ...answer
            .split('\n')
            .flatMap((line, at) => (at === 0 ? [`> [!answer] ${escaped(line)}`] : ['>', `> ${escaped(line)}`])),
        ]),
  ]
  return quoted(lines)
}

function cardText({ front, back }: Card): string {
  const [first = '', ...rest] = back.split('\n')
  return quoted([`[!card] ${escaped(front)}`, escaped(first), ...rest.flatMap((line) => ['', escaped(line)])])
}

function quoted(lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')
}
