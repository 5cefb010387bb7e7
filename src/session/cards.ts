// What to remember of a session, as a text that Anki imports. A card keeps its id while its front stays, so that importing again
// renews a card and what was learnt of it stays.

import { fnv } from '../base/fnv.ts'
import type { Event } from './event.ts'
import { recordedOf } from './recorded.ts'
import type { Card, StudyPlan } from './study-plan.ts'

/** Cards of the plan, topics with an answer, and questions that were answered; of equal fronts the first. */
export function ankiCards(events: readonly Event[]): string {
  const { plan, deck, questions } = recordedOf(events)
  const title = line(plan.title) || line(deck) || 'Lectern'
  const asked = questions
    .filter(({ state, answer }) => state === 'answered' && answer.trim() !== '')
    .map(({ text, answer, section }): Card => ({ front: text, back: answer, path: section === '' ? [] : [section] }))
  const seen = new Set<string>()
  const cards = [...plan.cards, ...topicCards(plan), ...asked].filter(({ front, back }) => {
    const key = line(front).toLowerCase()
    if (key === '' || back.trim() === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
  const lines = cards.map(({ front, back, path }) =>
    [idOf(deck, front), field(line(front)), field(back.trim()), field(tagsOf(deck, path))].join('\t'),
  )
  const heads = [
    '#separator:tab',
    '#html:false',
    '#guid column:1',
    '#tags column:4',
    // Two colons would make a deck inside a deck.
    `#deck:${title.replace(/:{2,}/g, ':')}`,
  ]
  return `${[...heads, ...lines].join('\n')}\n`
}

/** A discussion with its answer, a poll with its options and what is right. */
function topicCards({ topics, sections }: StudyPlan): Card[] {
  return topics.flatMap(({ text, options, answer, section }) => {
    const right = options.filter(({ isRight }) => isRight).map((option) => option.text)
    const back = [...right, ...(answer === '' ? [] : [answer])].join('\n')
    if (back === '') return []
    const choices = options.length === 0 ? '' : ` (${options.map((option) => option.text).join(' / ')})`
    const title = sections.find(({ id }) => id === section)?.title
    return [{ front: `${text}${choices}`, back, path: title === undefined ? [] : [title] }]
  })
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Quoted where Anki would else end the field. */
function field(text: string): string {
  const plain = text.replace(/[\t\r]/g, ' ').replace(RUN, '[\u200b')
  return /["\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Anki runs these, also in text: a sign that nobody sees takes them apart. */
const RUN = /\[(?=latex|\$|sound:|anki:)/gi

/** Tags are parted by spaces; two colons would make a tag inside a tag. */
function tagsOf(deck: string, path: readonly string[]): string {
  const inner = path.at(-1)
  return ['lectern', deck, ...(inner === undefined ? [] : [inner])]
    .map((tag) =>
      line(tag)
        .replace(/["\s]+/g, '_')
        .replace(/:{2,}/g, ':'),
    )
    .filter((tag) => tag !== '')
    .join(' ')
}

/** Twice FNV-1a, 32 bit, from two starts: cards of one deck hardly ever share all 64. */
function idOf(deck: string, front: string): string {
  const text = `${deck}\n${line(front)}`
  return `lectern-${fnv(text)}${fnv(text, 0x2f0b4a27)}`
}
