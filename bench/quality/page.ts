// docs/quality.md: gates, targets, agreement and the worst slides, one row an article.

import type { Agreement } from '../boundaries/agreement.ts'
import type { Row } from './row.ts'

export function qualityPage(rows: readonly Row[], agreement: readonly Agreement[], day: string | undefined): string {
  const articles = [...new Set(rows.map(({ article }) => article))]
  const broken = rows.reduce((sum, row) => sum + brokenOf(row).length, 0)
  return [
    '# Quality, measured',
    '',
    'Every article in three densities and two aspects, measured in a browser by `npm run quality`; the metrics are numbered as in the list below. The complete vectors are in `quality.json`.',
    ...(day === undefined ? [] : ['', `Measured on ${day}.`]),
    '',
    `**${rows.length} decks of ${articles.length} articles, ${broken} broken gates.**`,
    '',
    '## Gates and targets',
    '',
    '*Gates* names each gate that breaks in any of the six decks of an article, with the deck. The other columns are the deck most people will see, `balanced` in 16:9. *Fill*: content slides that are filled from 0.40 to 0.92 (target 80 %). *Load*: median and 95th percentile (targets 100 and 150). *Lists*: those of more than five items (15 %). *Items*: those of more than two lines (10 %). *Lines*: texts whose number of lines the estimator and the browser agree on, and those for which it reckoned with too few (0.2 %), over the six decks. A figure behind which stands × is worse than twice its target.',
    '',
    '| article | gates | slides | shown | fill | load | orphans | lists | items | figures | lines | too few |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...articles.map((article) => lineOf(rows.filter((row) => row.article === article))),
    medianLine(rows),
    '',
    '## Boundaries',
    '',
    'Where slides begin, against plans made by hand before the costs were tuned: F1 of the places, `npm run boundaries`. Two plans were not looked at while tuning.',
    '',
    '| plan | use | full | balanced | sparse |',
    '| --- | --- | --- | --- | --- |',
    ...agreement.map(
      ({ article, use, f1 }) =>
        `| ${article} | ${use} | ${f1.full.toFixed(3)} | ${f1.balanced.toFixed(3)} | ${f1.sparse.toFixed(3)} |`,
    ),
    '',
    '## The worst slides',
    '',
    'Ten points for a broken gate, one for a missed target.',
    '',
    '| article | density | aspect | slide | points | why |',
    '| --- | --- | --- | --- | --- | --- |',
    ...worstOf(rows).map(
      ({ row, slide, score, why }) =>
        `| ${row.article} | ${row.density} | ${row.aspect} | ${slide} | ${score} | ${why.join('; ').replaceAll('|', '\\|')} |`,
    ),
    '',
    '## The vectors in `balanced`, 16:9',
    '',
    ...vectors(rows.filter(({ density, aspect }) => density === 'balanced' && aspect === '16:9')),
    '',
  ].join('\n')
}

function brokenOf(row: Row) {
  return row.metrics.filter(({ verdict }) => verdict === 'fails')
}

function middle(rows: readonly Row[]): Row | undefined {
  return rows.find(({ density, aspect }) => density === 'balanced' && aspect === '16:9') ?? rows[0]
}

function numberOf(row: Row, metric: number, name: string): number {
  return row.metrics.find(({ number }) => number === metric)?.numbers[name] ?? 0
}

interface Target {
  readonly of: (row: Row) => number
  readonly written: (value: number) => string
  readonly isBad: (value: number) => boolean
}

const share = (value: number) => `${Math.round(value * 100)} %`
const TARGETS: Readonly<Record<string, Target>> = {
  fill: { of: (row) => numberOf(row, 3, 'good'), written: share, isBad: (value) => value < 0.6 },
  median: { of: (row) => numberOf(row, 4, 'median'), written: String, isBad: (value) => value > 200 },
  p95: { of: (row) => numberOf(row, 4, 'p95'), written: String, isBad: (value) => value > 300 },
  orphans: { of: (row) => numberOf(row, 10, 'orphans'), written: String, isBad: (value) => value > 0 },
  lists: { of: (row) => numberOf(row, 4, 'longLists'), written: share, isBad: (value) => value > 0.3 },
  items: { of: (row) => numberOf(row, 4, 'longItems'), written: share, isBad: (value) => value > 0.2 },
}

function cell(name: keyof typeof TARGETS, row: Row): string {
  const target = TARGETS[name]
  if (target === undefined) throw new Error(`no target ${name}`)
  const value = target.of(row)
  return `${target.written(value)}${target.isBad(value) ? ' ×' : ''}`
}

function lineOf(rows: readonly Row[]): string {
  const row = middle(rows)
  if (row === undefined) return ''
  const gates = rows.flatMap((one) =>
    brokenOf(one).map(({ number, name, failures }) => `${number} ${name} (${one.density} ${one.aspect}: ${failures})`),
  )
  const texts = rows.reduce((sum, { lines }) => sum + lines.texts, 0)
  const same = rows.reduce((sum, { lines }) => sum + lines.same, 0)
  const under = rows.reduce((sum, { lines }) => sum + lines.under, 0)
  const cells = [
    row.article,
    gates.length === 0 ? 'all hold' : `**${gates.join(', ')}**`,
    String(row.slides),
    share(numberOf(row, 5, 'shown')),
    cell('fill', row),
    `${cell('median', row)}, ${cell('p95', row)}`,
    cell('orphans', row),
    cell('lists', row),
    cell('items', row),
    row.metrics.find(({ number }) => number === 11)?.value.split(',')[0] ?? '–',
    `${((100 * same) / Math.max(texts, 1)).toFixed(2)} %`,
    `${((100 * under) / Math.max(texts, 1)).toFixed(2)} %`,
  ]
  return `| ${cells.join(' | ')} |`
}

function medianLine(rows: readonly Row[]): string {
  const balanced = rows.filter(({ density, aspect }) => density === 'balanced' && aspect === '16:9')
  const median = (name: keyof typeof TARGETS) => {
    const target = TARGETS[name]
    if (target === undefined) throw new Error(`no target ${name}`)
    const values = balanced.map(target.of).sort((a, b) => a - b)
    return target.written(values[Math.floor(values.length / 2)] ?? 0)
  }
  return `| *median article* | | | | ${median('fill')} | ${median('median')}, ${median('p95')} | ${median('orphans')} | ${median('lists')} | ${median('items')} | | | |`
}

function worstOf(rows: readonly Row[]) {
  return rows
    .flatMap((row) => row.worst.map((worst) => ({ row, ...worst })))
    .sort((a, b) => b.score - a.score)
    .filter(
      (one, at, all) =>
        all.findIndex((other) => other.row.article === one.row.article && other.why[0] === one.why[0]) === at,
    )
    .slice(0, 10)
}

function vectors(rows: readonly Row[]): string[] {
  const numbers = rows[0]?.metrics.map(({ number, name }) => ({ number, name })) ?? []
  return [
    `| article | ${numbers.map(({ number, name }) => `${number} ${name}`).join(' | ')} |`,
    `|${' --- |'.repeat(numbers.length + 1)}`,
    ...rows.map(
      (row) =>
        `| ${row.article} | ${row.metrics.map(({ verdict, value }) => `${verdict === 'fails' ? '**fails** ' : ''}${value}`).join(' | ')} |`,
    ),
  ]
}
