// What got worse, article by article.

import type { Row } from './row.ts'

/** A number may move so far before it is called worse: decks differ by a slide for good reasons. */
const SLACK = 0.1

/** A sentence for each gate that held and fails, and each target that was met and is missed by more than the slack. */
export function compareRows(before: readonly Row[], now: readonly Row[]): string[] {
  return before.flatMap((old) => {
    const row = now.find(
      ({ article, density, aspect }) => article === old.article && density === old.density && aspect === old.aspect,
    )
    if (row === undefined)
      return now.some(({ article }) => article === old.article) ? [`worse: ${nameOf(old)} was not made`] : []
    return old.metrics.flatMap((metric) => {
      const same = row.metrics.find(({ number }) => number === metric.number)
      if (same === undefined) return [`worse: ${nameOf(old)}: ${metric.number} ${metric.name} is not measured any more`]
      if (metric.verdict === 'holds' && same.verdict === 'fails')
        return [`worse: ${nameOf(old)}: ${metric.number} ${metric.name} held (${metric.value}) and now: ${same.value}`]
      if (same.failures > metric.failures)
        return [
          `worse: ${nameOf(old)}: ${metric.number} ${metric.name} failed ${metric.failures} times and now ${same.failures}`,
        ]
      return targetsOf(metric.number).flatMap(({ name, least }) => {
        const was = metric.numbers[name]
        const is = same.numbers[name]
        if (was === undefined || is === undefined) return []
        const lost = least ? was - is : is - was
        return lost > SLACK * Math.max(1, Math.abs(was))
          ? [`worse: ${nameOf(old)}: ${metric.number} ${metric.name}, ${name}: ${was} and now ${is}`]
          : []
      })
    })
  })
}

function nameOf({ article, density, aspect }: Row): string {
  return `${article}, ${density}, ${aspect}`
}

/** The numbers of a metric that have a target; `least` where more is better. */
function targetsOf(metric: number): readonly { readonly name: string; readonly least: boolean }[] {
  if (metric === 3)
    return [
      { name: 'good', least: true },
      { name: 'empty', least: false },
    ]
  if (metric === 4) return ['longLists', 'longItems'].map((name) => ({ name, least: false }))
  return []
}
