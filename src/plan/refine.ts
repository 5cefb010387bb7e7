// Atoms that no slide can hold, cut where it hurts least: text at clauses, code at blank lines, tables between rows.

import type { Report } from '../base/diagnostic.ts'
import { clauseEnds, loadOf } from '../base/text.ts'
import { type Answers, figureKey } from '../measure/answers.ts'
import type { Theme } from '../measure/theme.ts'
import type { Atom, CodeContent, FigureContent, TextContent } from '../outline/atom.ts'
import { plain, slice, spanOf } from '../outline/pieces.ts'
import { fitCode } from './fit-code.ts'
import { notKept } from './not-followed.ts'
import { mostRoomOf } from './notes.ts'
import { homePart } from './part.ts'
import type { Room } from './room.ts'
import type { Setter } from './setter.ts'
import { tablePieces } from './table-pieces.ts'

export function refine(
  atoms: readonly Atom[],
  answers: Answers,
  room: Room,
  mostLoad: number,
  longCode: { readonly from: number; readonly shown: number },
  setter: Setter,
  theme: Theme,
  report: Report,
): Atom[] {
  return atoms.flatMap((atom, index): Atom[] => {
    const { content } = atom
    const taken = leadHeight(atoms[index - 1], atom) + mostRoomOf(atom, theme)
    const left = { ...room, height: room.height - taken }
    switch (content.kind) {
      case 'figure':
        return figurePieces(atom, content)
      case 'formula':
        return [atom]
      case 'text':
        return textPieces(atom, content)
      case 'code':
        return codePieces(atom, content, left)
      case 'table':
        return numbered(atom, tablePieces(atom, content, left, setter, theme, report), report)
    }
  })

  /** Pictures beside each other are one figure where all of them are there. */
  function figurePieces(atom: Atom, content: FigureContent): Atom[] {
    const images = [content.image, ...content.others]
    if (images.length === 1 || images.every((image) => answers.get(figureKey(image))?.kind === 'drawn')) return [atom]
    return numbered(
      atom,
      images.map((image, index) => {
        const caption = index === images.length - 1 ? content.caption : null
        const end = caption === null ? image.span.end : atom.span.end
        return {
          ...atom,
          content: { kind: 'figure', image, others: [], caption },
          span: { start: index === 0 ? atom.span.start : image.span.start, end },
        }
      }),
      report,
    )
  }

  function textPieces(atom: Atom, content: TextContent): Atom[] {
    const size = theme.steps.at(-1) ?? 28
    const isTooTall = (from: number, to: number) => {
      const part = homePart(atom, slice(content.runs, from, to))
      const line = size * theme.leading
      const indent = theme.indent * ((atom.place.item?.depth ?? 0) + 2)
      const set = setter.set([part], { size, line, weight: 400 }, room.width - indent, 'none')
      return (set.breaks.length + 1) * line > room.height - 2 * theme.padding.y
    }
    const text = plain(content.runs)
    const most = Math.min(mostLoad - 20, 150)
    if (loadOf(text) <= most && !isTooTall(0, text.length)) return [atom]
    const cuts = cutAtClauses(text, most, isTooTall)
    return numbered(
      atom,
      cuts.map((to, index): Atom => {
        const runs = slice(content.runs, cuts[index - 1] ?? 0, to)
        return { ...atom, content: { kind: 'text', runs }, span: spanOf(runs) }
      }),
      report,
    )
  }

  /** What leads to a block stands over its first piece: so much of the room is not the block's. */
  function leadHeight(lead: Atom | undefined, atom: Atom): number {
    if (lead?.role !== 'lead-in' || lead.content.kind !== 'text' || lead.section !== atom.section) return 0
    const size = theme.steps.at(-1) ?? 28
    const part = homePart(lead, lead.content.runs)
    const line = size * theme.leading
    const indent = lead.place.item === null ? 0 : (lead.place.item.depth + 1) * theme.indent
    const { breaks } = setter.set([part], { size, line, weight: 400 }, room.width - indent, 'none')
    const height = (breaks.length + 1) * line + Math.round(theme.gap.least * size)
    // A long one goes before the block, on a slide of its own.
    return height < room.height * 0.4 ? height + mostRoomOf(lead, theme) : 0
  }

  function codePieces(atom: Atom, whole: CodeContent, left: Room): Atom[] {
    const content = withShortLines(atom, whole)
    const smallest = theme.smallSteps.length
    // A sign that there is more takes a line.
    const sign =
      content.to - content.from >= longCode.from ? Math.round((theme.smallSteps.at(-1) ?? 18) * theme.codeLeading) : 0
    const fits = (from: number, to: number, more = 0) =>
      fitCode({ ...content, from, to }, atom, room.width, smallest, setter, theme).height + more <=
      (from === content.from ? left : room).height
    if (fits(content.from, content.to)) return [atom]
    const lines = content.code.text.split('\n')
    const ends = evenCodeEnds(lines, content, (from, to) => fits(from, to, sign))
    const isLong = atom.wish.visible !== 'show' && content.to - content.from >= longCode.from
    const shown = isLong ? ends.findIndex((to) => to - content.from >= longCode.shown) + 1 : ends.length
    const pieces = ends.map((to, index): Atom => {
      const from = ends[index - 1] ?? content.from
      const start = content.code.lineSpans[from]?.start ?? atom.span.start
      const end = content.code.lineSpans[to - 1]?.end ?? atom.span.end
      const rest = index === shown - 1 ? content.to - to : 0
      return { ...atom, content: { ...content, from, to, rest, isRest: index >= shown }, span: { start, end } }
    })
    const said = content.to - (ends[shown - 1] ?? content.to)
    report({
      code: 'code-split',
      severity: 'note',
      span: atom.span,
      message:
        said > 0
          ? `of the code block of ${content.to - content.from} lines the first ${content.to - content.from - said} are shown; the others are in the source text only`
          : `the code block of ${content.to - content.from} lines goes on over ${pieces.length} slides`,
      ...(said > 0 && { hint: 'show all of it with <!-- lectern: show -->, or with --density full' }),
    })
    return numbered(atom, pieces, report)
  }

  /** A line that would fill a slide by itself, such as a packed script, is cut where it is broken anyway. */
  function withShortLines(atom: Atom, content: CodeContent): CodeContent {
    const { code, from, to } = content
    // No line can be so long where all of the code is short.
    if (code.text.length < 400) return content
    const row = fitCode(content, atom, room.width, theme.smallSteps.length, setter, theme)
    const most = Math.max(1, Math.floor((room.height - 2 * theme.padding.y) / row.lineHeight / 2))
    if (row.lines.every(({ text: { breaks } }) => breaks.length < most)) return content
    const written = code.text.split('\n').slice(from, to)
    const cut = row.lines.flatMap(({ text: { breaks } }, index) => {
      const text = written[index] ?? ''
      const span = code.lineSpans[from + index] ?? atom.span
      const ends = breaks.filter((_, at) => (at + 1) % most === 0 && !text.includes('\t'))
      return [0, ...ends].map((start, at) => {
        const end = ends[at] ?? text.length
        return {
          place: at === 0 ? from + index : null,
          text: text.slice(start, end),
          span: { start: span.start + start, end: at === ends.length ? span.end : span.start + end },
        }
      })
    })
    const short = {
      ...code,
      tokens: null,
      text: cut.map(({ text }) => text).join('\n'),
      lineSpans: cut.map(({ span }) => span),
    }
    return { ...content, code: short, from: 0, to: cut.length, places: cut.map(({ place }) => place) }
  }
}

function numbered(atom: Atom, pieces: readonly Atom[], report: Report): Atom[] {
  if (pieces.length === 1) return [atom]
  if (atom.wish.keep !== null) notKept(atom, report)
  return pieces.map((piece, index) => ({
    ...piece,
    id: `${atom.id}.${index + 1}`,
    place:
      index === 0
        ? piece.place
        : {
            ...piece.place,
            opens: false,
            item: piece.place.item === null ? null : { ...piece.place.item, opens: false },
          },
    wish: index === 0 ? piece.wish : { ...piece.wish, break: false, title: null, layout: null, keep: null },
  }))
}

/** Ends of pieces, near equal in load, each at the end of a clause where there is one. */
function cutAtClauses(text: string, most: number, isTooTall: (from: number, to: number) => boolean): number[] {
  const count = Math.ceil(loadOf(text) / most)
  const share = loadOf(text) / Math.max(count, 1)
  const cuts: number[] = []
  let from = 0
  let clause = 0
  const fits = (to: number) => loadOf(text.slice(from, to)) <= most && !isTooTall(from, to)
  const ends = clauseEnds(text)
  for (const end of ends) {
    while (clause > from && (!fits(end) || loadOf(text.slice(from, clause)) >= share * 1.25)) {
      from = bestEnd(text, ends, from, clause, share)
      cuts.push(from)
    }
    // A clause, or a word, that is itself too long.
    while (!fits(end)) {
      let low = from + 1
      let high = end
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if (fits(middle)) low = middle
        else high = middle - 1
      }
      if (low >= end) break
      const at = /[\ud800-\udbff]/.test(text[low - 1] ?? '') ? low - 1 : low
      cuts.push(Math.max(at, from + 1))
      from = cuts.at(-1) ?? end
    }
    clause = end
  }
  if (cuts.at(-1) !== text.length) cuts.push(text.length)
  return cuts
}

/** Of the ends up to `last`, the one after the strongest mark that is not far from a share; the nearest to it among equals. */
function bestEnd(text: string, ends: readonly number[], from: number, last: number, share: number): number {
  let best = last
  let least = Number.POSITIVE_INFINITY
  for (const end of ends) {
    if (end <= from || end > last) continue
    const load = loadOf(text.slice(from, end))
    if (load < share * 0.6) continue
    const cost = Math.abs(load / share - 1) - strengthOf(text, end)
    if (cost < least) {
      least = cost
      best = end
    }
  }
  return best
}

const MARK = /[，；：、,;:،؛—–][”’"'」』）)\]]*\s*$/u
const JOINT = /^(?:and|but|or|which|while|because|und|aber|oder|weil|et|mais|ou|y|pero|o)\s/iu

function strengthOf(text: string, end: number): number {
  if (MARK.test(text.slice(Math.max(0, end - 6), end))) return 0.5
  return JOINT.test(text.slice(end, end + 10)) ? 0.2 : 0
}

/** As few pieces as can be, and of those ways the one whose longest piece is shortest: no bracket stands alone on the last slide. */
function evenCodeEnds(
  lines: readonly string[],
  { from: first, to: last }: CodeContent,
  fits: (from: number, to: number) => boolean,
): number[] {
  const endsWith = (cap: number) => {
    const ends: number[] = []
    for (let from = first; from < last; from = ends.at(-1) ?? last) {
      let most = from + 1
      while (most < last && most - from < cap && fits(from, most + 1)) most++
      ends.push(most === last ? most : bestCodeCut(lines, from, most))
    }
    return ends
  }
  const fewest = endsWith(last - first)
  for (let cap = Math.ceil((last - first) / fewest.length); cap < last - first; cap++) {
    const ends = endsWith(cap)
    if (ends.length <= fewest.length) return ends
  }
  return fewest
}

/** After a blank line, else before the line with the least indentation, in the second half of what fits. */
function bestCodeCut(lines: readonly string[], from: number, most: number): number {
  const least = from + Math.max(1, Math.ceil((most - from) / 2))
  for (let at = most; at >= least; at--) if ((lines[at - 1] ?? '').trim() === '') return at
  let best = most
  let indent = Number.POSITIVE_INFINITY
  for (let at = most; at >= least; at--) {
    const line = lines[at] ?? ''
    const own = line.length - line.trimStart().length
    // What closes a bracket belongs to what opened it.
    if (own < indent && !/^\s*(?:[)}\]]|end\b)/.test(line)) {
      indent = own
      best = at
    }
  }
  return best
}
