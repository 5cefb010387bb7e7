// The one date that a built file may carry: never the clock's.

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(?:Z|UTC|([+-])(\d{2}):?(\d{2}))?$/

/** `SOURCE_DATE_EPOCH` where it is set, else the article's own date, read as UTC where it names no zone; else null. */
export function documentDate(
  written: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Date | null {
  const epoch = env.SOURCE_DATE_EPOCH
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000)
  const parts = ISO.exec(written?.trim() ?? '')
  if (parts === null) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', sign, zoneHours = '0', zoneMinutes = '0'] = parts
  const east = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1)
  const time = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute) - east,
    Number(second),
  )
  return isInCalendar(Number(year), Number(month), Number(day)) ? new Date(time) : null
}

function isInCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
