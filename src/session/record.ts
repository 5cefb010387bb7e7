// The record of a session, for people: Markdown made of the log and of nothing else, the same bytes every time.

import type { Event } from './event.ts'
import { markdownLines, markdownText } from './markdown-text.ts'
import { dayOf, differenceText, hourText, lengthText, wholeSeconds, zoneText } from './moment-text.ts'
import { type RecordWords, recordWordsFor } from './record-words.ts'
import { type Recorded, type RecordedQuestion, type RecordedTopic, recordedOf } from './recorded.ts'

/** Stands before what is right. */
const TICK = '✓'

export function recordMarkdown(events: readonly Event[], words?: RecordWords): string {
  const record = recordedOf(events)
  const say = words ?? recordWordsFor(record.plan.lang)
  const blocks = [
    ...head(record, say),
    ...hour(record, say),
    ...questions(record, say),
    ...polls(record, say),
    ...activities(record, say),
    ...memos(record, say),
    ...next(record, say),
  ]
  return `${blocks.join('\n\n')}\n`
}

function head({ plan, zone, began, ended, leaders, mostFollowers, ...record }: Recorded, say: RecordWords): string[] {
  const hours = [hourText(began, zone), hourText(ended, zone)] as const
  const [elapsed = 0, paused = 0] = [record.elapsed, record.paused].map((length) => Math.round(length / 1000))
  const times = [
    ...(plan.seconds === 0 ? [] : [say.planned(lengthText(plan.seconds))]),
    plan.seconds === 0
      ? say.used(lengthText(elapsed))
      : `${say.used(lengthText(elapsed))}${say.inBrackets(differenceText(elapsed - plan.seconds))}`,
    ...(paused < 1 ? [] : [say.paused(lengthText(paused))]),
    ...(record.resetAt === null ? [] : [say.reset(hourText(record.resetAt, zone))]),
  ]
  const names = leaders.map(({ name, from }, index) => {
    const named = name === '' ? say.host : markdownText(name)
    return index === 0 ? named : say.since(hourText(from, zone), named)
  })
  const left = leftOf(record.questions)
  const facts = [
    [say.time, say.listed(times)],
    ...(leaders.some(({ name }) => name !== '') ? [[say.ledBy, say.listed(names)]] : []),
    ...(mostFollowers === 0 ? [] : [[say.followers, say.atOnce(mostFollowers)]]),
    ...(left.length + record.unopened.length === 0
      ? []
      : [
          [
            say.leftOpen,
            [
              ...(left.length === 0 ? [] : [say.questionsLeft(left.length)]),
              ...(record.unopened.length === 0 ? [] : [say.topicsLeft(record.unopened.length)]),
            ].join(say.between),
          ],
        ]),
  ]
  const title = markdownText(plan.title) || markdownText(record.deck) || '–'
  return [
    `# ${title}`,
    say.when(dayOf(began, zone), ...hours, zoneText(zone)),
    facts.map(([label, fact]) => `- **${label}**${say.colon}${fact}`).join('\n'),
  ]
}

function hour({ plan, sections, elsewhere, elapsed }: Recorded, say: RecordWords): string[] {
  const isPlanned = plan.seconds > 0
  const hasPace = sections.some(({ slower, faster }) => slower + faster > 0)
  const spent = wholeSeconds([...sections.map((section) => section.spent), elsewhere])
  const row = (title: string, planned: number | null, actual: number, pace: string) => [
    title,
    ...(isPlanned ? [planned === null ? '–' : lengthText(planned)] : []),
    actual === 0 ? '–' : lengthText(actual),
    ...(isPlanned ? [planned === null ? '–' : differenceText(actual - planned)] : []),
    ...(hasPace ? [pace] : []),
  ]
  const rows = sections.map(({ title, planned, slower, faster }, index) => {
    const pace = [...(slower > 0 ? [say.slower(slower)] : []), ...(faster > 0 ? [say.faster(faster)] : [])]
    return row(
      markdownText(title) || '–',
      planned === null ? null : planned / 1000,
      spent[index] ?? 0,
      pace.join(say.between),
    )
  })
  const lost = spent.at(-1) ?? 0
  const all = row(say.sum, plan.seconds, Math.round(elapsed / 1000), '').map((cell) =>
    cell === '' ? '' : `**${cell}**`,
  )
  const heads = [
    say.section,
    ...(isPlanned ? [say.plannedHead] : []),
    say.actualHead,
    ...(isPlanned ? [say.difference] : []),
    ...(hasPace ? [say.pace] : []),
  ]
  const sides = heads.map((_, index) => (index === 0 || (hasPace && index === heads.length - 1) ? '---' : '---:'))
  const table = [heads, sides, ...rows, ...(lost === 0 ? [] : [row(say.elsewhere, null, lost, '')]), all]
  return [`## ${say.hour}`, tableOf(table), ...(hasPace ? [say.paceNote] : [])]
}

function questions({ questions: all, zone }: Recorded, say: RecordWords): string[] {
  if (all.length === 0) return []
  const items = all.map((question, index) => {
    const { text, name, votes, state, answer, section, at, wasShown } = question
    const mark = `${index + 1}. `
    const indent = ' '.repeat(mark.length)
    const facts = [
      say.votes(votes),
      say.states[state],
      hourText(at, zone),
      ...(section === '' ? [] : [say.inSection(markdownText(section))]),
      ...(name === '' ? [] : [say.askedBy(markdownText(name))]),
      ...(wasShown ? [say.shown] : []),
    ]
    return [
      `${mark}${markdownText(text)}`,
      `${indent}${facts.join(say.between)}`,
      ...quoted(say.answer, answer, indent, say),
    ].join('\n\n')
  })
  return [`## ${say.questions}`, ...items]
}

/** What the leader wrote, under its label. */
function quoted(label: string, text: string, indent: string, say: RecordWords): string[] {
  if (text.trim() === '') return []
  return [`${indent}> **${label}**${say.colon}${markdownLines(text, `${indent}> `)}`]
}

function polls({ topics, zone }: Recorded, say: RecordWords): string[] {
  const all = topics.filter(({ topic }) => topic.options.length > 0)
  if (all.length === 0) return []
  return [`## ${say.polls}`, ...all.flatMap((poll) => pollOf(poll, zone, say))]
}

function pollOf(
  { topic, section, openedAt, taken, rounds, turned }: RecordedTopic,
  zone: number,
  say: RecordWords,
): string[] {
  const sums = rounds.map((round) => round.reduce((sum, votes) => sum + votes, 0))
  const facts = [
    hourText(openedAt, zone),
    ...(section === '' ? [] : [say.inSection(markdownText(section))]),
    ...timesOf(topic.seconds, taken, say),
    ...(rounds.length === 0 ? [say.nobodyVoted] : []),
    ...(topic.from === 'carried' ? [say.carried] : []),
  ]
  const hasRight = topic.options.some(({ isRight }) => isRight)
  const heads = [
    ...(hasRight ? [''] : []),
    say.option,
    ...rounds.map((_, index) => `${say.round(index, rounds.length)}${say.inBrackets(say.voted(sums[index] ?? 0))}`),
  ]
  const rows = topic.options.map(({ text, isRight }, option) => [
    ...(hasRight ? [isRight ? TICK : ''] : []),
    markdownText(text),
    ...rounds.map((round, index) => barOf(round[option] ?? 0, sums[index] ?? 0, say)),
  ])
  return [
    `### ${markdownText(topic.text)}`,
    facts.join(say.between),
    tableOf([heads, heads.map(() => '---'), ...rows]),
    ...remarkOn(topic.options, rounds, turned, say),
    ...quoted(say.answer, topic.answer, '', say),
  ]
}

function remarkOn(
  options: RecordedTopic['topic']['options'],
  rounds: RecordedTopic['rounds'],
  turned: RecordedTopic['turned'],
  say: RecordWords,
): string[] {
  const [first, last] = [rounds[0], rounds.at(-1)]
  if (first === undefined || last === undefined) return []
  const shares = rounds.map((round) => options.map((_, option) => percent(round[option] ?? 0, round)))
  if (options.some(({ isRight }) => isRight)) {
    const right = rounds.map((round) =>
      percent(
        options.reduce((sum, { isRight }, option) => sum + (isRight ? (round[option] ?? 0) : 0), 0),
        round,
      ),
    )
    const gain = (right.at(-1) ?? 0) - (right[0] ?? 0)
    const change = gain > 0 ? say.more(gain) : gain < 0 ? say.fewer(-gain) : say.asMany
    const said = say.rightShares(right.map((share) => `${share}%`))
    const remark = rounds.length < 2 ? said : say.listed([said, change])
    return [
      say.sentences([remark, ...(turned === null ? [] : [say.turned(turned.both, turned.toRight, turned.toWrong)])]),
    ]
  }
  if (rounds.length < 2) return []
  const moves = options.map((_, option) => (shares.at(-1)?.[option] ?? 0) - (shares[0]?.[option] ?? 0))
  const widest = moves.reduce((best, move, option) => (Math.abs(move) > Math.abs(moves[best] ?? 0) ? option : best), 0)
  if (Math.abs(moves[widest] ?? 0) < MOVED) return []
  const named = say.quoted(markdownText(options[widest]?.text ?? ''))
  return [say.sentences([say.moved(named, `${shares[0]?.[widest]}%`, `${shares.at(-1)?.[widest]}%`)])]
}

/** A vote that moved by less than this, in points of a hundred, has not moved. */
const MOVED = 10

function percent(votes: number, round: readonly number[]): number {
  const sum = round.reduce((all, one) => all + one, 0)
  return sum === 0 ? 0 : Math.round((votes * 100) / sum)
}

/** `█████░░░░░ 6 (50%)` */
function barOf(votes: number, of: number, say: RecordWords): string {
  const share = of === 0 ? 0 : votes / of
  const full = votes === 0 ? 0 : Math.max(1, Math.round(share * 10))
  const sum = `${votes}${say.inBrackets(`${Math.round(share * 100)}%`)}`
  // No line of a narrow cell breaks in it.
  return `${'█'.repeat(full)}${'░'.repeat(10 - full)} ${sum}`.replaceAll(' ', '\u00a0')
}

function timesOf(seconds: number, taken: number, say: RecordWords): string[] {
  const actual = say.taken(lengthText(Math.round(taken / 1000)))
  return [seconds === 0 ? actual : say.listed([say.planned(lengthText(seconds)), actual])]
}

function activities({ topics, zone }: Recorded, say: RecordWords): string[] {
  const all = topics.filter(({ topic }) => topic.options.length === 0)
  if (all.length === 0) return []
  const items = all.map(({ topic, section, openedAt, taken, done }) => {
    const facts = [
      hourText(openedAt, zone),
      say.modes[topic.mode],
      ...(section === '' ? [] : [say.inSection(markdownText(section))]),
      ...timesOf(topic.seconds, taken, say),
      ...(done === 0 ? [] : [say.done(done)]),
      ...(topic.from === 'carried' ? [say.carried] : []),
    ]
    return [
      `- ${markdownText(topic.text)}`,
      `  ${facts.join(say.between)}`,
      ...quoted(say.answer, topic.answer, '  ', say),
    ].join('\n\n')
  })
  return [`## ${say.activities}`, ...items]
}

function memos({ memos: all, zone }: Recorded, say: RecordWords): string[] {
  if (all.length === 0) return []
  const sections = [...new Set(all.map(({ section }) => section))]
  return [
    `## ${say.memos}`,
    ...sections.flatMap((section) => [
      ...(section === '' ? [] : [`### ${markdownText(section)}`]),
      all
        .filter((memo) => memo.section === section)
        .map(({ at, text }) => `- ${hourText(at, zone)}${say.between}${markdownLines(text, '  ')}`)
        .join('\n'),
    ]),
  ]
}

function next({ questions: all, unopened }: Recorded, say: RecordWords): string[] {
  const left = leftOf(all).map(({ text, state, votes }) => [
    text,
    [say.states[state], say.votes(votes)].join(say.between),
  ])
  const rest = unopened.map(({ topic, section }) => [
    topic.text,
    [say.notOpened, ...(section === '' ? [] : [say.inSection(markdownText(section))])].join(say.between),
  ])
  const items = [...left, ...rest].map(([text = '', facts]) => `- ${markdownText(text)}${say.inBrackets(facts ?? '')}`)
  return [`## ${say.next}`, items.length === 0 ? say.nothingLeft : items.join('\n')]
}

function leftOf(questions: readonly RecordedQuestion[]): readonly RecordedQuestion[] {
  return [...questions.filter(({ state }) => state === 'open'), ...questions.filter(({ state }) => state === 'parked')]
}

function tableOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
