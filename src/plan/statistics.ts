// The one number that a sentence is about, with its unit or with what it counts.

const NUMBER = String.raw`\d+(?:[.,]\d+)*`
const UNIT = String.raw`(?:%|％|‰|个百分点|百分点|percent|倍|分钟|小时|美元|[十百千万亿]+(?:美元|元|人|次|个|条|张|篇|行|字|年|吨|辆|台|家|户|只|头|小时|分钟|公里)?|元|人|次|条|张|篇|行|字|吨|辆|台|家|户|只|头|天|秒|毫秒|分(?!别|为|成|布|类)|度|米|公里|公斤|千克|時間|分間|円|回|名|배|명|초|시간|원|건|GB|MB|TB|PB|kB|KB|ms|µs|kW|MW|GW|kWh|°C|℃|dB|GHz|MHz|Hz|fps|km|kg|million|billion|trillion|thousand|hours?|minutes?|seconds?|days?|weeks?|months?|people|users|times|points?|pounds|dollars|euros|tons?|tonnes|miles|metres|meters|litres|liters|loaves|[KMBkx×]\b)`
/** What is counted, in English, by its plural; a verb may end like one. */
const COUNTED = String.raw`[a-z]{2,}s\b`
const BEFORE_COUNTED = /(?:^|\b(?:about|around|of|with|only|just|over|nearly|almost|than|by|for|to|in|and|another)\s)$/i
/** A unit that is a word, and no part of the number as `million` is. */
const WORD = /\s(?!(?:million|billion|trillion|thousand|percent|to)\b)[a-z]{3,}$/
const KNOWN_UNIT = new RegExp(`^${UNIT}$`)
const MONEY = '[$€£¥￥]'
const STATISTIC = new RegExp(
  String.raw`(?<![\p{L}\p{N}.\-])(?:[+±~≈<>≤≥−-]\s?)?(?:${MONEY}\s?${NUMBER}(?:\s?(?:[–~-]|to|到|至)\s?${MONEY}?\s?${NUMBER})?\s?${UNIT}?|${NUMBER}\s?(?:(?:[–~-]|to|到|至)\s?${NUMBER}\s?)?(?:${UNIT}|${COUNTED}))(?!\p{sc=Latin})`,
  'gu',
)

export interface Statistic {
  /** Of the number with its sign and unit, `[from, to)`. */
  readonly from: number
  readonly to: number
  readonly unit: string
}

/** A range has two. */
const MOST_NUMBERS = 2

/** Null where a text has none, or more than one, or another number beside it. */
export function statisticOf(text: string): Statistic | null {
  // Most texts have no number, or too many, and that is told faster.
  const numbers = text.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0
  if (numbers === 0 || numbers > MOST_NUMBERS) return null
  const [found, ...others] = text.matchAll(STATISTIC)
  if (found === undefined || others.length > 0) return null
  const from = found.index
  const to = from + found[0].length
  if (/\d/.test(text.slice(0, from) + text.slice(to))) return null
  const unit = found[0].replace(/[\d.,\s–~到至+±≈<>≤≥−-]|to/g, '')
  const isCounted = !KNOWN_UNIT.test(unit) && /^[a-z]+s$/.test(unit)
  if (isCounted && !BEFORE_COUNTED.test(text.slice(0, from))) return null
  // What is counted is said in the words after the number.
  const word = WORD.exec(found[0])?.index
  return { from, to: word === undefined ? to : from + word, unit }
}
