// What a group is to talk about, before it has a place in the hour: the article's own questions and the leader's.

import type { Span } from '../../base/source.ts'
import type { Atom } from '../../outline/atom.ts'
import type { Topic } from '../../session/study-plan.ts'
import type { Part } from '../deck.ts'
import { echoPart, wordPart } from '../part.ts'
import { wordId } from '../word-id.ts'
import { bareWords } from './bare-words.ts'
import type { Candidate } from './candidates.ts'
import type { Asked } from './material.ts'
import { picked } from './picked.ts'

export interface TopicDraft extends Pick<Topic, 'id' | 'text' | 'mode' | 'options' | 'parts' | 'answer' | 'from'> {
  /** What was asked for it; null where nothing was. */
  readonly seconds: number | null
  readonly section: number
  /** The piece of the article that asks it; null for a question of the leader's. */
  readonly home: string | null
  /** The piece is a heading, or the question is not the article's: its slide stands behind the section. */
  readonly isBehind: boolean
  readonly lines: readonly (readonly Part[])[]
  readonly optionLines: readonly (readonly Part[])[]
  readonly partLines: readonly (readonly Part[])[]
  readonly notes: readonly string[]
}

/** A question and the section of the outline that it stands in. */
export interface PlacedAsked {
  readonly asked: Asked
  readonly section: number
}

/** `written` are those marked in the article; `most` is how many are picked where the leader has asked none. */
export function topicsOf(
  written: readonly PlacedAsked[],
  candidates: readonly Candidate[],
  leaders: readonly PlacedAsked[],
  atoms: readonly Atom[],
  most: number,
): readonly TopicDraft[] {
  const own = written.map(fromArticle)
  // A sentence in a question that is marked is asked with it.
  const free = candidates.filter(({ id }) => !own.some(({ ids }) => ids.has(id)))
  const isChosen = leaders.some(({ asked }) => asked.from === null)
  const used = new Set<string>()
  const asked = leaders.map(fromLeader)
  const unasked = own.filter(({ draft }) => !used.has(keyOf(draft))).map(({ draft }) => draft)
  const chosen = isChosen ? [] : picked(free, Math.max(0, most - own.length)).map(fromCandidate)
  return [...unasked, ...chosen, ...asked]

  function fromArticle({ asked: one, section }: PlacedAsked): { draft: TopicDraft; ids: ReadonlySet<string> } {
    const inside = atomsIn(one.span)
    const echo = (spans: readonly Span[], texts: readonly string[]) =>
      texts.map((text, index) => {
        const span = spans[index]
        const parts = span === undefined ? [] : atomsIn(span).flatMap(echoOf)
        return parts.length === 0 ? [wordPart('study', text)] : parts
      })
    return {
      ids: new Set(inside.map(({ id }) => id)),
      draft: {
        ...wordsOf(one),
        from: 'article',
        section,
        home: inside[0]?.id ?? null,
        isBehind: inside.length === 0,
        lines: echo(one.lines, one.text.split('\n')),
        optionLines: echo(
          one.choices,
          one.options.map(({ text }) => text),
        ),
        partLines: echo(one.pieces, one.parts),
      },
    }
  }

  function fromCandidate({ text, id, runs, section, isHeading }: Candidate): TopicDraft {
    return {
      id: idOf(text),
      text,
      mode: 'discussion',
      options: [],
      parts: [],
      answer: '',
      from: 'article',
      seconds: null,
      section,
      home: id,
      isBehind: isHeading,
      lines: [[echoPart(id, runs)]],
      optionLines: [],
      partLines: [],
      notes: [],
    }
  }

  /** A question in the article's words is the article's, and the leader adds to it. */
  function fromLeader({ asked: one, section }: PlacedAsked): TopicDraft {
    const leader: TopicDraft = {
      ...wordsOf(one),
      from: one.from === null ? 'leader' : 'carried',
      section,
      home: null,
      isBehind: true,
      lines: one.text.split('\n').map((text) => [wordPart('study', text)]),
      optionLines: one.options.map(({ text }) => [wordPart('study', text)]),
      partLines: one.parts.map((text) => [wordPart('study', text)]),
    }
    if (one.from !== null) return leader
    const known = articlesOwn(one.text, section)
    if (known === null) return leader
    used.add(keyOf(known))
    const hasSame = (mine: readonly string[], theirs: readonly string[]) =>
      mine.length === 0 || mine.map(bareWords).join('\n') === theirs.map(bareWords).join('\n')
    const texts = (topic: TopicDraft) => topic.options.map(({ text }) => text)
    const sameOptions = hasSame(texts(leader), texts(known))
    const sameParts = hasSame(leader.parts, known.parts)
    return {
      ...known,
      mode: leader.mode === 'discussion' ? known.mode : leader.mode,
      options: sameOptions ? withRight(known.options, leader.options) : leader.options,
      optionLines: sameOptions ? known.optionLines : leader.optionLines,
      parts: sameParts ? known.parts : leader.parts,
      partLines: sameParts ? known.partLines : leader.partLines,
      seconds: leader.seconds ?? known.seconds,
      answer: leader.answer === '' ? known.answer : leader.answer,
      notes: [...known.notes, ...leader.notes],
    }
  }

  /** One that was asked already is not meant again; of several with these words the one in the section is. */
  function articlesOwn(text: string, section: number): TopicDraft | null {
    const words = bareWords(text)
    const all = [...own.map(({ draft }) => draft), ...free.map(fromCandidate)].filter(
      (draft) => bareWords(draft.text) === words && !used.has(keyOf(draft)),
    )
    const exact = all.filter((draft) => draft.text === text)
    const best = exact.length > 0 ? exact : all
    return best.find((draft) => draft.section === section) ?? best[0] ?? null
  }

  function atomsIn(span: Span): readonly Atom[] {
    return atoms.filter((atom) => atom.span.start >= span.start && atom.span.end <= span.end)
  }
}

function echoOf({ id, content }: Atom): Part[] {
  return content.kind === 'text' ? [echoPart(id, content.runs)] : []
}

function wordsOf({ text, mode, options, parts, answer, seconds, notes }: Asked) {
  return { id: idOf(text), text, mode, options, parts, answer, seconds, notes }
}

function idOf(text: string): string {
  return `q-${wordId(text, 'question', text)}`
}

function keyOf({ id, home }: Pick<TopicDraft, 'id' | 'home'>): string {
  return `${id} ${home}`
}

function withRight(options: Topic['options'], leaders: Topic['options']): Topic['options'] {
  return leaders.length === 0
    ? options
    : options.map(({ text }, index) => ({ text, isRight: leaders[index]?.isRight ?? false }))
}
