// The tags of a browser, made into those that PDF/UA asks for. Pure.

import type { Painted } from './painted.ts'
import { type Kid, pageOf, type Tag, tagKid } from './tag.ts'

export interface MendedTags {
  readonly root: Tag
  /** By page, from 0: the contents that say nothing. */
  readonly artifacts: readonly ReadonlySet<number>[]
}

/** How `readyForPrint` marks the alternative text of a formula: a tagged drawing has no other way to say what it is. */
export const FORMULA_MARK = '\ue000'

/** Structure types that a browser writes and PDF 1.7 does not know, with those that stand in for them. */
export const ROLES: Readonly<Record<string, string>> = { Strong: 'Span', Em: 'Span' }

/**
 * Boxes of layout vanish; each page becomes a section; list items get a body, formulas their type, loose text a
 * paragraph; lines, areas and backgrounds become artifacts; headings begin with the first level and leave none out.
 * `painted` tells what the contents of each page show.
 */
export function mendTags(root: Tag, painted: readonly ReadonlyMap<number, Painted>[]): MendedTags {
  const artifacts = painted.map(() => new Set<number>())
  const kids = root.kids.flatMap((kid) => plain(kid, false))
  const sections = byPage(kids).map((own) => tagKid('Sect', shaped('Sect', own)))
  return { root: { ...root, type: 'Document', kids: inLevels(sections) }, artifacts }

  /** Without boxes of layout and what says nothing. */
  function plain(kid: Kid, isDrawing: boolean): readonly Kid[] {
    if (kid.kind === 'object') return [kid]
    if (kid.kind === 'content') {
      const shown = painted[kid.page]?.get(kid.id)
      if (shown === 'text' || shown === 'picture' || (shown === 'shape' && isDrawing)) return [kid]
      artifacts[kid.page]?.add(kid.id)
      return []
    }
    const tag = typed(kid.tag)
    const below = tag.kids.flatMap((one) => plain(one, isDrawing || tag.type === 'Figure' || tag.type === 'Formula'))
    if (LAYOUT.has(tag.type)) return below
    if (below.length === 0 && !CELL.has(tag.type)) return []
    return [{ kind: 'tag', tag: { ...tag, kids: shaped(tag.type, below) } }]
  }
}

const LAYOUT = new Set(['NonStruct', 'Document', 'Part', 'Sect', 'Art', 'Div', 'Private'])
const CELL = new Set(['TH', 'TD'])

/** A figure without a text alternative is the box around one that has it, or around text. */
function typed(tag: Tag): Tag {
  if (tag.type === 'Figure' && (tag.alt ?? '') === '') return { ...tag, type: 'NonStruct' }
  if (tag.type === 'Figure' && tag.alt?.startsWith(FORMULA_MARK) === true)
    return { ...tag, type: 'Formula', alt: tag.alt.slice(FORMULA_MARK.length) }
  return tag
}

const INLINE = new Set(['Span', 'Strong', 'Em', 'Link', 'Code', 'Quote', 'Reference', 'Annot', 'Formula', 'Figure'])

function isInline(kid: Kid): boolean {
  return kid.kind !== 'tag' || INLINE.has(kid.tag.type)
}

/** The kids of a tag of that type, of types that may stand there. */
function shaped(type: string, kids: readonly Kid[]): readonly Kid[] {
  switch (type) {
    case 'L':
      return kids.map((kid) => (isOf(kid, 'LI', 'L', 'Caption') ? kid : tagKid('LI', [tagKid('LBody', [kid])])))
    case 'LI': {
      const labels = kids.filter((kid) => isOf(kid, 'Lbl'))
      const rest = kids.filter((kid) => !isOf(kid, 'Lbl'))
      if (rest.length === 1 && rest.every((kid) => isOf(kid, 'LBody'))) return kids
      return [...labels, ...(rest.length === 0 ? [] : [tagKid('LBody', rest)])]
    }
    case 'Table': {
      const rows = kids.filter((kid) => isOf(kid, 'TR', 'THead', 'TBody', 'TFoot'))
      const others = kids.filter((kid) => !rows.includes(kid))
      const caption = others.flatMap((kid) => (isOf(kid, 'Caption') && kid.kind === 'tag' ? kid.tag.kids : [kid]))
      return caption.length === 0 ? rows : [tagKid('Caption', caption), ...rows]
    }
    case 'THead':
    case 'TBody':
    case 'TFoot':
      return kids.filter((kid) => isOf(kid, 'TR'))
    case 'TR':
      return kids.map((kid) => (isOf(kid, 'TH', 'TD') ? kid : tagKid('TD', [kid])))
    case 'Sect':
    case 'BlockQuote':
    case 'Note':
      return inParagraphs(kids)
    default:
      return kids.map(uncaptioned)
  }
}

function isOf(kid: Kid, ...types: readonly string[]): boolean {
  return kid.kind === 'tag' && types.includes(kid.tag.type)
}

/** A caption belongs to a table or a list; anywhere else it is a paragraph. */
function uncaptioned(kid: Kid): Kid {
  return kid.kind === 'tag' && kid.tag.type === 'Caption' ? { kind: 'tag', tag: { ...kid.tag, type: 'P' } } : kid
}

/** What stands loose beside paragraphs becomes one, as far as it goes; a figure stands by itself. */
function inParagraphs(kids: readonly Kid[]): readonly Kid[] {
  const whole: Kid[] = []
  let loose: Kid[] = []
  const close = (): void => {
    if (loose.length > 0) whole.push(tagKid('P', loose))
    loose = []
  }
  for (const kid of kids) {
    if (isInline(kid) && !isOf(kid, 'Figure', 'Formula')) loose.push(kid)
    else {
      close()
      whole.push(uncaptioned(kid))
    }
  }
  close()
  return whole
}

function byPage(kids: readonly Kid[]): Kid[][] {
  const groups: { page: number; kids: Kid[] }[] = []
  for (const kid of kids) {
    const page = pageOf(kid) ?? groups.at(-1)?.page ?? 0
    const last = groups.at(-1)
    if (last !== undefined && last.page === page) last.kids.push(kid)
    else groups.push({ page, kids: [kid] })
  }
  return groups.map((group) => group.kids)
}

function inLevels(sections: readonly Kid[]): readonly Kid[] {
  let level = 0
  const levelled = (kid: Kid): Kid => {
    if (kid.kind !== 'tag') return kid
    const written = /^H([1-6])$/.exec(kid.tag.type)?.[1]
    if (written !== undefined) level = Math.min(Number(written), level + 1)
    const type = written === undefined ? kid.tag.type : `H${level}`
    return { kind: 'tag', tag: { ...kid.tag, type, kids: kid.tag.kids.map(levelled) } }
  }
  return sections.map(levelled)
}
