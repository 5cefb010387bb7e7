// An article, or the leader's file beside it, to what it says of the hour. Both are read by the parser of articles; what that blanks as
// markup is read from the source at its place.

import type { Article, Block, Inline, List, Quote } from '../../article/article.ts'
import type { Report } from '../../base/diagnostic.ts'
import { nearest } from '../../base/nearest.ts'
import type { Span } from '../../base/source.ts'
import type { Option, TopicMode } from '../../session/study-plan.ts'
import { type Attributes, attributesIn } from './attributes-in.ts'
import { type Container, containersIn } from './containers-in.ts'
import type { Front } from './front-of.ts'
import { linesOf, linesOfInlines, type PlainLine } from './lines-of.ts'
import { markOf } from './mark-of.ts'
import type { Asked, Material, MaterialCard, MaterialNote, MaterialPart } from './material.ts'
import { secondsWritten } from './seconds-written.ts'

const MODES: readonly TopicMode[] = ['discussion', 'think-pair-share', 'jigsaw', 'activity']
const KNOWN = ['time', 'mode', 'from']
const NOTE_LINE = /^(?:Notes?|注|备注|備註|メモ|메모)\s*[:：]\s*/i

/** `front` is null for an article: what it says besides is its text. */
export function readMaterial(article: Article, front: Front | null, report: Report): Material {
  const { text: written } = article.source
  const isSidecar = front !== null
  const comments = timesIn(article)
  const containers = containersIn(article)
  const parts: Draft[] = [draftOf(null)]
  let part = parts[0] as Draft
  let held: { readonly container: Container; readonly blocks: Block[] } | null = null

  for (const block of article.blocks) {
    const container = containers.find(({ start, end }) => block.span.start >= start && block.span.start < end)
    if (held !== null && held.container !== container) {
      readContainer(held.container, held.blocks)
      held = null
    }
    if (container === undefined) readBlock(block)
    else if (held === null) held = { container, blocks: [block] }
    else held.blocks.push(block)
  }
  if (held !== null) readContainer(held.container, held.blocks)
  if (!isSidecar) reportAnswers()
  grantTimes()
  return { minutes: front?.minutes ?? null, parts }

  function readBlock(block: Block): void {
    switch (block.kind) {
      case 'heading': {
        const attributes = attributesAt(block.span)
        const name = linesOfInlines(block.inlines)
          .map(({ text }) => text)
          .join(' ')
        part = draftOf({ name: withoutBraces(name, block.span), span: block.span })
        part.seconds = timeOf(attributes, block.span)
        if (isSidecar) mindUnknown(attributes, block.span)
        parts.push(part)
        return
      }
      case 'quote':
        readQuote(block)
        return
      case 'directive':
        if (block.name === 'notes') part.notes.push({ text: block.value, span: block.span })
        else if (isSidecar) unused(block.span, `the directive "${block.name}" is for articles`, 'write it there')
        return
      case 'paragraph':
        readParagraph(block.inlines, block.span)
        return
      case 'list':
      case 'table':
      case 'code':
      case 'footnote':
        if (isSidecar)
          unused(block.span, 'this text is neither note nor question', 'put it between ::: notes and :::, or after >')
        return
      case 'rule':
        return
    }
  }

  function readParagraph(inlines: readonly Inline[], span: Span): void {
    if (!isSidecar) return
    const text = linesOfInlines(inlines)
      .map((line) => line.text)
      .join('\n')
    if (text === '') return
    const isNote = NOTE_LINE.test(text)
    if (isNote && front?.hasNoteLines) {
      // As it is written: notes are Markdown.
      const said = written.slice(span.start, span.end)
      const note = (NOTE_LINE.test(said) ? said : text).replace(NOTE_LINE, '').trim()
      if (note !== '') part.notes.push({ text: note, span })
      return
    }
    unused(
      span,
      'this text is neither note nor question',
      isNote ? 'write note-lines: true at the head of the file' : 'put it between ::: notes and :::, or after >',
    )
  }

  function readQuote(quote: Quote): void {
    const mark = markOf(written, quote.span.start, 0)
    switch (mark) {
      case 'question':
      case 'activity':
        readAsked(mark, quote.blocks, quote.span, attributesAt(quote.span))
        return
      case 'card':
        readCard(quote)
        return
      case 'answer':
        if (isSidecar) {
          const hint = 'write it inside of its question: > > [!answer]'
          unused(quote.span, 'this answer belongs to no question', hint, 'study-answer')
        }
        return
      default:
        if (isSidecar) {
          const hint = 'it may begin with [!question], [!activity] or [!card]'
          unused(quote.span, 'this quotation is neither question nor card', hint)
        }
    }
  }

  function readContainer({ start, end, opening }: Container, blocks: readonly Block[]): void {
    readAsked('question', blocks, { start, end }, new Map([...attributesAt({ start, end }), ...attributesIn(opening)]))
  }

  function readAsked(mark: 'question' | 'activity', blocks: readonly Block[], span: Span, given: Attributes): void {
    const said: PlainLine[] = []
    const answer: string[] = []
    const notes: string[] = []
    const polls: List[] = []
    const lists: List[] = []
    const mode = modeOf(mark, given, span)
    let isAnswer = false
    blocks.forEach((block, index) => {
      const inner = block.kind === 'quote' ? markWithin(block) : null
      if (inner !== null && inner !== 'answer') unknownMark(inner, block.span)
      // Under a mark that nobody knows something private may stand: it is no word of the question.
      if (inner !== null && block.kind === 'quote') {
        answer.push(...linesOf(block.blocks).map(({ text }) => text))
      } else if (block.kind === 'directive') {
        if (block.name === 'notes') notes.push(block.value)
      } else if (block.kind === 'list' && block.items.some(({ done }) => done !== null)) {
        polls.push(block)
      } else if (block.kind === 'list' && mode === 'jigsaw') {
        lists.push(block)
      } else if (block.kind === 'paragraph') {
        const { before, after } = cutAtAnswer(block.inlines, block.span)
        const lines = index === 0 ? withFirstLine(before) : linesOfInlines(before)
        if (isAnswer) answer.push(...lines.map(({ text }) => text))
        else said.push(...lines)
        if (after.length > 0) {
          isAnswer = true
          answer.push(...linesOfInlines(after).map(({ text }) => text))
        }
      } else if (isAnswer) answer.push(...linesOf([block]).map(({ text }) => text))
      else said.push(...linesOf([block]))
    })
    if (isSidecar) mindUnknown(given, span)
    const lines = said
      .map((line) => ({ ...line, text: withoutBraces(line.text, span) }))
      .filter(({ text }) => text !== '')
    const items = polls.flatMap((poll) => poll.items)
    const options = items.map(
      ({ done, blocks: inner }): Option => ({ text: oneLine(linesOf(inner)), isRight: done === true }),
    )
    const isPoll = options.length > 1
    if (options.length === 1) {
      const hint = 'write at least two lines of "- [ ]", and "- [x]" for what is right'
      report({ code: 'study-poll', severity: 'warning', span, message: 'a poll has two options at least', hint })
    }
    const seconds = timeOf(given, span) ?? commentIn(span)
    if (lines.length === 0) {
      const hint = 'write it behind the mark: > [!question] Why?'
      report({ code: 'study-question', severity: 'warning', span, message: 'this question has no words', hint })
      return
    }
    part.questions.push({
      text: lines.map(({ text }) => text).join('\n'),
      span,
      lines: lines.map((line) => line.span),
      choices: isPoll ? items.map((item) => item.span) : [],
      pieces: lists.flatMap((list) => list.items.map((item) => item.span)),
      mode,
      options: isPoll ? options : [],
      parts: lists.flatMap((list) => list.items.map((item) => oneLine(linesOf(item.blocks)))),
      seconds,
      answer: answer.join('\n'),
      from: dayOf(given, span),
      notes,
    })
  }

  function readCard(quote: Quote): void {
    const [first, ...rest] = quote.blocks
    const inlines = first?.kind === 'paragraph' ? first.inlines : []
    const at = inlines.findIndex(({ kind }) => kind === 'break')
    const front = oneLine(linesOfInlines(at < 0 ? inlines : inlines.slice(0, at)))
    const below = at < 0 ? [] : linesOfInlines(inlines.slice(at + 1))
    const back = [...below, ...linesOf(first?.kind === 'paragraph' ? rest : quote.blocks)]
    if (front === '' || back.length === 0) {
      const message = front === '' ? 'this card has no front' : 'this card has no back'
      const hint = 'write > [!card] what is asked, and the answer on the lines below'
      report({ code: 'study-card', severity: 'warning', span: quote.span, message, hint })
      return
    }
    part.cards.push({ front, back: back.map(({ text }) => text).join('\n'), span: quote.span })
  }

  /** The mark of a quotation within a question; null where it has none. */
  function markWithin(quote: Quote): string | null {
    const { start } = quote.span
    const marks = [0, 1, 2].flatMap((depth) => markOf(written, start, depth) ?? [])
    if (marks.includes('answer')) return 'answer'
    return isSidecar ? (marks.find((mark) => !OPENING.has(mark)) ?? null) : null
  }

  function unknownMark(mark: string, span: Span): void {
    const meant = nearest(mark, ['answer'])
    const hint = meant === null ? 'inside of a question there may be [!answer]' : 'did you mean [!answer]?'
    report({
      code: 'study-answer',
      severity: 'error',
      span,
      message: `"[!${mark}]" is no mark inside of a question`,
      hint,
    })
  }

  /** `> [!answer]` on a line of the same quotation: what comes behind it is none of the question. */
  function cutAtAnswer(
    inlines: readonly Inline[],
    span: Span,
  ): { before: readonly Inline[]; after: readonly Inline[] } {
    const marks = article.omitted.flatMap((piece) => {
      const mark = /^\[!(\w+)\]/.exec(written.slice(piece.span.start, piece.span.end))?.[1]?.toLowerCase()
      const isMark = isWithin(piece.span, span) && mark !== undefined && !OPENING.has(mark)
      return isMark && (isSidecar || mark === 'answer') ? [{ mark, span: piece.span }] : []
    })
    const [first] = marks
    if (first === undefined) return { before: inlines, after: [] }
    if (first.mark !== 'answer') unknownMark(first.mark, first.span)
    const at = first.span.start
    // The blanks that stand for the mark belong to the text behind it.
    const isBefore = (inline: Inline) => inline.span.end <= at
    return { before: inlines.filter(isBefore), after: inlines.filter((inline) => !isBefore(inline)) }
  }

  /** Each answer that an article holds stands on its slides. */
  function reportAnswers(): void {
    for (const { span } of article.omitted)
      if (/^\[!answer\]/i.test(written.slice(span.start, span.end)))
        report({
          code: 'answer-published',
          severity: 'error',
          span,
          message: 'an answer in the article is published with it, on its slides',
          hint: 'move it into the file for the leader, such as talk.study.md beside talk.md',
        })
  }

  function attributesAt(span: Span): Attributes {
    const texts = article.omitted
      .filter((piece) => piece.why === 'attribute' && isWithin(piece.span, span))
      .map((piece) => written.slice(piece.span.start, piece.span.end))
    return attributesIn(texts.join(' '))
  }

  function timeOf(given: Attributes, span: Span): number | null {
    const time = given.get('time')
    return time === undefined ? null : understood(time, span)
  }

  function understood(time: string, span: Span): number | null {
    const seconds = secondsWritten(time)
    if (seconds === null)
      report({
        code: 'study-time',
        severity: 'warning',
        span,
        message: `"${time}" is no time`,
        hint: 'write 5m, 4m30s or 90s; a number alone counts minutes',
      })
    return seconds
  }

  function commentIn(span: Span): number | null {
    const comment = comments.find((one) => !one.isUsed && isWithin(one.span, span))
    if (comment === undefined) return null
    comment.isUsed = true
    return understood(comment.time, comment.span)
  }

  /** The times in comments that stand in no question are for their section. */
  function grantTimes(): void {
    for (const comment of comments) {
      if (comment.isUsed) continue
      const home = parts.findLast(({ heading }) => heading === null || heading.span.start <= comment.span.start)
      const seconds = understood(comment.time, comment.span)
      if (home !== undefined && seconds !== null) home.seconds ??= seconds
    }
  }

  function modeOf(mark: 'question' | 'activity', given: Attributes, span: Span): TopicMode {
    const usual = mark === 'activity' ? 'activity' : 'discussion'
    const asked = given.get('mode')
    if (asked === undefined) return usual
    const mode = MODES.find((one) => one === asked.toLowerCase())
    if (mode !== undefined) return mode
    const meant = nearest(asked, MODES)
    const hint = meant === null ? `there are ${MODES.join(', ')}` : `did you mean ${meant}?`
    report({ code: 'study-mode', severity: 'warning', span, message: `there is no mode "${asked}"`, hint })
    return usual
  }

  function dayOf(given: Attributes, span: Span): string | null {
    const day = given.get('from')
    if (day === undefined || /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(day)) return day ?? null
    const message = `"${day}" is no day`
    report({ code: 'study-time', severity: 'warning', span, message, hint: 'write from=2026-11-26' })
    return null
  }

  function mindUnknown(given: Attributes, span: Span): void {
    for (const name of given.keys()) if (!KNOWN.includes(name)) unknownAttribute(name, span)
  }

  function unknownAttribute(name: string, span: Span): void {
    const meant = nearest(name, KNOWN)
    const hint = meant === null ? `known are ${KNOWN.join(', ')}` : `did you mean ${meant}?`
    report({ code: 'study-attribute', severity: 'warning', span, message: `there is no "${name}" here`, hint })
  }

  /** Braces that the parser does not know for markup, such as a misspelt time, are no words in a leader's file. */
  function withoutBraces(text: string, span: Span): string {
    if (!isSidecar) return text
    const [braces = ''] = /\s*\{\s*[\w-]+\s*=[^{}]*\}\s*$/.exec(text) ?? []
    for (const name of attributesIn(braces).keys()) unknownAttribute(name, span)
    return text.slice(0, text.length - braces.length)
  }

  function unused(span: Span, message: string, hint: string, code = 'study-text'): void {
    report({ code, severity: 'warning', span, message: `${message}: it is not used`, hint })
  }
}

/** Marks that begin something of their own. */
const OPENING: ReadonlySet<string> = new Set(['question', 'activity', 'card'])

interface Draft extends MaterialPart {
  seconds: number | null
  readonly notes: MaterialNote[]
  readonly questions: Asked[]
  readonly cards: MaterialCard[]
}

function draftOf(heading: MaterialPart['heading']): Draft {
  return { heading, seconds: null, notes: [], questions: [], cards: [] }
}

interface TimeComment {
  readonly time: string
  readonly span: Span
  isUsed: boolean
}

function timesIn({ source: { text }, omitted }: Article): TimeComment[] {
  return omitted.flatMap(({ span, why }): TimeComment[] => {
    const time =
      why === 'comment' ? /^<!--\s*time\s*[:：]\s*([^\n]*?)\s*-->/i.exec(text.slice(span.start, span.end)) : null
    return time === null ? [] : [{ time: time[1] ?? '', span, isUsed: false }]
  })
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

/** What stands on the line of the mark is a line of its own where it ends like a sentence; else the next one goes on from it. */
function withFirstLine(inlines: readonly Inline[]): PlainLine[] {
  const at = inlines.findIndex(({ kind }) => kind === 'break')
  const first = at < 0 ? [] : linesOfInlines(inlines.slice(0, at))
  const isWhole = first.length === 1 && /[.。?？!！…:：]["”’」』）)]*$/u.test(first[0]?.text ?? '')
  return isWhole ? [...first, ...linesOfInlines(inlines.slice(at + 1))] : linesOfInlines(inlines)
}

function oneLine(lines: readonly PlainLine[]): string {
  return lines.map(({ text }) => text).join(' ')
}
