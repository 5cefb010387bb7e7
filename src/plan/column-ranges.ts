// Which columns of a wide table stand together: as few parts as can be, each as wide as the others.

export interface Range {
  readonly from: number
  readonly to: number
}

/** The first part begins with the first column, which is repeated before each other one. One part where nothing helps. */
export function columnRanges(count: number, fits: (columns: Range) => boolean): readonly Range[] {
  const whole = [{ from: 0, to: count }]
  if (count < 3 || fits({ from: 0, to: count })) return whole
  for (let parts = 2; parts < count; parts++) {
    const ranges = evenly(count, parts)
    if (ranges.every(fits)) return ranges
  }
  // One column beside the first is the least there can be; where that does not fit either, cut words are no worse in one part.
  const pairs = evenly(count, count - 1)
  return pairs.filter(fits).length * 2 >= pairs.length ? pairs : whole
}

function evenly(count: number, parts: number): Range[] {
  const own = count - 1
  return Array.from({ length: parts }, (_, part) => ({
    from: part === 0 ? 0 : 1 + Math.floor((own * part) / parts),
    to: 1 + Math.floor((own * (part + 1)) / parts),
  }))
}
