// How near plans come to those made by hand: `npm run boundaries [-- --costs] [-- NAME…]`.
// With --costs, every cost is moved by 30 % up and down, one at a time, and the largest changes are shown.

import process from 'node:process'
import { COSTS, type Costs } from '../src/plan/costs.ts'
import { handPlans } from './boundaries/agreement.ts'

const words = process.argv.slice(2)
const names = words.filter((word) => !word.startsWith('--'))
const plans = (await handPlans()).filter(({ article }) => names.length === 0 || names.includes(article))
if (plans.length === 0) console.log('no article of a plan is here: nothing to compare with')

for (const { article, use, compare } of plans) {
  console.log(`${article} (${use})`)
  for (const density of ['full', 'balanced', 'sparse'] as const) {
    const { f1, slides, extra, missed } = compare(density, COSTS)
    // What is held apart is not looked at.
    const where = use === 'held apart' ? '' : `  extra ${extra.join(' ') || '–'}  missed ${missed.join(' ') || '–'}`
    console.log(`  ${density.padEnd(8)}  F1 ${f1.toFixed(3)}  ${slides} slides${where}`)
  }
}

if (words.includes('--costs')) {
  for (const { article, use, compare } of plans.filter(({ use: one }) => one !== 'held apart')) {
    for (const density of ['full', 'balanced'] as const) {
      const base = compare(density, COSTS).f1
      let worst = { change: 0, name: 'none' }
      for (const { name, costs } of variations(COSTS)) {
        const { f1 } = compare(density, costs)
        if (use === 'seed' && Math.abs(f1 - base) > 0.001) console.log(`  ${density} ${name}: ${f1.toFixed(3)}`)
        if (Math.abs(f1 - base) > Math.abs(worst.change)) worst = { change: f1 - base, name }
      }
      console.log(
        `${article}, ${density}: largest change of F1 when a cost moves by 30 %: ${worst.change.toFixed(3)} (${worst.name})`,
      )
    }
  }
}

/** Every number of the costs, once a third more and once a third less; limits that are gates stay. */
function variations(costs: Costs): { name: string; costs: Costs }[] {
  const found: { name: string; costs: Costs }[] = []
  const walk = (at: unknown, trail: readonly string[]) => {
    if (typeof at === 'number') {
      for (const factor of [0.7, 1.3]) {
        const copy = structuredClone(costs) as unknown as Record<string, unknown>
        let holder = copy
        for (const key of trail.slice(0, -1)) holder = holder[key] as Record<string, unknown>
        holder[trail.at(-1) ?? ''] = at * factor
        found.push({ name: `${trail.join('.')} × ${factor}`, costs: copy as unknown as Costs })
      }
      return
    }
    for (const [key, value] of Object.entries(at as Record<string, unknown>)) {
      if (trail[0] === 'load' && key === 'most') continue
      walk(value, [...trail, key])
    }
  }
  walk(costs, [])
  return found
}
