// A length of time as a leader's file has it.

/** `5m`, `4m30s`, `45s`. */
export function timeText(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes === 0) return `${rest}s`
  return rest === 0 ? `${minutes}m` : `${minutes}m${rest}s`
}
