// Dividing an hour.

/**
 * Whole parts of `total`, one for each weight and in proportion to it, that sum to it exactly: each has `least`, and what rounding
 * leaves goes to those that lost most by it, the earlier one first.
 * @throws RangeError where `total` is too small for `least` each, or a weight is negative or endless
 */
export function shared(total: number, weights: readonly number[], least: number): number[] {
  if (weights.length === 0) return []
  if (total < least * weights.length || weights.some((weight) => !(weight >= 0 && weight < Infinity)))
    throw new RangeError('not enough to share')
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const portion = (weight: number, of: number, all: number) => (all === 0 ? of / weights.length : (of * weight) / all)
  // Who would get less than the least gets the least, and the others share the rest.
  const fixed = new Set<number>()
  for (;;) {
    const rest = total - least * fixed.size
    const open = weights.reduce((all, weight, index) => all + (fixed.has(index) ? 0 : weight), 0)
    const poor = weights.flatMap((weight, index) =>
      !fixed.has(index) && (sum === 0 ? rest / weights.length : portion(weight, rest, open)) < least ? [index] : [],
    )
    if (poor.length === 0 || fixed.size + poor.length >= weights.length) {
      if (poor.length > 0) for (const index of poor) fixed.add(index)
      break
    }
    for (const index of poor) fixed.add(index)
  }
  const free = weights.map((weight, index) => (fixed.has(index) ? 0 : sum === 0 ? 1 : weight))
  const freeSum = free.reduce((all, weight) => all + weight, 0)
  const rest = total - least * fixed.size
  const exact = free.map((weight, index) => (fixed.has(index) ? least : (rest * weight) / freeSum))
  const whole = exact.map(Math.floor)
  const left = total - whole.reduce((all, part) => all + part, 0)
  const byLoss = exact
    .map((part, index) => ({ index, loss: part - Math.floor(part) }))
    .sort((a, b) => b.loss - a.loss || a.index - b.index)
  for (let given = 0; given < left; given++) {
    const to = byLoss[given % byLoss.length]?.index ?? 0
    whole[to] = (whole[to] ?? 0) + 1
  }
  return whole
}
