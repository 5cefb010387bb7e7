// Sections to atoms: every sentence, list item, figure, table and code block, each in its place.

import type { Code, Directive, Table, Text } from '../article/article.ts'
import type { Report } from '../base/diagnostic.ts'
import { type LineTable, lineAt, type Span } from '../base/source.ts'
import { loadOf, sentenceEnds } from '../base/text.ts'
import type { Atom, Atoms, Content, ItemPlace, Role, Wish } from './atom.ts'
import type { Lines, ListPiece, Outline, Piece } from './outline.ts'
import { isAllLink, isStrong, plain, slice, spanOf } from './pieces.ts'
import { importanceOf, isNumberedLine, roleOf } from './roles.ts'

export function divide(outline: Outline, lines: LineTable, report: Report): Atoms {
  const walk: Walk = { lines, report, atoms: [], block: 0, list: 0, keep: 0, asked: [], notes: [], sectionStart: true }
  for (const section of outline.sections) {
    walk.sectionStart = true
    for (const piece of section.pieces) walkPiece(walk, piece, { section: section.index, quoted: false, item: null })
  }
  for (const directive of walk.asked) report(idle(directive))
  const last = walk.atoms.at(-1)
  if (last !== undefined) walk.atoms[walk.atoms.length - 1] = withNotes(last, walk.notes)
  return { outline, atoms: withClosing(walk.atoms, outline.sections.at(-1)?.index ?? 0) }
}

interface Walk {
  readonly lines: LineTable
  readonly report: Report
  readonly atoms: Atom[]
  block: number
  list: number
  keep: number
  /** Directives that wait for the block they are about. */
  asked: Directive[]
  /** Notes that wait for the first atom of their section. */
  notes: string[]
  sectionStart: boolean
}

interface Where {
  readonly section: number
  readonly quoted: boolean
  readonly item: ItemPlace | null
}

const NO_WISH: Wish = {
  break: false,
  keep: null,
  visible: null,
  title: null,
  layout: null,
  figure: null,
  notes: [],
  spans: [],
}

function walkPiece(walk: Walk, piece: Piece, where: Where): void {
  if (piece.kind === 'directive') {
    if (piece.name === 'notes') addNotes(walk, piece, where)
    else walk.asked.push(piece)
    return
  }
  const { asked } = walk
  const first = walk.atoms.length
  walk.asked = []
  walk.block++
  switch (piece.kind) {
    case 'lines':
      walkLines(walk, piece, where)
      break
    case 'figure':
      add(
        walk,
        { kind: 'figure', image: piece.image, others: piece.others, caption: piece.caption },
        piece.span,
        where,
        'plain',
        20,
        0,
        true,
      )
      break
    case 'formula':
      add(walk, { kind: 'formula', run: piece.run }, piece.span, where, 'plain', 20, 0, true)
      break
    case 'code':
      add(walk, codeContent(piece), piece.span, where, 'plain', 20, 0, true)
      break
    case 'table':
      add(walk, tableContent(piece), piece.span, where, 'plain', 20, 0, true)
      break
    case 'quote':
      for (const inner of piece.pieces) walkPiece(walk, inner, { ...where, quoted: true })
      break
    case 'list':
      walkList(walk, piece, where)
      break
  }
  // What is empty can follow no wish; the next block gets it.
  if (walk.atoms.length === first) walk.asked.unshift(...asked)
  else if (asked.length > 0) {
    for (const directive of asked)
      if (directive.name === 'figure' && !walk.atoms.slice(first).some(({ content }) => content.kind === 'figure'))
        walk.report(noFigure(directive))
    grant(walk, first, wishOf(walk, asked))
  }
}

/** Notes are about what they stand behind; at the start of a section, about what follows. */
function addNotes(walk: Walk, piece: Directive, where: Where): void {
  const last = walk.atoms.at(-1)
  if (last?.section !== where.section) {
    walk.notes.push(piece.value)
    return
  }
  walk.atoms[walk.atoms.length - 1] = withNotes(last, [piece.value])
}

function withNotes(atom: Atom, notes: readonly string[]): Atom {
  return { ...atom, wish: { ...atom.wish, notes: [...atom.wish.notes, ...notes] } }
}

/** What two lines of a list hold, in load. */
const ONE_THING = 60

function walkLines(walk: Walk, piece: Lines, where: Where): void {
  let isAside = false
  piece.lines.forEach((line, lineIndex) => {
    const text = plain(line)
    let from = 0
    // A short item of a list is one thing to say, however many sentences it has.
    const isOneThing = where.item !== null && loadOf(text) <= ONE_THING
    const ends = isOneThing ? [text.length] : where.item === null ? sentencesOf(line, text) : sentenceEnds(text)
    ends.forEach((end, index) => {
      const runs = slice(line, from, end)
      from = end
      if (plain(runs).trim() === '') return
      // A remark goes on to the end of its paragraph.
      const names = piece.named && lineIndex === 0
      const isHead = where.item === null && piece.lines.length === 1 && ends.length === 1 && isNumberedLine(text)
      const role = names || isHead ? 'lead-in' : isAside ? 'aside' : roleOf(runs)
      if (role === 'aside' && where.item === null) isAside = true
      const importance = importanceOf(runs, role, {
        firstOfSection: walk.sectionStart,
        item: where.item === null ? null : index === 0 ? 'opening' : 'further',
        quoted: where.quoted,
      })
      add(
        walk,
        { kind: 'text', runs },
        spanOf(runs),
        where,
        role,
        importance,
        lineIndex,
        lineIndex === 0 && index === 0,
      )
    })
  })
}

/** A heading that runs in, in bold and with a full stop, is one with the sentence behind it. */
function sentencesOf(line: readonly Text[], text: string): number[] {
  const ends = sentenceEnds(text)
  const [first = 0, second] = ends
  const head = slice(line, 0, first)
  const letters = head.filter(({ text: own }) => /[\p{L}\p{N}]/u.test(own))
  const runsIn = second !== undefined && letters.length > 0 && letters.every(isStrong) && loadOf(plain(head)) <= RUN_IN
  return runsIn ? ends.slice(1) : ends
}

/** The load of a heading that runs in: more of it says something itself. */
const RUN_IN = 6

function walkList(walk: Walk, piece: ListPiece, where: Where): void {
  const isOutermost = where.item === null
  if (isOutermost) walk.list++
  piece.items.forEach((item, index) => {
    const place: ItemPlace = {
      list: walk.list,
      depth: where.item === null ? 0 : where.item.depth + 1,
      ordered: piece.ordered,
      number: piece.start + index,
      done: item.done,
      opens: false,
      ordinal: where.item === null ? index : where.item.ordinal,
      of: where.item === null ? piece.items.length : where.item.of,
    }
    const first = walk.atoms.length
    for (const inner of item.pieces) walkPiece(walk, inner, { ...where, item: place })
    const opening = walk.atoms[first]
    if (opening?.place.item != null && opening.place.item.depth === place.depth) {
      walk.atoms[first] = { ...opening, place: { ...opening.place, item: { ...place, opens: true } } }
    }
  })
}

function add(
  walk: Walk,
  content: Content,
  span: Span,
  where: Where,
  role: Role,
  importance: number,
  line: number,
  opens: boolean,
): void {
  walk.atoms.push({
    id: `a${walk.atoms.length + 1}`,
    section: where.section,
    span,
    line: lineAt(walk.lines, span.start),
    content,
    place: { block: walk.block, line, opens, quoted: where.quoted, item: where.item },
    role,
    importance,
    wish: walk.notes.length === 0 ? NO_WISH : { ...NO_WISH, notes: walk.notes.splice(0) },
  })
  walk.sectionStart = false
}

function codeContent(code: Code): Content {
  return { kind: 'code', code, from: 0, to: code.lineSpans.length, places: null, rest: 0, isRest: false }
}

function tableContent(table: Table): Content {
  const rows = { from: 0, to: table.rows.length }
  return { kind: 'table', table, whole: table, rows, columns: { from: 0, to: table.head.length }, echoOf: null }
}

/** What was asked for one block; what contradicts itself is reported. */
function wishOf(walk: Walk, asked: readonly Directive[]): Wish {
  const value = (name: Directive['name']) => asked.findLast((directive) => directive.name === name)?.value ?? null
  const has = (name: Directive['name']) => asked.some((directive) => directive.name === name)
  if (has('show') && has('say')) {
    const say = asked.find((directive) => directive.name === 'say')
    walk.report({
      code: 'directive-contradicts',
      severity: 'warning',
      span: say?.span ?? null,
      message: 'the same block is asked to be shown and to be said only; it is shown',
      hint: 'take one of the two directives out',
    })
  }
  for (const [index, directive] of asked.entries()) {
    if (!asked.slice(index + 1).some(({ name }) => name === directive.name)) continue
    walk.report({
      code: 'directive-repeated',
      severity: 'warning',
      span: directive.span,
      message: `the same block is asked twice for "${directive.name}"; the last one holds`,
      hint: 'take this one out',
    })
  }
  const title = value('title')
  const layout = value('layout')
  return {
    break: has('break') || title !== null || layout !== null,
    keep: has('keep') ? ++walk.keep : null,
    visible: has('show') ? 'show' : has('say') ? 'say' : null,
    title,
    layout,
    figure: value('figure'),
    notes: [],
    spans: asked.map(({ name, span }) => ({ name, span })),
  }
}

/** `break`, `title` and `layout` hold for the slide that the block opens, the rest for the whole block. */
function grant(walk: Walk, first: number, wish: Wish): void {
  for (let index = first; index < walk.atoms.length; index++) {
    const atom = walk.atoms[index]
    if (atom === undefined) continue
    const whole = {
      ...atom.wish,
      keep: wish.keep ?? atom.wish.keep,
      visible: wish.visible ?? atom.wish.visible,
      figure: atom.content.kind === 'figure' ? (wish.figure ?? atom.wish.figure) : null,
    }
    const opening =
      index === first
        ? { break: wish.break || whole.break, title: wish.title ?? whole.title, layout: wish.layout ?? whole.layout }
        : {}
    walk.atoms[index] = { ...atom, wish: { ...whole, ...opening, spans: [...atom.wish.spans, ...wish.spans] } }
  }
}

function idle(directive: Directive) {
  return {
    code: 'directive-idle',
    severity: 'warning',
    span: directive.span,
    message: `nothing follows the directive "${directive.name}"`,
    hint: 'put it on a line of its own before the block it is about',
  } as const
}

function noFigure(directive: Directive) {
  return {
    code: 'directive-not-followed',
    severity: 'warning',
    span: directive.span,
    message: `no figure follows the directive "figure=${directive.value}"`,
    hint: 'put it on a line of its own right before the figure',
  } as const
}

const NOT_CLOSING: readonly Role[] = ['aside', 'lead-in', 'label', 'enumeration', 'pro', 'con', 'question']

/** A last paragraph of one short sentence closes the article, unless headings without text come after it. */
function withClosing(atoms: readonly Atom[], lastSection: number): Atom[] {
  const last = atoms.at(-1)
  const before = atoms.at(-2)
  if (last?.content.kind !== 'text' || before === undefined || last.section !== lastSection) return [...atoms]
  const isAlone =
    last.place.opens && last.place.item === null && !last.place.quoted && before.place.block !== last.place.block
  const load = loadOf(plain(last.content.runs))
  // A link back is no last word.
  const isLinkBack = load < 12 && isAllLink(last.content.runs)
  if (!isAlone || load > 60 || isLinkBack || NOT_CLOSING.includes(last.role)) return [...atoms]
  return [...atoms.slice(0, -1), { ...last, role: 'closing', importance: 12 }]
}
