// A length of time as people write it.

const WRITTEN = /^(?:(\d{1,2})\s*h)?\s*(?:(\d{1,4}(?:\.5)?)\s*m(?:in)?)?\s*(?:(\d{1,5})\s*s)?$/i
/** The longest, s. */
const DAY = 86_400

/** `5m`, `4m30s`, `90s`, `1h`; a bare number counts minutes. Null for anything else, and for nothing. */
export function secondsWritten(written: string): number | null {
  const text = written.trim()
  const bare = /^\d{1,4}(?:\.5)?$/.test(text) ? Number(text) * 60 : null
  const [, hours = '0', minutes = '0', seconds = '0'] = WRITTEN.exec(text) ?? []
  const sum = bare ?? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return sum > 0 && sum <= DAY ? sum : null
}
