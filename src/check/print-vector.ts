// The vector as a table for a reader: a line for each metric, under it the slides where it fails.

import { visible } from '../base/diagnostic.ts'
import { isWide } from '../base/text.ts'
import type { Finding, Metric, Verdict } from './metric.ts'

const SIGNS: Readonly<Record<Verdict, string>> = { holds: 'holds', fails: 'FAILS', 'not measured': 'not measured' }
/** Findings of one metric that are written out. */
const MOST = 12

export interface Printing {
  /** Also what misses its target. */
  readonly misses?: boolean
  /** All findings, however many. */
  readonly all?: boolean
}

export function printVector(metrics: readonly Metric[], printing: Printing = {}): string {
  const rows = metrics.map((metric) => [
    String(metric.number).padStart(2),
    metric.name,
    SIGNS[metric.verdict],
    metric.value,
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => cells(row[column] ?? ''))))
  const lines = metrics.flatMap((metric, index) => {
    const row = (rows[index] ?? []).map(
      (cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - cells(cell))),
    )
    const gate = metric.verdict === 'fails' ? [`      gate: ${metric.gate}`] : []
    return [
      row.join('  ').trimEnd(),
      ...gate,
      ...listed(metric.failures, '✗', printing),
      ...(printing.misses ? listed(metric.misses, '·', printing) : []),
    ]
  })
  return `${[...lines, '', summary(metrics)].join('\n')}\n`
}

function listed(findings: readonly Finding[], sign: string, printing: Printing): string[] {
  const most = printing.all ? findings.length : MOST
  const lines = findings.slice(0, most).map(({ slide, id, what }) => {
    const where = slide === null ? '' : `slide ${slide} #${id}: `
    return `      ${sign} ${visible(where + what)}`
  })
  return findings.length > most ? [...lines, `      ${sign} and ${findings.length - most} more`] : lines
}

function summary(metrics: readonly Metric[]): string {
  const count = (verdict: Verdict) => metrics.filter((metric) => metric.verdict === verdict).length
  return `${count('holds')} hold, ${count('fails')} fail, ${count('not measured')} not measured`
}

/** The columns of a terminal that a text takes. */
function cells(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (isWide(character.codePointAt(0) ?? 0) ? 2 : 1), 0)
}
