// Rules of tags: where each may stand, and what it has to say.

import { isUnknown } from './document-rules.ts'
import { isStandard, type Placed, placedTags, type Rule, rule, standardType } from './rule.ts'
import type { UaFacts, UaTag } from './ua-facts.ts'

type Judge = (placed: Placed) => boolean

/** A failure for each tag of that type which is not as `isRight` says. */
function each(types: readonly string[], isRight: Judge, said: (placed: Placed) => string): Rule['find'] {
  return (facts) =>
    placedTags(facts)
      .filter((placed) => types.includes(placed.type) && !isRight(placed))
      .map(said)
}

function within(clause: string, test: number, type: string, ...parents: readonly string[]): Rule {
  return rule(
    clause,
    test,
    `${type} stands in ${parents.join(', ')}`,
    each(
      [type],
      ({ parent }) => parents.includes(parent),
      ({ parent }) => `one stands in ${parent || 'nothing'}`,
    ),
  )
}

function holds(clause: string, test: number, type: string, ...kids: readonly string[]): Rule {
  return rule(
    clause,
    test,
    `${type} holds only ${kids.join(', ')}`,
    each(
      [type],
      (placed) => placed.kids.every((kid) => kids.includes(kid)),
      (placed) => `one holds ${placed.kids.find((kid) => !kids.includes(kid)) ?? ''}`,
    ),
  )
}

function counts(
  clause: string,
  test: number,
  type: string,
  asks: string,
  isRight: (kids: readonly string[]) => boolean,
): Rule {
  return rule(
    clause,
    test,
    asks,
    each(
      [type],
      ({ kids }) => isRight(kids),
      () => 'one does not',
    ),
  )
}

const number = (kids: readonly string[], type: string) => kids.filter((kid) => kid === type).length

/** A text of a tag has a language: its own, one above it, or the document's. */
function inLanguage(test: number, name: string, text: (tag: UaTag) => string | null): Rule {
  return rule('7.2', test, `the language of ${name} is known`, ({ root, lang }) => {
    const failures: string[] = []
    const walk = (tag: UaTag, above: boolean): void => {
      const isKnown = above || !isUnknown(tag.lang)
      if (text(tag) !== null && !isKnown) failures.push(`a ${tag.type} has none`)
      for (const kid of tag.kids) walk(kid, isKnown)
    }
    if (root !== null) walk(root, !isUnknown(lang))
    return failures
  })
}

const GROUPS = ['Table', 'THead', 'TBody', 'TFoot']

export const structureRules: readonly Rule[] = [
  rule('7.1', 5, 'every type leads to a standard one', (facts) =>
    used(facts).flatMap((type) => (standardType(type, facts.roles) === null ? [`${type} leads to none`] : [])),
  ),
  rule('7.1', 6, 'no type leads to itself', ({ roles }) =>
    Object.keys(roles).flatMap((type) => (isCircular(type, roles) ? [`${type} does`] : [])),
  ),
  rule('7.1', 7, 'standard types keep their meaning', ({ roles }) =>
    Object.keys(roles).flatMap((type) => (isStandard(type) ? [`${type} is given another`] : [])),
  ),
  rule('7.1', 12, 'every tag names the one above it', (facts) =>
    placedTags(facts).flatMap(({ tag, type }) => (tag.knowsParent ? [] : [`a ${type} does not`])),
  ),
  holds('7.2', 3, 'Table', 'TR', 'THead', 'TBody', 'TFoot', 'Caption'),
  within('7.2', 4, 'TR', ...GROUPS),
  within('7.2', 5, 'THead', 'Table'),
  within('7.2', 6, 'TBody', 'Table'),
  within('7.2', 7, 'TFoot', 'Table'),
  within('7.2', 8, 'TH', 'TR'),
  within('7.2', 9, 'TD', 'TR'),
  holds('7.2', 10, 'TR', 'TH', 'TD'),
  counts('7.2', 11, 'Table', 'a table has at most one head', (kids) => number(kids, 'THead') <= 1),
  counts('7.2', 12, 'Table', 'a table has at most one foot', (kids) => number(kids, 'TFoot') <= 1),
  counts(
    '7.2',
    13,
    'Table',
    'a table with a foot has a body',
    (kids) => !kids.includes('TFoot') || kids.includes('TBody'),
  ),
  counts(
    '7.2',
    14,
    'Table',
    'a table with a head has a body',
    (kids) => !kids.includes('THead') || kids.includes('TBody'),
  ),
  rule('7.2', 15, 'no cell lies over another', (facts) => tablesOf(facts).flatMap(({ faults }) => faults.overlaps)),
  counts('7.2', 16, 'Table', 'a caption is the first or the last of a table', (kids) =>
    kids.slice(1, -1).every((kid) => kid !== 'Caption'),
  ),
  within('7.2', 17, 'LI', 'L'),
  within('7.2', 18, 'LBody', 'LI'),
  holds('7.2', 19, 'L', 'L', 'LI', 'Caption'),
  holds('7.2', 20, 'LI', 'Lbl', 'LBody'),
  inLanguage(21, 'replacement texts', (tag) => tag.actual),
  inLanguage(22, 'alternative texts', (tag) => tag.alt),
  inLanguage(23, 'expansions', (tag) => tag.expansion),
  within('7.2', 26, 'TOCI', 'TOC'),
  holds('7.2', 27, 'TOC', 'TOC', 'TOCI', 'Caption'),
  counts(
    '7.2',
    28,
    'TOC',
    'a caption is the first of a table of contents',
    (kids) => !kids.slice(1).includes('Caption'),
  ),
  holds('7.2', 36, 'THead', 'TR'),
  holds('7.2', 37, 'TBody', 'TR'),
  holds('7.2', 38, 'TFoot', 'TR'),
  counts('7.2', 39, 'Table', 'a table has at most one caption', (kids) => number(kids, 'Caption') <= 1),
  counts('7.2', 40, 'L', 'a caption is the first of a list', (kids) => !kids.slice(1).includes('Caption')),
  rule('7.2', 41, 'columns have equally many rows', (facts) => tablesOf(facts).flatMap(({ faults }) => faults.short)),
  rule('7.2', 42, 'rows have equally many columns', (facts) => tablesOf(facts).flatMap(({ faults }) => faults.narrow)),
  rule('7.2', 43, 'cells that span reach no further than the table', (facts) =>
    tablesOf(facts).flatMap(({ faults }) => faults.wide),
  ),
  rule(
    '7.3',
    1,
    'a figure has a text alternative',
    each(
      ['Figure'],
      ({ tag }) => hasAlternative(tag),
      () => 'one has none',
    ),
  ),
  rule('7.4.2', 1, 'headings begin with the first level and leave none out', headingFaults),
  rule('7.4.4', 1, 'no tag has two headings without a level', (facts) =>
    placedTags(facts).flatMap(({ kids, type }) => (number(kids, 'H') > 1 ? [`a ${type} has`] : [])),
  ),
  rule('7.4.4', 2, 'headings without a level stand alone', (facts) => mixedHeadings(facts)),
  rule('7.4.4', 3, 'headings with levels stand alone', (facts) => mixedHeadings(facts)),
  rule('7.5', 1, 'headers of a table are found from its cells, or say what they head', (facts) =>
    tablesOf(facts).flatMap(({ headerless }) => headerless),
  ),
  rule('7.5', 2, 'cells name headers that are there', (facts) => tablesOf(facts).flatMap(({ unknown }) => unknown)),
  rule(
    '7.7',
    1,
    'a formula has a text alternative',
    each(
      ['Formula'],
      ({ tag }) => hasAlternative(tag),
      () => 'one has none',
    ),
  ),
  rule(
    '7.9',
    1,
    'a note has an ID',
    each(
      ['Note'],
      ({ tag }) => (tag.id ?? '') !== '',
      () => 'one has none',
    ),
  ),
  rule('7.9', 2, 'of its own', (facts) => {
    const ids = placedTags(facts).flatMap(({ type, tag }) => (type === 'Note' && tag.id !== null ? [tag.id] : []))
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two have ${id}`)
  }),
  rule(
    '7.18.4',
    2,
    'a form holds one field',
    each(
      ['Form'],
      () => false,
      () => 'one is not expected',
    ),
  ),
]

function used(facts: UaFacts): readonly string[] {
  return [...new Set(placedTags(facts).map(({ tag }) => tag.type))]
}

function isCircular(type: string, roles: UaFacts['roles']): boolean {
  let at: string | undefined = type
  for (let step = 0; at !== undefined && !isStandard(at); step++) {
    if (step > Object.keys(roles).length) return true
    at = Object.hasOwn(roles, at) ? roles[at] : undefined
  }
  return false
}

function hasAlternative({ alt, actual }: UaTag): boolean {
  return (alt ?? '') !== '' || actual !== null
}

function headingFaults(facts: UaFacts): string[] {
  let before = 0
  return placedTags(facts).flatMap(({ type }) => {
    const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0)
    if (level === 0) return []
    const fault = level > before + 1 ? [`H${level} follows ${before === 0 ? 'nothing' : `H${before}`}`] : []
    before = level
    return fault
  })
}

function mixedHeadings(facts: UaFacts): string[] {
  const types = placedTags(facts).map(({ type }) => type)
  return types.includes('H') && types.some((type) => /^H[1-6]$/.test(type)) ? ['both are there'] : []
}

interface JudgedTable {
  readonly faults: Readonly<Record<'overlaps' | 'short' | 'narrow' | 'wide', readonly string[]>>
  readonly headerless: readonly string[]
  readonly unknown: readonly string[]
}

function tablesOf(facts: UaFacts): readonly JudgedTable[] {
  const type = (tag: UaTag) => standardType(tag.type, facts.roles)
  return placedTags(facts)
    .filter((placed) => placed.type === 'Table')
    .map(({ tag }) => {
      const rows = tag.kids.flatMap((kid) =>
        type(kid) === 'TR' ? [kid] : kid.kids.filter((row) => type(row) === 'TR'),
      )
      return judged(rows, (cell) => type(cell) === 'TH')
    })
}

function judged(rows: readonly UaTag[], isHeader: (cell: UaTag) => boolean): JudgedTable {
  const taken = new Map<string, number>()
  const overlaps: string[] = []
  const wide: string[] = []
  const widths: number[] = []
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row.kids) {
      while (taken.has(`${x} ${y}`)) x++
      if (y + cell.rows > rows.length) wide.push(`a cell of row ${y + 1} reaches below the table`)
      for (let down = 0; down < cell.rows; down++)
        for (let across = 0; across < cell.columns; across++) {
          const place = `${x + across} ${y + down}`
          if (taken.has(place)) overlaps.push(`two cells at column ${x + across + 1}, row ${y + down + 1}`)
          taken.set(place, 1)
        }
      x += cell.columns
    }
  })
  for (const place of taken.keys()) {
    const [x = 0, y = 0] = place.split(' ').map(Number)
    widths[y] = Math.max(widths[y] ?? 0, x + 1)
  }
  const width = Math.max(0, ...widths)
  const narrow = rows.flatMap((_, y) =>
    (widths[y] ?? 0) < width ? [`row ${y + 1} has ${widths[y] ?? 0} of ${width} columns`] : [],
  )
  const short = Array.from({ length: width }, (_, x) => x).flatMap((x) => {
    const height = rows.filter((_, y) => taken.has(`${x} ${y}`)).length
    return height < rows.length && narrow.length === 0 ? [`column ${x + 1} has ${height} of ${rows.length} rows`] : []
  })
  const cells = rows.flatMap((row) => row.kids)
  const ids = new Set(cells.flatMap(({ id }) => (id === null ? [] : [id])))
  const headers = cells.filter(isHeader)
  const named = cells.flatMap((cell) => cell.headers)
  const unknown = named.filter((id) => !ids.has(id)).map((id) => `no header has the ID ${id}`)
  const isFound = headers.every(({ scope }) => scope !== null) || (named.length > 0 && unknown.length === 0)
  return {
    faults: { overlaps, short, narrow, wide },
    headerless: headers.length === 0 || isFound ? [] : ['headers without a scope that no cell names'],
    unknown,
  }
}
