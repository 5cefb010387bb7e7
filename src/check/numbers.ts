// Small figures about lists of numbers, and how they are written.

/** The smallest value that at least `share` of the values do not exceed; 0 for an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

/** 1 where there is nothing to count. */
export function shareOf<T>(values: readonly T[], isOne: (value: T) => boolean): number {
  return values.length === 0 ? 1 : values.filter(isOne).length / values.length
}

export function percent(share: number): string {
  return `${rounded(share * 100)} %`
}

export function rounded(value: number, digits = 1): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
